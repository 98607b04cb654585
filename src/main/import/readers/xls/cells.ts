/**
 * Cells from their records. Source: [MS-XLS] 2.4.149 (LabelSst), 2.4.180 (Number), 2.4.220 (RK), 2.4.175 (MulRk), 2.4.24
 * (BoolErr), 2.4.127 (Formula), 2.5.217 (RkNumber), 2.5.10 (BErr).
 */
import type { Cell } from '../../../../shared/fields/types.ts';
import type { ColumnTally } from '../columnTally.ts';
import { serialToCell } from '../dates.ts';
import { LIMITS } from '../limits.ts';
import { errorOfCode } from '../errorCodes.ts';
import type { Globals } from './globals.ts';
import { RECORD, type RecordCursor } from './records.ts';
import { readLongText } from './strings.ts';

/** Takes the cells of a sheet in the order of the stream; rows and columns count from 0. */
export interface CellSink {
  cell(row: number, column: number, value: Cell): void;
  formula(): void;
}

/** Bytes that every cell record begins with: row, column, cell format. */
const HEAD = 6;
const RK_BYTES = 6;

/** Passes on the cells of the record at hand; other records are nothing to it. */
export function readCells(cursor: RecordCursor, globals: Globals, tally: ColumnTally, sink: CellSink): void {
  const { type, buffer, start, end } = cursor;
  if (end - start < HEAD) return;
  const row = buffer.readUInt16LE(start);
  const column = buffer.readUInt16LE(start + 2);
  const format = buffer.readUInt16LE(start + 4);
  const number = (value: number, at: number, xf: number): void =>
    sink.cell(row, at, numberCell(globals, tally, value, at, xf));
  switch (type) {
    case RECORD.LABELSST:
      if (end - start >= HEAD + 4)
        sink.cell(row, column, textCell(globals.texts.at(buffer.readUInt32LE(start + HEAD)) ?? ''));
      break;
    case RECORD.LABEL:
    case RECORD.RSTRING:
      sink.cell(row, column, textCell(readLongText(cursor, start + HEAD)));
      break;
    case RECORD.NUMBER:
      if (end - start >= HEAD + 8) number(buffer.readDoubleLE(start + HEAD), column, format);
      break;
    case RECORD.RK:
      if (end - start >= HEAD + 4) number(rkNumber(buffer, start + HEAD), column, format);
      break;
    case RECORD.MULRK:
      for (let at = start + 4, c = column; at + RK_BYTES <= end - 2; at += RK_BYTES, c++)
        number(rkNumber(buffer, at + 2), c, buffer.readUInt16LE(at));
      break;
    case RECORD.BOOLERR:
      if (end - start >= HEAD + 2)
        sink.cell(row, column, boolOrError(buffer[start + HEAD] as number, buffer[start + HEAD + 1] !== 0));
      break;
    case RECORD.FORMULA:
    case RECORD.FORMULA_3:
    case RECORD.FORMULA_4:
      if (end - start < HEAD + 8) break;
      sink.formula();
      if (buffer.readUInt16LE(start + HEAD + 6) === NO_NUMBER) sink.cell(row, column, savedResult(cursor));
      else number(buffer.readDoubleLE(start + HEAD), column, format);
      break;
  }
}

/** In place of the last bytes of a number: the result of the formula is something else. */
const NO_NUMBER = 0xffff;

/** The saved result of a formula that is no number. A text follows in a record of its own. */
function savedResult(cursor: RecordCursor): Cell {
  const { buffer, start } = cursor;
  const kind = buffer[start + HEAD];
  if (kind === 1 || kind === 2) return boolOrError(buffer[start + HEAD + 2] as number, kind === 2);
  if (kind !== 0) return null;
  while (SHARED_FORMULAS.has(cursor.peek()) && cursor.next());
  if (cursor.peek() !== RECORD.STRING || !cursor.next()) return null;
  return textCell(readLongText(cursor, cursor.start));
}

/** Records that may stand between a formula and its text. */
const SHARED_FORMULAS = new Set<number>([RECORD.SHRFMLA, RECORD.ARRAY, RECORD.TABLE, RECORD.CONTINUE]);

/** A number in four bytes: the upper half of a double, or 30 bits of an integer, either of them times 100. */
function rkNumber(buffer: Buffer, at: number): number {
  const bits = buffer.readInt32LE(at);
  let value = bits >> 2;
  if ((bits & 2) === 0) {
    HALF.setUint32(0, bits & ~3);
    value = HALF.getFloat64(0);
  }
  return (bits & 1) === 0 ? value : value / 100;
}

const HALF = new DataView(new ArrayBuffer(8));

function numberCell(globals: Globals, tally: ColumnTally, value: number, column: number, xf: number): Cell {
  if (!Number.isFinite(value)) return null;
  const format = globals.formats[xf];
  if (format === undefined) return value;
  if (format.percent || format.currency !== null || format.zeroPad !== null) tally.add(column, format);
  return format.date === null ? value + 0 : serialToCell(value, format.date, globals.date1904);
}

function textCell(text: string): Cell {
  return text === '' ? null : text.slice(0, LIMITS.cellText);
}

function boolOrError(code: number, isError: boolean): Cell {
  return isError ? errorOfCode(code) : code !== 0;
}
