/** Rows of a table that are not data: totals, sub-headers, notes. Skipped visibly, never silently. Source: import page, "Recognise". */
import type { Cell } from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { cellText, isBlankCell, type Merge, type SheetRow } from './sheetRows.ts';
import { sniffText } from './sniffText.ts';

export interface TableShape {
  readonly headers: readonly string[];
  /** Columns that usually hold text in this table; a totals line leaves them blank. */
  readonly textColumns: readonly number[];
  /** Usual number of filled cells of a data row. */
  readonly usualFill: number;
}

export type RowClass = 'data' | 'total' | 'subheader' | 'note' | 'header';

const TOTAL =
  /^(?:(?:sub|grand|running|overall)[ -]?)?(?:totals?|sum|summe|gesamt(?:summe)?|zwischensumme|insgesamt|somme|sous[ -]total|total g[ée]n[ée]ral|suma|subtotal|soma|total geral|total general|totaal|subtotaal|eindtotaal|average|avg|mean|median|count|durchschnitt|mittelwert|moyenne|promedio|m[ée]dia|gemiddelde)\s*(?:[:(].{0,60})?$/i;
const TOTAL_TAIL = /\s(?:sub)?totals?:?$/i;
const TOTAL_HEAD = /^(?:grand|sub)?[ -]?totals?\b/i;
const NOTE =
  /^(?:\*|†|notes?\b|source\b|legend\b|disclaimer|confidential|copyright|©|generated\b|report (?:generated|run|created)|data as of|last (?:updated|refreshed)|exported\b|filters?\b|filtered\b|prepared by|created by|showing\b|page \d|hinweis|quelle\b|stand:|remarque|nota\b|fonte\b|bron\b|opmerking|legende|leyenda|legenda|end of report|\d+ (?:rows|records)\b|as of\b|sorted by)/i;
const GROUP_WORDS =
  /^(?:emea|apac|amer|americas|latam|nam|na|north america|dach|uk|uki|benelux|nordics|enterprise|mid[ -]?market|smb|commercial|strategic|scale|tech[ -]?touch|high[ -]?touch|q[1-4].{0,8}|tier \d.{0,12}|priority \d.{0,20}|(?:red|amber|yellow|green)(?: accounts| customers)?|at[ -]risk.{0,20}|churned.{0,20}|renewed.{0,20}|onboarding.{0,20}|active customers|lost customers)$/i;
const SHORT_TABLE = 3;

/** What one row is. `afterGap`: blank rows stand between it and the row before. */
export function classifyRow(
  row: SheetRow,
  shape: TableShape,
  merges: readonly Merge[],
  afterGap: boolean,
  context: DateContext,
): RowClass {
  let filled = 0;
  let same = 0;
  let first = '';
  let firstColumn = -1;
  for (let index = 0; index < row.cells.length; index += 1) {
    const cell = row.cells[index];
    if (cell === null || cell === undefined || cell === '') continue;
    filled += 1;
    if (firstColumn < 0) {
      firstColumn = index;
      first = cellText(cell);
    }
    if (cell === shape.headers[index]) same += 1;
  }
  if (filled >= 2 && same / filled >= 0.6) return 'header';
  if (filled <= shape.usualFill && isTotal(row.cells, first, firstColumn, filled, shape.usualFill, context))
    return 'total';
  if (filled >= 1 && shape.textColumns.length >= 2 && isNumbersOnly(row.cells, shape, context)) return 'total';
  if (shape.headers.length < SHORT_TABLE || shape.usualFill < 2) return 'data';
  if (filled === 1 && typeof row.cells[firstColumn] === 'string')
    return classifyLone(row, first, firstColumn, shape, merges, afterGap);
  return filled === 2 && afterGap && NOTE.test(first) ? 'note' : 'data';
}

function isTotal(
  cells: readonly Cell[],
  first: string,
  firstColumn: number,
  filled: number,
  usualFill: number,
  context: DateContext,
): boolean {
  if (first.length > 100) return false;
  const isNamed = TOTAL.test(first);
  if (
    !isNamed &&
    !(
      usualFill > 2 &&
      filled <= Math.max(2, usualFill * 0.8) &&
      (TOTAL_TAIL.test(first) || (TOTAL_HEAD.test(first) && filled >= 2))
    )
  )
    return false;
  let texts = 0;
  for (const [index, cell] of cells.entries())
    if (index !== firstColumn && typeof cell === 'string' && cell !== '' && isWords(cell, context)) texts += 1;
  return texts <= (isNamed ? 1 : 0);
}

function classifyLone(
  row: SheetRow,
  text: string,
  column: number,
  shape: TableShape,
  merges: readonly Merge[],
  afterGap: boolean,
): RowClass {
  if (NOTE.test(text) || text.length > 100) return 'note';
  const isMerged = merges.some(
    (merge) =>
      merge.fromRow <= row.n &&
      merge.toRow >= row.n &&
      merge.toColumn - merge.fromColumn >= 1 &&
      merge.fromColumn === column,
  );
  if (isMerged) return 'subheader';
  if (afterGap) return text.length > 40 ? 'note' : 'subheader';
  if (column > 0) return 'data';
  const isShout =
    text.length >= 4 &&
    text === text.toUpperCase() &&
    /\p{L}{4}/u.test(text) &&
    !/\d/.test(text) &&
    shape.usualFill >= 4;
  return text.endsWith(':') || GROUP_WORDS.test(text) || isShout ? 'subheader' : 'data';
}

function isWords(cell: string, context: DateContext): boolean {
  return sniffText(cell.replace(SUMMED, ''), context).kind === 'text';
}

/** "Sum: 19,200", as grouped reports write it into each column. */
const SUMMED = /^(?:sum|avg|average|count|total|min|max|summe|anzahl|somme|suma|soma|totaal)(?: of [^:]{1,40})?:\s*/i;

/** Only numbers, and every column that usually has words is blank: an unlabelled line of sums. */
function isNumbersOnly(cells: readonly Cell[], shape: TableShape, context: DateContext): boolean {
  if (shape.textColumns.some((column) => !isBlankCell(cells[column]))) return false;
  return cells.every(
    (cell) =>
      isBlankCell(cell) ||
      typeof cell === 'number' ||
      (typeof cell === 'string' && sniffText(cell, context).kind === 'number'),
  );
}
