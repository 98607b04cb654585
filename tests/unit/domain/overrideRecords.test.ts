import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { type Override, scoreOverrides } from '../../../src/shared/domain/overrideRecords.ts';
import { account, contract, facts, person, pulse, usage } from './build.ts';

const judge = (book: readonly AccountFacts[], overrides: readonly Override[], asOf = '2026-06-30') =>
  scoreOverrides(book, overrides, { asOf, modelOf: () => DEFAULT_MODEL });

const said = (accountId: string, band: Override['band'], date: string): Override => ({
  accountId,
  band,
  date,
  author: 'Lea',
});

/** One contract to 2026-01-01 with the outcome given on 2025-12-15. */
function decided(id: string, outcome: 'renewed' | 'churned', more: Partial<AccountFacts> = {}): AccountFacts {
  return facts({
    account: account({ id, name: id }),
    contracts: [contract({ outcome, outcomeDate: '2025-12-15' })],
    ...more,
  });
}

describe('overrides against what happened', () => {
  it('red was right when the contract was lost, yellow and green when it was renewed', () => {
    const book = [decided('Kept', 'renewed'), decided('Lost', 'churned')];
    const { records, n, right, tooFew } = judge(book, [
      said('Kept', 'green', '2025-10-01'),
      said('Kept', 'yellow', '2025-10-02'),
      said('Kept', 'red', '2025-10-03'),
      said('Lost', 'green', '2025-10-04'),
      said('Lost', 'yellow', '2025-10-05'),
      said('Lost', 'red', '2025-10-06'),
    ]);
    expect(records.map((record) => [record.account, record.band, record.outcome, record.right])).toEqual([
      ['Kept', 'green', 'renewed', true],
      ['Kept', 'yellow', 'renewed', true],
      ['Kept', 'red', 'renewed', false],
      ['Lost', 'green', 'churned', false],
      ['Lost', 'yellow', 'churned', false],
      ['Lost', 'red', 'churned', true],
    ]);
    expect({ n, right, tooFew }).toEqual({ n: 6, right: 3, tooFew: true });
    expect(records[0]?.outcomeDate).toBe('2025-12-15');
  });

  it('stays open until a contract is decided after it, as known on the day', () => {
    const book = [decided('Kept', 'renewed')];
    const override = said('Kept', 'green', '2025-10-01');
    expect(judge(book, [override], '2025-12-14')).toMatchObject({ n: 0, open: 1 });
    expect(judge(book, [override], '2025-12-15')).toMatchObject({ n: 1, open: 0 });
    // Said on the day of the decision, or after it: nothing was foreseen.
    expect(judge(book, [said('Kept', 'green', '2025-12-15')])).toMatchObject({ n: 0, open: 1 });
    // Not yet said.
    expect(judge(book, [said('Kept', 'green', '2026-07-01')])).toMatchObject({ n: 0, open: 0 });
  });

  it('goes by the first decision after it; of two on one day the loss counts', () => {
    const two = facts({
      account: account({ id: 'Two', name: 'Two' }),
      contracts: [
        contract({ product: 'A', outcome: 'renewed', outcomeDate: '2025-11-01' }),
        contract({ product: 'B', outcome: 'churned', outcomeDate: '2025-12-15' }),
        contract({ product: 'C', outcome: 'renewed', outcomeDate: '2025-12-15' }),
      ],
    });
    expect(judge([two], [said('Two', 'green', '2025-10-01')]).records[0]).toMatchObject({
      outcome: 'renewed',
      right: true,
    });
    expect(judge([two], [said('Two', 'green', '2025-11-01')]).records[0]).toMatchObject({
      outcome: 'churned',
      right: false,
    });
  });

  it('counts the turn an auto-renewing contract took', () => {
    // To 2026-01-01 without notice: the turn passed counts as renewed on 2026-01-02.
    const auto = facts({ account: account({ id: 'Auto', name: 'Auto' }), contracts: [contract({ autoRenew: true })] });
    expect(judge([auto], [said('Auto', 'red', '2025-10-01')]).records[0]).toMatchObject({
      outcome: 'renewed',
      outcomeDate: '2026-01-02',
      right: false,
    });
  });

  it('sets the computed band of that day beside it, and leaves unproven out of what the rules said', () => {
    // Sentiment 0, relationships (0 + 0) / 2 = 0: score 0 with coverage (30 + 20) / 100 = 0.5, below 0.6: unproven.
    const unproven = decided('Unproven', 'churned', {
      stakeholders: [person({ roles: ['decision maker'], support: -2, supportDate: '2025-09-01' })],
      pulses: [pulse({ date: '2025-09-20', value: 1 })],
    });
    const result = judge([unproven], [said('Unproven', 'red', '2025-10-01')]);
    expect(result.records[0]).toMatchObject({ computedBand: 'unproven', computedRight: null, right: true });
    expect(result).toMatchObject({ computedN: 0, computedRight: 0 });
    // With adoption 10 / 100 / 0.7 = 14.3 coverage is 0.65: score 15 x 14.3 / 65 = 3.3, red. The rules were right, green was not.
    const red = {
      ...unproven,
      usage: [usage({ periodStartDate: '2025-08-01', periodDays: 31, activeUsers: 10, licensedUsers: 100 })],
    };
    expect(judge([red], [said('Unproven', 'green', '2025-10-01')])).toMatchObject({
      records: [{ computedBand: 'red', computedRight: true, right: false }],
      computedN: 1,
      computedRight: 1,
      right: 0,
    });
  });

  it('ten are enough to judge', () => {
    const book = [decided('Kept', 'renewed')];
    const many = Array.from({ length: 10 }, (_, index) => said('Kept', 'green', `2025-10-${String(index + 10)}`));
    expect(judge(book, many.slice(1)).tooFew).toBe(true);
    expect(judge(book, many)).toMatchObject({ tooFew: false, n: 10, right: 10 });
  });
});
