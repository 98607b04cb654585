/** "Not the same": the pair is not offered again until that is undone. */
import { AppError } from '../../shared/contract/errors.ts';
import { rowOf } from '../book/journal/pointing.ts';
import type { Book } from '../book/openBook.ts';
import { addNotSame, type PairTable, pairKey, readNotSame } from '../book/repositories/notSame.ts';

/** @throws AppError edit/not-found, merge/not-two. @returns the journal entry; null when it was said before. */
export function notSame(
  book: Book,
  table: PairTable,
  ids: readonly [string, string],
  now: string,
): { readonly journalEntryId: string | null } {
  if (ids[0] === ids[1]) throw new AppError('merge/not-two', 'Choose two entries, not one twice.', { id: ids[0] });
  const names = ids.map((id) => {
    const row = rowOf(book, table, Number(id));
    if (row === null)
      throw new AppError('edit/not-found', 'One of the two is no longer in the book. Reload the screen.', {
        table,
        id,
      });
    return String(row['name']);
  });
  if (readNotSame(book).has(pairKey(table, ids[0], ids[1]))) return { journalEntryId: null };
  const label = `${names.join(' and ')} are not the same`;
  return { journalEntryId: addNotSame(book, { label, at: now }, { table, ids }) };
}
