/**
 * Verified copies of a book: `VACUUM INTO` a `.part` file, opened and checked before it gets its name. Never a plain copy
 * of a live file (reliability page, sections B.2 and B.3).
 */
import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { integrityProblems } from './checkIntegrity.ts';
import { digestOf } from './digest.ts';

export interface Copy {
  readonly file: string;
  readonly bytes: number;
}

/** Names a copy after the book, a label and the instant (UTC), so that names sort by age; never an existing file. */
export function copyName(book: string, folder: string, label: string, now: Date = new Date()): string {
  const stamp = now.toISOString().slice(0, 23).replaceAll(':', '').replace('T', ' ').replace('.', '-');
  const stem = `${basename(book).replace(/\.qbook$/i, '')} ${label} ${stamp}`;
  let target = join(folder, `${stem}.qbook`);
  for (let n = 2; existsSync(target); n += 1) target = join(folder, `${stem} ${n}.qbook`);
  return target;
}

/**
 * Writes a checked copy of the open book to `target`.
 * @param expected digest the book must have; null when nobody knows.
 * @throws AppError book/damaged when the book does not hold what is expected, backup/exists when the target is there already,
 * backup/not-verified when the copy does not hold what the book holds.
 */
export function copyTo(sqlite: Database.Database, target: string, expected: string | null = null): Copy {
  if (existsSync(target))
    throw new AppError(
      'backup/exists',
      `"${basename(target)}" exists already and is not overwritten. Choose another name.`,
      { file: basename(target) },
    );
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    vacuumInto(sqlite, part);
    const digest = digestOf(sqlite);
    if (expected !== null && digest !== expected)
      throw new AppError(
        'book/damaged',
        'The book does not hold what it held when it was closed: the disk may be failing. Older backups were kept; compare with them.',
        { problem: 'digest' },
      );
    verify(part, digest, basename(target));
    syncFile(part);
    renameSync(part, target);
    syncFolder(dirname(target));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return { file: target, bytes: statSync(target).size };
}

/** Writes only the new file, but SQLite counts it as writing: a connection that only looks lets it through for the moment. */
function vacuumInto(sqlite: Database.Database, part: string): void {
  const onlyLooks = sqlite.pragma('query_only', { simple: true }) === 1;
  if (onlyLooks) sqlite.pragma('query_only = OFF');
  try {
    sqlite.prepare('VACUUM INTO ?').run(part);
  } finally {
    if (onlyLooks) sqlite.pragma('query_only = ON');
  }
}

function verify(part: string, expected: string, name: string): void {
  const copy = new Database(part, { readonly: true });
  try {
    if (integrityProblems(copy, 'full').length > 0 || digestOf(copy) !== expected) {
      throw new AppError(
        'backup/not-verified',
        `The copy "${name}" did not pass its check and was removed. The book is unchanged; check the disk.`,
        { file: name },
      );
    }
  } finally {
    copy.close();
  }
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder for syncing; its rename is durable by other means.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
