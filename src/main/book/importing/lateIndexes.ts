/**
 * Builds the indexes of empty tables after a bulk load instead of row by row: sorting once costs about a third. All inside
 * the import's transaction, with the same text, so the schema after it is the schema before it.
 */
import type Database from 'better-sqlite3';

/** Below this a load is quick either way. */
const WORTH_FROM_ROWS = 5000;
/** Page cache of a bulk load, in kibibytes as SQLite counts them: negative. */
const BULK_CACHE = -8192;

/**
 * Drops the indexes of those tables that hold nothing yet, and lets the cache of pages shrink; the caller sets it back.
 * @param expectedRows rows the import will read.
 * @returns builds them again, one with each step; to be run through before the transaction ends.
 */
export function indexLate(
  sqlite: Database.Database,
  tables: readonly string[],
  expectedRows: number,
): () => Iterable<void> {
  if (expectedRows < WORTH_FROM_ROWS) return () => [];
  const indexes = tables
    .filter((table) => sqlite.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined)
    .flatMap((table) =>
      sqlite
        .prepare<[string], { name: string; sql: string }>(
          `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
        )
        .all(table),
    );
  if (indexes.length === 0) return () => [];
  for (const index of indexes) sqlite.exec(`DROP INDEX ${index.name}`);
  // Rows are only appended now: what was written is not read again, and a large cache of it is memory for nothing.
  sqlite.pragma(`cache_size = ${BULK_CACHE}`);
  return function* () {
    for (const index of indexes) yield void sqlite.exec(index.sql);
  };
}
