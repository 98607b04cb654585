/**
 * What makes a file a book, read from its first 100 bytes before SQLite touches it.
 * Only ever called on a file this process has *not* open: reading an open book with fs drops SQLite's locks
 * (reliability page, finding 3).
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';

/** "QBK1" */
export const APPLICATION_ID = 0x51424b31;
const MAGIC = 'SQLite format 3\0';

/**
 * Refuses politely what is not a book.
 * @param wasInterrupted a crash left a journal: SQLite will bring the file back to its old length, so it may have any.
 * @throws AppError book/not-found, book/not-a-book, book/damaged.
 */
export function assertIsBook(path: string, wasInterrupted = false): void {
  const name = basename(path);
  const header = Buffer.alloc(100);
  let size = 0;
  let read = 0;
  try {
    const file = openSync(path, 'r');
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) throw new AppError('book/not-a-book', `"${name}" is not a file.`, { name });
      size = stat.size;
      read = readSync(file, header, 0, header.length, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw bookFileError(error, name);
  }
  if (read < 100 || header.toString('latin1', 0, 16) !== MAGIC || header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new AppError(
      'book/not-a-book',
      `"${name}" is not a Quarterbook book. Choose a file ending in .qbook that Quarterbook made, or import it as a spreadsheet.`,
      { name },
    );
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
  if (size % pageSize !== 0 && !wasInterrupted) {
    throw new AppError(
      'book/damaged',
      `"${name}" ends in the middle of a page: the copy or download may be incomplete. The file was not changed; restore a backup.`,
      { name },
    );
  }
}

function bookFileError(error: unknown, name: string): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT')
    return new AppError('book/not-found', `There is no book "${name}". Check the name and the folder.`, { name });
  if (code === 'EACCES' || code === 'EPERM')
    return new AppError(
      'book/no-permission',
      `"${name}" may not be read by this user. Check the permissions of the file.`,
      { name },
    );
  return new AppError(
    'book/unreadable',
    `"${name}" could not be read from the disk (${code}). The file was not changed.`,
    { name, reason: code },
  );
}
