/**
 * What the schema says of rows whose target went, for a whole range of targets at once: rows that cannot live without it go,
 * pointers that can be blank are blanked. Undo tells the journal of both by name before; this is for what it does not tell
 * (the people of a touch) and proves that nothing points nowhere.
 */
import type Database from 'better-sqlite3';
import { type Range, windowsOf } from './keptFacts.ts';
import type { Steps } from '../steps.ts';

interface ForeignKey {
  readonly child: string;
  readonly column: string;
  readonly rule: string;
}

/** For the ranges of one table. @throws Error where a row that must not lose its target still points at one. */
export function foreignKeysInto(sqlite: Database.Database, table: string): (range: Range) => Steps<void> {
  const keys = sqlite
    .prepare<[string], ForeignKey>(
      `SELECT s.name AS child, k."from" AS column, k.on_delete AS rule FROM sqlite_schema s, pragma_foreign_key_list(s.name) k
       WHERE s.type = 'table' AND k."table" = ?`,
    )
    .all(table);
  const follows = keys.map(({ child, column, rule }) => {
    const lost = `${column} BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ${child}.${column})`;
    const change =
      rule === 'CASCADE' ? `DELETE FROM ${child}` : rule === 'SET NULL' ? `UPDATE ${child} SET ${column} = NULL` : null;
    if (change !== null) {
      const follow = sqlite.prepare<[number, number]>(`${change} WHERE ${lost}`);
      return ({ from, to }: Range): void => void follow.run(from, to);
    }
    const find = sqlite.prepare<[number, number]>(`SELECT 1 FROM ${child} WHERE ${lost} LIMIT 1`);
    return ({ from, to }: Range): void => {
      if (find.get(from, to) === undefined) return;
      throw new Error(`${child}.${column} still points at a row of ${table} that was removed`);
    };
  });
  return function* (range) {
    for (const window of windowsOf(range)) {
      for (const follow of follows) follow(window);
      yield 0;
    }
  };
}
