import { describe, expect, it } from 'vitest';
import type { AccountFacts, Contract } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import {
  dueInWindow,
  type HeatmapCell,
  renewalHeatmap,
  ruleCall,
  type ScoredAccount,
  summarizeDue,
} from '../../../src/shared/domain/renewals.ts';
import { accountFigures } from '../../../src/shared/domain/score.ts';
import { portfolioTotals } from '../../../src/shared/domain/totals.ts';
import { account, contract, facts, milestone, person, pulse, touch } from './build.ts';

const D = '2026-06-15';
const scored = (over: Partial<AccountFacts>): ScoredAccount => {
  const own = facts(over);
  return { account: own.account, health: accountFigures(own, D, DEFAULT_MODEL) };
};
const due = (endDate: string, over: Partial<Contract> = {}): Contract => contract({ endDate, ...over });
const proof = milestone({ dueDate: '2026-05-01', achievedDate: '2026-05-01', evidenceLevel: 'customer-signed' });
/** Green: signed outcome, happy decider touched today with a second person, pulse 5. */
function green(name: string, contracts: readonly Contract[], over: Partial<AccountFacts> = {}): ScoredAccount {
  const [dee, cho] = [person({ roles: ['decision maker', 'champion', 'user lead'], support: 2 }), person()];
  const signals = {
    milestones: [proof],
    stakeholders: [dee, cho],
    touches: [touch([dee.id, cho.id], D)],
    pulses: [pulse({ date: D, value: 5 })],
  };
  return scored({ account: account({ name, segment: 'SMB' }), contracts, ...signals, ...over });
}
const unproven = (name: string, contracts: readonly Contract[]): ScoredAccount =>
  scored({ account: account({ name }), contracts });
const amounts = ({ arrDue, red, yellow, green: greens, unproven: none, count, biggest }: HeatmapCell) => [
  arrDue,
  red,
  yellow,
  greens,
  none,
  count,
  biggest,
];

describe('heatmap', () => {
  const accounts = [
    green('Ash', [
      due('2026-06-30'),
      due('2026-08-30', { product: 'Maps', noticeDays: 60, arrMinor: 40_00 }),
      due('2026-06-01', { product: 'Old', noticeDays: 0 }),
    ]),
    unproven('Birch', [
      due('2026-06-01', { arrMinor: 70_00 }),
      due('2026-05-31', { product: 'Maps', arrMinor: 10_00 }),
    ]),
    unproven('Cedar', [due('2026-12-01', { currency: 'EUR' }), due('2027-06-01', { product: 'Late' })]),
    unproven('Dogwood', [contract({ endDate: null })]),
    scored({ account: account({ name: 'Gone', status: 'churned' }), contracts: [due('2026-06-01')] }),
  ];
  const map = renewalHeatmap(accounts, { asOf: D, months: 12, keyOf: (item) => item.account.segment });

  it('has whole months from the month of D on, days already past included', () => {
    expect(map.columns).toHaveLength(12);
    expect([map.columns[0], map.columns[11]]).toEqual(['2026-06', '2027-05']);
  });

  it('has one row per key and currency, blank keys as (none), rows without a contract left out', () => {
    expect(map.rows.map(({ key, currency }) => [key, currency])).toEqual([
      ['(none)', 'EUR'],
      ['(none)', 'USD'],
      ['SMB', 'USD'],
    ]);
  });

  it('puts contracts by decision month; what is pending from before stands in overdue', () => {
    const [, none, smb] = map.rows;
    // Ash: 06-30 (100) and 06-01 past (100) in June, 08-30 - 60 = 07-01 (40) in July. One passed uncommitted: red.
    expect(smb?.cells.slice(0, 2).map(amounts)).toEqual([
      [200_00, 200_00, 0, 0, 0, 2, 'Ash'],
      [40_00, 40_00, 0, 0, 0, 1, 'Ash'],
    ]);
    expect(none?.cells[0]).toMatchObject({ arrDue: 70_00, unproven: 70_00, count: 1, biggest: 'Birch' });
    expect(none && amounts(none.overdue)).toEqual([10_00, 0, 0, 0, 10_00, 1, 'Birch']);
    expect(none?.cells[1] && amounts(none.cells[1])).toEqual([0, 0, 0, 0, 0, 0, null]);
  });

  it('leaves out what is due after the last column', () => {
    expect(map.rows[1]?.cells.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    const longer = renewalHeatmap(accounts, { asOf: D, months: 13, keyOf: () => null });
    expect(longer.rows.find(({ currency }) => currency === 'USD')?.cells[12]).toMatchObject({
      month: '2027-06',
      count: 1,
    });
  });

  it('names the account with most ARR, adding its contracts; tie by name', () => {
    const tie = [
      unproven('Zinnia', [due('2026-07-01', { arrMinor: 100_00 })]),
      unproven('Alder', [
        due('2026-07-02', { arrMinor: 60_00 }),
        due('2026-07-03', { product: 'Maps', arrMinor: 40_00 }),
      ]),
    ];
    const cell = renewalHeatmap(tie, { asOf: D, months: 2, keyOf: () => 'x' }).rows[0]?.cells[1];
    expect(cell).toMatchObject({ biggest: 'Alder', count: 3, arrDue: 200_00 });
  });

  it('can go by end date instead', () => {
    const byEnd = renewalHeatmap(accounts, { asOf: D, months: 12, keyOf: (item) => item.account.name, by: 'end' });
    expect(byEnd.rows.find(({ key }) => key === 'Ash')?.cells[2]).toMatchObject({ month: '2026-08', arrDue: 40_00 });
  });
});

describe('rule call and expected loss', () => {
  it('calls by band; a passed decision is a loss on red and on unproven accounts', () => {
    expect(ruleCall(green('G', [due('2027-06-01')]).health)).toMatchObject({
      category: 'commit',
      percent: 95,
      marked: false,
    });
    expect(ruleCall(unproven('U', [due('2027-06-01')]).health)).toMatchObject({
      category: 'likely',
      percent: 75,
      marked: true,
    });
    expect(ruleCall(unproven('U', [due('2026-06-01')]).health)).toMatchObject({
      category: 'loss',
      percent: 15,
      marked: true,
    });
    expect(ruleCall(green('G', [due('2026-06-01')]).health)).toMatchObject({
      category: 'loss',
      percent: 15,
      marked: false,
    });
    const unhappy = green('R', [due('2027-06-01')], {
      stakeholders: [person({ power: 5, support: -2 })],
      pulses: [pulse({ date: D, value: 1 })],
    });
    expect(ruleCall(unhappy.health)).toMatchObject({ category: 'at risk', percent: 45 });
    expect(
      ruleCall(
        green('Y', [due('2027-06-01')], {
          milestones: [milestone({ dueDate: '2026-05-01', achievedDate: '2026-05-01' })],
        }).health,
      ),
    ).toMatchObject({ category: 'likely', percent: 75 });
  });

  it('rounds the expected loss once per currency, half up', () => {
    // Two unproven contracts of 1 and 1 minor units at 25 % loss: 0.25 + 0.25 = 0.5 -> 1 (not 0 + 0).
    const two = ['A', 'B'].map((name) => unproven(name, [due('2026-07-01', { arrMinor: 1 })]));
    const [summary] = summarizeDue(dueInWindow(two, { from: '2026-07-01', to: '2026-07-31' }));
    expect(summary).toMatchObject({
      currency: 'USD',
      arrDue: 2,
      unproven: 2,
      arrAtRisk: 0,
      expectedLoss: 1,
      contracts: 2,
      accounts: 2,
    });
  });

  it('due means the decision date lies in the window, both ends included', () => {
    const one = [unproven('A', [due('2026-07-31', { noticeDays: 30 })])]; // decision 2026-07-01
    expect(dueInWindow(one, { from: '2026-07-01', to: '2026-07-01' })).toHaveLength(1);
    expect(dueInWindow(one, { from: '2026-07-02', to: '2026-07-31' })).toHaveLength(0);
    expect(dueInWindow(one, { from: '2026-07-31', to: '2026-07-31', by: 'end' })).toHaveLength(1);
  });
});

it('totals: active ARR by band and currency, churned accounts apart', () => {
  const accounts = [
    green('Ash', [due('2027-06-01')]),
    unproven('Birch', [due('2027-06-01', { currency: 'EUR' }), due('2027-06-01', { product: 'Maps', arrMinor: 5_00 })]),
    scored({ account: account({ status: 'churned' }), contracts: [due('2026-06-01')] }),
  ];
  expect(portfolioTotals(accounts)).toEqual({
    accounts: 2,
    churned: 1,
    watermelons: 0,
    byCurrency: {
      EUR: { arr: 100_00, green: 0, yellow: 0, red: 0, unproven: 100_00 },
      USD: { arr: 105_00, green: 100_00, yellow: 0, red: 0, unproven: 5_00 },
    },
  });
});
