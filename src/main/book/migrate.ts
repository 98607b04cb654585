/**
 * The migration runner: one transaction per step (one for all of a new file), the schema compared afterwards, a newer file refused.
 * Kysely's own migrator is not transactional on SQLite (reliability page, finding 2).
 */
import Database from 'better-sqlite3';
import { AppError } from '../../shared/contract/errors.ts';
import { APPLICATION_ID } from './identity.ts';
import { migrations as allMigrations, type Migration } from './migrations/index.ts';

type Sqlite = Database.Database;

export function schemaVersion(sqlite: Sqlite): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

/**
 * Runs what is missing, each step all or nothing; a new file takes all steps in one, so that it becomes a book or stays empty,
 * and waits for the disk once. `migrations` is a parameter so that tests can stop just before a step.
 */
export function migrate(sqlite: Sqlite, migrations: readonly Migration[] = allMigrations): void {
  const found = schemaVersion(sqlite);
  const missing = migrations.filter(({ version }) => version > found);
  for (const steps of found === 0 ? [missing] : missing.map((step) => [step])) runAtOnce(sqlite, steps);
}

function runAtOnce(sqlite: Sqlite, steps: readonly Migration[]): void {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    for (const { version, statements } of steps) {
      for (const statement of statements) sqlite.exec(statement);
      sqlite.pragma(`application_id = ${APPLICATION_ID}`);
      sqlite.pragma(`user_version = ${version}`);
    }
    sqlite.exec('COMMIT');
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** All but the indexes SQLite makes by itself: those have no text. A name proves nothing, "sqlite_x" may be forged. */
const readSchema = (sqlite: Sqlite): SchemaRow[] =>
  sqlite
    .prepare<[], SchemaRow>(
      `SELECT type, name, sql FROM sqlite_schema WHERE NOT (type = 'index' AND sql IS NULL) ORDER BY type, name`,
    )
    .all();

/** What differs between this file's schema and a fresh one of the same version; empty when nothing does. */
export function schemaDifferences(sqlite: Sqlite, migrations: readonly Migration[] = allMigrations): string[] {
  const fresh = new Database(':memory:');
  try {
    const version = schemaVersion(sqlite);
    migrate(
      fresh,
      migrations.filter((migration) => migration.version <= version),
    );
    const expected = new Map(readSchema(fresh).map((row) => [`${row.type} ${row.name}`, row.sql]));
    const differences: string[] = [];
    for (const row of readSchema(sqlite)) {
      const key = `${row.type} ${row.name}`;
      if (!expected.has(key)) differences.push(`unexpected ${key}`);
      else if (expected.get(key) !== row.sql) differences.push(`changed ${key}`);
      expected.delete(key);
    }
    for (const key of expected.keys()) differences.push(`missing ${key}`);
    return differences;
  } finally {
    fresh.close();
  }
}

/** @throws AppError book/newer-version when the file was written by a later program. */
export function refuseNewer(sqlite: Sqlite, name: string, migrations: readonly Migration[] = allMigrations): void {
  const found = schemaVersion(sqlite);
  const known = migrations.length;
  if (found <= known) return;
  throw new AppError(
    'book/newer-version',
    `"${name}" was last saved by a newer Quarterbook (book format ${found}; this one knows up to ${known}). Install the newer version to open it. The book was not changed.`,
    { name, found, known },
  );
}
