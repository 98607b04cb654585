/**
 * A checked copy of a book before an import changes it: the last five are kept, in a folder of the book's own among the
 * backups. Undo is the everyday way back; this one still works when the book itself is lost (reliability page, section B.3).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { verifiedCopy, type Copy } from './backup.ts';
import type { Book } from './openBook.ts';
import { sqliteError } from './sqliteError.ts';

const LABEL = 'before import';
const KEPT = 5;

/**
 * @param backups folder of all backups.
 * @returns null for a book without an account, where there is nothing to lose.
 * @throws AppError backup/not-verified, book/disk-full: the import must not start then.
 */
export function copyBeforeImport(book: Book, backups: string): Copy | null {
  if (book.sqlite.prepare('SELECT 1 FROM account LIMIT 1').get() === undefined) return null;
  const folder = folderOf(book, backups);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let copy: Copy;
  try {
    copy = verifiedCopy(book.sqlite, book.path, { folder, label: LABEL });
  } catch (error) {
    throw sqliteError(error, book.name);
  }
  // Only after the new copy has passed its check does an old one go: the newest verified copy is never the one removed.
  for (const old of copiesIn(folder).slice(0, -KEPT)) rmSync(join(folder, old), { force: true });
  return copy;
}

/** Two books of one name in different folders keep their copies apart. */
function folderOf(book: Book, backups: string): string {
  return join(backups, `${book.name.slice(0, 80)} ${createHash('sha256').update(book.path).digest('hex').slice(0, 8)}`);
}

/** Oldest first: the names end in the instant they were made. */
function copiesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.includes(` ${LABEL} `) && name.endsWith('.qbook'))
    .sort();
}
