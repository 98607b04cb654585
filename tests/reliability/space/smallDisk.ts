/**
 * E6 of the reliability page: imports and copies on a disk of random, small size. A full disk harms nothing, the message says how many
 * MB to free, and with room the same deed works. Needs the right to mount; says so where it has none.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { digestOf } from '../../../src/main/book/digest.ts';
import { copyBeforeImport } from '../../../src/main/book/keepBackup.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { checkBatches, importBatch } from '../crash/batches.ts';
import { randomFrom } from '../random.ts';

export interface SmallDiskReport {
  readonly trials: number;
  /** Refused before anything was written, and by the full disk itself. */
  readonly foreseen: number;
  readonly full: number;
  readonly failures: readonly string[];
}

export function smallDisks({ trials, seed }: { readonly trials: number; readonly seed: number }): SmallDiskReport {
  const random = randomFrom(seed);
  const failures: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-small-'));
  const origin = join(folder, 'origin.qbook');
  const book = openBook(origin, { create: true });
  for (const batch of [1, 2, 3]) importBatch(book, batch);
  const pages = Number(book.sqlite.pragma('page_count', { simple: true }));
  book.close();
  const disk = mkdtempSync(join(tmpdir(), 'quarterbook-disk-'));
  const mount = (kb: number, how: string): void => {
    const run = spawnSync('mount', ['-t', 'tmpfs', '-o', `${how}size=${kb}k`, 'tmpfs', disk], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`No small disk can be made here: ${run.stderr}`);
  };
  let foreseen = 0;
  let full = 0;
  try {
    for (let n = 0; n < trials; n += 1) {
      // Between "the book alone" and "the book, its copy and the import".
      mount(pages * 4 + 40 + random.below(pages * 4 + 500), '');
      try {
        const path = join(disk, 'Small.qbook');
        copyFileSync(origin, path);
        const outcome = tryImport(path, disk, (what) => failures.push(`${what} (disk ${n})`));
        if (outcome === 'foreseen') foreseen += 1;
        else if (outcome === 'full') full += 1;
        mount(64_000, 'remount,');
        if (tryImport(path, disk, (what) => failures.push(`${what} (disk ${n}, with room)`)) !== 'done')
          failures.push(`still refused with room (disk ${n})`);
      } finally {
        spawnSync('umount', [disk]);
      }
    }
  } finally {
    rmdirSync(disk);
    rmSync(folder, { recursive: true, force: true });
  }
  return { trials, foreseen, full, failures };
}

function tryImport(
  path: string,
  disk: string,
  fail: (what: string) => void,
): 'done' | 'foreseen' | 'full' | 'not opened' {
  let book;
  try {
    book = openBook(path);
  } catch (error) {
    if (!isFull(error)) fail(`not opened: ${String(error)}`);
    return 'not opened';
  }
  try {
    const before = digestOf(book.sqlite);
    const { standing } = checkBatches(book);
    try {
      copyBeforeImport(book, join(disk, 'backups'));
      importBatch(book, Math.max(...standing) + 1);
      return 'done';
    } catch (error) {
      if (!isFull(error)) fail(String(error));
      else if (!/Free about [\d,]+ MB/.test(error.message)) fail(`does not say how much to free: ${error.message}`);
      if (digestOf(book.sqlite) !== before) fail('the book changed');
      if (readdirSync(disk, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.part')))
        fail('half a copy was left');
      return error instanceof Error && error.message.startsWith('There is too little room') ? 'foreseen' : 'full';
    } finally {
      for (const problem of checkBatches(book).problems) fail(problem);
    }
  } finally {
    try {
      book.close();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL'))
        fail(`closing: ${String(error)}`);
    }
  }
}

const isFull = (error: unknown): error is AppError => error instanceof AppError && error.code === 'book/disk-full';
