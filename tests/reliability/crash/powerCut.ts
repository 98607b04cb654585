/**
 * E4 of the reliability page: the writes of one scenario are recorded once; then the power is cut after any of them, on a disk that
 * lost, tore or reordered whatever was not synced. The book must open as the app opens it, sound, every deed whole or absent,
 * and nothing lost that was acknowledged.
 */
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrityProblems } from '../../../src/main/book/checkIntegrity.ts';
import { digestOf } from '../../../src/main/book/digest.ts';
import { schemaDifferences, schemaVersion } from '../../../src/main/book/migrate.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { randomFrom } from '../random.ts';
import { checkBatches, importBatch } from './batches.ts';
import { type DiskOperation, type Files, readRecord, stateAfter } from './diskRecord.ts';
import { LATER } from './laterMigrations.ts';

export const SCENARIOS = ['import', 'edit', 'undo', 'migration', 'backup'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface PowerCutReport {
  readonly scenario: Scenario;
  readonly operations: number;
  readonly states: number;
  /** States in which the opening had something to roll back. */
  readonly rolledBack: number;
  readonly failures: readonly string[];
}

const RECORDER = new URL('./recorder.ts', import.meta.url).pathname;
const BOOK = 'Victim.qbook';
/** The note of who has the book open is no part of it. */
const NOT_THE_BOOK = /\.lock$/;

/** False where the system calls of a program cannot be recorded. */
export const canRecord = (): boolean => spawnSync('strace', ['-V']).status === 0;

export function powerCuts(
  scenario: Scenario,
  { states, seed }: { readonly states: number; readonly seed: number },
): PowerCutReport {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-power-'));
  try {
    const { base, operations, digest } = record(scenario, folder);
    const random = randomFrom(seed);
    const failures: string[] = [];
    const disk = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'quarterbook-power-'));
    let rolledBack = 0;
    for (let n = 0; n < states; n += 1) {
      const count = random.below(operations.length + 1);
      const isOrdered = n % 2 === 0;
      const files = stateAfter(base, operations, count, isOrdered, random);
      rmSync(disk, { recursive: true, force: true });
      mkdirSync(disk);
      for (const [name, bytes] of files) writeFileSync(join(disk, name), bytes);
      if ((files.get(`${BOOK}-journal`)?.[0] ?? 0) !== 0) rolledBack += 1;
      const acks = operations.slice(0, count).flatMap((one) => (one.kind === 'mark' ? [one.text] : []));
      for (const problem of problemsOf(scenario, disk, acks, digest))
        failures.push(
          `${problem} (cut after ${count} of ${operations.length}, ${isOrdered ? 'ordered' : 'reordered'}, state ${n})`,
        );
    }
    rmSync(disk, { recursive: true, force: true });
    return { scenario, operations: operations.length, states, rolledBack, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Recording {
  readonly base: Files;
  readonly operations: readonly DiskOperation[];
  /** Of the book before the scenario. */
  readonly digest: string;
}

function record(scenario: Scenario, folder: string): Recording {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const path = join(disk, BOOK);
  const book = openBook(path, { create: true });
  for (const batch of [1, 2, 3]) importBatch(book, batch);
  const digest = digestOf(book.sqlite);
  book.close();
  // The record begins with the book open: opening it in the base brings the files to that point, the kill leaves them there.
  cpSync(disk, join(folder, 'base'), { recursive: true });
  const log = join(folder, 'record.txt');
  const calls = 'openat,pwrite64,fsync,fdatasync,unlink,unlinkat,ftruncate,rename,access,statx,faccessat2';
  const run = spawnSync(
    'strace',
    ['-f', '-y', '-xx', '-s', '1000000', '-e', `trace=${calls}`, '-o', log, process.execPath, RECORDER, scenario, path],
    { encoding: 'utf8' },
  );
  const lines = readFileSync(log, 'latin1').split('\n');
  const all = readRecord(beforeStartToo(lines), disk, NOT_THE_BOOK);
  if (!all.some((one) => one.kind === 'mark' && one.text === 'end'))
    throw new Error(`The scenario did not end: ${run.stderr}`);
  const base = new Map(
    readdirSync(join(folder, 'base')).map((name) => [name, readFileSync(join(folder, 'base', name))]),
  );
  return { base, operations: all, digest };
}

/** The opening of the book is part of the record: a power cut may hit it as well. */
function beforeStartToo(lines: readonly string[]): readonly string[] {
  const hex = [...'/quarterbook-mark/start']
    .map((letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .join('');
  return [`access("${hex}", F_OK) = -1`, ...lines];
}

function problemsOf(scenario: Scenario, disk: string, acks: readonly string[], digest: string): readonly string[] {
  try {
    if (scenario === 'migration') return problemsOfMigration(join(disk, BOOK), acks);
    if (scenario === 'backup') return problemsOfCopies(disk, acks, digest);
    const book = openBook(join(disk, BOOK));
    try {
      const { standing, undone, problems } = checkBatches(book);
      const lost = (what: string): string => `acknowledged "${what}" is lost`;
      if (scenario === 'import')
        return [
          ...problems,
          ...acks.filter((ack) => ack.startsWith('import') && !standing.has(Number(ack.slice(7)))).map(lost),
        ];
      if (scenario === 'undo') {
        const last = acks.findLast((ack) => ack !== 'end');
        const isWrong =
          (last === 'redone' && undone.size > 0) || (last === 'undone' && undone.size === 0 && !hasRedo(book.sqlite));
        return isWrong ? [...problems, lost(last)] : problems;
      }
      const text =
        book.sqlite.prepare<[], string | null>('SELECT industry FROM account WHERE id = 1').pluck().get() ?? 'edit 0';
      const last = Number((acks.findLast((ack) => ack.startsWith('edit')) ?? 'edit 0').slice(5));
      const found = Number(text.slice(5));
      return found === last || found === last + 1
        ? problems
        : [...problems, `edit ${last} was acknowledged, edit ${found} is there`];
    } finally {
      book.close();
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

const hasRedo = (sqlite: Database.Database): boolean =>
  sqlite.prepare(`SELECT 1 FROM journal_entry WHERE kind = 'redo'`).get() !== undefined;

function problemsOfMigration(path: string, acks: readonly string[]): readonly string[] {
  const sqlite = new Database(path);
  try {
    const problems = [...integrityProblems(sqlite, 'full'), ...schemaDifferences(sqlite, LATER)];
    if (acks.includes('migrated') && schemaVersion(sqlite) !== LATER.length)
      problems.push('acknowledged migration is lost');
    return problems;
  } finally {
    sqlite.close();
  }
}

function problemsOfCopies(disk: string, acks: readonly string[], digest: string): readonly string[] {
  const problems: string[] = [];
  const names = readdirSync(disk).filter((name) => name.endsWith('.qbook'));
  for (const ack of acks)
    if (ack.startsWith('copy') && !names.includes(`${ack}.qbook`)) problems.push(`acknowledged ${ack} is lost`);
  for (const name of names) {
    const sqlite = new Database(join(disk, name));
    if (integrityProblems(sqlite, 'full').length > 0 || digestOf(sqlite) !== digest)
      problems.push(`${name} is not what the book was`);
    sqlite.close();
  }
  return problems;
}
