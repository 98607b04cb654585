/**
 * Which values a person typed in the app, and what stood there before: such a value is never overwritten by an import
 * unless told, and a file that still says what stood there before has nothing new to say. Source: import page, "Changeset".
 */
import type Database from 'better-sqlite3';
import type { Stored } from './factColumns.ts';

/** Column -> what stood there before the first edit since the last import of that value. */
export type TypedColumns = ReadonlyMap<string, Stored>;

export interface TypedValues {
  /** Undefined: nothing of this fact was typed. */
  of(table: string, id: number): TypedColumns | undefined;
}

interface ChangeRow {
  readonly entity: string;
  readonly fact_id: number;
  readonly op: 'insert' | 'update';
  readonly kind: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Reads the standing edits from the journal: those that are not undone. */
export function typedValues(sqlite: Database.Database): TypedValues {
  const typed = new Map<string, Map<string, Stored>>();
  const changes = sqlite
    .prepare<[], ChangeRow>(
      `SELECT c.entity, c.fact_id, c.op, e.kind, c.before, c.after FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
       WHERE e.undone_by_id IS NULL AND e.kind IN ('edit', 'review', 'import') AND c.op IN ('insert', 'update') AND c.last_fact_id IS NULL
         AND (c.entity, c.fact_id) IN (SELECT d.entity, d.fact_id FROM journal_change d JOIN journal_entry f ON f.id = d.entry_id WHERE f.kind IN ('edit', 'review') AND f.undone_by_id IS NULL)
       ORDER BY c.id`,
    )
    .iterate();
  for (const change of changes) {
    const key = `${change.entity}:${change.fact_id}`;
    let columns = typed.get(key);
    if (columns === undefined) {
      columns = new Map();
      typed.set(key, columns);
    }
    const before = parse(change.before);
    for (const [column, value] of Object.entries(parse(change.after))) {
      if (change.kind === 'import') columns.delete(column);
      else if (!columns.has(column) && !(change.op === 'insert' && value === null))
        columns.set(column, before[column] ?? null);
    }
  }
  return { of: (table, id) => typed.get(`${table}:${id}`) };
}

function parse(text: string | null): Readonly<Record<string, Stored>> {
  return text === null ? {} : (JSON.parse(text) as Record<string, Stored>);
}
