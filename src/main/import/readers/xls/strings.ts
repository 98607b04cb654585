/**
 * Texts of BIFF8: one or two bytes a character, said by a flag; formatting runs and phonetic data stand beside the characters
 * and are stepped over. A text may go on in a CONTINUE record, and then says its width again.
 * Source: [MS-XLS] 2.5.293 (XLUnicodeRichExtendedString), 2.5.294 (XLUnicodeString), 2.5.240 (ShortXLUnicodeString).
 */
import { LIMITS } from '../limits.ts';
import { refusal } from '../refusals.ts';
import { createTextTable, type TextTable } from '../textTable.ts';
import { RECORD, type RecordCursor } from './records.ts';

const WIDE = 0x01;
const PHONETIC = 0x04;
const RICH = 0x08;

/** A text of one record with a count of one or two bytes, at `at`; what the record does not hold is left out. */
export function readShortText(cursor: RecordCursor, at: number, countBytes: 1 | 2): string {
  const { buffer, end } = cursor;
  if (at + countBytes + 1 > end) return '';
  const count = countBytes === 1 ? (buffer[at] as number) : buffer.readUInt16LE(at);
  const flags = buffer[at + countBytes] as number;
  const from = at + countBytes + 1 + ((flags & RICH) === 0 ? 0 : 2) + ((flags & PHONETIC) === 0 ? 0 : 4);
  return characters(buffer, from, Math.min(end, from + count * width(flags)), flags);
}

/** The text of a STRING or LABEL record from `at` on, with its CONTINUE records. */
export function readLongText(cursor: RecordCursor, at: number): string {
  const reader = pieces(cursor, at);
  const count = reader.uint16();
  return count < 0 ? '' : readCharacters(reader, count, reader.byte());
}

/**
 * The shared string table from its record on. Its own count is not believed: as many texts are read as there are.
 * @throws AppError import/zip-bomb above the limits of LIMITS.
 */
export function readSharedTexts(cursor: RecordCursor, file: string): TextTable {
  const texts = createTextTable();
  const reader = pieces(cursor, cursor.start + 8);
  let characterCount = 0;
  while (reader.hasMore()) {
    const count = reader.uint16();
    const flags = reader.byte();
    if (count < 0 || flags < 0) break;
    const runs = (flags & RICH) === 0 ? 0 : reader.uint16();
    const phonetic = (flags & PHONETIC) === 0 ? 0 : reader.uint16() + reader.uint16() * 0x1_0000;
    const whole = reader.take(count * width(flags));
    if (whole >= 0 && (flags & WIDE) === 0) texts.addBytes(cursor.buffer, whole, whole + count);
    else
      texts.add(
        whole >= 0 ? characters(cursor.buffer, whole, whole + count * 2, flags) : readCharacters(reader, count, flags),
      );
    reader.skip(Math.max(0, runs) * 4 + Math.max(0, phonetic));
    characterCount += count;
    if (texts.count > LIMITS.sharedStrings || characterCount > LIMITS.sharedStringBytes)
      throw refusal('import/zip-bomb', { file, found: characterCount });
  }
  return texts.finish();
}

const width = (flags: number): number => ((flags & WIDE) === 0 ? 1 : 2);

function characters(buffer: Buffer, from: number, to: number, flags: number): string {
  return buffer.toString((flags & WIDE) === 0 ? 'latin1' : 'utf16le', from, to);
}

/** Bytes of a record and of the CONTINUE records after it, as if they were one. */
interface Pieces {
  /** Steps into CONTINUE records where the record at hand is used up; false at the end of the last. */
  hasMore(): boolean;
  /** The next byte, or -1. */
  byte(): number;
  uint16(): number;
  /** Where the next `count` bytes stand if one record holds them all, and steps over them; else -1, and nothing happens. */
  take(count: number): number;
  /** As many of the next `count` characters as the record at hand holds. */
  characters(count: number, flags: number): string;
  skip(count: number): void;
}

function pieces(cursor: RecordCursor, from: number): Pieces {
  let at = from;
  const hasMore = (): boolean => {
    while (at >= cursor.end) {
      if (cursor.peek() !== RECORD.CONTINUE || !cursor.next()) return false;
      at = cursor.start;
    }
    return true;
  };
  const byte = (): number => (hasMore() ? (cursor.buffer[at++] as number) : -1);
  return {
    hasMore,
    byte,
    uint16() {
      const low = byte();
      const high = byte();
      return high < 0 ? -1 : low + high * 256;
    },
    take(count) {
      if (at + count > cursor.end) return -1;
      at += count;
      return at - count;
    },
    characters(count, flags) {
      const from = at;
      at = Math.min(cursor.end, at + count * width(flags));
      return characters(cursor.buffer, from, at, flags);
    },
    skip(count) {
      for (let left = count; left > 0 && hasMore();) {
        const step = Math.min(left, cursor.end - at);
        at += step;
        left -= step;
      }
    },
  };
}

/** Characters that may go on in further records, each of which begins with a flag for the width of its own. */
function readCharacters(reader: Pieces, count: number, firstFlags: number): string {
  let text = '';
  for (let flags = firstFlags; flags >= 0; flags = reader.byte()) {
    text += reader.characters(count - text.length, flags);
    if (text.length >= count) break;
  }
  return text;
}
