/**
 * What stands between `<c>` and `</c>`: a saved value, an inline text, a formula, extensions. Nearly every cell is
 * `<v>figures</v></c>`, which is read without looking for anything else.
 * Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.40 (f), 18.3.1.53 (is), 18.3.1.96 (v).
 */
import type { Cell } from '../../../../shared/fields/types.ts';
import { isoToCell, serialToCell } from '../dates.ts';
import { GENERAL } from '../numberFormats.ts';
import { BANG, GT, LT, SLASH, decodeText, endsName, findTagEnd, itemText } from '../xml/bytes.ts';
import { BOOLEAN, ERROR, FORMULA_TEXT, ISO_DATE, NUMBER, SHARED } from './cellTag.ts';
import { errorCell, parseIndex, parseNumber } from './cellValues.ts';
import { findClose, skipAside } from './markup.ts';
import { noteLostDay, noteUnsavedFormula, sharedText, textCell, type SheetScan } from './sheetScan.ts';

const C = 99;
const V = 118;
const F = 102;
const I = 105;
const S = 115;
const T = 116;

/**
 * Reads the content of the cell `scan.tag` into `scan.value`.
 * @param from the position after the start tag.
 * @param column 1-based; only for notices and formats.
 * @returns the position after `</c>`, or -1 when it is cut off.
 */
export function readContent(scan: SheetScan, buffer: Buffer, from: number, end: number, column: number): number {
  scan.value = null;
  if (buffer[from] === LT && buffer[from + 1] === V && buffer[from + 2] === GT) {
    const start = from + 3;
    let close = start;
    while (buffer[close] !== LT && close < end) close++;
    if (close > start && close + 8 <= end && endsCell(buffer, close)) {
      scan.value = savedValue(scan, buffer, start, close, column);
      return close + 8;
    }
  }
  return readChildren(scan, buffer, from, end, column);
}

/** Whether `</v></c>` stands here. */
function endsCell(buffer: Buffer, at: number): boolean {
  return (
    buffer[at + 6] === C &&
    buffer[at + 7] === GT &&
    buffer[at + 5] === SLASH &&
    buffer[at + 4] === LT &&
    buffer[at + 3] === GT &&
    buffer[at + 2] === V
  );
}

/** Any content, child by child. */
function readChildren(scan: SheetScan, buffer: Buffer, from: number, end: number, column: number): number {
  const { prefix } = scan;
  const { file } = scan.context;
  let formula = false;
  let saved = false;
  let i = from;
  for (;;) {
    while (i < end && buffer[i] !== LT) i++;
    if (i >= end) return -1;
    if (buffer[i + 1] === SLASH) {
      const isCell = buffer[i + 2 + prefix] === C && endsName(buffer[i + 3 + prefix]);
      i = findTagEnd(buffer, i, end) + 1;
      if (i > end) return -1;
      if (isCell) break;
      continue;
    }
    if (buffer[i + 1] === BANG) {
      i = skipAside(buffer, i, end, file);
      if (i < 0) return -1;
      continue;
    }
    const child = i + 1 + prefix;
    const tagEnd = findTagEnd(buffer, child, end);
    if (tagEnd >= end) return -1;
    const name = buffer[child];
    i = tagEnd + 1;
    if (name === F) formula = true;
    // Extensions may hold anything: their tags are stepped over one by one.
    if (buffer[tagEnd - 1] === SLASH || (name !== V && name !== F && name !== I)) continue;
    let close = i;
    if (name === I) close = findClose(buffer, i, end, I, S);
    else while (close < end && buffer[close] !== LT) close++;
    if (close < 0 || close >= end) return -1;
    if (name === I) scan.value = textCell(scan, itemText(buffer, i, close), column);
    else if (name === V && (close > i || scan.tag.type === FORMULA_TEXT)) {
      saved = true;
      scan.value = savedValue(scan, buffer, i, close, column);
    }
    const after = findTagEnd(buffer, close, end);
    if (after >= end) return -1;
    i = after + 1;
  }
  if (formula) {
    scan.formulas += 1;
    if (!saved) noteUnsavedFormula(scan, column);
  }
  return i;
}

/** The text of a `<v>` by the type of its cell. */
function savedValue(scan: SheetScan, buffer: Buffer, start: number, end: number, column: number): Cell {
  switch (scan.tag.type) {
    case SHARED:
      return sharedText(scan, parseIndex(buffer, start, end), column);
    case NUMBER:
      return numberCell(scan, buffer, start, end, column);
    case BOOLEAN:
      return buffer[start] === 49 || buffer[start] === T;
    case ERROR:
      return errorCell(decodeText(buffer, start, end));
    case ISO_DATE:
      return isoToCell(decodeText(buffer, start, end));
    default:
      return textCell(scan, decodeText(buffer, start, end), column);
  }
}

function numberCell(scan: SheetScan, buffer: Buffer, start: number, end: number, column: number): Cell {
  const number = parseNumber(buffer, start, end);
  if (Number.isNaN(number)) return textCell(scan, decodeText(buffer, start, end), column);
  const { style } = scan.tag;
  if (scan.saysMore[style] === true) scan.tally.add(column - 1, scan.context.formats[style] ?? GENERAL);
  const kind = scan.dateKinds[style];
  if (kind === undefined || kind === null) return number;
  const cell = serialToCell(number, kind, scan.context.date1904);
  if (cell === null) noteLostDay(scan, column);
  return cell;
}
