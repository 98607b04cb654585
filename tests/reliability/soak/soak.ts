/**
 * E20 of the reliability page: a user who imports, edits, undoes, redoes, restores and reopens by chance, for as long as is asked; is
 * killed in the middle again and again, and now and then has no room on the disk. A model follows every deed that was
 * acknowledged: after every run the book holds exactly what the model holds, or that and the deed that was cut short.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBook } from '../../../src/main/book/openBook.ts';
import { checkBatches, importBatch } from '../crash/batches.ts';
import { type Random, randomFrom } from '../random.ts';
import { after, type Deed, isSame, type Model } from './deeds.ts';

export interface SoakReport {
  readonly minutes: number;
  readonly runs: number;
  readonly kills: number;
  /** Deeds that were acknowledged, by kind. */
  readonly deeds: Readonly<Record<string, number>>;
  /** Deeds refused because the disk was full; null where no small disk can be made. */
  readonly refused: number | null;
  /** Backups that were opened and checked. */
  readonly backups: number;
  readonly failures: readonly string[];
}

const USER = new URL('./user.ts', import.meta.url).pathname;
const DEEDS_EACH = 30;
/** Books start afresh when they are this big: the check looks at every row. */
const BIG = 16_000_000;
const ROOM_KB = 400_000;

export async function soak({
  minutes,
  seed,
}: {
  readonly minutes: number;
  readonly seed: number;
}): Promise<SoakReport> {
  const random = randomFrom(seed);
  const disk = mkdtempSync(join(tmpdir(), 'quarterbook-soak-'));
  const canResize = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM_KB}k`, 'tmpfs', disk]).status === 0;
  const count = { runs: 0, kills: 0, refused: 0, backups: 0 };
  const deeds: Record<string, number> = {};
  const failures: string[] = [];
  try {
    let ground = newGround(disk);
    const until = performance.now() + minutes * 60_000;
    while (performance.now() < until && failures.length < 20) {
      count.runs += 1;
      const isSmall = canResize && random.chance(0.25);
      if (isSmall) resize(disk, usedKb(disk) + random.below(1_500));
      const { said, isKilled, complaint } = await oneRun(ground, random);
      if (isSmall) resize(disk, ROOM_KB);
      if (isKilled) count.kills += 1;
      const fail = (what: string): void => void failures.push(`${what} (run ${count.runs})`);
      if (complaint !== '') fail(complaint);
      const { model, pending, done, refused } = follow(ground.model, said);
      for (const { kind } of done) deeds[kind] = (deeds[kind] ?? 0) + 1;
      count.refused += refused;
      ground.model = settle(ground, model, pending, fail);
      count.backups += checkBackups(ground, fail);
      if (statSync(ground.path).size > BIG) ground = newGround(disk);
    }
  } finally {
    if (canResize) spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
  return { minutes, ...count, refused: canResize ? count.refused : null, deeds, failures };
}

interface Ground {
  readonly path: string;
  readonly copies: string;
  model: Model;
  /** Copies that were checked already; nothing may change them. */
  readonly checked: Set<string>;
}

function newGround(disk: string): Ground {
  for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true });
  const path = join(disk, 'Soaked.qbook');
  const copies = join(disk, 'copies');
  mkdirSync(copies);
  const book = openBook(path, { create: true });
  importBatch(book, 1);
  book.close();
  return { path, copies, model: { standing: new Set([1]), undone: new Set(), edit: 0 }, checked: new Set() };
}

const usedKb = (disk: string): number =>
  Number(spawnSync('df', ['--output=used', disk], { encoding: 'utf8' }).stdout.split('\n')[1]);
const resize = (disk: string, kb: number): void =>
  void spawnSync('mount', ['-t', 'tmpfs', '-o', `remount,size=${kb}k`, 'tmpfs', disk]);

interface Run {
  readonly said: readonly string[];
  readonly isKilled: boolean;
  readonly complaint: string;
}

/** One sitting of the user; two of three end by a kill. */
async function oneRun({ path, copies, model }: Ground, random: Random): Promise<Run> {
  const seed = String(random.below(1e9));
  const user: ChildProcess = spawn(process.execPath, [
    USER,
    path,
    copies,
    seed,
    String(DEEDS_EACH),
    String(model.edit),
  ]);
  let said = '';
  let complaint = '';
  user.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  user.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(user, 'close');
  if (random.chance(0.66)) {
    await Promise.race([once(user.stdout ?? user, 'data'), ended]);
    const timer = setTimeout(() => user.kill('SIGKILL'), random.below(5_000));
    await ended;
    clearTimeout(timer);
  }
  const [, signal] = await ended;
  return { said: said.split('\n').slice(0, -1), isKilled: signal === 'SIGKILL', complaint };
}

/** What the model holds after everything that was said, and the deed that was begun and neither done nor refused. */
function follow(before: Model, said: readonly string[]) {
  let model = before;
  let pending: Deed | null = null;
  let refused = 0;
  const done: Deed[] = [];
  for (const line of said) {
    if (line.startsWith('D')) pending = JSON.parse(line.slice(1)) as Deed;
    else if (pending !== null && line === 'A') {
      model = after(model, pending);
      done.push(pending);
      pending = null;
    } else if (line.startsWith('F')) {
      refused += 1;
      pending = null;
    }
  }
  return { model, pending, done, refused };
}

/** Opens the book as the app does and compares; answers what it holds. */
function settle({ path }: Ground, model: Model, pending: Deed | null, fail: (what: string) => void): Model {
  try {
    const book = openBook(path);
    try {
      const { standing, undone, problems } = checkBatches(book);
      for (const problem of problems) fail(problem);
      const text = book.sqlite.prepare<[], string | null>('SELECT industry FROM account WHERE id = 1').pluck().get();
      const found: Model = { standing, undone, edit: Number((text ?? 'edit 0').slice('edit '.length)) };
      if (!isSame(found, model) && !(pending !== null && isSame(found, after(model, pending))))
        fail(
          `the book holds ${wordsOf(found)} and not ${wordsOf(model)}${pending === null ? '' : `, begun was ${JSON.stringify(pending)}`}`,
        );
      return found;
    } finally {
      book.close();
    }
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
    return model;
  }
}

const wordsOf = ({ standing, undone, edit }: Model): string =>
  `imports ${[...standing].join(' ')}, undone ${[...undone].join(' ')}, edit ${edit}`;

/** Every file with the name of a copy is whole, whatever was cut short while it was made. */
function checkBackups({ copies, checked }: Ground, fail: (what: string) => void): number {
  const names = readdirSync(copies, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.qbook') && !checked.has(name),
  );
  for (const name of names) {
    checked.add(name);
    try {
      const copy = openBook(join(copies, name), { readOnly: true });
      for (const problem of checkBatches(copy).problems) fail(`${name}: ${problem}`);
      copy.close();
    } catch (error) {
      fail(`${name}: ${String(error)}`);
    }
  }
  return names.length;
}
