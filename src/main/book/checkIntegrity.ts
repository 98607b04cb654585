/** Notices a damaged book before it is trusted. Source: reliability page, finding 6 and section B.2. */
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/contract/errors.ts';

/** What SQLite finds wrong, in its own words; empty when nothing. `full` also walks indexes and foreign keys. */
export function integrityProblems(sqlite: Database.Database, depth: 'quick' | 'full'): string[] {
  const rows = sqlite.pragma(depth === 'quick' ? 'quick_check(1)' : 'integrity_check(20)') as readonly Readonly<Record<string, string>>[];
  const problems = rows.map((row) => Object.values(row)[0] ?? '').filter((text) => text !== 'ok');
  if (depth === 'full') {
    const orphans = sqlite.pragma('foreign_key_check') as readonly { readonly table: string; readonly rowid: number; readonly parent: string }[];
    for (const orphan of orphans.slice(0, 20)) problems.push(`row ${orphan.rowid} of ${orphan.table} points to a missing ${orphan.parent}`);
  }
  return problems;
}

/** @throws AppError book/damaged, with the first finding; the file is not changed. */
export function checkIntegrity(sqlite: Database.Database, name: string, depth: 'quick' | 'full'): void {
  const [problem] = integrityProblems(sqlite, depth);
  if (problem === undefined) return;
  throw new AppError('book/damaged', `"${name}" is damaged (${problem}). It was not changed. Restore the newest backup; keep this file, parts of it may be readable.`, { name, problem });
}
