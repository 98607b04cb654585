/** Actions of an account: added and ticked off by hand, undoable like every edit. */
import type { AccountAction } from '../../shared/contract/account.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { editFact } from '../book/journal/editFacts.ts';
import type { Book } from '../book/openBook.ts';
import { readAction } from '../book/repositories/decisions.ts';
import { loadAccount } from './loadAccount.ts';

type NewAction = Pick<AccountAction, 'text' | 'owner' | 'dueDate'>;

/** @throws AppError account/not-found. */
export async function addAction(book: Book, accountId: string, action: NewAction, now: string): Promise<AccountAction> {
  const { facts } = await loadAccount(book, accountId);
  const { text, owner, dueDate } = action;
  const values = {
    account_id: Number(accountId),
    review_id: null,
    text,
    owner,
    due_date: dueDate,
    done_date: null,
    carried_from_id: null,
  };
  const { ids } = editFact(
    book,
    { label: `Added action for ${facts.account.name}`, at: now },
    { op: 'insert', table: 'action', values },
  );
  return { id: ids[0] ?? '', text, owner, dueDate, doneDate: null };
}

/** Marks an action as done on a day, or open again. @throws AppError account/action-not-found. */
export async function finishAction(
  book: Book,
  id: string,
  doneDate: IsoDay | null,
  now: string,
): Promise<AccountAction> {
  const action = await readAction(book.db, id);
  if (action === null) {
    throw new AppError('account/action-not-found', 'This action is no longer in the book. Reload the screen.', { id });
  }
  const label = doneDate === null ? 'Opened an action again' : 'Finished an action';
  editFact(
    book,
    { label, at: now },
    { op: 'update', table: 'action', id: Number(id), changes: { done_date: doneDate } },
  );
  return { ...action, doneDate };
}
