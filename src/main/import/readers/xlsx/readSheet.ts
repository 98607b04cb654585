/** Streams one worksheet part: head, rows, tail. Memory is one row plus one chunk, whatever the sheet's size. */
import { LIMITS } from '../limits.ts';
import type { SheetEnd } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { LT, prefixLength } from '../xml/bytes.ts';
import { createFeed, dropBytes, pushBytes, type Feed } from '../xml/feed.ts';
import { scanRows } from './scanRows.ts';
import { createTailScanner, parseRange, readSheetHead, type SheetHead } from './sheetEdges.ts';
import { createSheetScan, scanNotices, type SheetContext, type SheetScan } from './sheetScan.ts';

/** Cells of a declared range from which on a wrong declaration is worth a notice. */
const LARGE_RANGE = 1_000_000;

/**
 * @param chunks UTF-8 bytes of the part.
 * @returns what the sheet said besides its rows, and the number of filled cells.
 * @throws AppError for the limits of LIMITS, import/truncated when the rows do not end, import/doctype.
 */
export async function readSheet(
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
  onBytes: (count: number, rows: number) => void,
): Promise<{ readonly end: SheetEnd; readonly cells: number }> {
  const scan = createSheetScan(context);
  const feed = createFeed();
  const tail = createTailScanner(context.file);
  let head: SheetHead | null = null;
  for await (const chunk of chunks) {
    onBytes(chunk.length, scan.rows);
    if (scan.isDone) {
      tail.push(chunk);
      continue;
    }
    pushBytes(feed, chunk);
    if (head === null) {
      head = takeHead(feed, scan, context.file);
      if (head === null) continue;
    }
    if (feed.length < feed.retryAt) continue;
    scanFeed(feed, scan);
    if (scan.isDone) tail.push(feed.buffer.subarray(0, feed.length));
    else if (feed.length > LIMITS.recordBytes) throw tooLong(scan);
  }
  if (head !== null && !scan.isDone) {
    dropBytes(feed, scanRows(scan, feed.buffer, feed.length));
    if (!scan.isDone) throw refusal('import/truncated', { file: context.file, sheet: context.sheet });
    tail.push(feed.buffer.subarray(0, feed.length));
  }
  if (head === null) refuseIfNoSheet(feed, context);
  return { end: sheetEnd(scan, head, tail.merges), cells: scan.cells };
}

/** Scans up to the last complete row when there is one: then no row is ever looked at twice. */
function scanFeed(feed: Feed, scan: SheetScan): void {
  const closing = feed.buffer.lastIndexOf('row>', feed.length - 1, 'latin1');
  const end = closing > 0 && closing + 4 <= feed.length ? closing + 4 : feed.length;
  let done = scanRows(scan, feed.buffer, end);
  if (!scan.isDone && done === 0 && end < feed.length) done = scanRows(scan, feed.buffer, feed.length);
  // The end of the rows may follow the last complete row in the same chunk.
  dropBytes(feed, done);
}

/** Cuts everything up to and including `<sheetData>` off the feed; null while it has not come. */
function takeHead(feed: Feed, scan: SheetScan, file: string): SheetHead | null {
  const found = feed.buffer.indexOf('sheetData', 0, 'latin1');
  const tagEnd = found < 0 ? -1 : feed.buffer.indexOf('>', found, 'latin1');
  if (found < 0 || tagEnd < 0 || tagEnd >= feed.length) {
    if (feed.length > LIMITS.recordBytes) throw refusal('import/damaged', { file, what: 'a sheet has no rows part' });
    return null;
  }
  const start = feed.buffer.lastIndexOf(LT, found);
  scan.prefix = prefixLength(feed.buffer, start + 1, tagEnd);
  const head = readSheetHead(feed.buffer.toString('utf8', 0, start), file);
  if (feed.buffer[tagEnd - 1] === 47) scan.isDone = true;
  dropBytes(feed, tagEnd + 1);
  return head;
}

/** A part without `<sheetData>` is an empty sheet only when it was a sheet at all and came to its end. */
function refuseIfNoSheet(feed: Feed, context: SheetContext): void {
  const text = feed.buffer.toString('latin1', 0, feed.length);
  readSheetHead(text, context.file);
  if (feed.length > 0 && !/<\/(?:[\w.-]+:)?\w+\s*>\s*$|\/>\s*$/.test(text.slice(-200))) {
    throw refusal('import/truncated', { file: context.file, sheet: context.sheet });
  }
}

function tooLong(scan: SheetScan): Error {
  const { file, sheet } = scan.context;
  return refusal('import/line-too-long', {
    file,
    sheet,
    line: scan.row + 1,
    limit: LIMITS.recordBytes / (1024 * 1024),
  });
}

function sheetEnd(scan: SheetScan, head: SheetHead | null, merges: SheetEnd['merges']): SheetEnd {
  const notices = scanNotices(scan);
  const declared = head?.declaredRange ?? null;
  const range = declared === null ? null : parseRange(declared);
  if (range !== null) {
    const cells = (range.toRow - range.fromRow + 1) * (range.toColumn - range.fromColumn + 1);
    if (cells > LARGE_RANGE && cells > 20 * scan.cells) {
      notices.push(`The declared size ${declared} was ignored; ${scan.rows.toLocaleString('en-US')} rows found.`);
    }
  }
  return { merges, formats: scan.tally.result(), hiddenColumns: head?.hiddenColumns ?? [], notices };
}
