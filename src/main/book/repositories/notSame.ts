/** Pairs that look like one fact and are not, as a person said on Data health or while importing. */
import { editFact } from '../journal/editFacts.ts';
import type { Row } from '../journal/rows.ts';
import type { Book } from '../openBook.ts';

export type PairTable = 'account' | 'stakeholder';

export interface ToldApart {
  /** Of the saying itself. */
  readonly id: string;
  readonly table: PairTable;
  readonly ids: readonly [string, string];
  /** What they were called then; '' for one that is gone and was never named. */
  readonly names: readonly [string, string];
}

interface NamedFact {
  readonly id: number;
  readonly name: string;
}

export function pairKey(table: PairTable, one: string, other: string): string {
  const [low, high] = [Number(one), Number(other)].sort((a, b) => a - b);
  return `${table} ${low} ${high}`;
}

/** Newest first. */
export function readToldApart({ sqlite }: Book): readonly ToldApart[] {
  const nameOf = (id: string): string =>
    `(SELECT CASE n.entity WHEN 'account' THEN (SELECT name FROM account WHERE id = n.${id}) ELSE (SELECT name FROM stakeholder WHERE id = n.${id}) END)`;
  return sqlite
    .prepare<[], { id: number; entity: PairTable; one_id: number; other_id: number; one: string; other: string }>(
      `SELECT n.id, n.entity, n.one_id, n.other_id, coalesce(n.one_name, ${nameOf('one_id')}, '') AS one, coalesce(n.other_name, ${nameOf('other_id')}, '') AS other
       FROM not_same n ORDER BY n.id DESC`,
    )
    .all()
    .map((row) => ({
      id: String(row.id),
      table: row.entity,
      ids: [String(row.one_id), String(row.other_id)],
      names: [row.one, row.other],
    }));
}

/** The row of a pair: the smaller id first. */
export function notSameRow(table: PairTable, a: NamedFact, b: NamedFact): Row {
  const [one, other] = a.id < b.id ? [a, b] : [b, a];
  return { entity: table, one_id: one.id, other_id: other.id, one_name: one.name, other_name: other.name };
}

/** Remembers a pair; undoable. @returns the journal entry. */
export function addNotSame(
  book: Book,
  head: { readonly label: string; readonly at: string },
  table: PairTable,
  [one, other]: readonly [NamedFact, NamedFact],
): string | null {
  return editFact(book, head, { op: 'insert', table: 'not_same', values: notSameRow(table, one, other) }).entryId;
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
