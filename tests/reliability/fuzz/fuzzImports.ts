/**
 * E11 of the reliability page: mutated spreadsheets through the real parser process and on into a book. Every outcome must be rows
 * or one code of ours: no death of the service, no hang, memory under 1 GB, no key added to a prototype.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '../random.ts';
import { mutate } from './mutate.ts';
import { madeSeeds, type Seed } from './seeds.ts';
import type { FuzzAnswer } from './service.ts';

export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
  /** More seeds than the made ones. */
  readonly seeds?: readonly Seed[];
  /** Where files that broke a promise are kept; nowhere when absent. */
  readonly keepIn?: string;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzReport {
  readonly mutations: number;
  readonly read: number;
  /** How many were refused, by code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly mostParserMb: number;
  /** Broken promises: what, on which mutation, of which seed file. */
  readonly failures: readonly string[];
}

const HANG_MS = 5_000;
/** How many times longer than its seed a mutation may take, where even the seed takes long. */
const SLOWER = 5;
const RSS_LIMIT = 1024 * 1024 * 1024;
/** Endings by the watchdog: named, and still a broken promise for files this small. */
const BROKEN = new Set(['import/stalled', 'import/timeout', 'import/out-of-memory', 'import/parser-ended']);

export async function fuzzImports({ count, seed, seeds = [], keepIn, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-fuzz-files-'));
  const all = [...madeSeeds(), ...seeds];
  const failures: string[] = [];
  const refused: Record<string, number> = {};
  let read = 0;
  let slowestMs = 0;
  let mostRss = 0;
  let service = startService();
  try {
    for (let n = 0; n < count; n += 1) {
      const random = randomFrom(seed * 1_000_003 + n);
      const chosen = random.pick(all);
      const bytes = mutate(chosen.bytes, random.pick(all).bytes, random);
      const path = join(folder, chosen.name);
      const fail = (what: string): void => {
        failures.push(`${what}: mutation ${n} of ${chosen.name}`);
        if (keepIn === undefined) return;
        mkdirSync(keepIn, { recursive: true });
        writeFileSync(join(keepIn, `${seed}-${n}-${chosen.name}`), bytes);
      };
      writeFileSync(path, bytes);
      let { answer, ms } = await timed(service, { path, name: chosen.name });
      // A machine that is busy with something else is no fault of the file: what is slow must be slow twice.
      if (ms > HANG_MS && answer !== 'died') {
        if (answer === 'silent') service = restarted(service);
        ({ answer, ms } = await timed(service, { path, name: chosen.name }));
      }
      slowestMs = Math.max(slowestMs, ms);
      let limitMs = HANG_MS;
      if (ms > HANG_MS && typeof answer !== 'string') {
        // Nor is it when the file that was not mutated takes as long just then.
        writeFileSync(path, chosen.bytes);
        limitMs = Math.max(HANG_MS, SLOWER * (await timed(service, { path, name: chosen.name })).ms);
      }
      rmSync(path);
      if (answer === 'died' || answer === 'silent') {
        fail(answer === 'died' ? 'the service died' : 'hang in the service');
        service = restarted(service);
        continue;
      }
      mostRss = Math.max(mostRss, answer.parserRss);
      if (answer.kind === 'unnamed') fail(`unnamed error (${answer.what})`);
      else if (answer.kind === 'rows') read += 1;
      else refused[answer.what] = (refused[answer.what] ?? 0) + 1;
      if (answer.kind === 'refused' && BROKEN.has(answer.what)) fail(answer.what);
      if (ms > limitMs) fail(`took ${Math.round(ms)} ms`);
      if (answer.parserRss > RSS_LIMIT) fail(`parser took ${Math.round(answer.parserRss / 1e6)} MB`);
      if ((n + 1) % 100 === 0) onProgress?.(n + 1);
    }
  } finally {
    service.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    mutations: count,
    read,
    refused,
    slowestMs: Math.round(slowestMs),
    mostParserMb: Math.round(mostRss / 1e6),
    failures,
  };
}

function startService(): ChildProcess {
  const probe = new URL('./probe.ts', import.meta.url).href;
  return fork(new URL('./service.ts', import.meta.url), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // The parser inherits it: its prototypes are watched from its first line on.
    env: { ...process.env, NODE_OPTIONS: `--import=${probe}` },
  });
}

function restarted(service: ChildProcess): ChildProcess {
  service.kill('SIGKILL');
  return startService();
}

interface Timed {
  readonly answer: FuzzAnswer | 'died' | 'silent';
  readonly ms: number;
}

async function timed(service: ChildProcess, job: { readonly path: string; readonly name: string }): Promise<Timed> {
  const startedAt = performance.now();
  const answer = await ask(service, job);
  return { answer, ms: performance.now() - startedAt };
}

function ask(
  service: ChildProcess,
  job: { readonly path: string; readonly name: string },
): Promise<FuzzAnswer | 'died' | 'silent'> {
  return new Promise((resolve) => {
    const settle = (answer: FuzzAnswer | 'died' | 'silent'): void => {
      clearTimeout(timer);
      service.off('message', settle);
      service.off('exit', onExit);
      resolve(answer);
    };
    const onExit = (): void => settle('died');
    const timer = setTimeout(() => settle('silent'), HANG_MS * 12);
    service.on('message', settle);
    service.on('exit', onExit);
    service.send(job);
  });
}
