/**
 * Finds the header line among the first rows of a sheet: under titles, instructions and blank rows, or says there is none.
 * A score per row, from things a person sees: words above values, known names, width, no repeats. Source: import page, "Recognise".
 */
import { type CellLook, cellLook } from './cellLook.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import { isKnownHeader } from '../../../shared/fields/lookup.ts';
import type { Cell } from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { cellText, filledCount, isBlankCell, type Merge, type SheetRow } from './sheetRows.ts';

export interface HeaderChoice {
  /** 0-based positions in the rows given. */
  readonly from: number;
  readonly to: number;
}

const CANDIDATES = 60;
const BELOW = 25;
/** Rows right below a line that say how wide its table is. */
const NEAR = 10;
const LABEL_LENGTH = 90;
const LEAST_SCORE = 2.2;
/** A plan that pauses over the holidays goes from here to the first week. */
const LEAST_LAST_WEEK = 50;
const LEGEND =
  /^(?:[\p{L} ]{0,20}\b(?:legend|legende|légende|leyenda|legenda|leggenda|key|colou?r code|farbcode)|key)\s*:?$/iu;

/** The header line(s), or null when the sheet starts with data (or holds nothing). */
export function findHeader(
  rows: readonly SheetRow[],
  merges: readonly Merge[],
  context: DateContext,
): HeaderChoice | null {
  const look = cellLook(context);
  const width = usualWidth(rows);
  let best = -1;
  let bestScore = -Infinity;
  let seen = 0;
  for (let at = 0; at < rows.length && seen < CANDIDATES; at += 1) {
    const row = rows[at];
    if (row === undefined || filledCount(row.cells) === 0) continue;
    const score = scoreRow(rows, at, width, look) - seen * 0.06;
    seen += 1;
    if (score > bestScore) {
      bestScore = score;
      best = at;
    }
  }
  if (best < 0 || bestScore < LEAST_SCORE || looksLikeData(rows, best, look)) return null;
  return withNeighbours(rows, firstOfBlock(rows, best, look), merges, look);
}

/** In a block of words only, the names stand on its first line, whatever familiar words follow further down. */
function firstOfBlock(rows: readonly SheetRow[], best: number, look: CellLook): number {
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

function usualWidth(rows: readonly SheetRow[]): number {
  const counts = rows
    .map((row) => filledCount(row.cells))
    .filter((count) => count > 0)
    .toSorted((a, b) => a - b);
  return counts[Math.floor(counts.length * 0.75)] ?? 0;
}

function scoreRow(rows: readonly SheetRow[], at: number, width: number, look: CellLook): number {
  const cells = rows[at]?.cells ?? [];
  const filled: number[] = [];
  const words = new Set<string>();
  let labels = 0;
  let known = 0;
  let long = 0;
  const below = belowOf(rows, at);
  const around = [...aboveOf(rows, at), ...below];
  const isDated = (index: number): boolean => look.isDate(cells[index]) && isDateColumn(below, index, look);
  for (const [index, cell] of cells.entries()) {
    const kind = look.kindOf(cell);
    if (kind === 'blank') continue;
    filled.push(index);
    const text = cellText(cell);
    words.add(text.toLowerCase());
    if (kind !== 'label' || isDated(index)) continue;
    labels += 1;
    if (text.length > LABEL_LENGTH) long += 1;
    const folded = foldHeader(text);
    if (folded !== '' && isKnownHeader(folded) && !isSaidAgain(around, index, text)) known += 1;
  }
  const count = filled.length;
  if (below.length === 0)
    return known >= 2 || (known === 1 && (count === 1 || (labels === count && at === firstFilled(rows))))
      ? 2.5 + (known / count) * 2
      : labels === count && count >= 3 && at === firstFilled(rows)
        ? 2.3
        : -1;
  let contrast = 0;
  let typed = 0;
  let supported = 0;
  for (const index of filled) {
    let values = 0;
    let any = 0;
    for (const row of below) {
      const kind = look.kindOf(row.cells[index]);
      if (kind === 'blank') continue;
      any += 1;
      if (kind === 'value') values += 1;
    }
    if (any > 0) supported += 1;
    if (any === 0 || values / any < 0.6) continue;
    typed += 1;
    if (look.kindOf(cells[index]) === 'label' && !isDated(index)) contrast += 1;
  }
  const share = labels / count;
  const spread = Math.min(1, count / Math.max(1, usualWidth(below.slice(0, NEAR))));
  return (
    share * 2.5 +
    (words.size / count) * 1 +
    Math.min(1, known / Math.min(count, 6)) * 2.5 +
    spread * 2.5 +
    (typed === 0 ? 0.3 : (contrast / typed) * 1.5) +
    (supported / count) * 1 -
    (long / count) * 2 -
    (count === 1 && width > 1 ? 2.5 : 0) -
    4
  );
}

/** "Closed" among more cells that say "Closed" is a value of its column and not its name. */
function isSaidAgain(around: readonly SheetRow[], index: number, text: string): boolean {
  let again = 0;
  for (const row of around) if (cellText(row.cells[index]) === text) again += 1;
  return again >= 2;
}

/** Over more dates, the first of a month is one of them and no name of a period. */
function isDateColumn(below: readonly SheetRow[], index: number, look: CellLook): boolean {
  let dates = 0;
  let any = 0;
  for (const row of below.slice(0, NEAR)) {
    if (isBlankCell(row.cells[index])) continue;
    any += 1;
    if (look.isDate(row.cells[index])) dates += 1;
  }
  return any > 0 && dates / any >= 0.6;
}

function firstFilled(rows: readonly SheetRow[]): number {
  return rows.findIndex((row) => filledCount(row.cells) > 0);
}

/** The filled rows that follow: the block right below, or past a few blank rows where none is. */
function belowOf(rows: readonly SheetRow[], at: number): readonly SheetRow[] {
  const found: SheetRow[] = [];
  let last = rows[at]?.n ?? 0;
  for (let index = at + 1; index < rows.length && found.length < BELOW; index += 1) {
    const row = rows[index];
    if (row === undefined || filledCount(row.cells) === 0) continue;
    if (row.n - last > (found.length > 1 ? 1 : 4)) break;
    last = row.n;
    found.push(row);
  }
  return found;
}

/** The filled rows right above, without a gap. */
function aboveOf(rows: readonly SheetRow[], at: number): readonly SheetRow[] {
  const found: SheetRow[] = [];
  for (let index = at - 1; index >= 0 && found.length < BELOW; index -= 1) {
    const row = rows[index];
    if (row === undefined || filledCount(row.cells) === 0) break;
    found.push(row);
  }
  return found;
}

/** True when the chosen line is itself data: its cells are of the kind, or of the very shape, of the cells below. */
function looksLikeData(rows: readonly SheetRow[], at: number, look: CellLook): boolean {
  const cells = rows[at]?.cells ?? [];
  const below = belowOf(rows, at);
  const around = [...aboveOf(rows, at), ...below];
  let values = 0;
  let labels = 0;
  let known = 0;
  let sameShape = 0;
  let compared = 0;
  for (const [index, cell] of cells.entries()) {
    const kind = look.kindOf(cell);
    if (kind === 'blank') continue;
    if (kind === 'value') values += 1;
    else labels += 1;
    const text = cellText(cell);
    if (isKnownHeader(foldHeader(text)) && !isSaidAgain(around, index, text)) known += 1;
    const shapes = below
      .slice(0, 8)
      .map((row) => shapeOf(cellText(row.cells[index])))
      .filter((shape) => shape !== '');
    if (shapes.length === 0 || !/\d/.test(text)) continue;
    compared += 1;
    if (shapes.filter((shape) => shape === shapeOf(text)).length / shapes.length >= 0.6) sameShape += 1;
  }
  const total = values + labels;
  if (countConstant(cells, below) >= 2 || (known === 0 && at === firstFilled(rows) && saysTwice(cells, below)))
    return true;
  if (known >= 2 || (known === 1 && total <= 3)) return values > labels * 2 && !isCounting(cells);
  if (values > 0 && values >= labels) return !isCounting(cells);
  return compared > 0 && sameShape >= 1 && sameShape / compared >= 0.5 && (values > 0 || sameShape >= 2 || total <= 3);
}

/** Columns whose cell here is the very text of most cells right below, as a country, a flag or a day of import is. */
function countConstant(cells: readonly Cell[], below: readonly SheetRow[]): number {
  const near = below.slice(0, NEAR);
  if (near.length < 3) return 0;
  return cells.filter((cell, index) => {
    const text = cellText(cell);
    return text !== '' && near.filter((row) => cellText(row.cells[index]) === text).length >= near.length * 0.6;
  }).length;
}

/** The same name in two cells, as in the same two cells of most rows right below: a short and a full name that are alike. */
function saysTwice(cells: readonly Cell[], below: readonly SheetRow[]): boolean {
  const near = below.slice(0, NEAR);
  if (near.length < 3) return false;
  const isTwice = (row: readonly Cell[], one: number, other: number): boolean => {
    const text = cellText(row[one]);
    return /\p{L}{2}/u.test(text) && text === cellText(row[other]);
  };
  return cells.some((_, index) => {
    const other = cells.findIndex((__, at) => at > index && isTwice(cells, index, at));
    return other > 0 && near.filter((row) => isTwice(row.cells, index, other)).length >= near.length * 0.6;
  });
}

/** "REC-0012" and "REC-0345" have one shape. */
function shapeOf(text: string): string {
  return text
    .slice(0, 40)
    .replace(/\p{L}+/gu, 'a')
    .replace(/\d/g, '0');
}

/** Numbers that count up are names of columns (years, weeks, stores), not values; the weeks of a year begin again at one. */
function isCounting(cells: readonly Cell[]): boolean {
  const numbers = cells.map((cell) => Number(cellText(cell) || Number.NaN)).filter((value) => Number.isInteger(value));
  if (numbers.length < 3) return false;
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  const isNext = (value: number, last: number): boolean =>
    value - last === step || (value === 1 && last >= LEAST_LAST_WEEK && last <= 53);
  return step === 1 && numbers.every((value, index) => index === 0 || isNext(value, numbers[index - 1] ?? 0));
}

/** Adds the lines of a header that spans several rows: groups above ("Q1"), parts below ("ARR"). */
function withNeighbours(rows: readonly SheetRow[], at: number, merges: readonly Merge[], look: CellLook): HeaderChoice {
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
