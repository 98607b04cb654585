/**
 * The records of a BIFF stream, one after another: a number, a length, bytes. What does not fit one record goes on in CONTINUE
 * records. Memory is one window of the stream. Source: [MS-XLS] 2.1.4, 2.3.1.
 */
import type { ByteSource } from '../ole/compoundFile.ts';
import { refusal } from '../refusals.ts';

export const RECORD = {
  FORMULA: 0x0006,
  /** Numbers that formulas had in Excel 3 and 4; some programs still write them. */
  FORMULA_3: 0x0206,
  FORMULA_4: 0x0406,
  EOF: 0x000a,
  DATE1904: 0x0022,
  FILEPASS: 0x002f,
  CONTINUE: 0x003c,
  COLINFO: 0x007d,
  BOUNDSHEET: 0x0085,
  MULRK: 0x00bd,
  RSTRING: 0x00d6,
  XF: 0x00e0,
  MERGECELLS: 0x00e5,
  SST: 0x00fc,
  LABELSST: 0x00fd,
  NUMBER: 0x0203,
  LABEL: 0x0204,
  BOOLERR: 0x0205,
  STRING: 0x0207,
  ROW: 0x0208,
  ARRAY: 0x0221,
  TABLE: 0x0236,
  RK: 0x027e,
  FORMAT: 0x041e,
  SHRFMLA: 0x04bc,
  BOF: 0x0809,
} as const;

const HEAD_BYTES = 4;
const WINDOW = 512 * 1024;

/** Walks over the records; after {@link RecordCursor.next} its fields tell the record, and its bytes lie in `buffer`. */
export interface RecordCursor {
  type: number;
  /** Valid until the next call. */
  buffer: Buffer;
  start: number;
  end: number;
  /** Steps to the next record; false at the end of the stream. */
  next(): boolean;
  /** The type of the record after this one, or -1. */
  peek(): number;
  /** Position in the stream after this record. */
  position(): number;
}

/** A cursor before the record at `position`. Stepping on throws import/truncated where a record ends after the stream. */
export function recordsFrom(source: ByteSource, position: number, file: string): RecordCursor {
  let windowAt = position;
  let at = 0;
  const cursor: RecordCursor = {
    type: -1,
    buffer: source.read(position, WINDOW),
    start: 0,
    end: 0,
    next() {
      if (!holds(HEAD_BYTES)) return false;
      cursor.type = cursor.buffer.readUInt16LE(at);
      const length = cursor.buffer.readUInt16LE(at + 2);
      if (!holds(HEAD_BYTES + length)) throw refusal('import/truncated', { file });
      cursor.start = at + HEAD_BYTES;
      at = cursor.end = cursor.start + length;
      return true;
    },
    peek: () => (holds(2) ? cursor.buffer.readUInt16LE(at) : -1),
    position: () => windowAt + at,
  };
  /** Makes sure that `count` bytes from here on are in the window, as far as the stream has them. */
  const holds = (count: number): boolean => {
    if (at + count <= cursor.buffer.length) return true;
    const next = windowAt + at;
    if (next + count > source.size) return false;
    // The record before stays readable: `peek` may be asked while its bytes are still needed.
    windowAt = next - (at - cursor.start);
    const shift = cursor.start;
    cursor.buffer = source.read(windowAt, WINDOW + (at - shift));
    cursor.start -= shift;
    cursor.end -= shift;
    at -= shift;
    return at + count <= cursor.buffer.length;
  };
  return cursor;
}
