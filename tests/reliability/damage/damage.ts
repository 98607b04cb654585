/**
 * E10 of the reliability page: a closed book is damaged in one place (a bit, a byte, a sector, a zeroed page, a cut end); then it is
 * opened as the app does and checked as `check` does. Damage that changed anything readable must be found by the check; a book that
 * is refused must be left byte for byte as it was; nothing may end in an error without a name.
 */
import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { inspectBook } from '../../../src/main/book/inspectBook.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { importBatch } from '../crash/batches.ts';
import { type Random, randomFrom } from '../random.ts';

export const DAMAGES = ['bit', 'byte', 'sector', 'page', 'end'] as const;
export type Damage = (typeof DAMAGES)[number];

export interface DamageReport {
  readonly damage: Damage;
  readonly count: number;
  /** Refused already when opened for work. */
  readonly refused: number;
  /** Found by the check. */
  readonly found: number;
  /** Changed nothing that can be read. */
  readonly harmless: number;
  readonly failures: readonly string[];
}

const PAGE = 4096;
const SECTOR = 512;

const DEEDS: Readonly<Record<Damage, (bytes: Buffer, random: Random) => Buffer>> = {
  bit: (bytes, random) => changed(bytes, random, (old) => old ^ (1 << random.below(8))),
  byte: (bytes, random) => changed(bytes, random, (old) => (old + 1 + random.below(255)) % 256),
  sector: (bytes, random) => {
    const from = random.below(bytes.length / SECTOR) * SECTOR;
    for (let at = from; at < from + SECTOR; at += 1) bytes[at] = random.below(256);
    return bytes;
  },
  page: (bytes, random) => {
    const from = random.below(bytes.length / PAGE) * PAGE;
    return bytes.fill(0, from, from + PAGE);
  },
  end: (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
};

function changed(bytes: Buffer, random: Random, change: (old: number) => number): Buffer {
  const at = random.below(bytes.length);
  bytes[at] = change(bytes[at] ?? 0);
  return bytes;
}

export function damageBooks(
  damage: Damage,
  { count, seed }: { readonly count: number; readonly seed: number },
): DamageReport {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-damage-'));
  try {
    const path = join(folder, 'Damaged.qbook');
    const book = openBook(path, { create: true, keepDigest: true });
    for (const batch of [1, 2, 3, 4, 5]) importBatch(book, batch);
    book.close();
    const whole = readFileSync(path);
    const content = readableContent(path);
    const random = randomFrom(seed);
    const failures: string[] = [];
    let refused = 0;
    let found = 0;
    let harmless = 0;
    for (let n = 0; n < count; n += 1) {
      const bytes = DEEDS[damage](Buffer.from(whole), random);
      const fail = (what: string): void => void failures.push(`${what} (${damage} ${n})`);
      writeFileSync(path, bytes);
      const isHarmless = readableContent(path) === content;
      const isFound = isFoundByCheck(path, fail);
      if (isHarmless) harmless += 1;
      if (isFound) found += 1;
      if (!isHarmless && !isFound) fail('not found');
      if (!readFileSync(path).equals(bytes)) fail('the check changed the file');
      if (isRefused(path, fail)) {
        refused += 1;
        if (!readFileSync(path).equals(bytes)) fail('a refused book was changed');
      }
      rmSync(`${path}-journal`, { force: true });
    }
    return { damage, count, refused, found, harmless, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All that can be read of a file, by SQLite alone; null when reading it fails. */
function readableContent(path: string): string | null {
  try {
    const sqlite = new Database(path, { readonly: true });
    try {
      const rows = (sql: string): string => JSON.stringify(sqlite.prepare(sql).raw().all());
      const tables = sqlite
        .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
        .pluck()
        .all();
      const pragmas = ['application_id', 'user_version'].map((name) => String(sqlite.pragma(name, { simple: true })));
      const all = tables
        .filter((name) => name !== 'book_info')
        .map((name) => rows(`SELECT * FROM "${name}" ORDER BY 1, 2`));
      return [...pragmas, rows('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name'), ...all].join('\n');
    } finally {
      sqlite.close();
    }
  } catch {
    return null;
  }
}

function isFoundByCheck(path: string, fail: (what: string) => void): boolean {
  try {
    const book = openBook(path, { readOnly: true });
    try {
      return inspectBook(book).length > 0;
    } finally {
      book.close();
    }
  } catch (error) {
    return isNamed(error, fail);
  }
}

function isRefused(path: string, fail: (what: string) => void): boolean {
  try {
    openBook(path).close();
    return false;
  } catch (error) {
    return isNamed(error, fail);
  }
}

function isNamed(error: unknown, fail: (what: string) => void): true {
  if (!(error instanceof AppError))
    fail(`an error without a name: ${error instanceof Error ? error.message : String(error)}`);
  return true;
}
