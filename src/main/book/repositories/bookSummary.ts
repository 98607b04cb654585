/** What a book says about itself in one line of the screens. */
import { SCHEMA_VERSION } from '../migrations/index.ts';
import type { Book } from '../openBook.ts';

export interface BookSummary {
  readonly schemaVersion: number;
  readonly accounts: number;
  /** ISO day of the newest import that was not undone; null without one. */
  readonly lastImportDate: string | null;
}

export function bookSummary(book: Book): BookSummary {
  const row = book.sqlite
    .prepare<[], { accounts: number; lastImportDate: string | null }>(
      `SELECT (SELECT count(*) FROM account) AS accounts,
              (SELECT max(import_date) FROM import WHERE finished_at IS NOT NULL AND undone_at IS NULL) AS lastImportDate`,
    )
    .get();
  return { schemaVersion: SCHEMA_VERSION, accounts: row?.accounts ?? 0, lastImportDate: row?.lastImportDate ?? null };
}
