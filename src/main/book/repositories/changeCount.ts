/**
 * How often this connection has changed the book. The connection is the only one (exclusive lock), so an unchanged count
 * means unchanged contents: what was computed from them still holds.
 */
import type { Book } from '../openBook.ts';

/** Rows changed through this connection since it was opened. */
export function changeCount(book: Book): number {
  const row = book.sqlite.prepare<[], { n: number }>('SELECT total_changes() AS n').get();
  return row?.n ?? 0;
}
