/** A digest of everything a book holds, so that a copy can be compared and rot be noticed (reliability page, finding 6). */
import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

/**
 * SHA-256 over application id, schema version, schema text and all rows of all tables in key order, as lower-case hex.
 * `book_info` (the clean mark) is left out: it changes without a change of content.
 */
export function digestOf(sqlite: Database.Database): string {
  const steps = digestSteps(sqlite);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** The same in steps of some hundred rows; nobody else may use the connection between two of them. */
export function* digestSteps(sqlite: Database.Database): Generator<void, string, void> {
  const hash = createHash('sha256');
  for (const pragma of ['application_id', 'user_version'])
    hash.update(`${pragma}=${String(sqlite.pragma(pragma, { simple: true }))}\n`);
  const tables = sqlite
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'book_info' ORDER BY name`,
    )
    .all();
  for (const table of tables) {
    hash.update(`${table.name}\n${table.sql}\n`);
    let batch: unknown[] = [];
    const rows = sqlite.prepare<[], unknown[]>(`SELECT * FROM "${table.name}" ORDER BY 1, 2`).raw().iterate();
    for (const row of rows) {
      batch.push(row);
      if (batch.length < 500) continue;
      hash.update(JSON.stringify(batch));
      batch = [];
      yield;
    }
    hash.update(JSON.stringify(batch));
  }
  return hash.digest('hex');
}
