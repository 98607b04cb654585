/**
 * The hot loop: rows and cells of `<sheetData>` from bytes. It accepts what writers really produce: attributes in any order,
 * any prefix, cells and rows without `r`, unknown children. It calls nothing per byte and allocates nothing but the values.
 * Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.80 (sheetData).
 */
import type { Cell } from '../../../../shared/fields/types.ts';
import { isoToCell, serialToCell } from '../dates.ts';
import { LIMITS } from '../limits.ts';
import { GENERAL } from '../numberFormats.ts';
import { refusal } from '../refusals.ts';
import { BANG, GT, LT, QUESTION, SLASH, decodeText, endsName, findTagEnd, itemText } from '../xml/bytes.ts';
import { errorCell, parseIndex, parseNumber } from './cellValues.ts';
import { findClose, refuseIfDoctype } from './sharedStrings.ts';
import { deliverRow, noteLostDay, noteUnsavedFormula, sharedText, textCell, type SheetScan } from './sheetScan.ts';

const C = 99;
const R = 114;
const S = 115;
const T = 116;
const V = 118;
const F = 102;
const I = 105;

/** ST_CellType by what its first bytes tell apart. */
const NUMBER = 0;
const SHARED = 1;
const FORMULA_TEXT = 2;
const INLINE = 3;
const BOOLEAN = 4;
const ERROR = 5;
const ISO_DATE = 6;

function cellType(buffer: Buffer, start: number, end: number): number {
  switch (buffer[start]) {
    case S:
      return end - start === 1 ? SHARED : FORMULA_TEXT;
    case I:
      return INLINE;
    case 98 /* b */:
      return BOOLEAN;
    case 101 /* e */:
      return ERROR;
    case 100 /* d */:
      return ISO_DATE;
    default:
      return NUMBER;
  }
}

/**
 * Scans complete rows in `buffer[0..end)`.
 * @returns how many bytes are done with; a row that is cut off at the end is not, and is scanned again with what follows.
 */
export function scanRows(scan: SheetScan, buffer: Buffer, end: number): number {
  const { prefix } = scan;
  let done = 0;
  let i = 0;
  while (i < end) {
    if (buffer[i] !== LT) {
      i++;
      continue;
    }
    const mark = buffer[i + 1];
    if (mark === SLASH) {
      if (buffer[i + 2 + prefix] === S) {
        scan.isDone = true;
        return i;
      }
      i += 2;
      continue;
    }
    if (mark === BANG || mark === QUESTION) {
      const after = skipAside(scan, buffer, i, end);
      if (after < 0) return done;
      i = done = after;
      continue;
    }
    const name = i + 1 + prefix;
    const tagEnd = findTagEnd(buffer, name, end);
    if (tagEnd >= end) return done;
    if (buffer[name] !== R) {
      i = tagEnd + 1;
      continue;
    }
    const before = scan.row;
    const hidden = readRowTag(scan, buffer, name, tagEnd);
    if (buffer[tagEnd - 1] === SLASH) {
      i = done = tagEnd + 1;
      continue;
    }
    const after = scanCells(scan, buffer, tagEnd + 1, end, hidden);
    if (after < 0) {
      scan.row = before;
      return done;
    }
    i = done = after;
  }
  return done;
}

/** Steps over a comment or processing instruction; -1 when it is cut off. */
function skipAside(scan: SheetScan, buffer: Buffer, at: number, end: number): number {
  if (buffer[at + 1] === BANG) refuseIfDoctype(buffer, at, scan.context.file);
  const close = buffer.indexOf(buffer[at + 1] === BANG ? '-->' : '?>', at + 2, 'latin1');
  if (close < 0 || close >= end) return -1;
  return findTagEnd(buffer, close, end) + 1;
}

/** Reads `r` and `hidden` of a row tag; a row without number follows the one before. */
function readRowTag(scan: SheetScan, buffer: Buffer, name: number, tagEnd: number): boolean {
  let row = -1;
  let hidden = false;
  let j = name;
  while (j < tagEnd && !endsName(buffer[j])) j++;
  while (j < tagEnd) {
    while (j < tagEnd && endsName(buffer[j])) j++;
    const attribute = j;
    while (j < tagEnd && buffer[j] !== 61) j++;
    const first = buffer[attribute];
    const isRow = first === R && (j === attribute + 1 || endsName(buffer[attribute + 1]));
    const isHidden = first === 104 && buffer[attribute + 1] === I;
    while (j < tagEnd && buffer[j] !== 34 && buffer[j] !== 39) j++;
    const quote = buffer[j];
    const value = ++j;
    while (j < tagEnd && buffer[j] !== quote) j++;
    if (isRow) row = parseIndex(buffer, value, j);
    else if (isHidden) hidden = buffer[value] === 49 || buffer[value] === T;
    j++;
  }
  scan.row = row > 0 ? row : scan.row + 1;
  return hidden;
}

/** Whether `</v></c>` stands here: so nearly every cell ends, and nothing else need be looked for. */
function endsCell(buffer: Buffer, at: number): boolean {
  return (
    buffer[at + 2] === V &&
    buffer[at + 3] === GT &&
    buffer[at + 4] === LT &&
    buffer[at + 5] === SLASH &&
    buffer[at + 6] === C &&
    buffer[at + 7] === GT
  );
}

/** The cells of one row, from after its start tag. Returns the position after `</row>`, or -1 when the row is cut off. */
function scanCells(scan: SheetScan, buffer: Buffer, from: number, end: number, hidden: boolean): number {
  const { prefix, context, dateKinds, saysMore } = scan;
  const cells: Cell[] = [];
  let filled = 0;
  let widest = 0;
  let column = 0;
  let i = from;
  for (;;) {
    while (i < end && buffer[i] !== LT) i++;
    if (i >= end) return -1;
    if (buffer[i + 1] === SLASH) {
      const tagEnd = findTagEnd(buffer, i, end);
      if (tagEnd >= end) return -1;
      if (buffer[i + 2 + prefix] === R) {
        scan.cells += filled;
        deliverRow(scan, cells, widest, hidden);
        return tagEnd + 1;
      }
      i = tagEnd + 1;
      continue;
    }
    let j = i + 1 + prefix;
    if (buffer[j] !== C || !endsName(buffer[j + 1])) {
      i = buffer[i + 1] === BANG ? skipAside(scan, buffer, i, end) : findTagEnd(buffer, j, end) + 1;
      if (i < 0 || i > end) return -1;
      continue;
    }
    j++;
    let reference = 0;
    let style = 0;
    let type = NUMBER;
    for (;;) {
      while (buffer[j] === 32 || buffer[j] === 10 || buffer[j] === 13 || buffer[j] === 9) j++;
      if (j >= end) return -1;
      if (buffer[j] === GT || buffer[j] === SLASH) break;
      const attribute = j;
      while (j < end && buffer[j] !== 61 && buffer[j] !== 32 && buffer[j] !== GT) j++;
      const isShort = j === attribute + 1;
      while (j < end && buffer[j] !== 34 && buffer[j] !== 39 && buffer[j] !== GT) j++;
      const quote = buffer[j];
      const value = ++j;
      while (j < end && buffer[j] !== quote) j++;
      if (isShort) {
        const letter = buffer[attribute];
        if (letter === R) {
          reference = 0;
          for (let k = value; k < j; k++) {
            const byte = (buffer[k] as number) & 0xdf;
            if (byte < 65 || byte > 90) break;
            reference = reference * 26 + byte - 64;
          }
        } else if (letter === S) style = Math.max(0, parseIndex(buffer, value, j));
        else if (letter === T) type = cellType(buffer, value, j);
      }
      j++;
    }
    column = reference > 0 ? reference : column + 1;
    if (column > LIMITS.gridColumns) {
      throw refusal('import/too-many-columns', {
        file: context.file,
        sheet: context.sheet,
        found: column,
        limit: LIMITS.columns,
      });
    }
    if (buffer[j] === SLASH) {
      i = j + 2;
      continue;
    }
    j++;
    let value: Cell = null;
    let formula = false;
    let saved = false;
    for (;;) {
      while (j < end && buffer[j] !== LT) j++;
      if (j >= end) return -1;
      if (buffer[j + 1] === SLASH) {
        const isCell = buffer[j + 2 + prefix] === C && endsName(buffer[j + 3 + prefix]);
        j = findTagEnd(buffer, j, end) + 1;
        if (j > end) return -1;
        if (isCell) break;
        continue;
      }
      if (buffer[j + 1] === BANG) {
        j = skipAside(scan, buffer, j, end);
        if (j < 0) return -1;
        continue;
      }
      const child = j + 1 + prefix;
      const tagEnd = findTagEnd(buffer, child, end);
      if (tagEnd >= end) return -1;
      const name = buffer[child];
      const selfClosed = buffer[tagEnd - 1] === SLASH;
      j = tagEnd + 1;
      if (name === F) formula = true;
      // Extensions may hold anything: their tags are stepped over one by one.
      if (selfClosed || (name !== V && name !== F && name !== I)) continue;
      let close = j;
      if (name === I) close = findClose(buffer, j, end, I, S);
      else while (close < end && buffer[close] !== LT) close++;
      if (close < 0 || close >= end) return -1;
      if (name === I) value = textCell(scan, itemText(buffer, j, close), column);
      else if (name === V && (close > j || type === FORMULA_TEXT)) {
        saved = true;
        switch (type) {
          case NUMBER: {
            const number = parseNumber(buffer, j, close);
            if (Number.isNaN(number)) value = textCell(scan, decodeText(buffer, j, close), column);
            else {
              const kind = dateKinds[style];
              if (kind === undefined || kind === null) value = number;
              else {
                value = serialToCell(number, kind, context.date1904);
                if (value === null) noteLostDay(scan, column);
              }
              if (saysMore[style] === true) scan.tally.add(column - 1, context.formats[style] ?? GENERAL);
            }
            break;
          }
          case SHARED:
            value = sharedText(scan, parseIndex(buffer, j, close), column);
            break;
          case BOOLEAN:
            value = buffer[j] === 49 || buffer[j] === T;
            break;
          case ERROR:
            value = errorCell(decodeText(buffer, j, close));
            break;
          case ISO_DATE:
            value = isoToCell(decodeText(buffer, j, close));
            break;
          default:
            value = textCell(scan, decodeText(buffer, j, close), column);
        }
      }
      if (name === V && endsCell(buffer, close)) {
        j = close + 8;
        break;
      }
      const after = findTagEnd(buffer, close, end);
      if (after >= end) return -1;
      j = after + 1;
    }
    if (formula) {
      scan.formulas += 1;
      if (!saved) noteUnsavedFormula(scan, column);
    }
    if (value !== null) {
      if (column > widest) widest = column;
      if (column <= LIMITS.columns) {
        while (cells.length < column - 1) cells.push(null);
        if (cells.length === column - 1) cells.push(value);
        else cells[column - 1] = value;
      }
      filled += 1;
    }
    i = j;
  }
}
