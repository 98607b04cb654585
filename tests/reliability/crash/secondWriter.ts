/**
 * E8 of the reliability page: while one process has a book open, another is told so by name and soon, whether it comes to write, to
 * read, or with another program; when the first is killed the book is free at once.
 */
import Database from 'better-sqlite3';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { openBook, type OpenOptions } from '../../../src/main/book/openBook.ts';
import { checkBatches, importBatch } from './batches.ts';

export interface SecondWriterReport {
  readonly trials: number;
  /** The longest that a second process waited for its answer. */
  readonly slowestMs: number;
  readonly failures: readonly string[];
}

const VICTIM = new URL('./victim.ts', import.meta.url).pathname;
const PROMPT_MS = 1_000;

export async function secondWriters({ trials }: { readonly trials: number }): Promise<SecondWriterReport> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-second-'));
  const path = join(folder, 'Shared.qbook');
  const failures: string[] = [];
  let slowestMs = 0;
  try {
    const book = openBook(path, { create: true });
    importBatch(book, 1);
    book.close();
    for (let n = 0; n < trials; n += 1) {
      const fail = (what: string): void => void failures.push(`${what} (trial ${n})`);
      const holder = await startHolder(path);
      for (const options of [{}, { readOnly: true }, { orReadOnly: true }] satisfies OpenOptions[])
        slowestMs = Math.max(slowestMs, promptRefusal(path, options, fail));
      if (strangerWrites(path)) fail('another program wrote into the open book');
      // Every other holder is killed; the rest close the book and leave no note behind.
      const isKilled = n % 2 === 0;
      const ended = once(holder, 'close');
      holder.kill(isKilled ? 'SIGKILL' : 'SIGTERM');
      await ended;
      if (!isKilled && existsSync(`${path}.lock`)) fail('a closed book left its note behind');
      const again = openBook(path);
      for (const problem of checkBatches(again).problems) fail(problem);
      again.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { trials, slowestMs: Math.round(slowestMs), failures };
}

async function startHolder(path: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, [VICTIM, 'hold', path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}

/** How long the refusal took; what is slow must be slow twice, or the machine was busy with something else. */
function promptRefusal(path: string, options: OpenOptions, fail: (what: string) => void): number {
  const first = refusalMs(path, options, fail);
  const ms = first > PROMPT_MS ? refusalMs(path, options, fail) : first;
  if (ms > PROMPT_MS) fail(`took ${Math.round(ms)} ms`);
  return ms;
}

/** How long the refusal took; it must name who has the book and where. */
function refusalMs(path: string, options: OpenOptions, fail: (what: string) => void): number {
  const startedAt = performance.now();
  try {
    openBook(path, options).close();
    fail(`opened twice: ${JSON.stringify(options)}`);
  } catch (error) {
    const holder = `open elsewhere: ${userInfo().username} on this computer since `;
    if (!(error instanceof AppError) || error.code !== 'book/in-use') fail(String(error));
    else if (!error.message.includes(holder)) fail(`does not name the holder: ${error.message}`);
  }
  return performance.now() - startedAt;
}

/** A program that knows nothing of ours, and so nothing of the note. */
function strangerWrites(path: string): boolean {
  const sqlite = new Database(path, { timeout: 0 });
  try {
    sqlite.exec('CREATE TABLE stranger (x)');
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  } finally {
    sqlite.close();
  }
}
