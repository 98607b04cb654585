/** The commands that keep a book safe: check, backup, restore. */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/main/book/digest.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { sha256OfFile } from '../../../src/main/book/sha256OfFile.ts';
import { run as backup } from '../../../src/main/commands/backup.ts';
import { run as check } from '../../../src/main/commands/check.ts';
import { run as portfolio } from '../../../src/main/commands/portfolio.ts';
import { run as restore } from '../../../src/main/commands/restore.ts';
import { temporaryFolder } from '../../support/books.ts';
import { fillGoldenBook, insertFact } from '../../support/goldenBook.ts';
import { cliJson, runCli } from '../../support/runCli.ts';

function goldenFile(folder = temporaryFolder()): string {
  const file = join(folder, 'Golden.qbook');
  const book = openBook(file, { create: true });
  fillGoldenBook(book);
  book.close();
  return file;
}

interface CheckJson {
  readonly ok: boolean;
  readonly problems: readonly { readonly kind: string; readonly message: string; readonly account?: string }[];
}

/** Changes a closed book behind the program's back. */
function tamper(file: string, ...sql: readonly string[]): void {
  const raw = new Database(file);
  raw.pragma('foreign_keys = OFF');
  for (const statement of sql) raw.exec(statement);
  raw.close();
}

describe('check', () => {
  it('finds nothing in a sound book', async () => {
    expect(await cliJson<CheckJson>(check, '--book', goldenFile())).toEqual({ ok: true, problems: [] });
    expect((await runCli(check, '--book', goldenFile())).out).toContain('sound');
  });

  it('names contradictions by account; the file itself is sound', async () => {
    const file = goldenFile();
    const book = openBook(file);
    const account = insertFact(book, 'account', { name: 'Fir' });
    insertFact(book, 'contract', {
      account_id: Number(account),
      product: 'X',
      start_date: '2026-05-01',
      end_date: '2026-04-01',
    });
    book.close();
    const { ok, problems } = await cliJson<CheckJson>(check, '--book', file);
    expect(ok).toBe(true);
    expect(problems.filter(({ kind }) => kind === 'contradiction').map(({ account: name }) => name)).toContain('Fir');
  });

  it('finds rows that point at nothing, and people of another account', async () => {
    const file = goldenFile();
    tamper(
      file,
      `INSERT INTO pulse (account_id, value) VALUES (999, 3)`,
      `UPDATE stakeholder SET reports_to_id = (SELECT id FROM stakeholder WHERE name = 'Ed Marsh') WHERE name = 'Uma Reed'`,
    );
    const { code, out } = await runCli(check, '--book', file, '--json');
    const { ok, problems } = JSON.parse(out) as CheckJson;
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(problems.filter(({ kind }) => kind === 'orphan')).toHaveLength(2);
  });

  it('finds tables that are not ours', async () => {
    const file = goldenFile();
    tamper(file, 'CREATE TABLE stranger (id INTEGER)');
    const { ok, problems } = await cliJson<CheckJson>(check, '--book', file);
    expect(ok).toBe(false);
    expect(problems[0]).toMatchObject({ kind: 'schema' });
    expect(problems[0]?.message).toContain('stranger');
  });

  it('finds damage', async () => {
    const file = goldenFile();
    const bytes = readFileSync(file);
    bytes.fill(0xab, 8 * 4096 + 8, 30 * 4096);
    writeFileSync(file, bytes);
    const { ok, problems } = await cliJson<CheckJson>(check, '--book', file);
    expect(ok).toBe(false);
    expect(problems[0]?.kind).toBe('integrity');
  });

  it('looks at all of the file, a command that prints figures at the facts alone', async () => {
    const file = goldenFile();
    const book = openBook(file);
    book.sqlite
      .exec(`INSERT INTO import (id, started_at, import_date, summary) VALUES (1, '2026-11-22T00:00:00.000Z', '2026-11-22', '{}');
      INSERT INTO source_sheet (id, import_id, file, file_sha256, sheet, sheet_index, header, mapping, summary) VALUES (1, 1, 'f', 'x', 's', 0, '[]', '{}', '{}')`);
    for (let n = 1; n <= 200; n += 1)
      insertFact(book, 'source_row', { source_sheet_id: 1, n, cells: `["${'x'.repeat(200)}"]` });
    const page = Number(book.sqlite.prepare(`SELECT max(pageno) FROM dbstat WHERE name = 'source_row'`).pluck().get());
    const size = Number(book.sqlite.pragma('page_size', { simple: true }));
    book.close();
    const bytes = readFileSync(file);
    bytes.fill(0xee, (page - 1) * size, page * size);
    writeFileSync(file, bytes);
    expect((await cliJson<CheckJson>(check, '--book', file)).ok).toBe(false);
    expect(await cliJson<object>(portfolio, '--book', file)).toHaveProperty('totals');
  });

  it('refuses what is no book', async () => {
    const file = join(temporaryFolder(), 'note.qbook');
    writeFileSync(file, 'hello');
    await expect(runCli(check, '--book', file)).rejects.toMatchObject({ code: 'book/not-a-book' });
  });
});

describe('backup and restore', () => {
  it('copy everything, checked, with the digest of the file', async () => {
    const folder = temporaryFolder();
    const file = goldenFile(folder);
    const out = join(folder, 'copy.qbook');
    const done = await cliJson<{ file: string; bytes: number; sha256: string }>(backup, '--book', file, '--out', out);
    expect(done).toEqual({ file: out, bytes: statSync(out).size, sha256: await sha256OfFile(out) });
    const target = join(folder, 'Restored.qbook');
    const restored = await cliJson<{ file: string; sha256: string }>(restore, out, '--book', target);
    expect(restored.file).toBe(target);
    const digests = [file, out, target].map((path) => {
      const book = openBook(path, { readOnly: true });
      const digest = digestOf(book.sqlite);
      book.close();
      return digest;
    });
    expect(new Set(digests).size).toBe(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('never write over a file that is there', async () => {
    const folder = temporaryFolder();
    const file = goldenFile(folder);
    const out = join(folder, 'copy.qbook');
    await runCli(backup, '--book', file, '--out', out);
    const before = await sha256OfFile(out);
    await expect(runCli(backup, '--book', file, '--out', out)).rejects.toMatchObject({ code: 'backup/exists' });
    await expect(runCli(restore, out, '--book', file)).rejects.toMatchObject({ code: 'backup/exists' });
    expect(await sha256OfFile(out)).toBe(before);
  });

  it('refuse a backup that is no book and leave nothing behind', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'x.qbook');
    writeFileSync(file, 'no book at all');
    await expect(runCli(restore, file, '--book', join(folder, 'y.qbook'))).rejects.toMatchObject({
      code: 'book/not-a-book',
    });
    expect(existsSync(join(folder, 'y.qbook'))).toBe(false);
  });
});
