/**
 * Finds the header line among the first rows of a sheet: under titles, instructions and blank rows, or says there is none.
 * A score per row, from things a person sees: words above values, known names, width, no repeats. Source: import page, "Recognise".
 */
import { type CellLook, cellLook } from './cellLook.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import { isKnownHeader } from '../../../shared/fields/lookup.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { cellText, filledCount, isBlankCell, type Merge, type SheetRow } from './sheetRows.ts';
import { aboveOf, belowOf, firstFilled, isSaidAgain, NEAR } from './nearRows.ts';
import { looksLikeData } from './looksLikeData.ts';
import { firstOfBlock, LABEL_LENGTH, withNeighbours, type HeaderChoice } from './headerLines.ts';

const CANDIDATES = 60;
const LEAST_SCORE = 2.2;
/** What a line of prompts loses, however much it looks like headers otherwise. */
const FORM = 3;

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
  let prompts = 0;
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
    if (text.endsWith(':')) prompts += 1;
    if (text.length > LABEL_LENGTH) long += 1;
    const folded = foldHeader(text);
    if (folded !== '' && isKnownHeader(folded) && !isSaidAgain(around, index, text)) known += 1;
  }
  const count = filled.length;
  // A template without rows yet.
  if (below.length === 0)
    return known >= 2 || (known === 1 && (count === 1 || (labels === count && at === firstFilled(rows))))
      ? 2.5 + (known / count) * 2
      : labels === count && count >= 3 && (known === 1 || at === firstFilled(rows))
        ? 2.3 + known * 0.2
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
  // "Project name:" and "Date:" wait to be filled in beside them, above the wider line of headers.
  const isForm = prompts > 1 && prompts === count && below.some((row) => filledCount(row.cells) > count);
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
    (isForm ? FORM : 0) -
    4
  );
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
