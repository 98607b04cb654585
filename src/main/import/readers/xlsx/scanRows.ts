/**
 * The hot loop: rows and cells of `<sheetData>` from bytes. It accepts what writers really produce: attributes in any order,
 * any prefix, cells and rows without `r`, unknown children. It calls nothing per byte and allocates nothing but the values.
 * Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.80 (sheetData).
 */
import type { Cell } from '../../../../shared/fields/types.ts';
import { LIMITS } from '../limits.ts';
import { refusal } from '../refusals.ts';
import { BANG, LT, QUESTION, SLASH, endsName, findTagEnd } from '../xml/bytes.ts';
import { readContent } from './cellContent.ts';
import { readCellTag } from './cellTag.ts';
import { parseIndex } from './cellValues.ts';
import { skipAside } from './markup.ts';
import { deliverRow, type SheetScan } from './sheetScan.ts';

const C = 99;
const R = 114;
const S = 115;
const T = 116;
const I = 105;

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
      const after = skipAside(buffer, i, end, scan.context.file);
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

/** The cells of one row, from after its start tag. Returns the position after `</row>`, or -1 when the row is cut off. */
function scanCells(scan: SheetScan, buffer: Buffer, from: number, end: number, hidden: boolean): number {
  const { prefix, tag } = scan;
  const cells: Cell[] = [];
  let filled = 0;
  let widest = 0;
  let column = 0;
  let i = from;
  for (;;) {
    while (i < end && buffer[i] !== LT) i++;
    if (i >= end) return -1;
    const name = i + 1 + prefix;
    if (buffer[name] !== C || !endsName(buffer[name + 1])) {
      if (buffer[i + 1] === SLASH && buffer[name + 1] === R) {
        const tagEnd = findTagEnd(buffer, name, end);
        if (tagEnd >= end) return -1;
        scan.cells += filled;
        deliverRow(scan, cells, widest, hidden);
        return tagEnd + 1;
      }
      i = buffer[i + 1] === BANG ? skipAside(buffer, i, end, scan.context.file) : findTagEnd(buffer, name, end) + 1;
      if (i < 0 || i > end) return -1;
      continue;
    }
    i = readCellTag(buffer, name + 1, end, tag);
    if (i < 0) return -1;
    column = tag.column > 0 ? tag.column : column + 1;
    if (column > LIMITS.gridColumns) refuseColumn(scan, column);
    if (!tag.hasContent) continue;
    i = readContent(scan, buffer, i, end, column);
    if (i < 0) return -1;
    const { value } = scan;
    if (value === null) continue;
    filled += 1;
    if (column > widest) widest = column;
    if (column > LIMITS.columns) continue;
    while (cells.length < column - 1) cells.push(null);
    if (cells.length === column - 1) cells.push(value);
    else cells[column - 1] = value;
  }
}

function refuseColumn(scan: SheetScan, column: number): never {
  const { file, sheet } = scan.context;
  throw refusal('import/too-many-columns', { file, sheet, found: column, limit: LIMITS.columns });
}
