/**
 * A row that a full export no longer had is all right: the person who looked into it says so, and it is listed no more until
 * it has come back and is gone again. Undoable like any edit.
 */
import { AppError } from '../../shared/contract/errors.ts';
import type { DismissedFlag, FlaggedTable, SavedAnswer } from '../../shared/contract/quality.ts';
import { editFact } from '../book/journal/editFacts.ts';
import type { Book } from '../book/openBook.ts';
import { flaggedFacts } from '../book/repositories/flaggedFacts.ts';

/** Answers listed to be taken back. */
const MOST = 200;

interface Word {
  readonly table: FlaggedTable;
  readonly id: string;
  readonly author: string;
  readonly note: string;
}

/** @throws AppError edit/not-found when nothing flags the fact any more. @returns a null entry when it was dismissed before. */
export function dismissFlag(book: Book, { table, id, author, note }: Word, now: string): SavedAnswer {
  const flag = flaggedFacts(book).find((own) => own.entity === table && own.id === Number(id));
  if (flag === undefined)
    throw new AppError('edit/not-found', 'This row is no longer flagged. Reload the screen.', { table, id });
  if (flag.dismissal !== null) return { journalEntryId: null };
  const label = `Dismissed: ${accountName(book, flag.accountId)}: ${flag.sentence.replace(/[.]$/, '')}`;
  const values = { entity: table, fact_id: flag.id, import_id: flag.importId, at: now, author, note };
  const { entryId } = editFact(book, { label, at: now }, { op: 'insert', table: 'flag_dismissal', values });
  return { journalEntryId: entryId };
}

/** Takes a dismissal back. @throws AppError edit/not-found. */
export function listFlagAgain(book: Book, id: string, now: string): SavedAnswer {
  const flag = flaggedFacts(book).find(({ dismissal }) => dismissal?.id === id);
  if (flag === undefined)
    throw new AppError('edit/not-found', 'This answer is no longer in the book. Reload the screen.', { id });
  const label = `Listed again: ${accountName(book, flag.accountId)}: ${flag.sentence.replace(/[.]$/, '')}`;
  const { entryId } = editFact(book, { label, at: now }, { op: 'delete', table: 'flag_dismissal', id: Number(id) });
  return { journalEntryId: entryId };
}

/** Newest answer first. */
export function dismissedFlags(book: Book): readonly DismissedFlag[] {
  return flaggedFacts(book)
    .flatMap(({ accountId, sentence, dismissal }) => (dismissal === null ? [] : [{ accountId, sentence, dismissal }]))
    .sort((a, b) => Number(b.dismissal.id) - Number(a.dismissal.id))
    .slice(0, MOST)
    .map(({ accountId, sentence, dismissal }) => ({
      ...dismissal,
      accountId,
      accountName: accountName(book, accountId),
      sentence,
    }));
}

function accountName({ sqlite }: Book, id: string): string {
  return (
    sqlite.prepare<[number], { name: string }>('SELECT name FROM account WHERE id = ?').get(Number(id))?.name ?? ''
  );
}
