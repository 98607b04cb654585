/** The data rows of a sheet, read by its plan: by the thread that asks, or by one beside it. */
import type { Cell } from '../../../shared/fields/types.ts';
import { dataRowTest } from '../changeset/dataRows.ts';
import type { SheetSource, SourceRow } from '../changeset/run.ts';
import { rowFilterTest } from '../map/rowFilter.ts';
import type { ReadRow } from './rowBatch.ts';

export function* readRows(
  source: Pick<SheetSource, 'plan' | 'rows' | 'fixes' | 'normalise'>,
): IterableIterator<ReadRow> {
  const isData = dataRowTest(source.plan);
  const isTakenIn = rowFilterTest(source.plan.rowFilter);
  for (const row of source.rows()) {
    if (!isData(row.n, row.hidden)) continue;
    const cells = fixedCells(source.fixes.get(row.n), row);
    if (isTakenIn(cells)) yield { n: row.n, cells: row.cells, normalised: source.normalise(row.n, cells) };
  }
}

/** One row, with what a person corrected in place. */
export function readRow(source: Pick<SheetSource, 'fixes' | 'normalise'>, row: SourceRow): ReadRow {
  const { n, cells } = row;
  return { n, cells, normalised: source.normalise(n, fixedCells(source.fixes.get(n), row)) };
}

function fixedCells(fixes: ReadonlyMap<number, string> | undefined, row: SourceRow): readonly Cell[] {
  const staged = row.values ?? (JSON.parse(row.cells) as Cell[]);
  if (fixes === undefined) return staged;
  const cells = [...staged];
  for (const [column, text] of fixes) {
    while (cells.length <= column) cells.push(null);
    cells[column] = text === '' ? null : text;
  }
  return cells;
}
