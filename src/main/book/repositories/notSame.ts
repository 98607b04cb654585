/** Pairs that look like one fact and are not, as a person said. */
import { editFact } from '../journal/editFacts.ts';
import type { Book } from '../openBook.ts';

export type PairTable = 'account' | 'stakeholder';

export function pairKey(table: PairTable, one: string, other: string): string {
  const [low, high] = [Number(one), Number(other)].sort((a, b) => a - b);
  return `${table} ${low} ${high}`;
}

export function readNotSame({ sqlite }: Book): ReadonlySet<string> {
  const rows = sqlite
    .prepare<[], { entity: PairTable; one_id: number; other_id: number }>('SELECT * FROM not_same')
    .all();
  return new Set(rows.map(({ entity, one_id, other_id }) => pairKey(entity, String(one_id), String(other_id))));
}

/** Remembers a pair; undoable. @returns the journal entry. */
export function addNotSame(
  book: Book,
  head: { readonly label: string; readonly at: string },
  pair: { readonly table: PairTable; readonly ids: readonly [string, string] },
): string | null {
  const [one = 0, other = 0] = pair.ids.map(Number).sort((a, b) => a - b);
  const values = { entity: pair.table, one_id: one, other_id: other };
  return editFact(book, head, { op: 'insert', table: 'not_same', values }).entryId;
}

/** Merges that stand, newest first, at most 50. */
export function standingMerges({
  sqlite,
}: Book): readonly { readonly entryId: string; readonly at: string; readonly label: string }[] {
  return sqlite
    .prepare<[], { id: number; at: string; label: string }>(
      `SELECT id, at, label FROM journal_entry WHERE kind = 'merge' AND undone_by_id IS NULL ORDER BY id DESC LIMIT 50`,
    )
    .all()
    .map(({ id, at, label }) => ({ entryId: String(id), at, label }));
}
