/** From files in hand to the Import screen: stage them with the host, make a book if none is open, go there. */
import type { Source } from '../../shared/contract/app.ts';
import { api } from '../api/client.ts';
import { addDroppedFiles, forgetDroppedFiles } from './droppedFiles.ts';

/**
 * @param bookName name for a new book when none is open yet; null when one is.
 * @returns false when the user cancelled where to put the new book.
 */
export async function importFiles(files: readonly File[], bookName: string | null): Promise<boolean> {
  const staged = await api.stageFiles(files);
  return importStaged(staged, bookName);
}

export async function importStaged(staged: readonly Source[], bookName: string | null): Promise<boolean> {
  addDroppedFiles(staged);
  const before = location.hash;
  // Before the book is there: the router starts with it, and its first way (to the portfolio) would overtake a later address.
  location.hash = '#/import';
  if (bookName === null) return true;
  let hasBook = false;
  try {
    hasBook = (await api.call('book.create', { name: bookName })) !== null;
  } finally {
    if (!hasBook) {
      forgetDroppedFiles(staged);
      location.hash = before;
    }
  }
  return hasBook;
}
