import { describe, expect, it } from 'vitest';
import { rememberMapping } from '../../../../src/main/import/map/applyMapping.ts';
import { changePlan, type Ground } from '../../../../src/main/import/map/changePlan.ts';
import { openQuestions } from '../../../../src/main/import/job/sheetsToImport.ts';
import { understandSheet } from '../../../../src/main/import/understand.ts';
import type { ImportPlan, SheetPlan } from '../../../../src/shared/fields/types.ts';
import { CONTEXT, factOf, mappingOf, normaliseRows, rowsOfText, sourceOf } from '../inMemory.ts';

const TEXT =
  'Account|ARR|Start Date|Renewal Date|Health|Owner Remark\nNorthwind|120000|03/02/2025|13/02/2026|Gut|x\nGlobex|45000|04/05/2025|20/06/2026|Zappy|y\nInitech|5000|01/06/2025|21/06/2026|Rot|z';

function groundOf(text: string): Ground {
  return { sheet: sourceOf(rowsOfText(text), { name: 'Renewals' }), displayName: 'renewals.csv', options: CONTEXT };
}
const ground = groundOf(TEXT);
const plan = understandSheet(ground.sheet, ground.displayName, CONTEXT);
const asFile = (sheet: SheetPlan): ImportPlan => ({
  file: 'renewals.csv',
  format: 'csv',
  sheets: [sheet],
  warnings: [],
});

describe('questions', () => {
  it('are asked per column, with the count and both readings', () => {
    const [question, ...more] = openQuestions([asFile(plan)]);
    expect(more).toEqual([]);
    expect(question?.header).toBe('Start Date');
    expect(question?.ambiguity).toEqual({
      kind: 'dateOrder',
      count: 3,
      readings: [
        {
          choice: 'dmy',
          examples: [
            { raw: '03/02/2025', read: '2025-02-03' },
            { raw: '04/05/2025', read: '2025-05-04' },
            { raw: '01/06/2025', read: '2025-06-01' },
          ],
        },
        {
          choice: 'mdy',
          examples: [
            { raw: '03/02/2025', read: '2025-03-02' },
            { raw: '04/05/2025', read: '2025-04-05' },
            { raw: '01/06/2025', read: '2025-01-06' },
          ],
        },
      ],
    });
    expect(plan.columns[3]?.dateOrder).toBe('dmy');
  });

  it('are answered by a person, for one column', () => {
    const answered = changePlan(plan, { kind: 'dateOrder', column: 2, order: 'mdy' }, ground);
    expect(openQuestions([asFile(answered)])).toEqual([]);
    expect(factOf(normaliseRows(answered, rowsOfText(TEXT))[0], 'contract')).toMatchObject({ startDate: '2025-03-02' });
  });

  const arrOf = (text: string) =>
    understandSheet(sourceOf(rowsOfText(text), { name: 'Renewals' }), 'r.csv', CONTEXT).columns[1];

  it('are asked for amounts that no cell, no sign and no other column explains', () => {
    expect(arrOf('Account|ARR|Renewal Date\nA|1,234|2026-01-01\nB|2,500|2026-01-02')).toMatchObject({
      ambiguity: {
        kind: 'decimal',
        count: 2,
        readings: [
          {
            choice: '.',
            examples: [
              { raw: '1,234', read: '1234' },
              { raw: '2,500', read: '2500' },
            ],
          },
          { choice: ',' },
        ],
      },
    });
    expect(arrOf('Account|ARR|Renewal Date\nA|1,234|2026-01-01\nB|12.345|2026-01-02')?.ambiguity?.kind).toBe('decimal');
  });

  it.each([
    ['another cell of the column', 'Account|ARR\nA|1,234\nB|1,234.50', '.'],
    ['its groups', 'Account|ARR\nA|1.234\nB|1.234.567', ','],
    ['the sign of its currency', 'Account|ARR\nA|$1,234\nB|$2,500', '.'],
    ['the other numbers of the sheet', 'Account|ARR|Uplift\nA|1.234|2,5\nB|2.500|3,75', ','],
  ])('are not asked where %s tells', (_, text, decimal) => {
    const column = arrOf(text);
    expect(column?.ambiguity).toBeUndefined();
    expect(column?.decimal).toBe(decimal);
  });

  it('are not asked for counts, which have no decimals', () => {
    const usage = understandSheet(
      sourceOf(rowsOfText('Account|Notice (days)|Renewal Date\nA|1,234|2026-01-01'), { name: 'Contracts' }),
      'c.csv',
      CONTEXT,
    );
    expect(usage.columns[1]?.ambiguity).toBeUndefined();
  });
});

describe('changes', () => {
  it('give a field to one column and take it from the other', () => {
    const changed = changePlan(plan, { kind: 'field', column: 5, field: { key: 'contract.endDate' } }, ground);
    expect(mappingOf(changed)).toMatchObject({ 'Owner Remark': 'contract.endDate', 'Renewal Date': '-' });
    expect(changed.columns[5]).toMatchObject({ confidence: 1, chosen: true });
  });

  it('give a day of a milestone to a column, which names the step where no other column does', () => {
    const rows = 'Northwind|Ana|2025-06-30|Go-live\nGlobex|Kim|2199-12-10|Pilot';
    const text = `Customer|CSM|Training Date|Step\n${rows}`;
    const tracker = groundOf(text);
    const before = understandSheet(tracker.sheet, tracker.displayName, CONTEXT);
    const chosen = changePlan(before, { kind: 'field', column: 2, field: { key: 'milestone.dueDate' } }, tracker);
    expect(factOf(normaliseRows(chosen, rowsOfText(text))[0], 'milestone')).toEqual({
      accountName: 'Northwind',
      title: 'Training',
      dueDate: '2025-06-30',
    });
    const titled = changePlan(before, { kind: 'field', column: 3, field: { key: 'milestone.title' } }, tracker);
    const dated = changePlan(titled, { kind: 'field', column: 2, field: { key: 'milestone.dueDate' } }, tracker);
    expect(factOf(normaliseRows(dated, rowsOfText(text))[0], 'milestone')).toMatchObject({ title: 'Go-live' });
  });

  it('teach a value', () => {
    expect(plan.columns[4]?.unknownValues).toEqual([{ value: 'Zappy', count: 1 }]);
    const taught = changePlan(plan, { kind: 'value', column: 4, raw: 'zappy', canonical: '4' }, ground);
    expect(taught.columns[4]?.unknownValues).toEqual([]);
    expect(factOf(normaliseRows(taught, rowsOfText(TEXT))[1], 'pulse')?.['value']).toBe(4);
  });

  it('recount rows and keep what was chosen', () => {
    const chosen = changePlan(plan, { kind: 'field', column: 5, field: { key: 'pulse.reason' } }, ground);
    const fewer = changePlan(chosen, { kind: 'ignoreRows', rows: [3] }, ground);
    expect(fewer.rowCount).toBe(2);
    expect(mappingOf(fewer)['Owner Remark']).toBe('pulse.reason');
    const moved = changePlan(fewer, { kind: 'headerRow', row: 2 }, ground);
    expect(moved).toMatchObject({ headerRow: 2, choices: { headerRow: 2, ignoreRows: [3] } });
  });

  it('take one line as the header, or several as one', () => {
    const lines = groundOf(
      'Customer|Contract|Contract\nName|Start|End\nNorthwind|2025-02-03|2026-02-13\nGlobex|2025-05-04|2026-06-20',
    );
    const found = understandSheet(lines.sheet, lines.displayName, CONTEXT);
    const one = changePlan(found, { kind: 'headerRow', row: 2 }, lines);
    expect(one).toMatchObject({ headerRow: 2, headerFromRow: 2, rowCount: 2 });
    expect(one.columns.map(({ header }) => header)).toEqual(['Name', 'Start', 'End']);
    const both = changePlan(one, { kind: 'headerRow', row: 2, fromRow: 1 }, lines);
    expect(both).toMatchObject({ headerRow: 2, headerFromRow: 1, rowCount: 2 });
    expect(both.columns.map(({ header }) => header)).toEqual(['Customer / Name', 'Contract / Start', 'Contract / End']);
    // What is read again for another reason keeps the choice.
    expect(changePlan(both, { kind: 'ignoreRows', rows: [4] }, lines)).toMatchObject({ headerFromRow: 1, rowCount: 1 });
    expect(changePlan(both, { kind: 'headerRow', row: 2 }, lines)).toMatchObject({ headerFromRow: 2 });
  });

  it('ask no more for the account once a column or one choice for all rows names it', () => {
    const nameless = groundOf(
      'Milestone|Project|Due Date|Status\nGo-live|Apollo|2026-05-01|Done\nPilot|Zeus|2026-06-01|Open',
    );
    const asked = understandSheet(nameless.sheet, nameless.displayName, CONTEXT);
    const isAsked = ({ reason, warnings }: SheetPlan): boolean =>
      /names the account/.test([reason, ...warnings].join());
    expect([asked.include, isAsked(asked)]).toEqual([false, true]);
    const told = changePlan(asked, { kind: 'account', name: 'Northwind' }, nameless);
    expect([told.include, isAsked(told)]).toEqual([true, false]);
    expect(isAsked(changePlan(told, { kind: 'ignoreRows', rows: [3] }, nameless))).toBe(false);
    const mapped = changePlan(asked, { kind: 'field', column: 1, field: { key: 'milestone.accountName' } }, nameless);
    expect([mapped.include, isAsked(mapped)]).toEqual([true, false]);
  });

  it('put one account on all rows of a sheet that names none', () => {
    const text = 'Milestone|Due Date|Status\nGo-live|2026-05-01|Done';
    const open = groundOf(text);
    const lonely = understandSheet(sourceOf(rowsOfText(text), { name: 'Success plan' }), 'plan.csv', CONTEXT);
    expect(lonely.include).toBe(false);
    const named = changePlan(lonely, { kind: 'account', name: 'Northwind' }, open);
    expect(factOf(normaliseRows(named, rowsOfText(text))[0], 'milestone')).toEqual({
      title: 'Go-live',
      dueDate: '2026-05-01',
      status: 'achieved',
      accountName: 'Northwind',
    });
  });
});

describe('a remembered mapping', () => {
  const taught = changePlan(
    changePlan(plan, { kind: 'value', column: 4, raw: 'Zappy', canonical: '5' }, ground),
    { kind: 'field', column: 5, field: { key: 'pulse.reason' } },
    ground,
  );
  const remembered = rememberMapping(changePlan(taught, { kind: 'dateOrder', column: 2, order: 'dmy' }, ground));

  it('is proposed again when columns moved and were added', () => {
    const text =
      'CSM|Owner Remark|Health|Account|ARR|Renewal Date|Start Date\nAna|x|Zappy|Northwind|120000|13/02/2026|03/02/2025';
    const again = understandSheet(groundOf(text).sheet, 'next.csv', { ...CONTEXT, remembered: [remembered] });
    expect(mappingOf(again)).toMatchObject({
      'Owner Remark': 'pulse.reason',
      CSM: 'account.csm',
      'Start Date': 'contract.startDate',
    });
    expect(openQuestions([asFile(again)])).toEqual([]);
    const [row] = normaliseRows(again, rowsOfText(text));
    expect(factOf(row, 'pulse')).toMatchObject({ value: 5, reason: 'x' });
    expect(factOf(row, 'contract')).toMatchObject({ startDate: '2025-02-03' });
  });

  it('decides readings from the new file where its cells are plain', () => {
    const text =
      'Account|ARR|Start Date|Renewal Date|Health|Owner Remark\nNorthwind|120000|02/13/2025|02/14/2026|Gut|x';
    const again = understandSheet(groundOf(text).sheet, 'next.csv', { ...CONTEXT, remembered: [remembered] });
    expect(again.columns[2]?.dateOrder).toBe('mdy');
  });

  it('leaves unlike sheets alone', () => {
    const again = understandSheet(
      groundOf('Ticket ID|Account|Priority|Created\n1|Northwind|High|2026-01-01').sheet,
      'tickets.csv',
      { ...CONTEXT, remembered: [remembered] },
    );
    expect(again.entities[0]).toBe('ticket');
  });
});
