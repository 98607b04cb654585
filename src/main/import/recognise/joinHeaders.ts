/** Joins the lines of a multi-row header into one name per column: "Q1 / ARR". Source: import page, "Recognise". */
import type { Cell } from '../../../shared/fields/types.ts';
import { cellText, isBlankCell, type Merge, type SheetRow } from './sheetRows.ts';

const LONGEST = 300;

/** One header per column; blank where no line says anything. */
export function joinHeaders(lines: readonly SheetRow[], merges: readonly Merge[], width: number): readonly string[] {
  const headers: string[] = [];
  const spread = lines.map((line, nth) => (nth === lines.length - 1 ? line.cells : spreadGroups(line, merges, width)));
  for (let column = 0; column < width; column += 1) {
    const parts: string[] = [];
    for (const cells of spread) {
      const text = headerText(cells[column]);
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    headers.push(parts.join(' / ').slice(0, LONGEST));
  }
  return headers;
}

function headerText(cell: Cell | undefined): string {
  return cellText(cell).replace(/\s+/g, ' ').trim();
}

/** Carries the text of a group over the columns it covers: by merges, or to the next filled cell where there are none. */
function spreadGroups(line: SheetRow, merges: readonly Merge[], width: number): readonly Cell[] {
  const cells: Cell[] = Array.from({ length: width }, (_, index) => line.cells[index] ?? null);
  const own = merges.filter(
    (merge) => merge.fromRow <= line.n && merge.toRow >= line.n && merge.toColumn > merge.fromColumn,
  );
  if (own.length > 0) {
    for (const merge of own) {
      const text = cells[merge.fromColumn] ?? null;
      for (let column = merge.fromColumn + 1; column <= Math.min(merge.toColumn, width - 1); column += 1)
        cells[column] = text;
    }
    return cells;
  }
  let group: Cell = null;
  for (let column = 0; column < width; column += 1) {
    const cell = cells[column] ?? null;
    if (!isBlankCell(cell)) group = cell;
    else cells[column] = group;
  }
  return cells;
}
