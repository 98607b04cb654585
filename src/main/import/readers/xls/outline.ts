/**
 * What a sheet says besides its cells, in a first quick pass over its records: hidden rows and columns, merged ranges, and
 * whether its rows come in order. Source: [MS-XLS] 2.4.221 (Row), 2.4.53 (ColInfo), 2.4.168 (MergeCells).
 */
import { LIMITS } from '../limits.ts';
import type { ByteSource } from '../ole/compoundFile.ts';
import type { SheetEnd } from '../reader.ts';
import { RECORD, recordsFrom, type RecordCursor } from './records.ts';

export interface Outline {
  /** From 0. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  readonly merges: SheetEnd['merges'];
  /** Whether every row's cells stand together and below those of the row before. */
  readonly isOrdered: boolean;
}

const CELLS = new Set<number>([
  RECORD.LABELSST,
  RECORD.LABEL,
  RECORD.RSTRING,
  RECORD.NUMBER,
  RECORD.RK,
  RECORD.MULRK,
  RECORD.BOOLERR,
  RECORD.FORMULA,
  RECORD.FORMULA_3,
  RECORD.FORMULA_4,
]);
const ROW_HIDDEN = 0x20;

/** The records of the sheet at `position`, one after another in the same cursor, without those of charts inside the sheet. */
export function* sheetRecords(stream: ByteSource, position: number, file: string): Generator<RecordCursor> {
  const cursor = recordsFrom(stream, position, file);
  let depth = 0;
  while (cursor.next()) {
    if (cursor.type === RECORD.BOF) depth += 1;
    else if (cursor.type === RECORD.EOF) {
      depth -= 1;
      if (depth <= 0) return;
    } else if (depth <= 1) yield cursor;
  }
}

export function readOutline(stream: ByteSource, position: number, file: string): Outline {
  const hiddenRows = new Set<number>();
  const hiddenColumns: number[] = [];
  const merges: SheetEnd['merges'][number][] = [];
  let isOrdered = true;
  let lastRow = -1;
  for (const { type, buffer, start, end } of sheetRecords(stream, position, file)) {
    const length = end - start;
    if (type === RECORD.ROW && length >= 16) {
      if (((buffer[start + 12] as number) & ROW_HIDDEN) !== 0) hiddenRows.add(buffer.readUInt16LE(start));
    } else if (type === RECORD.COLINFO && length >= 9) {
      if (((buffer[start + 8] as number) & 1) !== 0) addColumns(buffer, start, hiddenColumns);
    } else if (type === RECORD.MERGECELLS) addMerges(buffer, start, end, merges);
    else if (CELLS.has(type) && length >= 2) {
      const row = buffer.readUInt16LE(start);
      if (row < lastRow) isOrdered = false;
      lastRow = row;
    }
  }
  return { hiddenRows, hiddenColumns, merges, isOrdered };
}

function addColumns(buffer: Buffer, start: number, columns: number[]): void {
  const last = Math.min(buffer.readUInt16LE(start + 2), LIMITS.columns - 1);
  for (let column = buffer.readUInt16LE(start); column <= last; column++) columns.push(column);
}

function addMerges(buffer: Buffer, start: number, end: number, merges: SheetEnd['merges'][number][]): void {
  for (let at = start + 2; at + 8 <= end && merges.length < LIMITS.merges; at += 8) {
    merges.push({
      fromRow: buffer.readUInt16LE(at) + 1,
      toRow: buffer.readUInt16LE(at + 2) + 1,
      fromColumn: buffer.readUInt16LE(at + 4),
      toColumn: buffer.readUInt16LE(at + 6),
    });
  }
}
