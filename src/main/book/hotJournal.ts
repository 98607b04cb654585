/** Whether a crash left a half-done change beside a book. Only asked before the book is open in this process. */
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * True when the rollback journal holds a transaction that must be rolled back. A journal that merely lies there is what a killed
 * program leaves between two changes: with the exclusive lock SQLite empties its header and keeps the file.
 */
export function hasHotJournal(book: string): boolean {
  const first = Buffer.alloc(1);
  try {
    const journal = openSync(`${book}-journal`, 'r');
    try {
      return readSync(journal, first, 0, 1, 0) === 1 && first[0] !== 0;
    } finally {
      closeSync(journal);
    }
  } catch {
    return false;
  }
}
