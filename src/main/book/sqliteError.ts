/** Turns SQLite's failures into sentences, once. Operational errors are kept apart from damage: they never start a recovery. */
import { AppError } from '../../shared/contract/errors.ts';

/** @param holder who has the book open, for the message of a locked book. */
export function sqliteError(error: unknown, name: string, holder: string | null = null): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const by = holder === null ? 'another window or program' : holder;
    return new AppError(
      'book/in-use',
      `"${name}" is open elsewhere: ${by}. Close it there and try again. Nothing was changed.`,
      { name, holder: by },
    );
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new AppError('book/disk-full', `The disk is full. "${name}" is unchanged. Free some space and try again.`, {
      name,
    });
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new AppError(
      'book/read-only',
      `"${name}" cannot be written here (the file or its folder is read-only). Copy it to a folder of your own to change it.`,
      { name },
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new AppError(
      'book/damaged',
      `"${name}" is damaged. It was not changed. Restore the newest backup; keep this file, parts of it may be readable.`,
      { name },
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR')) {
    return new AppError(
      'book/unreadable',
      `"${name}" could not be read from or written to the disk (${code}). Check that the folder exists and that the disk is connected.`,
      { name, reason: code },
    );
  }
  return error;
}
