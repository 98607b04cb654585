/** Statements that an undo runs once per fact, compiled once per connection: compiling took most of an undo of thousands. */
import type Database from 'better-sqlite3';

const known = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** @param sql one of few texts: each stays compiled as long as the book is open. */
export function prepared<Parameters extends unknown[], Result>(
  sqlite: Database.Database,
  sql: string,
): Database.Statement<Parameters, Result> {
  let statements = known.get(sqlite);
  if (statements === undefined) {
    statements = new Map();
    known.set(sqlite, statements);
  }
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = sqlite.prepare(sql);
    statements.set(sql, statement);
  }
  // Whoever writes the text knows what it takes and gives.
  return statement as Database.Statement<Parameters, Result>;
}
