/**
 * Opens one `.qbook`: checked, locked, migrated; the only way to a connection, in the app and in tests.
 *
 * One connection in one thread, rollback journal, exclusive lock, `synchronous = EXTRA`, no WAL; nobody reads the open file
 * by any other way. The sequence and its reasons: reliability page, section B.2 "Open sequence".
 */
import type Database from 'better-sqlite3';
import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import { AppError } from '../../shared/contract/errors.ts';
import { copyName, copyTo } from './backup.ts';
import { bookBackups } from './bookBackups.ts';
import { checkIntegrity } from './checkIntegrity.ts';
import { connect } from './connect.ts';
import { digestOf } from './digest.ts';
import { hasHotJournal } from './hotJournal.ts';
import { assertIsBook } from './identity.ts';
import { holderOf, releaseLockNote, writeLockNote } from './lockNote.ts';
import { migrate, refuseNewer, schemaDifferences, schemaVersion } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import { isCheckDue, readMarks, writeMarks } from './openMarks.ts';
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
  /** Digest of what the book held when it was last closed; null when nobody kept one. */
  readonly closingDigest: string | null;
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
  /** Where the file or its folder may not be written: open it for looking, with a notice, instead of refusing. */
  readonly orReadOnly?: boolean;
  /** A copy this program made a moment ago of a book that is open and checked: it is not checked again. */
  readonly isOwnCopy?: boolean;
  /** Keep a digest of the content at closing, so that damage on the disk is noticed later; reads the whole book once. */
  readonly keepDigest?: boolean;
}

/**
 * Books open in this process by device and inode: a second open would need fs access to an open book. Weak, because the number
 * of a file that somebody forgot to close is given to another file once the garbage collector has closed it.
 */
const openHere = new Map<string, WeakRef<Database.Database>>();

/**
 * @throws AppError book/not-found, book/no-such-folder, book/not-a-book, book/damaged, book/newer-version, book/unexpected-schema, book/in-use,
 * book/read-only, book/exists.
 */
export function openBook(path: string, options: OpenOptions = {}): Book {
  try {
    return open(path, options);
  } catch (error) {
    if (options.orReadOnly !== true || !(error instanceof AppError) || error.code !== 'book/read-only') throw error;
    const book = open(path, { ...options, readOnly: true });
    const notice = `"${book.name}" can only be read here: the file or its folder is read-only. Nothing can be changed; to work on it, save a copy (Settings, Backups).`;
    return { ...book, notices: [...book.notices, notice] };
  }
}

function open(path: string, options: OpenOptions): Book {
  const file = resolve(path);
  const name = basename(file).replace(/\.qbook$/i, '');
  const isNew = !existsSync(file);
  if (isNew && options.create !== true)
    throw new AppError('book/not-found', `There is no book "${basename(file)}". Check the name and the folder.`, {
      name,
    });
  if (isNew && !existsSync(dirname(file)))
    throw new AppError(
      'book/no-such-folder',
      `There is no folder "${dirname(file)}" to make the book "${basename(file)}" in. Make it first, or choose another.`,
      { name },
    );
  const isFresh = isNew || statSync(file).size === 0;
  if (!isNew) refuseSecondOpen(file, name);
  const wasInterrupted = hasHotJournal(file);
  if (!isFresh) assertIsBook(file, wasInterrupted);

  let sqlite: Database.Database | null = null;
  let key = '';
  try {
    const readOnly = options.readOnly === true;
    sqlite = connect(file, { readOnly, wasInterrupted });
    key = identityOf(file);
    openHere.set(key, new WeakRef(sqlite));
    if (readOnly) checkForReading(sqlite, name, options.reads ?? 'everything');
    const { notices, closingDigest } = readOnly
      ? { notices: [], closingDigest: readMarks(sqlite).digest }
      : prepareForWriting(sqlite, { file, name, isFresh, wasInterrupted, options });
    if (!readOnly) writeLockNote(file);
    return bookOf(sqlite, {
      file,
      name,
      key,
      readOnly,
      notices,
      closingDigest,
      keepDigest: options.keepDigest === true,
    });
  } catch (error) {
    sqlite?.close();
    openHere.delete(key);
    if (isNew) rmSync(file, { force: true });
    throw sqliteError(error, name, { holder: holderOf(file) });
  }
}

function identityOf(file: string): string {
  const stat = statSync(file);
  return `${stat.dev}:${stat.ino}`;
}

function refuseSecondOpen(file: string, name: string): void {
  if (openHere.get(identityOf(file))?.deref()?.open === true)
    throw new AppError('book/in-use', `"${name}" is already open here.`, { name });
}

function checkForReading(sqlite: Database.Database, name: string, reads: 'everything' | 'facts'): void {
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
}

interface Preparation {
  readonly file: string;
  readonly name: string;
  readonly isFresh: boolean;
  readonly wasInterrupted: boolean;
  readonly options: OpenOptions;
}

interface Prepared {
  readonly notices: readonly string[];
  readonly closingDigest: string | null;
}

function prepareForWriting(
  sqlite: Database.Database,
  { file, name, isFresh, wasInterrupted, options }: Preparation,
): Prepared {
  // An empty immediate transaction takes the exclusive lock now, not at the first import.
  sqlite.exec('BEGIN IMMEDIATE; COMMIT');
  const now = new Date();
  if (isFresh) {
    migrate(sqlite);
    writeMarks(sqlite, { clean: '0', checked_at: now.toISOString() });
    return { notices: [], closingDigest: null };
  }
  if (options.isOwnCopy === true) return { notices: [], closingDigest: null };
  checkIntegrity(sqlite, name, 'quick');
  refuseNewer(sqlite, name);
  // Before the first row is read: a strange book could hold a view in the place of a table.
  refuseStrangeSchema(sqlite, name);
  const marks = readMarks(sqlite);
  const isFullCheck = wasInterrupted || !marks.isClean || isCheckDue(marks, now);
  if (isFullCheck) {
    checkIntegrity(sqlite, name, 'full');
    if (!wasInterrupted) refuseRot(sqlite, name, marks.digest);
  }
  const notices = wasInterrupted
    ? ['The last change was not finished when the computer stopped; the book is as it was before it.']
    : [];
  if (schemaVersion(sqlite) < SCHEMA_VERSION) notices.push(bringUpToDate(sqlite, file, name, options.backupFolder));
  writeMarks(sqlite, { clean: '0', ...(isFullCheck ? { checked_at: now.toISOString() } : {}) });
  return { notices, closingDigest: wasInterrupted ? null : marks.digest };
}

/** A checked copy first, then the missing steps; answers what to tell the person. */
function bringUpToDate(sqlite: Database.Database, file: string, name: string, backups: string | undefined): string {
  const folder = backups === undefined ? dirname(file) : bookBackups(file, backups);
  const copy = copyTo(sqlite, copyName(file, folder, `before-format-${SCHEMA_VERSION}`));
  migrate(sqlite);
  refuseStrangeSchema(sqlite, name);
  return `The book was brought to format ${SCHEMA_VERSION}. A copy of it as it was is kept: ${basename(copy.file)}.`;
}

/** Rows that changed while the book was closed were changed by the disk: SQLite cannot see that, the digest does. */
function refuseRot(sqlite: Database.Database, name: string, digest: string | null): void {
  if (digest === null || digestOf(sqlite) === digest) return;
  throw new AppError(
    'book/damaged',
    `"${name}" is damaged (it does not hold what it held when it was closed). It was not changed. Restore the newest backup; keep this file, parts of it may be readable.`,
    { name, problem: 'digest' },
  );
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

interface OpenState {
  readonly file: string;
  readonly name: string;
  readonly key: string;
  readonly readOnly: boolean;
  readonly notices: readonly string[];
  readonly closingDigest: string | null;
  readonly keepDigest: boolean;
}

function bookOf(sqlite: Database.Database, state: OpenState): Book {
  const { file, name, key, readOnly, notices, closingDigest } = state;
  const countChanges = sqlite.prepare<[], number>('SELECT total_changes()').pluck();
  const changesAtOpen = countChanges.get();
  let isClosed = false;
  const markClean = (): void => {
    const hasChanged = countChanges.get() !== changesAtOpen;
    const digest = !hasChanged ? closingDigest : state.keepDigest ? digestOf(sqlite) : null;
    writeMarks(sqlite, { clean: '1', digest });
  };
  return {
    path: file,
    name,
    readOnly,
    db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) }),
    sqlite,
    notices,
    closingDigest,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      try {
        if (!readOnly) markClean();
      } finally {
        sqlite.close();
        openHere.delete(key);
        if (!readOnly) releaseLockNote(file);
      }
    },
  };
}
