/**
 * Two accounts that are one. Everything of the merged one moves to the kept one, whose blanks it fills; what it was called is
 * remembered, so that an import that still uses the old name, id or domain finds the kept account. One journal entry: undoing
 * it, at any later time, splits them again. Source: import page, "Match" and "Apply".
 */
import type { EditDone } from '../../shared/contract/account.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { editFacts, type Edit } from '../book/journal/editFacts.ts';
import { rowOf, rowsPointingAt } from '../book/journal/pointing.ts';
import type { Row } from '../book/journal/rows.ts';
import type { Book } from '../book/openBook.ts';
import { filledBlanks } from './mergeFields.ts';

/** Column of the account -> what it is remembered as. */
const REMEMBERED = [
  ['name', 'name'],
  ['external_id', 'external id'],
  ['domain', 'domain'],
] as const;
/** A frozen figure of the account as it stood alone: it goes with it and comes back with the split. */
const STAYS_ALONE = 'snapshot';

/** @throws AppError account/not-found, merge/not-two. */
export function mergeAccounts(book: Book, keepId: string, mergeId: string, now: string): EditDone {
  if (keepId === mergeId)
    throw new AppError('merge/not-two', 'An account cannot be merged with itself.', { id: keepId });
  const kept = accountRow(book, keepId);
  const merged = accountRow(book, mergeId);
  const [keep, gone] = [Number(keepId), Number(mergeId)];
  const fill = filledBlanks(kept, merged);
  const edits: Edit[] = [
    ...rowsPointingAt(book, 'account', gone)
      .filter(({ table }) => table !== STAYS_ALONE)
      .map(({ table, id, column }): Edit => ({ op: 'update', table, id, changes: { [column]: keep } })),
    ...(Object.keys(fill).length === 0
      ? []
      : [{ op: 'update', table: 'account', id: keep, changes: fill } satisfies Edit]),
    ...REMEMBERED.flatMap(([column, kind]): readonly Edit[] => {
      const value = merged[column] ?? null;
      if (value === null || value === { ...kept, ...fill }[column]) return [];
      return [{ op: 'insert', table: 'account_alias', values: { account_id: keep, kind, value } }];
    }),
    { op: 'delete', table: 'account', id: gone },
  ];
  const label = `Merge of ${String(merged['name'])} into ${String(kept['name'])}`;
  const result = editFacts(book, { label, at: now, kind: 'merge' }, edits);
  return { journalEntryId: result.entryId ?? '', label, fact: { table: 'account', id: keepId } };
}

function accountRow(book: Book, id: string): Row {
  const row = rowOf(book, 'account', Number(id));
  if (row === null)
    throw new AppError('account/not-found', 'This account is no longer in the book. Go back to the list.', { id });
  return row;
}
