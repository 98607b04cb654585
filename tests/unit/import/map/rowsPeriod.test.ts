/** Tabs for months: when rows are from that no column dates, by the name of the sheet or as a person says. */
import { describe, expect, it } from 'vitest';
import { changePlan } from '../../../../src/main/import/map/changePlan.ts';
import { datesSentence } from '../../../../src/shared/fields/rowsPeriod.ts';
import type { SheetPlan } from '../../../../src/shared/fields/types.ts';
import { CONTEXT, factOf, normaliseRows, normaliseText, planOfText, rowsOfText, sourceOf } from '../inMemory.ts';

const PULSES = 'Account|Health|CSM|Comment\nAcme|Green|Ana|calm\nGlobex|Red|Ana|late';
const USAGE = 'Account|Active Users|Licensed Users\nAcme|10|20\nGlobex|5|10';

function firstOf(text: string, entity: string, name: string, file = 'book.xlsx') {
  return factOf(normaliseText(text, { name, file })[0], entity);
}

describe('the month a sheet is named after', () => {
  it('dates pulses, answers and touches with its last day, and is the period of usage', () => {
    expect(firstOf(PULSES, 'pulse', 'Jan 2026')).toMatchObject({ value: 4, date: '2026-01-31' });
    expect(firstOf(USAGE, 'usage', 'Feb-26')).toMatchObject({ periodStartDate: '2026-02-01', periodDays: 28 });
    const answers = 'Account|NPS|Comment\nAcme|9|good\nGlobex|3|bad';
    expect(firstOf(answers, 'survey', 'NPS Q1 2026')).toMatchObject({ score: 9, answeredDate: '2026-03-31' });
    const touches = 'Account|Channel|Attendees|Purpose\nAcme|QBR|Al Fox|value shown\nGlobex|Call|Bo Elk|renewal';
    const plan = planOfText(touches, { name: 'Meetings März 2026' }, { main: 'touch' });
    expect(factOf(normaliseRows(plan, rowsOfText(touches))[0], 'touch')).toMatchObject({ date: '2026-03-31' });
  });

  it('dates what people think, of those who have said it', () => {
    const people = 'Account|Name|Role|Support\nAcme|Al Fox|Champion|Positive\nGlobex|Bo Elk|User|';
    const [said, silent] = normaliseText(people, { name: 'Stakeholders Jan 2026' });
    expect(factOf(said, 'stakeholder')).toMatchObject({ name: 'Al Fox', support: 1, supportDate: '2026-01-31' });
    expect(factOf(silent, 'stakeholder')).not.toHaveProperty('supportDate');
    const plan = planOfText(people, { name: 'Stakeholders Jan 2026' });
    expect(datesSentence(plan)).toContain('No column dates the supports of people: they are taken for January 2026');
    expect(datesSentence(planOfText('Account|Name|Role\nAcme|Al Fox|Champion', { name: 'Contacts' }))).toBeNull();
  });

  it('is told as the reason', () => {
    expect(datesSentence(planOfText(PULSES, { name: 'Jan 2026' }))).toBe(
      'No column dates the pulses: they are taken for January 2026, as the name says, and stand for 2026-01-31.',
    );
    expect(datesSentence(planOfText(PULSES, { name: 'Health' }))).toContain('come in without a date');
    expect(
      datesSentence(planOfText(`${PULSES.replace('\n', '|Date\n').replaceAll(/(calm|late)/g, '$1|2026-02-03')}`)),
    ).toBeNull();
  });

  it('is the file where sheets have no name, and its year that of a bare month', () => {
    expect(firstOf(PULSES, 'pulse', '', 'Pulse March 2026.csv')).toMatchObject({ date: '2026-03-31' });
    expect(firstOf(PULSES, 'pulse', 'Apr', 'Health 2026.xlsx')).toMatchObject({ date: '2026-04-30' });
    expect(firstOf(PULSES, 'pulse', 'Health', 'Health March 2026.xlsx')).not.toHaveProperty('date');
  });

  it('gives way to a column of dates, and its blank cells stay blank', () => {
    const text = 'Account|Health|CSM|Pulse Date\nAcme|Green|Ana|2026-01-12\nGlobex|Red|Ana|';
    expect(normaliseText(text, { name: 'Jan 2026' }).map((row) => factOf(row, 'pulse')?.['date'])).toEqual([
      '2026-01-12',
      undefined,
    ]);
  });

  it('that still runs has its first day, and one to come says nothing', () => {
    expect(firstOf(PULSES, 'pulse', 'Nov 2026')).toMatchObject({ date: '2026-11-01' });
    expect(firstOf(PULSES, 'pulse', 'Dec 2026')).not.toHaveProperty('date');
  });

  it('says nothing of a list of what falls due then', () => {
    const due = 'Account|Renewal Date|ARR|Health\nAcme|2026-02-03|$100|Green\nGlobex|2026-03-30|$200|Red';
    expect(firstOf(due, 'pulse', 'Renewals Q1 2026')).toEqual(expect.not.objectContaining({ date: expect.anything() }));
    const all = due.replace('2026-02-03', '2027-02-03');
    expect(firstOf(all, 'pulse', 'Q1 2026')).toMatchObject({ date: '2026-03-31' });
  });

  it('is no answer where nobody gave a score', () => {
    const text = 'Account|CSM|NPS|NPS Comment\nAcme|Ana|9|good\nGlobex|Ana||no time';
    const [answered, silent] = normaliseText(text, { name: 'NPS Jan 2026' });
    expect(factOf(answered, 'survey')).toHaveProperty('answeredDate', '2026-01-31');
    expect(factOf(silent, 'survey')?.['answeredDate']).toBeUndefined();
  });
});

describe('the lines above the table', () => {
  const rowsUnder = (title: string) => rowsOfText(`${title}\n\n${PULSES}`);

  it('date its rows, where no column and no name does, and are told as the reason', () => {
    const rows = rowsUnder('Tracker, updated 14 Oct 2026');
    const plan = planOfText('x', { rows, name: 'Tracker' });
    expect(factOf(normaliseRows(plan, rows)[0], 'pulse')).toMatchObject({ date: '2026-10-14' });
    expect(datesSentence(plan)).toBe(
      'No column dates the pulses: they are taken for 2026-10-14, as the lines above the table say.',
    );
    const named = planOfText('x', { rows, name: 'Sep 2026' });
    expect(factOf(normaliseRows(named, rows)[0], 'pulse')).toMatchObject({ date: '2026-09-30' });
  });

  it('date none of a day to come', () => {
    const rows = rowsUnder('Tracker, updated 14 Oct 2027');
    expect(factOf(normaliseRows(planOfText('x', { rows, name: 'Tracker' }), rows)[0], 'pulse')).not.toHaveProperty(
      'date',
    );
  });
});

describe('what a person says', () => {
  const rows = rowsOfText(PULSES);
  const ground = { sheet: sourceOf(rows, { name: 'Jan 2026' }), displayName: 'book.xlsx', options: CONTEXT };
  const datesOf = (plan: SheetPlan): unknown[] =>
    normaliseRows(plan, rows).map((row) => factOf(row, 'pulse')?.['date']);
  const plan = planOfText(PULSES, { name: 'Jan 2026' });

  it('goes before the name, and stays when the sheet is read again', () => {
    const said = changePlan(plan, { kind: 'period', period: { startDate: '2025-12-01', days: 31 } }, ground);
    expect(datesOf(said)).toEqual(['2025-12-31', '2025-12-31']);
    expect(datesSentence(said)).toContain('taken for December 2025, as you said, and stand for 2025-12-31');
    const again = changePlan(said, { kind: 'headerRow', row: 1 }, ground);
    expect(datesOf(again)).toEqual(['2025-12-31', '2025-12-31']);
  });

  it('may be that nothing is known', () => {
    const said = changePlan(plan, { kind: 'period', period: null }, ground);
    expect(datesOf(said)).toEqual([undefined, undefined]);
    expect(datesOf(changePlan(said, { kind: 'main', entity: 'pulse' }, ground))).toEqual([undefined, undefined]);
  });
});
