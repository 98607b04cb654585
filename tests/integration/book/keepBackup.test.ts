/** Which copies of a book are kept, and that none of them is worth less than the book. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyName } from '../../../src/main/book/backup.ts';
import { bookBackups, listBackups, pruneBackups, setBackupLimitMb } from '../../../src/main/book/bookBackups.ts';
import {
  copyBeforeImport,
  copyBeforeImportInTurns,
  copyOfTheDay,
  keepBackup,
} from '../../../src/main/book/keepBackup.ts';
import { digestOf } from '../../../src/main/book/digest.ts';
import { needSpace } from '../../../src/main/book/freeSpace.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { restoreBeside } from '../../../src/main/book/restoreBeside.ts';
import { emptyBook, temporaryFolder } from '../../support/books.ts';

const copies = (backups: string): string[] =>
  readdirSync(backups).flatMap((folder) =>
    readdirSync(join(backups, folder)).map((name) => join(backups, folder, name)),
  );

it('keeps the last five states of a book, each whole', () => {
  const backups = temporaryFolder();
  const book = emptyBook('Northwind');
  expect(copyBeforeImport(book, backups)).toBeNull();
  for (let n = 1; n <= 7; n += 1) {
    book.sqlite.prepare('INSERT INTO account (name) VALUES (?)').run(`Account ${n}`);
    expect(copyBeforeImport(book, backups)?.bytes).toBeGreaterThan(0);
  }
  const counts = copies(backups).map((file) => {
    const copy = new Database(file, { readonly: true });
    try {
      return copy.prepare<[], { n: number }>('SELECT count(*) AS n FROM account').get()?.n;
    } finally {
      copy.close();
    }
  });
  expect(counts.toSorted()).toEqual([3, 4, 5, 6, 7]);
});

it('copies in turns what it copies at once, and leaves nothing when it is stopped', async () => {
  const backups = temporaryFolder();
  const book = oneAccount();
  const fill = book.sqlite.prepare(`INSERT INTO account (name) VALUES ('Account ' || ?)`);
  book.sqlite.transaction(() => {
    for (let n = 0; n < 3000; n += 1) fill.run(n);
  })();
  let turns = 0;
  const copy = await copyBeforeImportInTurns(book, backups, () => (turns += 1));
  const read = new Database(copy?.file ?? '', { readonly: true });
  expect(digestOf(read)).toBe(digestOf(book.sqlite));
  read.close();
  for (const last of [1, 3, turns - 1]) {
    let left = last;
    const stop = (): void => {
      left -= 1;
      if (left === 0) throw new Error('stopped');
    };
    await expect(copyBeforeImportInTurns(book, backups, stop)).rejects.toThrow('stopped');
    expect(copies(backups)).toEqual([copy?.file]);
    // The connection is free again.
    fill.run(last);
  }
});

it('keeps two books of one name apart', () => {
  const backups = temporaryFolder();
  for (const book of [emptyBook('Same'), emptyBook('Same')]) {
    book.sqlite.exec(`INSERT INTO account (name) VALUES ('A')`);
    copyBeforeImport(book, backups);
  }
  expect(readdirSync(backups)).toHaveLength(2);
});

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n, 9));

function oneAccount(name = 'Northwind') {
  const book = emptyBook(name);
  book.sqlite.exec(`INSERT INTO account (name) VALUES ('Aldermere Foods')`);
  return book;
}

it('makes one copy a day', () => {
  const backups = temporaryFolder();
  const book = oneAccount();
  for (const minute of [0, 1, 2]) expect(copyOfTheDay(book, backups, new Date(day(0).getTime() + minute))).toBeNull();
  copyOfTheDay(book, backups, day(1));
  expect(listBackups(bookBackups(book.path, backups))).toMatchObject([{ kind: 'daily' }, { kind: 'daily' }]);
});

it('keeps the days of two weeks, then one of each month for a year', () => {
  const folder = temporaryFolder();
  for (let n = 0; n < 500; n += 1) {
    const newest = copyName('Northwind.qbook', folder, 'daily', day(n));
    writeFileSync(newest, '');
    pruneBackups(folder, { newest, limitBytes: 1e9 });
  }
  const days = listBackups(folder).map(({ at }) => at.slice(0, 10));
  expect(days.slice(0, 14)).toEqual(
    Array.from({ length: 14 }, (_, n) =>
      day(499 - n)
        .toISOString()
        .slice(0, 10),
    ),
  );
  expect(days.slice(14).map((text) => text.slice(0, 7))).toEqual(
    '2027-05 2027-04 2027-03 2027-02 2027-01 2026-12 2026-11 2026-10 2026-09 2026-08 2026-07 2026-06'.split(' '),
  );
});

it('a clock that was set back neither removes the new copy nor an old one for it', () => {
  const backups = temporaryFolder();
  const book = oneAccount();
  for (let n = 0; n < 14; n += 1) copyOfTheDay(book, backups, day(100 + n));
  expect(copyOfTheDay(book, backups, day(1))).toBeNull();
  const days = listBackups(bookBackups(book.path, backups)).map(({ at }) => at.slice(0, 10));
  expect(days).toHaveLength(15);
  expect(days.at(-1)).toBe('2026-01-02');
});

it('copies made while the clock was years ahead do not take the place of those made after it was put right', () => {
  const backups = temporaryFolder();
  const book = oneAccount();
  const beforeImport = (now: Date): void =>
    void keepBackup(book, { backups, label: 'before import', deed: 'Nothing was imported.', now });
  for (let n = 0; n < 6; n += 1) beforeImport(new Date(Date.UTC(2046, 11, 31, 9, n)));
  for (let n = 0; n < 7; n += 1) beforeImport(day(n));
  const days = listBackups(bookBackups(book.path, backups)).map(({ at }) => at.slice(0, 10));
  expect(days.filter((text) => text < '2040')).toEqual([6, 5, 4, 3, 2].map((n) => day(n).toISOString().slice(0, 10)));
  expect(days.filter((text) => text > '2040')).toHaveLength(5);
});

it('whatever the clock does, the copy just made stays and no copy is written over', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40_000, max: 40_000 }), { minLength: 1, maxLength: 7 }), (hours) => {
      const backups = temporaryFolder();
      const book = oneAccount('Clock');
      const seen = new Map<string, number>();
      for (const [n, hour] of hours.entries()) {
        book.sqlite.prepare('UPDATE account SET csm = ?').run(`state ${n}`);
        const before = copies(backups);
        // Two of three copies fall on the same instant as another one.
        const now = new Date(Date.UTC(2026, 2, 29, 1) + Math.round(hour / 3) * 3_600_000);
        const { file } = keepBackup(book, { backups, label: n % 2 === 0 ? 'daily' : 'before import', deed: '', now });
        expect(before).not.toContain(file);
        seen.set(file, n);
        for (const [path, state] of seen) if (existsSync(path)) expect(stateOf(path)).toBe(`state ${state}`);
        expect(existsSync(file)).toBe(true);
      }
    }),
    { numRuns: 6 },
  );
});

function stateOf(path: string): unknown {
  const copy = new Database(path, { readonly: true });
  try {
    return copy.prepare('SELECT csm FROM account').pluck().get();
  } finally {
    copy.close();
  }
}

it('past the limit the oldest go; the newest and those made by hand stay', () => {
  const backups = temporaryFolder();
  const book = oneAccount();
  keepBackup(book, { backups, label: 'by hand', deed: '', now: day(0) });
  for (let n = 1; n < 6; n += 1) copyOfTheDay(book, backups, day(n));
  setBackupLimitMb(backups, 0.6);
  copyOfTheDay(book, backups, day(6));
  const kept = listBackups(bookBackups(book.path, backups));
  expect(kept.map(({ kind, at }) => `${kind} ${at.slice(0, 10)}`)).toEqual(['daily 2026-01-07', 'by hand 2026-01-01']);
});

it('what a killed program left half made is removed with the next copy', () => {
  const backups = temporaryFolder();
  const book = oneAccount();
  writeFileSync(join(bookBackups(book.path, backups), 'Northwind daily.qbook.part'), 'half');
  copyOfTheDay(book, backups);
  expect(readdirSync(bookBackups(book.path, backups))).toHaveLength(1);
});

it('a book whose rows rotted while it was closed pushes out no copy, and says so', () => {
  const backups = temporaryFolder();
  const path = join(temporaryFolder(), 'Rot.qbook');
  const first = openBook(path, { create: true, keepDigest: true });
  first.sqlite.exec(`INSERT INTO account (name, csm) VALUES ('Aldermere Foods', 'Ana Duarte')`);
  copyOfTheDay(first, backups, day(0));
  first.close();
  const bytes = readFileSync(path);
  bytes[bytes.indexOf('Ana Duarte')] = 'E'.charCodeAt(0);
  writeFileSync(path, bytes);
  const book = openBook(path, { keepDigest: true });
  onTestFinished(() => book.close());
  expect(copyOfTheDay(book, backups, day(1))).toMatch(/no backup of today.*does not hold what it held/);
  expect(listBackups(bookBackups(path, backups))).toHaveLength(1);
});

it('a copy becomes a book beside the old one, with the same content, whatever became of that', () => {
  const backups = temporaryFolder();
  const book = oneAccount('Lost');
  copyOfTheDay(book, backups, day(0));
  const digest = digestOf(book.sqlite);
  book.close();
  writeFileSync(book.path, 'overwritten by something else');
  const [backup] = listBackups(bookBackups(book.path, backups));
  if (backup === undefined) throw new Error('no copy');
  for (const name of ['Lost (2026-01-01 0900)', 'Lost (2026-01-01 0900) 2']) {
    const restored = openBook(restoreBeside(backup, book.path));
    expect(restored.name).toBe(name);
    expect(digestOf(restored.sqlite)).toBe(digest);
    restored.close();
  }
  expect(readFileSync(book.path, 'utf8')).toBe('overwritten by something else');
});

it('asks for room first, and says how many MB are missing', () => {
  const folder = temporaryFolder();
  const about = { name: 'Northwind', deed: 'Nothing was imported.' };
  expect(() => needSpace(folder, 1_000, about)).not.toThrow();
  expect(() => needSpace(folder, 1e18, about)).toThrow(
    expect.objectContaining({
      code: 'book/disk-full',
      message: expect.stringMatching(
        /^There is too little room on the disk\. Nothing was imported\. "Northwind" is unchanged\. Free about [\d,]+ MB/,
      ),
    }),
  );
});
