/**
 * A growing work buffer for byte scanners: chunks are added at the end, scanned bytes are dropped from the front.
 * Its size is bounded by the largest record a file may hold, whatever the size of the file.
 */
export interface Feed {
  buffer: Buffer;
  length: number;
  /** Length at which scanning is worth trying again after a try found nothing complete: keeps the work linear. */
  retryAt: number;
}

/** Zero bytes kept after the data, so that scanners may look a few bytes ahead without a bounds check. */
const PADDING = 32;

export function createFeed(): Feed {
  return { buffer: Buffer.alloc(1024 * 1024), length: 0, retryAt: 0 };
}

export function pushBytes(feed: Feed, chunk: Buffer): void {
  const needed = feed.length + chunk.length + PADDING;
  if (needed > feed.buffer.length) {
    const larger = Buffer.alloc(Math.max(needed, feed.buffer.length * 2));
    feed.buffer.copy(larger, 0, 0, feed.length);
    feed.buffer = larger;
  }
  feed.buffer.set(chunk, feed.length);
  feed.length += chunk.length;
  feed.buffer.fill(0, feed.length, feed.length + PADDING);
}

/** Forgets the first `count` bytes. */
export function dropBytes(feed: Feed, count: number): void {
  if (count > 0) {
    feed.buffer.copyWithin(0, count, feed.length);
    feed.length -= count;
    feed.buffer.fill(0, feed.length, feed.length + PADDING);
    feed.retryAt = 0;
  } else {
    feed.retryAt = feed.length * 2;
  }
}
