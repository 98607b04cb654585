/**
 * A person who changed company: the old entry is left on that day, a new one stands at the other account and points back at
 * it, each says so in its notes. Power, roles, title and support belong to the old chair and start blank: missing is not middling. Source: import
 * page, "Match" (people who changed company).
 */
import type { EditDone } from '../../shared/contract/account.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { editFacts } from '../book/journal/editFacts.ts';
import { rowOf } from '../book/journal/pointing.ts';
import type { Book } from '../book/openBook.ts';
import { personRow } from './mergePeople.ts';

export interface PersonMove {
  readonly personId: string;
  readonly toAccountId: string;
  /** The day they left the old company and were first at the new one. */
  readonly date: IsoDay;
}

/** @throws AppError edit/not-found, account/not-found, merge/same-account. */
export function movePerson(book: Book, { personId, toAccountId, date }: PersonMove, now: string): EditDone {
  const person = personRow(book, personId);
  const to = rowOf(book, 'account', Number(toAccountId));
  if (to === null)
    throw new AppError('account/not-found', 'This account is no longer in the book. Choose another.', {
      id: toAccountId,
    });
  if (person['account_id'] === Number(toAccountId)) {
    throw new AppError('merge/same-account', `${String(person['name'])} is on file at ${String(to['name'])} already.`, {
      personId,
      toAccountId,
    });
  }
  const from = rowOf(book, 'account', Number(person['account_id']));
  const label = `Moved ${String(person['name'])} to ${String(to['name'])}`;
  const result = editFacts(book, { label, at: now }, [
    {
      op: 'update',
      table: 'stakeholder',
      id: Number(personId),
      changes: {
        status: 'left',
        left_date: date,
        notes: withNote(person['notes'] ?? null, `Moved to ${String(to['name'])} on ${date}.`),
      },
    },
    {
      op: 'insert',
      table: 'stakeholder',
      values: {
        account_id: Number(toAccountId),
        name: person['name'] ?? '',
        relationship_owner: person['relationship_owner'] ?? null,
        notes: `Came from ${String(from?.['name'] ?? '')} on ${date}.`,
        came_from_id: Number(personId),
      },
    },
  ]);
  return { journalEntryId: result.entryId ?? '', label, fact: { table: 'stakeholder', id: result.ids[1] ?? '' } };
}

function withNote(notes: string | number | null, note: string): string {
  return notes === null || notes === '' ? note : `${notes}\n${note}`;
}
