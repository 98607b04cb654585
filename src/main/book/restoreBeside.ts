/** A backup becomes a book again, beside the one it was made of, which stays as it is whatever its state. */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyTo } from './backup.ts';
import type { StoredBackup } from './bookBackups.ts';
import { checkIntegrity } from './checkIntegrity.ts';
import { needSpace } from './freeSpace.ts';
import { assertIsBook } from './identity.ts';
import { refuseNewer } from './migrate.ts';
import { sqliteError } from './sqliteError.ts';

/**
 * @param book path of the book the backup was made of; the file need not be there or whole.
 * @returns the path of the new book, which is checked and has the same digest as the backup.
 * @throws AppError book/damaged when the backup itself is, book/newer-version, book/disk-full, book/read-only.
 */
export function restoreBeside(backup: Pick<StoredBackup, 'file' | 'at' | 'bytes'>, book: string): string {
  const folder = dirname(book);
  const stem = `${basename(book).replace(/\.qbook$/i, '')} (${backup.at.slice(0, 10)} ${backup.at.slice(11, 16).replace(':', '')})`;
  let target = join(folder, `${stem}.qbook`);
  for (let n = 2; existsSync(target); n += 1) target = join(folder, `${stem} ${n}.qbook`);
  assertIsBook(backup.file);
  const name = basename(backup.file);
  needSpace(folder, backup.bytes, { name: stem, deed: 'Nothing was restored.' });
  try {
    const sqlite = new Database(backup.file, { readonly: true });
    try {
      checkIntegrity(sqlite, name, 'full');
      refuseNewer(sqlite, name);
      copyTo(sqlite, target);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    throw sqliteError(error, name, { neededBytes: backup.bytes });
  }
  return target;
}
