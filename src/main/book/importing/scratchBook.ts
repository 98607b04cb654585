/** A private copy of a book to try an import on: what the preview shows is what the commit will do. */
import { existsSync, rmSync } from 'node:fs';
import { openBook, type Book } from '../openBook.ts';

export interface ScratchBook {
  readonly book: Book;
  /** Closes and deletes the copy. Safe to call twice. */
  dispose(): void;
}

/**
 * @param source the book to copy; null for an empty one.
 * @param path where the copy goes, in a private temporary folder.
 */
export function scratchBook(source: Book | null, path: string): ScratchBook {
  if (source !== null) copyInto(source, path);
  const book = openBook(path, { create: true });
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
