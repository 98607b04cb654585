/** "Not the same": the pair is not offered again, neither here nor by an import, until that is taken back. */
import { AppError } from '../../shared/contract/errors.ts';
import type { SavedAnswer } from '../../shared/contract/quality.ts';
import { editFact } from '../book/journal/editFacts.ts';
import { rowOf } from '../book/journal/pointing.ts';
import type { Book } from '../book/openBook.ts';
import { addNotSame, type PairTable, pairKey, readToldApart } from '../book/repositories/notSame.ts';

/** @throws AppError edit/not-found, merge/not-two. @returns the journal entry; null when it was said before. */
export function notSame(book: Book, table: PairTable, [a, b]: readonly [string, string], now: string): SavedAnswer {
  if (a === b) throw new AppError('merge/not-two', 'Choose two entries, not one twice.', { id: a });
  const named = (id: string): { readonly id: number; readonly name: string } => {
    const row = rowOf(book, table, Number(id));
    if (row === null)
      throw new AppError('edit/not-found', 'One of the two is no longer in the book. Reload the screen.', {
        table,
        id,
      });
    return { id: Number(id), name: String(row['name']) };
  };
  const one = named(a);
  const other = named(b);
  const isSaid = readToldApart(book).some((told) => pairKey(told.table, ...told.ids) === pairKey(table, a, b));
  if (isSaid) return { journalEntryId: null };
  const label = `${one.name} and ${other.name} are not the same`;
  return { journalEntryId: addNotSame(book, { label, at: now }, table, [one, other]) };
}

/** Takes a "not the same" back, undoable like any edit. @throws AppError edit/not-found. */
export function offerAgain(book: Book, id: string, now: string): SavedAnswer {
  const told = readToldApart(book).find((one) => one.id === id);
  if (told === undefined)
    throw new AppError('edit/not-found', 'This answer is no longer in the book. Reload the screen.', { id });
  const label = `${told.names.join(' and ')} may be the same`;
  const { entryId } = editFact(book, { label, at: now }, { op: 'delete', table: 'not_same', id: Number(id) });
  return { journalEntryId: entryId };
}
