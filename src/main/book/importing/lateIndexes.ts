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
  const texts = tables
    .filter((table) => sqlite.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined)
    .flatMap((table) => dropIndexes(sqlite, table));
  if (texts.length === 0) return () => [];
  // Rows are only appended now: what was written is not read again, and a large cache of it is memory for nothing.
  sqlite.pragma(`cache_size = ${BULK_CACHE}`);
  return function* () {
    for (const text of texts) yield void sqlite.exec(text);
  };
}

/**
 * Drops the indexes of a table.
 * @param isSpared by the first column of an index: those that are needed meanwhile.
 * @returns the texts that build them again.
 */
export function dropIndexes(
  sqlite: Database.Database,
  table: string,
  isSpared: (column: string) => boolean = () => false,
): readonly string[] {
  const indexes = sqlite
    .prepare<[string], { name: string; sql: string; column: string }>(
      `SELECT name, sql, (SELECT name FROM pragma_index_info(sqlite_schema.name) WHERE seqno = 0) AS column
       FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
    )
    .all(table)
    .filter(({ column }) => !isSpared(column));
  for (const { name } of indexes) sqlite.exec(`DROP INDEX ${name}`);
  return indexes.map(({ sql }) => sql);
}
