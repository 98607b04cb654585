/** Changes of facts that an import finds in the book: in their table, and in the journal. */
import type Database from 'better-sqlite3';
import type { Entity } from '../../../shared/fields/types.ts';
import type { EntryWriter } from '../journal/entry.ts';
import { FACT_TABLES, type FactValues, peopleColumn, type Stored } from './factColumns.ts';

/** @param values of the fact before. @param changes by position. */
export function journalUpdate(
  entry: EntryWriter,
  entity: Entity,
  id: number,
  values: FactValues,
  changes: ReadonlyMap<number, Stored>,
): void {
  const { columns } = FACT_TABLES[entity];
  const before: Record<string, Stored> = {};
  const after: Record<string, Stored> = {};
  for (const [at, value] of changes) {
    const column = columns[at]?.column;
    if (column === undefined) continue;
    before[column] = values[at] ?? null;
    after[column] = value;
  }
  entry.update(entity, id, before, after);
}

/** Updates by position with one prepared statement per set of columns. */
export function factUpdater(
  sqlite: Database.Database,
): (entity: Entity, id: number, changes: ReadonlyMap<number, Stored>) => void {
  const statements = new Map<string, Database.Statement>();
  return (entity, id, changes) => {
    const { columns } = FACT_TABLES[entity];
    const at = [...changes.keys()].filter((index) => index !== peopleColumn(entity));
    const key = `${entity} ${at.join(',')}`;
    let statement = statements.get(key);
    if (statement === undefined) {
      statement = sqlite.prepare(
        `UPDATE ${entity} SET ${at.map((index) => `${columns[index]?.column} = ?`).join(', ')} WHERE id = ?`,
      );
      statements.set(key, statement);
    }
    statement.run(...at.map((index) => changes.get(index)), id);
  };
}
