/** Which lines belong to a header once one of them is found: the first of its block, groups above, parts below. Source: import page, "Recognise". */
import type { Cell } from '../../../shared/fields/types.ts';
import type { CellLook } from './cellLook.ts';
import { belowOf } from './nearRows.ts';
import { cellText, filledCount, isBlankCell, type Merge, type SheetRow } from './sheetRows.ts';

export interface HeaderChoice {
  /** 0-based positions in the rows given. */
  readonly from: number;
  readonly to: number;
}

export const LABEL_LENGTH = 90;

const LEGEND =
  /^(?:[\p{L} ]{0,20}\b(?:legend|legende|légende|leyenda|legenda|leggenda|key|colou?r code|farbcode)|key)\s*:?$/iu;

/** In a block of words only, the names stand on its first line, whatever familiar words follow further down. */
export function firstOfBlock(rows: readonly SheetRow[], best: number, look: CellLook): number {
  let at = best;
  while (at > 0) {
    const row = rows[at];
    const above = rows[at - 1];
    if (row === undefined || above === undefined || above.n !== row.n - 1) break;
    const columns = row.cells.flatMap((cell, index) => (isBlankCell(cell) ? [] : [index]));
    const isFull = columns.every((index) => look.kindOf(above.cells[index]) === 'label');
    if (!isFull || columns.length < 2 || above.cells.some((cell) => look.kindOf(cell) === 'value')) break;
    const texts = above.cells.map((cell) => cellText(cell).toLowerCase()).filter((text) => text !== '');
    if (new Set(texts).size < texts.length || texts.some((text) => text.length > LABEL_LENGTH)) break;
    if (isLegend(above.cells, belowOf(rows, at))) break;
    at -= 1;
  }
  return at;
}

/**
 * A line that explains the colours and words of a table names values of it, and not over their own column: "Status legend:",
 * "On track", "At risk".
 */
function isLegend(cells: readonly Cell[], below: readonly SheetRow[]): boolean {
  const texts = cells.map((cell) => cellText(cell).toLowerCase());
  const filled = texts.filter((text) => text !== '');
  if (LEGEND.test(filled[0] ?? '')) return true;
  const stands = (text: string, test: (column: number) => boolean): boolean =>
    below.some((row) => row.cells.some((cell, column) => test(column) && cellText(cell).toLowerCase() === text));
  const named = texts.filter(
    (text, at) => text !== '' && stands(text, (column) => column !== at) && !stands(text, (column) => column === at),
  );
  return named.length >= 2 && named.length >= filled.length / 2;
}

/** Adds the lines of a header that spans several rows: groups above ("Q1"), parts below ("ARR"). */
export function withNeighbours(
  rows: readonly SheetRow[],
  at: number,
  merges: readonly Merge[],
  look: CellLook,
): HeaderChoice {
  let from = at;
  let to = at;
  const next = rows[at + 1];
  if (next !== undefined && isLowerPart(rows, at, merges, look)) {
    to = at + 1;
    // Weeks under months, days under weeks.
    if (isLowerPart(rows, to, merges, look)) to += 1;
  }
  for (let above = at - 1; above >= 0 && at - above <= 2; above -= 1) {
    if (!isGroupLine(rows, above, from, merges, look)) break;
    from = above;
  }
  return { from, to };
}

function isLowerPart(rows: readonly SheetRow[], at: number, merges: readonly Merge[], look: CellLook): boolean {
  const row = rows[at];
  const next = rows[at + 1];
  if (row === undefined || next === undefined || next.n !== row.n + 1) return false;
  const filled = next.cells.flatMap((cell, index) => (isBlankCell(cell) ? [] : [index]));
  if (filled.length < 2 || filled.some((index) => look.kindOf(next.cells[index]) !== 'label')) return false;
  const spanning = merges.filter(
    (merge) => merge.fromRow === row.n && merge.toRow === row.n && merge.toColumn > merge.fromColumn,
  );
  const isUnderSpan = (index: number): boolean =>
    spanning.some((merge) => index >= merge.fromColumn && index <= merge.toColumn);
  if (
    spanning.length > 0 &&
    filled.every(
      (index) =>
        isUnderSpan(index) ||
        isBlankCell(row.cells[index]) ||
        cellText(row.cells[index]) === cellText(next.cells[index]),
    )
  )
    return true;
  if (merges.length > 0) return false;
  // No merge marks (csv): blanks in the upper line are filled by the lower, and values follow.
  const fillsGaps = filled.filter((index) => isBlankCell(row.cells[index])).length;
  const third = rows[at + 2];
  const valuesFollow = third?.cells.some((cell) => look.kindOf(cell) === 'value') ?? false;
  return fillsGaps >= 2 && valuesFollow && filledCount(row.cells) < filledCount(third?.cells ?? []);
}

function isGroupLine(
  rows: readonly SheetRow[],
  above: number,
  header: number,
  merges: readonly Merge[],
  look: CellLook,
): boolean {
  const row = rows[above];
  const under = rows[header];
  if (row === undefined || under === undefined || row.n !== under.n - 1) return false;
  const filled = row.cells.flatMap((cell, index) => (isBlankCell(cell) ? [] : [index]));
  if (filled.length === 0 || filled.some((index) => look.kindOf(row.cells[index]) !== 'label')) return false;
  if (filled.some((index) => cellText(row.cells[index]).length > 60)) return false;
  const spans = merges.filter((merge) => merge.fromRow === row.n && merge.toColumn > merge.fromColumn);
  const underWidth = under.cells.length;
  const isTitle = spans.some((merge) => merge.toColumn - merge.fromColumn + 1 >= underWidth * 0.8);
  if (isTitle) return false;
  if (spans.length > 0 && filled.length >= 1 && (filled.length >= 2 || spans[0]?.fromColumn !== 0)) return true;
  // Without merge marks: at least two groups, each over several columns, the first not under a lone title cell.
  return (
    filled.length >= 2 &&
    filled.length < filledCount(under.cells) &&
    filled.every((index, nth) => (filled[nth + 1] ?? underWidth) - index >= 1) &&
    filledCount(under.cells) >= filled.length * 2
  );
}
