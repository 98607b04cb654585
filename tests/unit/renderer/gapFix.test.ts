/** Gaps closed in place: which field opens, and what is sent. */
import { describe, expect, it } from 'vitest';
import { choicesOf, fixOf, fixValues } from '../../../src/renderer/features/quality/gapFix.ts';
import type { RankedGap } from '../../../src/shared/contract/quality.ts';
import type { FactRef } from '../../../src/shared/domain/results.ts';

function gap(
  key: string,
  field: string | null,
  facts: readonly FactRef[] = [],
  kind: RankedGap['kind'] = 'gap',
): RankedGap {
  return {
    key,
    kind,
    field,
    facts,
    sentence: '',
    accountId: '7',
    accountName: 'Nordwind',
    csm: null,
    arrByCurrency: {},
    decisionDate: null,
    daysToDecision: null,
    currency: null,
    rank: 0,
  };
}

describe('fixOf', () => {
  it('opens the field of the fact that has the gap', () => {
    for (const [key, field] of [
      ['no-required-outcome', 'account.requiredOutcome'],
      ['no-appropriate-experience', 'account.appropriateExperience'],
      ['no-csm', 'account.csm'],
      ['no-fit', 'account.fit'],
      ['pulse-without-reason', 'pulse.reason'],
      ['support-unknown', 'stakeholder.support'],
      ['milestone-owner-side', 'milestone.ownerSide'],
      ['milestone-undated', 'milestone.dueDate'],
      ['contract-start', 'contract.startDate'],
      ['contract-end', 'contract.endDate'],
      ['contract-arr', 'contract.arrMinor'],
      ['contract-currency', 'contract.currency'],
      ['notice-days', 'contract.noticeDays'],
      ['undated-touch', 'touch.date'],
      ['undated-survey', 'survey.answeredDate'],
      ['undated-usage', 'usage.periodStartDate'],
      ['undated-ticket', 'ticket.openedDate'],
      ['undated-forecast', 'forecast.date'],
      ['left-undated', 'stakeholder.leftDate'],
    ] as const) {
      const [table, name] = field.split('.');
      const fact = { table, id: '3' } as FactRef;
      expect(fixOf(gap(key, field, [fact])), key).toMatchObject({ mode: 'edit', table, id: '3', fields: [{ name }] });
    }
  });

  it('adds the fact that is not there, with what goes without saying', () => {
    expect(fixOf(gap('no-pulse', 'pulse.value', [{ table: 'account', id: '7' }]))).toMatchObject({
      mode: 'add',
      table: 'pulse',
      fields: [{ name: 'value' }, { name: 'reason' }],
    });
    expect(fixOf(gap('no-customer-milestone', 'milestone.title'))).toMatchObject({
      mode: 'add',
      values: { ownerSide: 'customer' },
    });
    expect(fixOf(gap('no-stakeholders', 'stakeholder.name'))).toMatchObject({ mode: 'add', table: 'stakeholder' });
    expect(fixOf(gap('no-contract', 'contract.endDate'))).toMatchObject({ mode: 'add', table: 'contract' });
  });

  it('leaves to the account what one field cannot close', () => {
    expect(fixOf(gap('no-touches', 'touch.date'))).toBeNull();
    expect(fixOf(gap('next-term-missing', 'contract.startDate', [{ table: 'contract', id: '1' }]))).toBeNull();
    expect(
      fixOf(gap('closed-before-opened', 'ticket.closedDate', [{ table: 'ticket', id: '1' }], 'contradiction')),
    ).toBeNull();
    expect(fixOf(gap('somehow', null))).toBeNull();
  });

  it('asks for a word about a row that an export no longer lists', () => {
    expect(fixOf(gap('not-in-export', null, [{ table: 'contract', id: '4' }]))).toEqual({
      mode: 'dismiss',
      table: 'contract',
      id: '4',
    });
  });
});

describe('choicesOf and fixValues', () => {
  const field = (key: string, name: string) => {
    const fix = fixOf(gap(key, name, [{ table: name.split('.')[0], id: '1' } as FactRef]));
    if (fix === null || fix.mode === 'dismiss' || fix.fields[0] === undefined) throw new Error(name);
    return fix.fields[0];
  };

  it('offers short lists, without the word that says nothing', () => {
    expect(choicesOf(field('no-fit', 'account.fit'))).toEqual(['good', 'poor']);
    expect(choicesOf(field('support-unknown', 'stakeholder.support'))).toEqual(['-2', '-1', '0', '1', '2']);
    expect(choicesOf(field('milestone-owner-side', 'milestone.ownerSide'))).toEqual(['customer', 'vendor']);
    expect(choicesOf(field('no-csm', 'account.csm'))).toBeNull();
  });

  it('sends minor units of the currency, and says what is blank or no number', () => {
    const arr = field('contract-arr', 'contract.arrMinor');
    expect(fixValues([arr], { arrMinor: '1200.5' }, 'USD')).toEqual({ ok: true, values: { arrMinor: 120_050 } });
    expect(fixValues([arr], { arrMinor: '1200' }, 'JPY')).toEqual({ ok: true, values: { arrMinor: 1200 } });
    expect(fixValues([arr], { arrMinor: 'much' }, 'USD')).toMatchObject({ ok: false, field: 'arrMinor' });
    expect(fixValues([arr], {}, 'USD')).toMatchObject({ ok: false, sentence: expect.stringContaining('blank') });
  });
});
