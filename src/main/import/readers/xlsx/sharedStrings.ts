/**
 * The shared string table, streamed: each `<si>` becomes one text of a table. Bounded in number and in bytes as they come out, so a
 * table that unpacks to gigabytes stops early. Source: ECMA-376 part 1, 18.4.9; reliability page, section C.
 */
import { LIMITS } from '../limits.ts';
import { refusal } from '../refusals.ts';
import {
  GT,
  LT,
  SLASH,
  BANG,
  TEXT_FLAGS,
  decodeFlagged,
  endsName,
  findTagEnd,
  itemText,
  prefixLength,
} from '../xml/bytes.ts';
import { createFeed, dropBytes, pushBytes } from '../xml/feed.ts';
import { findClose, refuseIfDoctype } from './markup.ts';
import { createTextTable, type TextTable, type TextTableWriter } from '../textTable.ts';

const S = 115;
const I = 105;
const T = 116;

/**
 * @param chunks UTF-8 bytes of the part.
 * @param onBytes called with the bytes done, for progress.
 * @throws AppError import/zip-bomb, import/doctype.
 */
export async function readSharedStrings(
  chunks: AsyncIterable<Buffer>,
  file: string,
  onBytes: (count: number) => void,
): Promise<TextTable> {
  const strings = createTextTable();
  const feed = createFeed();
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes(chunk.length);
    if (bytes > LIMITS.sharedStringBytes) throw refusal('import/zip-bomb', { file, found: bytes });
    pushBytes(feed, chunk);
    if (feed.length < feed.retryAt) continue;
    dropBytes(feed, scanItems(feed.buffer, feed.length, strings, file));
    if (feed.length > LIMITS.recordBytes) throw refusal('import/zip-bomb', { file, found: feed.length });
  }
  scanItems(feed.buffer, feed.length, strings, file);
  return strings.finish();
}

/** Appends every complete item; returns the position after the last one. */
function scanItems(buffer: Buffer, end: number, strings: TextTableWriter, file: string): number {
  let done = 0;
  let i = 0;
  while (i < end) {
    if (buffer[i] !== LT) {
      i++;
      continue;
    }
    if (buffer[i + 1] === BANG) refuseIfDoctype(buffer, i, file);
    let name = i + 1;
    if (buffer[name] !== S || buffer[name + 1] !== I) name += prefixLength(buffer, name, end);
    if (buffer[name] !== S || buffer[name + 1] !== I || !endsName(buffer[name + 2])) {
      i = name;
      continue;
    }
    const start = findTagEnd(buffer, name, end) + 1;
    if (start > end) return done;
    if (buffer[start - 2] === SLASH) {
      strings.add('');
      i = done = start;
      continue;
    }
    const close = plainItem(buffer, start, end, strings);
    i = close > 0 ? close : richItem(buffer, start, end, strings);
    if (i < 0) return done;
    done = i;
    if (strings.count > LIMITS.sharedStrings) throw refusal('import/zip-bomb', { file, found: strings.count });
  }
  return done;
}

/** The common shape `<t>text</t></si>`, read without looking for anything else. Returns 0 when the item has another shape. */
function plainItem(buffer: Buffer, start: number, end: number, strings: TextTableWriter): number {
  if (buffer[start] !== LT || buffer[start + 1] !== T) return 0;
  let textStart = start + 2;
  if (buffer[textStart] !== GT) {
    if (buffer[textStart] !== 32) return 0;
    textStart = findTagEnd(buffer, textStart, end);
    if (textStart >= end || buffer[textStart - 1] === SLASH) return 0;
  }
  textStart += 1;
  let close = textStart;
  let flags = 0;
  for (let byte = 0; close < end && (byte = buffer[close] as number) !== LT; close++)
    flags |= TEXT_FLAGS[byte] as number;
  if (close + 9 > end) return 0;
  const plain =
    buffer[close + 1] === SLASH &&
    buffer[close + 2] === T &&
    buffer[close + 3] === GT &&
    buffer[close + 4] === LT &&
    buffer[close + 5] === SLASH &&
    buffer[close + 6] === S &&
    buffer[close + 7] === I &&
    buffer[close + 8] === GT;
  if (!plain) return 0;
  if (flags === 0) strings.addBytes(buffer, textStart, close);
  else strings.add(decodeFlagged(buffer, textStart, close, flags));
  return close + 9;
}

/** Any other item; -1 when its end has not come yet. */
function richItem(buffer: Buffer, start: number, end: number, strings: TextTableWriter): number {
  const close = findClose(buffer, start, end, S, I);
  if (close < 0) return -1;
  const after = findTagEnd(buffer, close, end);
  if (after >= end) return -1;
  strings.add(itemText(buffer, start, close));
  return after + 1;
}
