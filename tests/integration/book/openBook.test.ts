import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyTo } from '../../../src/main/book/backup.ts';
import { digestOf } from '../../../src/main/book/digest.ts';
import { inspectBook } from '../../../src/main/book/inspectBook.ts';
import { APPLICATION_ID } from '../../../src/main/book/identity.ts';
import { migrate, schemaDifferences } from '../../../src/main/book/migrate.ts';
import { migrations } from '../../../src/main/book/migrations/index.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { emptyBook, temporaryFolder } from '../../support/books.ts';

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
  return 'no error';
};

/** The files this process has open, where the system tells. */
const openFiles = (): readonly string[] =>
  existsSync('/proc/self/fd')
    ? readdirSync('/proc/self/fd').flatMap((name) => {
        try {
          return [readlinkSync(`/proc/self/fd/${name}`)];
        } catch {
          return [];
        }
      })
    : [];

/** A closed book with one account in it. */
function savedBook(): string {
  const path = join(temporaryFolder(), 'Northwind.qbook');
  const book = openBook(path, { create: true });
  book.sqlite.prepare(`INSERT INTO account (name) VALUES ('Aldermere Foods')`).run();
  book.close();
  return path;
}

describe('a new book', () => {
  it('carries our application id and the newest schema, and leaves one file when closed', () => {
    const path = savedBook();
    const header = readFileSync(path);
    expect(header.readUInt32BE(68)).toBe(APPLICATION_ID);
    expect(header.readUInt32BE(60)).toBe(migrations.length);
    expect(readdirSync(join(path, '..'))).toEqual(['Northwind.qbook']);
  });

  it('has only STRICT tables', () => {
    const { sqlite } = emptyBook();
    const tables = sqlite
      .prepare<[], { name: string; strict: number }>(
        `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .all();
    expect(tables.length).toBeGreaterThan(25);
    expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
  });

  it('is written with the settings that survive a power cut', () => {
    const { sqlite } = emptyBook();
    const setting = (name: string): unknown => sqlite.pragma(name, { simple: true });
    expect([
      setting('journal_mode'),
      setting('synchronous'),
      setting('locking_mode'),
      setting('trusted_schema'),
      setting('foreign_keys'),
    ]).toEqual(['delete', 3, 'exclusive', 0, 1]);
  });
});

describe('opening', () => {
  it('refuses a missing book by name and makes no file', () => {
    const path = join(temporaryFolder(), 'Nowhere.qbook');
    expect(codeOf(() => openBook(path))).toBe('book/not-found');
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['a text file', (path: string) => writeFileSync(path, 'name;arr\n'.repeat(50)), 'book/not-a-book'],
    [
      'somebody else’s SQLite file',
      (path: string) => new Database(path).exec('CREATE TABLE t (a)').close(),
      'book/not-a-book',
    ],
  ])('refuses %s and leaves it as it was', (_, make, code) => {
    const path = join(temporaryFolder(), 'strange.qbook');
    make(path);
    const before = readFileSync(path);
    expect(codeOf(() => openBook(path))).toBe(code);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a book cut short', () => {
    const path = savedBook();
    truncateSync(path, 10_000);
    expect(codeOf(() => openBook(path))).toBe('book/damaged');
  });

  it('refuses a book from the future with a sentence naming both formats, and never changes it', () => {
    const path = savedBook();
    const later = new Database(path);
    later.pragma(`user_version = ${migrations.length + 4}`);
    later.close();
    const before = readFileSync(path);
    expect(() => openBook(path)).toThrow(
      `book format ${migrations.length + 4}; this one knows up to ${migrations.length}`,
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([
    ['trigger', `CREATE TRIGGER boo AFTER INSERT ON account BEGIN DELETE FROM account; END`],
    ['view', `CREATE VIEW boo AS SELECT * FROM account`],
  ])('refuses a book with a foreign %s', (_, sql) => {
    const path = savedBook();
    const other = new Database(path);
    other.exec(sql);
    other.close();
    expect(codeOf(() => openBook(path))).toBe('book/unexpected-schema');
  });

  it('refuses a second opening in the same program without touching the file', () => {
    const path = savedBook();
    const first = openBook(path);
    onTestFinished(() => first.close());
    expect(codeOf(() => openBook(path))).toBe('book/in-use');
    expect(codeOf(() => openBook(path, { readOnly: true }))).toBe('book/in-use');
  });

  it('names the holder when another program has the book, and opens once it is gone', async () => {
    const path = savedBook();
    const holder = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { openBook } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/main/book/openBook.ts'))}); globalThis.book = openBook(process.argv[1]); console.log('open'); setInterval(() => {}, 1000);`,
        path,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    expect(() => openBook(path)).toThrow(/open elsewhere: .+ on this computer since/);
    expect(codeOf(() => openBook(path, { readOnly: true }))).toBe('book/in-use');
    expect(openFiles()).not.toContain(path);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const book = openBook(path);
    expect(book.sqlite.prepare('SELECT count(*) AS n FROM account').get()).toEqual({ n: 1 });
    book.close();
  });

  it('opens for reading without changing a byte', () => {
    const path = savedBook();
    const before = readFileSync(path);
    const book = openBook(path, { readOnly: true });
    expect(() => book.sqlite.exec('DELETE FROM account')).toThrow();
    book.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a crash in the middle of a change', () => {
  /** The files as they lie when the computer stops during a large change: half of it in the book, its journal beside. */
  function halfChangedBook(): string {
    const path = savedBook();
    const half = join(path, '..', 'Half.qbook');
    const sqlite = new Database(path);
    sqlite.pragma('cache_size = 2');
    sqlite.exec('BEGIN');
    const insert = sqlite.prepare('INSERT INTO account (name) VALUES (?)');
    for (let n = 0; n < 2_000; n += 1) insert.run(`Account ${n} ${'x'.repeat(200)}`);
    copyFileSync(path, half);
    copyFileSync(`${path}-journal`, `${half}-journal`);
    sqlite.close();
    return half;
  }
  const accountsOf = (path: string): unknown => {
    const book = openBook(path);
    const notices = book.notices.join();
    const count = book.sqlite.prepare('SELECT count(*) FROM account').pluck().get();
    book.close();
    return [count, notices.includes('was not finished when the computer stopped')];
  };

  it('is rolled back at the next opening, and said once', () => {
    const path = halfChangedBook();
    expect(accountsOf(path)).toEqual([1, true]);
    expect(accountsOf(path)).toEqual([1, false]);
  });

  it('is rolled back too where the end of the file is torn', () => {
    const path = halfChangedBook();
    appendFileSync(path, 'torn');
    expect(accountsOf(path)).toEqual([1, true]);
  });

  it('a journal without a change in it, as a killed program leaves it, is no crash', () => {
    const path = savedBook();
    writeFileSync(`${path}-journal`, Buffer.alloc(4096));
    expect(accountsOf(path)).toEqual([1, false]);
  });
});

describe('damage that SQLite cannot see', () => {
  /** Closed with a digest; then one letter of a text is another. */
  function rottenBook(): string {
    const path = join(temporaryFolder(), 'Northwind.qbook');
    const book = openBook(path, { create: true, keepDigest: true });
    book.sqlite.prepare(`INSERT INTO account (name, csm) VALUES ('Aldermere Foods', 'Ana Duarte')`).run();
    book.close();
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('Ana Duarte')] = 'E'.charCodeAt(0);
    writeFileSync(path, bytes);
    return path;
  }

  it('is found by the next full check, and the file is left as it is', () => {
    const path = rottenBook();
    const sqlite = new Database(path);
    sqlite.exec(`UPDATE book_info SET value = '2026-01-01T00:00:00.000Z' WHERE key = 'checked_at'`);
    sqlite.close();
    const before = readFileSync(path);
    expect(() => openBook(path)).toThrow(/is damaged \(it does not hold what it held when it was closed\)/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is listed by a check', () => {
    const book = openBook(rottenBook(), { readOnly: true });
    onTestFinished(() => book.close());
    expect(inspectBook(book)).toMatchObject([
      { kind: 'integrity', message: expect.stringMatching(/held when it was closed/) },
    ]);
  });

  it('is no alarm after honest changes: with a digest, without one, and after a kill', () => {
    const path = savedBook();
    for (const keepDigest of [true, false, true, true]) {
      const book = openBook(path, { keepDigest });
      book.sqlite.prepare('UPDATE account SET csm = ?').run(String(keepDigest));
      book.close();
      const look = openBook(path, { readOnly: true });
      expect(inspectBook(look)).toEqual([]);
      expect(look.closingDigest === null).toBe(!keepDigest);
      look.close();
    }
  });
});

describe('a forged schema', () => {
  it.each([
    [
      'a trigger named like an inner part',
      `CREATE TRIGGER sqliteXboo AFTER INSERT ON account BEGIN DELETE FROM account; END`,
    ],
    [
      'a view that never ends in the place of a table',
      `DROP TABLE book_info; CREATE VIEW book_info AS WITH RECURSIVE n(key, value) AS (SELECT 'clean', 1 UNION ALL SELECT key, value + 1 FROM n) SELECT * FROM n`,
    ],
    ['a column more', 'ALTER TABLE account ADD COLUMN boo TEXT'],
  ])('%s is refused before a row is read, for reading and for writing', (_, sql) => {
    const path = savedBook();
    const other = new Database(path);
    other.exec(sql);
    other.close();
    const before = readFileSync(path);
    expect(codeOf(() => openBook(path))).toBe('book/unexpected-schema');
    expect(codeOf(() => openBook(path, { readOnly: true }))).toBe('book/unexpected-schema');
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('migrating', () => {
  it('a step that fails half-way leaves nothing of itself', () => {
    const sqlite = new Database(':memory:');
    onTestFinished(() => void sqlite.close());
    const broken = [
      {
        version: 1,
        name: 'broken',
        statements: [
          'CREATE TABLE a (x) STRICT',
          'CREATE TABLE b (x INTEGER) STRICT',
          'CREATE TABLE b (x INTEGER) STRICT',
        ],
      },
    ];
    expect(() => migrate(sqlite, broken)).toThrow();
    expect(sqlite.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 0 });
    expect(sqlite.pragma('user_version', { simple: true })).toBe(0);
  });

  it('a new file becomes a whole book or stays empty; an older book keeps the steps that were done', () => {
    const step = (version: number, statement: string) => ({ version, name: String(version), statements: [statement] });
    const steps = [
      step(1, 'CREATE TABLE a (x ANY) STRICT'),
      step(2, 'CREATE TABLE b (x ANY) STRICT'),
      step(3, 'CREATE TABLE b'),
    ];
    const sqlite = new Database(':memory:');
    onTestFinished(() => void sqlite.close());
    expect(() => migrate(sqlite, steps)).toThrow();
    expect(sqlite.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 0 });
    migrate(sqlite, steps.slice(0, 1));
    expect(() => migrate(sqlite, steps)).toThrow();
    expect(sqlite.pragma('user_version', { simple: true })).toBe(2);
    expect(sqlite.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['a', 'b']);
  });

  it('brings a book of format 1 up to date with everything in it', () => {
    const path = join(temporaryFolder(), 'Old.qbook');
    const old = new Database(path);
    migrate(old, migrations.slice(0, 1));
    old.exec(`INSERT INTO account (name) VALUES ('Aldermere Foods'), ('Aldermere Farms');
      INSERT INTO not_same (entity, one_id, other_id) VALUES ('account', 1, 2)`);
    old.close();
    const book = openBook(path);
    onTestFinished(() => book.close());
    expect(book.notices.join()).toContain(`format ${migrations.length}`);
    expect(book.sqlite.prepare('SELECT name FROM account').all()).toHaveLength(2);
    expect(book.sqlite.prepare('SELECT one_id, other_id, one_name FROM not_same').all()).toEqual([
      { one_id: 1, other_id: 2, one_name: null },
    ]);
  });

  it('gives a file equal to a fresh one', () => {
    const sqlite = new Database(':memory:');
    onTestFinished(() => void sqlite.close());
    migrate(sqlite);
    expect(schemaDifferences(sqlite)).toEqual([]);
    sqlite.exec('DROP INDEX account_domain');
    expect(schemaDifferences(sqlite)).toEqual(['missing index account_domain']);
  });
});

describe('a copy', () => {
  it('holds what the book holds, and never overwrites', () => {
    const path = savedBook();
    const book = openBook(path);
    onTestFinished(() => book.close());
    const target = join(path, '..', 'copy.qbook');
    expect(copyTo(book.sqlite, target).bytes).toBeGreaterThan(4096);
    const copy = new Database(target, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(digestOf(copy)).toBe(digestOf(book.sqlite));
    expect(codeOf(() => copyTo(book.sqlite, target))).toBe('backup/exists');
    expect(existsSync(`${target}.part`)).toBe(false);
  });

  it('has another digest as soon as one value differs', () => {
    const path = savedBook();
    const other = join(path, '..', 'other.qbook');
    copyFileSync(path, other);
    const book = openBook(other);
    onTestFinished(() => book.close());
    const before = digestOf(book.sqlite);
    book.sqlite.prepare(`UPDATE account SET csm = 'Ana'`).run();
    expect(digestOf(book.sqlite)).not.toBe(before);
  });
});
