/** The rows that point at one fact: what follows it when it becomes part of another. Told by the schema, so new tables follow too. */
import type { Book } from '../openBook.ts';
import { PEOPLE, readRow, type Row, shapeOf } from './rows.ts';

export interface PointingRow {
  readonly table: string;
  readonly id: number;
  readonly column: string;
}

/** By table and column, lowest id first; the people of touches apart, see `touchesOf`. */
export function rowsPointingAt({ sqlite }: Book, table: string, id: number): readonly PointingRow[] {
  return shapeOf(sqlite, table).pointers.flatMap((pointer) =>
    sqlite
      .prepare<[number], { id: number }>(`SELECT id FROM ${pointer.table} WHERE ${pointer.column} = ? ORDER BY id`)
      .all(id)
      .map((row) => ({ table: pointer.table, id: row.id, column: pointer.column })),
  );
}

/** The touches that name a person, each with the ids of all its people. */
export function touchesOf(
  { sqlite }: Book,
  personId: number,
): readonly { readonly id: number; readonly people: readonly number[] }[] {
  const touches = sqlite
    .prepare<[number], { id: number }>(
      'SELECT touch_id AS id FROM touch_person WHERE stakeholder_id = ? ORDER BY touch_id',
    )
    .all(personId);
  return touches.map(({ id }) => ({
    id,
    people: String(readRow(sqlite, 'touch', id)?.[PEOPLE] ?? '')
      .split(',')
      .filter(Boolean)
      .map(Number),
  }));
}

/** One row of any journalled table with its column names; null when it is gone. */
export function rowOf({ sqlite }: Book, table: string, id: number): Row | null {
  return readRow(sqlite, table, id);
}
