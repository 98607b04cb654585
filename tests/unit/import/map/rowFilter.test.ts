import { describe, expect, it } from 'vitest';
import { applyMapping, rememberMapping } from '../../../../src/main/import/map/applyMapping.ts';
import { changePlan, type Ground } from '../../../../src/main/import/map/changePlan.ts';
import { rowFilterTest } from '../../../../src/main/import/map/rowFilter.ts';
import { mappingFileText, parseMappingFile } from '../../../../src/main/import/job/mappingFile.ts';
import { readRows } from '../../../../src/main/import/rows/readRows.ts';
import { understandSheet, viewOf } from '../../../../src/main/import/understand.ts';
import type { SheetPlan } from '../../../../src/shared/fields/types.ts';
import { CONTEXT, planOfText, rowsOfText, sourceOf } from '../inMemory.ts';

const DEALS = `
Opportunity ID|Account Name|Stage|Amount|Close Date
O-1|Northwind|Prospecting|10000|2026-05-01
O-2|Globex|Closed Lost|20000|2026-01-10
O-3|Initech|Closed Won|30000|2026-02-10
O-4|Umbrella||40000|2026-03-10
O-5|Hooli|closed won|50000|2026-04-10
O-6|Stark|Prospecting|60000|2026-06-01`;

function groundOf(text: string): Ground {
  return { sheet: sourceOf(rowsOfText(text), { name: 'Opportunities' }), displayName: 'deals.csv', options: CONTEXT };
}
const ground = groundOf(DEALS);
const plan = understandSheet(ground.sheet, ground.displayName, CONTEXT);
const taken = changePlan(plan, { kind: 'include', include: true }, ground);

/** The rows an import would read, by number. */
function rowsRead(of: SheetPlan, text = DEALS, fixes: ReadonlyMap<number, ReadonlyMap<number, string>> = new Map()) {
  const rows = rowsOfText(text).map((row) => ({ ...row, cells: JSON.stringify(row.cells), values: row.cells }));
  const normalise = (row: number) => ({ row, facts: [], rejected: [], extra: null });
  return [...readRows({ plan: of, rows: () => rows, fixes, normalise })].map(({ n }) => n);
}

describe('a list of sales opportunities', () => {
  it('is counted whole while it is left out', () => {
    expect(plan).toMatchObject({ include: false, rowCount: 6 });
    expect(plan.rowFilter).toEqual({
      column: 2,
      keep: ['Closed Won'],
      values: [
        { value: 'Prospecting', count: 2 },
        { value: 'Closed Won', count: 2 },
        { value: 'Closed Lost', count: 1 },
        { value: '', count: 1 },
      ],
    });
    expect(plan.reason).toContain('only its won rows come in, unless you tick other stages');
  });

  it('comes in with its won rows, however they are spelled, once a person takes it in', () => {
    expect(taken).toMatchObject({ include: true, rowCount: 2 });
    expect(rowsRead(taken)).toEqual([4, 6]);
    expect(changePlan(taken, { kind: 'include', include: false }, ground)).toMatchObject({
      include: false,
      rowCount: 6,
    });
  });

  it('comes in with the stages that are ticked, blank ones too, or whole', () => {
    const some = changePlan(taken, { kind: 'rowFilter', keep: ['Closed Lost', ''] }, ground);
    expect(some.rowCount).toBe(2);
    expect(rowsRead(some)).toEqual([3, 5]);
    const all = changePlan(some, { kind: 'rowFilter', keep: null }, ground);
    expect(all.rowCount).toBe(6);
    expect(rowsRead(all)).toEqual([2, 3, 4, 5, 6, 7]);
    const none = changePlan(some, { kind: 'rowFilter', keep: [] }, ground);
    expect(none.rowCount).toBe(0);
    expect(rowsRead(none)).toEqual([]);
  });

  it('keeps what was ticked when the sheet is read again for another choice, and stays in', () => {
    const some = changePlan(taken, { kind: 'rowFilter', keep: ['Closed Lost', 'Closed Won'] }, ground);
    const again = changePlan(some, { kind: 'ignoreRows', rows: [3] }, ground);
    expect(again).toMatchObject({ include: true, rowCount: 2 });
    expect(again.rowFilter?.keep).toEqual(['Closed Lost', 'Closed Won']);
    expect(rowsRead(again)).toEqual([4, 6]);
  });

  it('goes by what a person corrected in the cell', () => {
    expect(rowsRead(taken, DEALS, new Map([[2, new Map([[2, 'Closed Won']])]]))).toEqual([2, 4, 6]);
  });

  it('remembers the stages, finds the column wherever it stands, and hands them on in a mapping file', () => {
    const some = changePlan(taken, { kind: 'rowFilter', keep: ['Closed Won', 'Closed Lost'] }, ground);
    const [mapping] = parseMappingFile(mappingFileText([{ sheet: '', mapping: rememberMapping(some) }]), 'a file');
    expect(mapping?.mapping.rowFilter).toEqual({ header: 'stage', nth: 0, keep: ['Closed Won', 'Closed Lost'] });
    const next = `
Stage|Opportunity ID|Account Name|Amount|Close Date
Prospecting|O-7|Acme|10000|2026-05-01
CLOSED WON|O-8|Wayne|20000|2026-01-10
Qualification|O-9|Tyrell|20000|2026-01-10`;
    const nextGround = groundOf(next);
    const fresh = understandSheet(nextGround.sheet, 'deals.csv', CONTEXT);
    const viewed = viewOf(nextGround.sheet, 'deals.csv', CONTEXT);
    const mapped = applyMapping(fresh, mapping?.mapping ?? rememberMapping(some), viewed, CONTEXT);
    expect(mapped).toMatchObject({ include: true, rowCount: 1, rowFilter: { column: 0 } });
    expect(rowsRead(mapped, next)).toEqual([3]);
    // A stage this file does not have is still meant next time.
    expect(rememberMapping(mapped).rowFilter?.keep).toEqual(['CLOSED WON', 'Closed Lost']);
  });

  it('that came in whole comes in whole again, new stages included', () => {
    const all = rememberMapping(changePlan(taken, { kind: 'rowFilter', keep: null }, ground));
    expect(all.rowFilter).toBeUndefined();
    const mapped = applyMapping(plan, all, viewOf(ground.sheet, ground.displayName, CONTEXT), CONTEXT);
    expect(mapped).toMatchObject({ include: true, rowCount: 6, rowFilter: { keep: null } });
  });
});

it.each([
  ['de', 'Verkaufschancen', ['Erstkontakt', 'Geschlossen – gewonnen', 'Verloren'], 'Geschlossen – gewonnen'],
  ['fr', 'Opportunités', ['Découverte', 'Gagnée', 'Perdue'], 'Gagnée'],
  ['es', 'Oportunidades', ['Calificación', 'Cerrada ganada', 'Cerrada perdida'], 'Cerrada ganada'],
  ['pt', 'Oportunidades', ['Qualificação', 'Fechado e ganho', 'Perdido'], 'Fechado e ganho'],
  ['nl', 'Opportunities', ['Demo', 'Gesloten gewonnen', 'Verloren'], 'Gesloten gewonnen'],
])('the won stage is known in %s', (_language, name, stages, won) => {
  const lines = stages.map((stage, at) => `O-${at}|Firma ${at}|${stage}|1000|2026-05-01`);
  const deals = planOfText(['Opportunity ID|Account Name|Stage|Amount|Close Date', ...lines].join('\n'), { name });
  expect(deals.rowFilter?.keep).toEqual([won]);
});

it('a sheet of something else has no row filter, and every row of it comes in', () => {
  const contracts = planOfText(
    'Account|ARR|Renewal Date|Status\nNorthwind|1|2026-05-01|active\nGlobex|2|2026-06-01|lost',
  );
  expect(contracts.rowFilter).toBeUndefined();
  expect(rowFilterTest(contracts.rowFilter)([null])).toBe(true);
});
