/**
 * Opens one `.qbook`: checked, locked, migrated; the only way to a connection, in the app and in tests.
 *
 * One connection in one thread, rollback journal, exclusive lock, `synchronous = EXTRA`, no WAL; nobody reads the open file
 * by any other way. The sequence and its reasons: reliability page, section B.2 "Open sequence".
 */
import Database from 'better-sqlite3';
import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { AppError } from '../../shared/contract/errors.ts';
import { verifiedCopy } from './backup.ts';
import { checkIntegrity } from './checkIntegrity.ts';
import { assertIsBook } from './identity.ts';
import { holderOf, releaseLockNote, writeLockNote } from './lockNote.ts';
import { migrate, refuseNewer, schemaDifferences, schemaVersion } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import { sqliteError } from './sqliteError.ts';
import type { Tables } from './tables/index.ts';

export interface Book {
  readonly path: string;
  /** File name without ".qbook". */
  readonly name: string;
  readonly readOnly: boolean;
  /** Typed queries; inside a transaction callback use only `trx`. */
  readonly db: Kysely<Tables>;
  /** The same connection, raw; used inside src/main/book only. */
  readonly sqlite: Database.Database;
  /** Things to tell the user once. */
  readonly notices: readonly string[];
  /** Marks the book clean, closes the connection and lets the lock go. Safe to call twice. */
  close(): void;
}

export interface OpenOptions {
  /** Make the file where there is none; otherwise a missing file is an error. */
  readonly create?: boolean;
  /** Look, never write: for commands that only read. */
  readonly readOnly?: boolean;
  /**
   * With `readOnly`: which tables will be read, and so are checked for damage first. "facts" leaves out the cells of imported
   * sheets and the journal, most of a big book; `check` looks at everything.
   */
  readonly reads?: 'everything' | 'facts';
  /** Where the safe copy before a migration goes; the book's own folder when absent. */
  readonly backupFolder?: string;
}

/** Books open in this process by device and inode: a second open would need fs access to an open book. */
const openHere = new Set<string>();

/**
 * @throws AppError book/not-found, book/not-a-book, book/damaged, book/newer-version, book/unexpected-schema, book/in-use,
 * book/read-only, book/exists.
 */
export function openBook(path: string, options: OpenOptions = {}): Book {
  const file = resolve(path);
  const name = basename(file).replace(/\.qbook$/i, '');
  const isNew = !existsSync(file);
  if (isNew && options.create !== true)
    throw new AppError('book/not-found', `There is no book "${basename(file)}". Check the name and the folder.`, {
      name,
    });
  const isFresh = isNew || statSync(file).size === 0;
  if (!isNew) refuseSecondOpen(file, name);
  if (!isFresh) assertIsBook(file);
  const wasInterrupted = existsSync(`${file}-journal`);

  let sqlite: Database.Database | null = null;
  let key = '';
  try {
    sqlite = connect(file, options.readOnly === true);
    key = identityOf(file);
    openHere.add(key);
    const notices =
      options.readOnly === true
        ? checkForReading(sqlite, name, options.reads ?? 'everything')
        : prepareForWriting(sqlite, { file, name, isFresh, wasInterrupted, options });
    if (options.readOnly !== true) writeLockNote(file);
    return bookOf(sqlite, { file, name, key, readOnly: options.readOnly === true, notices });
  } catch (error) {
    sqlite?.close();
    openHere.delete(key);
    if (isNew) rmSync(file, { force: true });
    throw sqliteError(error, name, holderOf(file));
  }
}

function identityOf(file: string): string {
  const stat = statSync(file);
  return `${stat.dev}:${stat.ino}`;
}

function refuseSecondOpen(file: string, name: string): void {
  if (openHere.has(identityOf(file))) throw new AppError('book/in-use', `"${name}" is already open here.`, { name });
}

function connect(file: string, readOnly: boolean): Database.Database {
  // A journal left by a crash must be rolled back before anything can be read; that needs a writing connection.
  const needsRecovery = existsSync(`${file}-journal`);
  const sqlite = new Database(file, { readonly: readOnly && !needsRecovery, timeout: readOnly ? 500 : 250 });
  if (readOnly) sqlite.pragma('query_only = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('mmap_size = 0');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('cache_size = -65536');
  sqlite.pragma('temp_store = MEMORY');
  if (readOnly) return sqlite;
  sqlite.pragma('locking_mode = EXCLUSIVE');
  sqlite.pragma('journal_mode = DELETE');
  sqlite.pragma('synchronous = EXTRA');
  return sqlite;
}

function checkForReading(sqlite: Database.Database, name: string, reads: 'everything' | 'facts'): string[] {
  checkIntegrity(sqlite, name, reads === 'facts' ? 'facts' : 'quick');
  refuseNewer(sqlite, name);
  if (schemaVersion(sqlite) < SCHEMA_VERSION) {
    throw new AppError(
      'book/older-version',
      `"${name}" was made by an older Quarterbook. Open it once in the app to bring it up to date (a backup is kept), then try again.`,
      { name },
    );
  }
  refuseStrangeSchema(sqlite, name);
  return [];
}

interface Preparation {
  readonly file: string;
  readonly name: string;
  readonly isFresh: boolean;
  readonly wasInterrupted: boolean;
  readonly options: OpenOptions;
}

function prepareForWriting(
  sqlite: Database.Database,
  { file, name, isFresh, wasInterrupted, options }: Preparation,
): string[] {
  // An empty immediate transaction takes the exclusive lock now, not at the first import.
  sqlite.exec('BEGIN IMMEDIATE; COMMIT');
  const notices: string[] = [];
  if (isFresh) {
    migrate(sqlite);
  } else {
    const wasClean = readInfo(sqlite, 'clean') !== '0';
    checkIntegrity(sqlite, name, wasClean && !wasInterrupted ? 'quick' : 'full');
    refuseNewer(sqlite, name);
    refuseStrangeSchema(sqlite, name);
    if (wasInterrupted)
      notices.push('The last change was not finished when the computer stopped; the book is as it was before it.');
    if (schemaVersion(sqlite) < SCHEMA_VERSION) {
      const copy = verifiedCopy(sqlite, file, {
        folder: options.backupFolder ?? null,
        label: `before-format-${SCHEMA_VERSION}`,
      });
      migrate(sqlite);
      refuseStrangeSchema(sqlite, name);
      notices.push(
        `The book was brought to format ${SCHEMA_VERSION}. A copy of it as it was is kept: ${basename(copy.file)}.`,
      );
    }
  }
  writeInfo(sqlite, 'clean', '0');
  return notices;
}

function refuseStrangeSchema(sqlite: Database.Database, name: string): void {
  const differences = schemaDifferences(sqlite);
  if (differences.length === 0) return;
  throw new AppError(
    'book/unexpected-schema',
    `"${name}" has tables or rules that Quarterbook did not make (${differences.slice(0, 3).join('; ')}). It was not opened and not changed; restore a backup.`,
    {
      name,
      differences: differences.join('; '),
    },
  );
}

function readInfo(sqlite: Database.Database, key: string): string | null {
  const hasTable = sqlite
    .prepare<[], { n: number }>(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'book_info'`)
    .get();
  if (hasTable === undefined || hasTable.n === 0) return null;
  return (
    sqlite.prepare<[string], { value: string }>('SELECT value FROM book_info WHERE key = ?').get(key)?.value ?? null
  );
}

function writeInfo(sqlite: Database.Database, key: string, value: string): void {
  sqlite
    .prepare('INSERT INTO book_info (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(key, value);
}

function bookOf(
  sqlite: Database.Database,
  {
    file,
    name,
    key,
    readOnly,
    notices,
  }: { file: string; name: string; key: string; readOnly: boolean; notices: readonly string[] },
): Book {
  let isClosed = false;
  return {
    path: file,
    name,
    readOnly,
    db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) }),
    sqlite,
    notices,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      try {
        if (!readOnly) writeInfo(sqlite, 'clean', '1');
      } finally {
        sqlite.close();
        openHere.delete(key);
        if (!readOnly) releaseLockNote(file);
      }
    },
  };
}
