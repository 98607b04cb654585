/** The one connection to the file of a book, with the settings that survive a power cut (reliability page, section B.2). */
import Database from 'better-sqlite3';

interface Wanted {
  readonly readOnly: boolean;
  /** What a crash left half done must be rolled back before anything can be read; that needs a writing connection. */
  readonly wasInterrupted: boolean;
}

/** @throws SqliteError, SQLITE_BUSY where another process has the book; then nothing of it stays open. */
export function connect(file: string, { readOnly, wasInterrupted }: Wanted): Database.Database {
  const sqlite = new Database(file, { readonly: readOnly && !wasInterrupted, timeout: readOnly ? 500 : 250 });
  try {
    applySettings(sqlite, readOnly);
    return sqlite;
  } catch (error) {
    // Left open, it would keep the disk from being unmounted and, on Windows, the file from being moved.
    sqlite.close();
    throw error;
  }
}

function applySettings(sqlite: Database.Database, readOnly: boolean): void {
  if (readOnly) sqlite.pragma('query_only = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('mmap_size = 0');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('cache_size = -65536');
  sqlite.pragma('temp_store = MEMORY');
  if (readOnly) return;
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.pragma('journal_mode = DELETE');
  sqlite.pragma('synchronous = EXTRA');
}
