/** Lines that have the looks of a header and are data. Source: import page, "Recognise". */
import { foldHeader } from '../../../shared/fields/fold.ts';
import { isKnownHeader } from '../../../shared/fields/lookup.ts';
import type { Cell } from '../../../shared/fields/types.ts';
import type { CellLook } from './cellLook.ts';
import { aboveOf, belowOf, firstFilled, isSaidAgain, NEAR } from './nearRows.ts';
import { cellText, type SheetRow } from './sheetRows.ts';

/** A plan that pauses over the holidays goes from here to the first week. */
const LEAST_LAST_WEEK = 50;

/** True when the chosen line is itself data: its cells are of the kind, or of the very shape, of the cells below. */
export function looksLikeData(rows: readonly SheetRow[], at: number, look: CellLook): boolean {
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
