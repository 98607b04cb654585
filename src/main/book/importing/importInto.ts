/** One import in one transaction: everything or nothing. */
import { dirname } from 'node:path';
import { needSpace } from '../freeSpace.ts';
import type { Book } from '../openBook.ts';
import { sqliteError } from '../sqliteError.ts';
import type { Finished, ImportHead, ImportStore } from './importStore.ts';
import { openStore } from './openStore.ts';

/**
 * Runs one import in one transaction, in steps: everything or nothing. Between two steps nobody else may use the connection.
 * @param summarise JSON kept with the import for the history.
 */
export function* importInto<T>(
  book: Book,
  head: ImportHead,
  work: (store: ImportStore) => Generator<number, T, void>,
  summarise: (result: T) => string,
): Generator<number, Finished<T>, void> {
  const { sqlite } = book;
  const neededBytes = head.expectedRows * BYTES_PER_ROW;
  needSpace(dirname(book.path), 2 * neededBytes, { name: book.name, deed: 'Nothing was imported.' });
  const cacheSize = Number(sqlite.pragma('cache_size', { simple: true }));
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    const { store, close } = openStore(sqlite, head);
    const result = yield* work(store);
    const entryId = yield* close();
    sqlite
      .prepare('UPDATE import SET finished_at = ?, summary = ? WHERE id = ?')
      .run(head.at, summarise(result), store.importId);
    sqlite.exec('COMMIT');
    return { result, importId: String(store.importId), entryId };
  } catch (error) {
    throw sqliteError(error, book.name, { neededBytes });
  } finally {
    // Also where the work was left in the middle.
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    // A bulk load made do with less.
    sqlite.pragma(`cache_size = ${cacheSize}`);
  }
}

/** What a row of a sheet comes to with its facts, its cells and their indexes; measured on wide sheets, rounded up. */
const BYTES_PER_ROW = 1_500;
