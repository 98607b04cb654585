/**
 * Makes one checked copy of an open book among its backups and lets old ones go. Undo is the everyday way back; a copy still
 * works when the book itself is lost (reliability page, section B.3).
 */
import { dirname } from 'node:path';
import { copyInTurns, copyTo, type Copy, copyName } from './backup.ts';
import { backupLimitMb, bookBackups, listBackups, pruneBackups } from './bookBackups.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { needSpace } from './freeSpace.ts';
import type { Book } from './openBook.ts';
import { sqliteError } from './sqliteError.ts';

interface Wanted {
  /** Folder of all backups. */
  readonly backups: string;
  readonly label: 'before import' | 'daily' | 'by hand';
  /** What is not done when there is no room for it, as a sentence. */
  readonly deed: string;
  /** Digest the book must have: a rotting book must not push out the good copies. */
  readonly expected?: string | null;
  readonly now?: Date;
}

/** @throws AppError backup/not-verified, book/disk-full, book/damaged. */
export function keepBackup(book: Book, wanted: Wanted): Copy {
  const target = targetOf(book, wanted);
  let copy: Copy;
  try {
    copy = copyTo(book.sqlite, target, wanted.expected);
  } catch (error) {
    throw sqliteError(error, book.name, { neededBytes: sizeOf(book) });
  }
  return kept(copy, wanted);
}

/** Where the copy goes, once there is room for it. */
function targetOf(book: Book, { backups, label, deed, now = new Date() }: Wanted): string {
  const folder = bookBackups(book.path, backups);
  needSpace(folder, sizeOf(book), { name: book.name, deed });
  return copyName(book.path, folder, label, now);
}

/** Only after the new copy has passed its check do old ones go. */
function kept(copy: Copy, { backups }: Wanted): Copy {
  pruneBackups(dirname(copy.file), { newest: copy.file, limitBytes: backupLimitMb(backups) * 1_000_000 });
  return copy;
}

function sizeOf({ sqlite }: Book): number {
  return Number(sqlite.pragma('page_count', { simple: true })) * Number(sqlite.pragma('page_size', { simple: true }));
}

const isEmpty = ({ sqlite }: Book): boolean => sqlite.prepare('SELECT 1 FROM account LIMIT 1').get() === undefined;

/**
 * The copy before an import.
 * @returns null for a book without an account, where there is nothing to lose.
 * @throws AppError as keepBackup does: the import must not start then.
 */
export function copyBeforeImport(book: Book, backups: string): Copy | null {
  return isEmpty(book) ? null : keepBackup(book, beforeImport(backups));
}

/**
 * The same in turns, for a book that others wait for; nobody may use it meanwhile.
 * @param check called before each turn; when it throws, no copy is left.
 */
export async function copyBeforeImportInTurns(book: Book, backups: string, check: () => void): Promise<Copy | null> {
  if (isEmpty(book)) return null;
  const wanted = beforeImport(backups);
  const target = targetOf(book, wanted);
  let copy: Copy;
  try {
    copy = await copyInTurns(book.sqlite, target, check);
  } catch (error) {
    throw sqliteError(error, book.name, { neededBytes: sizeOf(book) });
  }
  return kept(copy, wanted);
}

function beforeImport(backups: string): Wanted {
  return { backups, label: 'before import', deed: 'Nothing was imported.' };
}

/**
 * The copy of the day, made when a book is opened for the first time that day and before anything changes. It never stops a
 * book from opening.
 * @returns what to tell the person when there is no copy; null when all is well.
 */
export function copyOfTheDay(book: Book, backups: string, now: Date = new Date()): string | null {
  if (book.readOnly || isEmpty(book)) return null;
  try {
    const day = now.toISOString().slice(0, 10);
    const known = listBackups(bookBackups(book.path, backups));
    if (known.some(({ kind, at }) => kind === 'daily' && at.startsWith(day))) return null;
    keepBackup(book, { backups, label: 'daily', deed: 'No backup was made today.', expected: book.closingDigest, now });
    return null;
  } catch (error) {
    const why = error instanceof AppError ? error.message : 'The folder of backups cannot be written.';
    return `There is no backup of today. ${why}`;
  }
}
