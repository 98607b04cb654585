/** Records what a scenario asks of the disk (strace), so that it can be cut off after any of its writes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../../src/main/book/digest.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { importBatch } from './batches.ts';
import { type DiskOperation, type Files, readRecord } from './diskRecord.ts';

export const SCENARIOS = ['import', 'edit', 'undo', 'migration', 'backup'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export const BOOK = 'Victim.qbook';
const RECORDER = new URL('./recorder.ts', import.meta.url).pathname;
/** The note of who has the book open is no part of it. */
const NOT_THE_BOOK = /\.lock$/;
const CALLS = 'openat,pwrite64,fsync,fdatasync,unlink,unlinkat,ftruncate,rename,access,statx,faccessat2';

/** False where the system calls of a program cannot be recorded. */
export const canRecord = (): boolean => spawnSync('strace', ['-V']).status === 0;

export interface Recording {
  readonly base: Files;
  readonly operations: readonly DiskOperation[];
  /** Of the book before the scenario. */
  readonly digest: string;
}

/** The scenario on a book with three imports in it. */
export function recordScenario(scenario: Scenario): Recording {
  const disk = mkdtempSync(join(tmpdir(), 'quarterbook-base-'));
  try {
    const book = openBook(join(disk, BOOK), { create: true });
    for (const batch of [1, 2, 3]) importBatch(book, batch);
    const digest = digestOf(book.sqlite);
    book.close();
    const base = new Map(readdirSync(disk).map((name) => [name, readFileSync(join(disk, name))]));
    return { base, operations: recordOn(base, scenario), digest };
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}

/**
 * What the scenario, or just the opening of the book, asks of a disk that holds `base`. The opening is part of every record: a
 * power cut may hit it as well.
 * @throws Error when it did not come to its end.
 */
export function recordOn(base: Files, scenario: Scenario | 'open'): readonly DiskOperation[] {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-record-'));
  try {
    const disk = join(folder, 'disk');
    putOnDisk(base, disk);
    const log = join(folder, 'record.txt');
    const run = spawnSync(
      'strace',
      [
        '-f',
        '-y',
        '-xx',
        '-s',
        '1000000',
        '-e',
        `trace=${CALLS}`,
        '-o',
        log,
        process.execPath,
        RECORDER,
        scenario,
        join(disk, BOOK),
      ],
      { encoding: 'utf8' },
    );
    const lines = readFileSync(log, 'latin1').split('\n');
    const operations = readRecord([START, ...lines], disk, NOT_THE_BOOK);
    if (!operations.some((one) => one.kind === 'mark' && one.text === 'end'))
      throw new Error(`The scenario did not end: ${run.stderr}`);
    return operations;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const hexOf = (text: string): string =>
  [...text].map((letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const START = `access("${hexOf('/quarterbook-mark/start')}", F_OK) = -1`;

/** Makes the folder hold these files and nothing else. */
export function putOnDisk(files: Files, disk: string): void {
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk);
  for (const [name, bytes] of files) writeFileSync(join(disk, name), bytes);
}

/** What was acknowledged within the first `count` operations. */
export const acknowledged = (operations: readonly DiskOperation[], count: number): readonly string[] =>
  operations.slice(0, count).flatMap((one) => (one.kind === 'mark' ? [one.text] : []));

/** Whether the opening will have something to roll back. */
export const isHot = (files: Files): boolean => (files.get(`${BOOK}-journal`)?.[0] ?? 0) !== 0;
