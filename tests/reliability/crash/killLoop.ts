/**
 * E1 and E2 of the reliability page: a process is killed (SIGKILL) at random moments of an import, an undo, a migration, a
 * backup, a restore, a close or an export. Then the book is opened as the app opens it: sound, every deed whole or absent, and everything
 * that was acknowledged still there.
 */
import Database from 'better-sqlite3';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../../src/main/book/digest.ts';
import { integrityProblems } from '../../../src/main/book/checkIntegrity.ts';
import { hasHotJournal } from '../../../src/main/book/hotJournal.ts';
import { schemaDifferences, schemaVersion } from '../../../src/main/book/migrate.ts';
import { migrations } from '../../../src/main/book/migrations/index.ts';
import { openBook, type Book } from '../../../src/main/book/openBook.ts';
import { randomFrom } from '../random.ts';
import { type Checked, checkBatches, countOf, importBatch } from './batches.ts';
import { EXPORT, exportOf } from './exports.ts';
import { LATER } from './laterMigrations.ts';

export const DEEDS = ['import', 'undo', 'migration', 'backup', 'restore', 'close', 'export'] as const;
export type Deed = (typeof DEEDS)[number];

export interface KillReport {
  readonly deed: Deed;
  readonly kills: number;
  /** Kills that hit the middle of a transaction: the next opening had to roll something back. */
  readonly rolledBack: number;
  /** Kills at a moment when half of something lay on the disk: a hot journal, or a copy without its name yet. */
  readonly aimed: number;
  readonly acknowledged: number;
  readonly failures: readonly string[];
}

const VICTIM = new URL('./victim.ts', import.meta.url).pathname;
/** Within how long of its start a victim is killed, at first. */
const FIRST_WINDOW_MS: Readonly<Record<Deed, number>> = {
  import: 400,
  undo: 200,
  migration: 60,
  backup: 150,
  restore: 200,
  close: 200,
  export: 300,
};
/** Books start afresh when they are this big: the check looks at every row. */
const BIG = 24_000_000;

export async function killLoop(
  deed: Deed,
  { kills, seed }: { readonly kills: number; readonly seed: number },
): Promise<KillReport> {
  const random = randomFrom(seed);
  const failures: string[] = [];
  let rolledBack = 0;
  let aimed = 0;
  let acknowledged = 0;
  let windowMs = FIRST_WINDOW_MS[deed];
  let ground = newGround();
  try {
    for (let n = 0; n < kills; n += 1) {
      if (deed === 'migration' || statSync(ground.path).size > BIG) {
        rmSync(ground.folder, { recursive: true, force: true });
        ground = newGround();
      }
      // Every second kill waits for a moment in the middle of a deed: chance alone hits few on a quick disk.
      const { acks, isHit } = await killOnce(deed, ground, { afterMs: random.next() * windowMs, isAimed: n % 2 === 1 });
      if (isHit) aimed += 1;
      acknowledged += acks.length;
      // The window follows the machine: wide enough that about one deed in it is finished.
      windowMs *= acks.length === 0 ? 1.2 : acks.length > 2 ? 0.8 : 1;
      if (hasHotJournal(ground.path)) rolledBack += 1;
      for (const problem of problemsAfter(deed, ground, acks)) failures.push(`${problem} (kill ${n})`);
    }
  } finally {
    rmSync(ground.folder, { recursive: true, force: true });
  }
  return { deed, kills, rolledBack, aimed, acknowledged, failures };
}

interface Ground {
  readonly folder: string;
  readonly path: string;
  readonly copies: string;
  /** What stood when the victim started. */
  before: Checked;
  next: number;
  digest: string;
  edits: number;
}

function newGround(): Ground {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-kill-'));
  const path = join(folder, 'Victim.qbook');
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  const book = openBook(path, { create: true });
  for (const batch of [1, 2, 3]) importBatch(book, batch);
  const ground: Ground = {
    folder,
    path,
    copies,
    before: checkBatches(book),
    next: 4,
    digest: digestOf(book.sqlite),
    edits: 0,
  };
  book.close();
  return ground;
}

interface Kill {
  readonly acks: readonly string[];
  /** Whether it was aimed and half of something lay on the disk. */
  readonly isHit: boolean;
}

async function killOnce(
  deed: Deed,
  ground: Ground,
  { afterMs, isAimed }: { readonly afterMs: number; readonly isAimed: boolean },
): Promise<Kill> {
  const victim: ChildProcess = spawn(
    process.execPath,
    [VICTIM, deed, ground.path, ground.copies, String(ground.next)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  let complaint = '';
  victim.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(victim, 'close');
  await new Promise<void>((resolve, reject) => {
    victim.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.startsWith('R\n')) resolve();
    });
    void ended.then(() => reject(new Error(`The victim ended by itself: ${complaint}`)));
  });
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const isHit = isAimed && (await comesToTheMiddle(ground));
  victim.kill('SIGKILL');
  await ended;
  if (complaint !== '') throw new Error(`The victim complained: ${complaint}`);
  // The last line may be cut; it was not acknowledged then.
  const acks = said
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.startsWith('A'))
    .map((line) => line.slice(1));
  return { acks, isHit };
}

const AIM_MS = 3_000;

/** Waits until half of something lies on the disk; false when nothing does for a while. */
async function comesToTheMiddle({ path, copies }: Ground): Promise<boolean> {
  const until = performance.now() + AIM_MS;
  while (performance.now() < until) {
    if (hasHotJournal(path) || readdirSync(copies, { recursive: true }).some((name) => String(name).endsWith('.part')))
      return true;
    await new Promise(setImmediate);
  }
  return false;
}

function problemsAfter(deed: Deed, ground: Ground, acks: readonly string[]): readonly string[] {
  if (deed === 'migration') return problemsOfMigration(ground);
  if (deed === 'export') return problemsOfExport(ground, acks);
  if (deed === 'backup' || deed === 'restore') return problemsOfCopies(ground, acks);
  const book = openBook(ground.path);
  try {
    const after = checkBatches(book);
    const problems = [...after.problems];
    if (deed === 'import') {
      for (const ack of acks) if (!after.standing.has(Number(ack))) problems.push(`acknowledged import ${ack} is lost`);
      for (const batch of ground.before.standing)
        if (!after.standing.has(batch)) problems.push(`earlier import ${batch} is lost`);
      ground.next = Math.max(3, ...after.standing) + 1;
    } else if (deed === 'undo') problems.push(...problemsOfUndo(book, ground, after, acks));
    else problems.push(...problemsOfClose(book, ground, acks));
    ground.before = after;
    return problems;
  } finally {
    book.close();
  }
}

/** An acknowledged undo or redo stands; the one that was cut short may be there or not. */
function problemsOfUndo(book: Book, ground: Ground, after: Checked, acks: readonly string[]): readonly string[] {
  const wasUndone = ground.before.undone.size > 0;
  const last = acks.at(-1);
  const acknowledged = last === undefined ? wasUndone : last === 'undone';
  const isUndone = after.undone.size > 0;
  const deeds = countOf(book, `SELECT count(*) FROM journal_entry WHERE kind IN ('undo', 'redo')`);
  const extra = deeds - ground.edits - acks.length;
  ground.edits = deeds;
  ground.next = isUndone ? 1 : 0;
  if (extra !== 0 && extra !== 1) return [`${extra} deeds more than acknowledged`];
  return (extra === 1) === (isUndone !== acknowledged)
    ? []
    : [`after ${String(last)} the import is ${isUndone ? 'undone' : 'standing'}`];
}

function problemsOfClose(book: Book, ground: Ground, acks: readonly string[]): readonly string[] {
  const text =
    book.sqlite.prepare<[], string | null>('SELECT industry FROM account WHERE id = 1').pluck().get() ?? null;
  const found = text === null ? 0 : Number(text.slice('edit '.length));
  const lastAck = Number(acks.at(-1) ?? ground.edits);
  ground.edits = found;
  ground.next = found + 1;
  return found === lastAck || found === Math.max(lastAck + 1, ground.next - 1)
    ? []
    : [`edit ${lastAck} was acknowledged, edit ${found} is there`];
}

/** Every file with the name of a copy is whole; what was acknowledged is there; the book itself is as it was. */
function problemsOfCopies(ground: Ground, acks: readonly string[]): readonly string[] {
  const problems: string[] = [];
  const names = readdirSync(ground.copies).filter((name) => name.endsWith('.qbook'));
  for (const ack of acks) if (!names.includes(ack)) problems.push(`acknowledged copy ${ack} is lost`);
  for (const name of names) {
    const copy = new Database(join(ground.copies, name), { readonly: true });
    if (integrityProblems(copy, 'full').length > 0 || digestOf(copy) !== ground.digest)
      problems.push(`${name} is not what the book was`);
    copy.close();
  }
  const book = openBook(ground.path);
  if (digestOf(book.sqlite) !== ground.digest) problems.push('the book itself changed');
  book.close();
  for (const name of readdirSync(ground.copies)) rmSync(join(ground.copies, name));
  return problems;
}

/** The file with the name that was chosen is one export from beginning to end, the last that was acknowledged or the next. */
function problemsOfExport(ground: Ground, acks: readonly string[]): readonly string[] {
  const path = join(ground.copies, EXPORT);
  const last = acks.at(-1) === undefined ? ground.edits : Number(acks.at(-1));
  const possible = [last, last + 1].filter((n) => n > 3);
  const found = possible.find((n) => existsSync(path) && readFileSync(path).equals(Buffer.from(exportOf(n))));
  if (found === undefined && (existsSync(path) || last > 3)) return [`the export is neither ${possible.join(' nor ')}`];
  ground.edits = found ?? 0;
  ground.next = Math.max(3, ground.edits) + 1;
  return [];
}

/** Old or new, never between: the schema is exactly that of the version the file says. */
function problemsOfMigration(ground: Ground): readonly string[] {
  const copy = join(ground.folder, 'after.qbook');
  for (const suffix of ['', '-journal'])
    if (existsSync(ground.path + suffix)) copyFileSync(ground.path + suffix, copy + suffix);
  const sqlite = new Database(copy);
  try {
    const version = schemaVersion(sqlite);
    const problems = [...integrityProblems(sqlite, 'full'), ...schemaDifferences(sqlite, LATER)];
    const accounts = Number(sqlite.prepare<[], number>('SELECT count(*) FROM account').pluck().get());
    for (let n = 0; n < version - migrations.length; n += 1) {
      const moved = sqlite
        .prepare<[], number>(
          `SELECT count(*) FROM later_${n} JOIN account ON account.id = account_id AND account.later_${n} = later_${n}.name`,
        )
        .pluck()
        .get();
      if (moved !== accounts) problems.push(`step ${n} moved ${String(moved)} of ${accounts}`);
    }
    return problems;
  } finally {
    sqlite.close();
  }
}
