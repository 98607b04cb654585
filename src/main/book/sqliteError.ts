/** Turns SQLite's failures into sentences, once. Operational errors are kept apart from damage: they never start a recovery. */
import { AppError } from '../../shared/contract/errors.ts';

interface Circumstances {
  /** Who has the book open, for the message of a locked book. */
  readonly holder?: string | null;
  /** About how many bytes the deed needed, for the message of a full disk. */
  readonly neededBytes?: number;
}

/** Never asks for less than this: the journal and SQLite's own pages need room as well. */
const LEAST_MB = 16;

export function sqliteError(
  error: unknown,
  name: string,
  { holder = null, neededBytes = 0 }: Circumstances = {},
): unknown {
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
    const missingMb = Math.max(LEAST_MB, Math.ceil(neededBytes / 1_000_000));
    return new AppError(
      'book/disk-full',
      `The disk is full. "${name}" is unchanged. Free about ${missingMb.toLocaleString('en-US')} MB and try again.`,
      { name, missingMb },
    );
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
