/**
 * What the schema says of rows whose target went, for a whole range of targets at once: rows that cannot live without it go,
 * pointers that can be blank are blanked. Undo tells the journal of both by name before; this is for what it does not tell
 * (the people of a touch) and proves that nothing points nowhere.
 */
import type Database from 'better-sqlite3';
import { type Range, windowsOf } from './keptFacts.ts';
import type { Steps } from './steps.ts';

interface ForeignKey {
  readonly child: string;
  readonly column: string;
  readonly rule: string;
}

/** @throws Error where a row that must not lose its target still points at one. */
export function* followForeignKeys(sqlite: Database.Database, table: string, range: Range): Steps<void> {
  const keys = sqlite
    .prepare<[string], ForeignKey>(
      `SELECT s.name AS child, k."from" AS column, k.on_delete AS rule FROM sqlite_schema s, pragma_foreign_key_list(s.name) k
       WHERE s.type = 'table' AND k."table" = ?`,
    )
    .all(table);
  for (const { child, column, rule } of keys) {
    const lost = `${column} BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ${child}.${column})`;
    const follow =
      rule === 'CASCADE'
        ? sqlite.prepare<[number, number]>(`DELETE FROM ${child} WHERE ${lost}`)
        : rule === 'SET NULL'
          ? sqlite.prepare<[number, number]>(`UPDATE ${child} SET ${column} = NULL WHERE ${lost}`)
          : null;
    const isLeft = sqlite.prepare<[number, number]>(`SELECT 1 FROM ${child} WHERE ${lost} LIMIT 1`);
    for (const { from, to } of windowsOf(range)) {
      follow?.run(from, to);
      if (follow === null && isLeft.get(from, to) !== undefined)
        throw new Error(`${child}.${column} still points at a row of ${table} that was removed`);
      yield 0;
    }
  }
}
