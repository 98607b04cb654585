/** Notices a damaged book before it is trusted. Source: reliability page, finding 6 and section B.2. */
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/contract/errors.ts';

/** `facts`: as quick, without the tables that no figure is made from; `full` also walks indexes and foreign keys. */
export type CheckDepth = 'facts' | 'quick' | 'full';

/** Cells of imported sheets and the journal: most of a big book, and read by no command that prints figures. */
const NOT_FACTS: ReadonlySet<string> = new Set([
  'source_row',
  'source_sheet',
  'rejected_cell',
  'fact_origin',
  'journal_entry',
  'journal_change',
  'journal_confirmation',
]);

/** What SQLite finds wrong, in its own words; empty when nothing. */
export function integrityProblems(sqlite: Database.Database, depth: CheckDepth): string[] {
  const checks =
    depth === 'full'
      ? ['integrity_check(20)']
      : depth === 'quick'
        ? ['quick_check(1)']
        : factTables(sqlite).map((table) => `quick_check("${table}")`);
  const rows = checks.flatMap((check) => sqlite.pragma(check) as readonly Readonly<Record<string, string>>[]);
  const problems = rows.map((row) => Object.values(row)[0] ?? '').filter((text) => text !== 'ok');
  if (depth === 'full') {
    const orphans = sqlite.pragma('foreign_key_check') as readonly {
      readonly table: string;
      readonly rowid: number;
      readonly parent: string;
    }[];
    for (const orphan of orphans.slice(0, 20))
      problems.push(`row ${orphan.rowid} of ${orphan.table} points to a missing ${orphan.parent}`);
  }
  return problems;
}

/** The full check of a file nobody else has open, table by table. @returns what is wrong; empty when nothing. */
export function* integritySteps(sqlite: Database.Database): Generator<void, string[], void> {
  const problems: string[] = [];
  for (const table of tableNames(sqlite)) {
    const found = sqlite.pragma(`integrity_check("${table}")`) as readonly Readonly<Record<string, string>>[];
    problems.push(...found.map((row) => Object.values(row)[0] ?? '').filter((text) => text !== 'ok'));
    yield;
    const orphans = sqlite.pragma(`foreign_key_check("${table}")`) as readonly unknown[];
    if (orphans.length > 0) problems.push(`${orphans.length} rows of ${table} point to missing ones`);
    yield;
  }
  return problems;
}

function factTables(sqlite: Database.Database): string[] {
  return tableNames(sqlite).filter((name) => !NOT_FACTS.has(name));
}

function tableNames(sqlite: Database.Database): string[] {
  const names = sqlite
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();
  return names.filter((name) => !name.includes('"'));
}

/** @throws AppError book/damaged, with the first finding; the file is not changed. */
export function checkIntegrity(sqlite: Database.Database, name: string, depth: CheckDepth): void {
  const [problem] = integrityProblems(sqlite, depth);
  if (problem === undefined) return;
  throw new AppError(
    'book/damaged',
    `"${name}" is damaged (${problem}). It was not changed. Restore the newest backup; keep this file, parts of it may be readable.`,
    { name, problem },
  );
}
