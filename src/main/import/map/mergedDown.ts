/**
 * Cells merged over several rows: what they say of whose the rows are (the account and its own fields) counts for every row they
 * cover. Anything else stays with the first row, where the sheet stores it: an amount merged over three rows is one amount.
 * Source: import page, "Recognise".
 */
import type { Cell, ColumnPlan, SheetPlan } from '../../../shared/fields/types.ts';
import { cellText, isBlankCell, type Merge } from '../recognise/sheetRows.ts';

const WHOSE = /^account\.|\.account(?:Name|ExternalId|Domain)$/;
/** Beyond so many cells a merge stands for something else than a few rows of one account. */
const MOST_CELLS = 100_000;

type Table = Pick<SheetPlan, 'firstDataRow' | 'lastDataRow'> & {
  readonly columns: readonly Pick<ColumnPlan, 'index' | 'field'>[];
};

/** Row -> column -> text, as corrections of cells are kept. */
export type CoveredCells = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** The merged ranges of a table that tell whose several of its rows are. */
export function mergesOfWhose(
  merges: readonly Merge[],
  { firstDataRow, lastDataRow, columns }: Table,
): readonly Merge[] {
  if (firstDataRow === null || lastDataRow === null || merges.length === 0) return [];
  const whose = new Set(columns.filter(({ field }) => WHOSE.test(field?.key ?? '')).map(({ index }) => index));
  return merges.filter(
    ({ fromRow, toRow, fromColumn }) =>
      toRow > fromRow && whose.has(fromColumn) && fromRow >= firstDataRow && fromRow <= lastDataRow,
  );
}

/** @param rows of the sheet, rising. @returns what the blank cells under such ranges say. */
export function coveredCells(
  rows: Iterable<{ readonly n: number; readonly values: readonly Cell[] }>,
  merges: readonly Merge[],
): CoveredCells {
  const covered = new Map<number, Map<number, string>>();
  const waiting = [...merges].sort((a, b) => a.fromRow - b.fromRow);
  const open = new Map<number, { readonly toRow: number; readonly text: string }>();
  const last = merges.reduce((most, { toRow }) => Math.max(most, toRow), 0);
  let cells = 0;
  let at = 0;
  for (const { n, values } of rows) {
    if (n > last || cells >= MOST_CELLS) break;
    for (const [column, { toRow, text }] of open) {
      if (n > toRow) open.delete(column);
      else if (isBlankCell(values[column])) {
        const row = covered.get(n) ?? new Map<number, string>();
        covered.set(n, row.set(column, text));
        cells += 1;
      }
    }
    for (; (waiting[at]?.fromRow ?? Infinity) <= n; at += 1) {
      const merge = waiting[at];
      if (merge?.fromRow !== n) continue;
      const text = cellText(values[merge.fromColumn]);
      if (text !== '') open.set(merge.fromColumn, { toRow: merge.toRow, text });
    }
  }
  return covered;
}

/** Says on the sheet that merged cells count for all their rows; null where there are none. */
export function mergedWarning(merges: readonly Merge[], table: Table): string | null {
  const { length } = mergesOfWhose(merges, table);
  if (length === 0) return null;
  return `${length === 1 ? '1 cell is' : `${length} cells are`} merged over several rows: what ${length === 1 ? 'it says' : 'they say'} of the account counts for each of them.`;
}
