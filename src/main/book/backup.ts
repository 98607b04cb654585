/**
 * Verified copies of a book: `VACUUM INTO` a `.part` file, opened and checked before it gets its name. Never a plain copy
 * of a live file (reliability page, sections B.2 and B.3).
 */
import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { integrityProblems, integritySteps } from './checkIntegrity.ts';
import { digestOf, digestSteps } from './digest.ts';

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
  const part = partOf(target);
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
    return finish(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Pages of 4 kB copied between two turns: a few milliseconds. */
const PAGES_A_TURN = 1000;

/**
 * The same copy with the same checks, in turns with everything else the thread has to do: half a gigabyte at once would hold
 * up every screen. Nobody may use the book meanwhile.
 * @param check called before each turn; when it throws, nothing is left.
 * @throws AppError backup/exists, backup/not-verified.
 */
export async function copyInTurns(sqlite: Database.Database, target: string, check: () => void): Promise<Copy> {
  const part = partOf(target);
  try {
    await sqlite.backup(part, {
      progress: () => {
        check();
        return PAGES_A_TURN;
      },
    });
    const digest = await inTurns(digestSteps(sqlite), check);
    const copy = new Database(part, { readonly: true });
    try {
      const problems = await inTurns(integritySteps(copy), check);
      refuseDifferent(problems, (await inTurns(digestSteps(copy), check)) === digest, basename(target));
    } finally {
      copy.close();
    }
    return finish(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

async function inTurns<T>(steps: Generator<void, T, void>, check: () => void): Promise<T> {
  try {
    for (let next = steps.next(); ; next = steps.next()) {
      if (next.done === true) return next.value;
      check();
      await nextTurn();
    }
  } finally {
    // Stopped in the middle, it lets go of the connection.
    steps.return(undefined as T);
  }
}

function partOf(target: string): string {
  if (existsSync(target))
    throw new AppError(
      'backup/exists',
      `"${basename(target)}" exists already and is not overwritten. Choose another name.`,
      { file: basename(target) },
    );
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.part`;
  rmSync(part, { force: true });
  return part;
}

function finish(part: string, target: string): Copy {
  syncFile(part);
  renameSync(part, target);
  syncFolder(dirname(target));
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
    refuseDifferent(integrityProblems(copy, 'full'), digestOf(copy) === expected, name);
  } finally {
    copy.close();
  }
}

function refuseDifferent(problems: readonly string[], isSame: boolean, name: string): void {
  if (problems.length === 0 && isSame) return;
  throw new AppError(
    'backup/not-verified',
    `The copy "${name}" did not pass its check and was removed. The book is unchanged; check the disk.`,
    { file: name },
  );
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
