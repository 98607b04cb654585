/**
 * Two people of one account who are one: touches, surveys, usage and reporting lines follow to the kept one, whose blanks the
 * other fills; the other's name and e-mail are remembered for imports. One journal entry; undoing it splits them again.
 */
import type { EditDone } from '../../shared/contract/account.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { editFacts, type Edit } from '../book/journal/editFacts.ts';
import { rowOf, rowsPointingAt, touchesOf } from '../book/journal/pointing.ts';
import type { Row } from '../book/journal/rows.ts';
import type { Book } from '../book/openBook.ts';
import { filledBlanks } from './mergeFields.ts';

const POINTERS = ['reports_to_id', 'successor_id', 'came_from_id'];

/** @throws AppError edit/not-found, edit/other-account, merge/not-two. */
export function mergePeople(book: Book, keepId: string, mergeId: string, now: string): EditDone {
  if (keepId === mergeId)
    throw new AppError('merge/not-two', 'A person cannot be merged with themselves.', { id: keepId });
  const kept = personRow(book, keepId);
  const merged = personRow(book, mergeId);
  if (kept['account_id'] !== merged['account_id']) {
    throw new AppError(
      'edit/other-account',
      'These two people are on file for different accounts. Move one of them, or merge the accounts.',
      { keepId, mergeId },
    );
  }
  const [keep, gone] = [Number(keepId), Number(mergeId)];
  const fill = withoutSelf(filledBlanks(withoutSelf(kept, gone), merged), keep);
  // A line between the two of them means nothing once they are one.
  const lost = Object.fromEntries(POINTERS.filter((column) => kept[column] === gone).map((column) => [column, null]));
  const own: Row = { ...lost, ...fill };
  const edits: Edit[] = [
    ...touchesOf(book, gone).map(({ id, people }): Edit => ({
      op: 'update',
      table: 'touch',
      id,
      changes: { stakeholder_ids: namedInstead(people, gone, keep) },
    })),
    ...rowsPointingAt(book, 'stakeholder', gone)
      .filter(({ table, id }) => table !== 'stakeholder' || id !== keep)
      .map(({ table, id, column }): Edit => ({
        op: 'update',
        table,
        id,
        changes: { [column]: id === gone && table === 'stakeholder' ? null : keep },
      })),
    ...(Object.keys(own).length === 0
      ? []
      : [{ op: 'update', table: 'stakeholder', id: keep, changes: own } satisfies Edit]),
    ...(['name', 'email'] as const).flatMap((kind): readonly Edit[] => {
      const value = merged[kind] ?? null;
      if (value === null || value === { ...kept, ...fill }[kind]) return [];
      return [{ op: 'insert', table: 'stakeholder_alias', values: { stakeholder_id: keep, kind, value } }];
    }),
    { op: 'delete', table: 'stakeholder', id: gone },
  ];
  const account = rowOf(book, 'account', Number(kept['account_id']))?.['name'] ?? '';
  const label = `Merge of ${String(merged['name'])} into ${String(kept['name'])} (${String(account)})`;
  const result = editFacts(book, { label, at: now, kind: 'merge' }, edits);
  return { journalEntryId: result.entryId ?? '', label, fact: { table: 'stakeholder', id: keepId } };
}

export function personRow(book: Book, id: string): Row {
  const row = rowOf(book, 'stakeholder', Number(id));
  if (row === null)
    throw new AppError('edit/not-found', 'This person is no longer in the book. Reload the screen.', {
      table: 'stakeholder',
      id,
    });
  return row;
}

/** Without pointers at this person: they count as blank, or are not taken over. */
function withoutSelf(row: Row, id: number): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([column, value]) => !(POINTERS.includes(column) && value === id)),
  );
}

function namedInstead(people: readonly number[], gone: number, keep: number): string {
  return [...new Set(people.map((id) => (id === gone ? keep : id)))].sort((a, b) => a - b).join(',');
}
