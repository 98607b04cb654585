/** A private copy of a book to try an import on: what the preview shows is what the commit will do. */
import { existsSync, rmSync } from 'node:fs';
import { openBook, type Book } from '../openBook.ts';
import { sqliteError } from '../sqliteError.ts';

export interface ScratchBook {
  readonly book: Book;
  /** Closes and deletes the copy. Safe to call twice. */
  dispose(): void;
}

/**
 * At once, where nobody waits beside it.
 * @param source the book to copy; null for an empty one.
 * @param path where the copy goes, in a private temporary folder.
 */
export function scratchBook(source: Book | null, path: string): ScratchBook {
  if (source !== null) copyInto(source, path);
  return opened(path);
}

/** Pages of 4 kB between two chances for others to have a turn: a few milliseconds. */
const PAGES_A_TURN = 1000;

/**
 * The same in turns with everything else the thread has to do: copying half a gigabyte at once would hold up every screen.
 * What others write meanwhile goes into the copy as well.
 * @param onTurn called before each turn; when it throws, nothing is left.
 * @throws AppError book/disk-full.
 */
export async function scratchBookInTurns(source: Book, path: string, onTurn: () => void): Promise<ScratchBook> {
  try {
    await source.sqlite.backup(path, {
      progress: () => {
        onTurn();
        return PAGES_A_TURN;
      },
    });
  } catch (error) {
    rmSync(path, { force: true });
    throw sqliteError(error, source.name);
  }
  return opened(path);
}

function opened(path: string): ScratchBook {
  const book = openBook(path, { create: true, isOwnCopy: true });
  // Nobody needs the copy after a crash.
  book.sqlite.pragma('synchronous = OFF');
  return {
    book,
    dispose: () => {
      book.close();
      for (const suffix of ['', '-journal']) if (existsSync(path + suffix)) rmSync(path + suffix, { force: true });
    },
  };
}

/** A book opened for reading refuses every write, and with it this copy that leaves it untouched: lifted for the one statement. */
function copyInto({ sqlite }: Book, path: string): void {
  const wasQueryOnly = sqlite.pragma('query_only', { simple: true });
  sqlite.pragma('query_only = OFF');
  try {
    sqlite.prepare('VACUUM INTO ?').run(path);
  } finally {
    sqlite.pragma(`query_only = ${String(wasQueryOnly)}`);
  }
}
