import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyBeforeImport } from '../../../src/main/book/copyBeforeImport.ts';
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

it('keeps two books of one name apart', () => {
  const backups = temporaryFolder();
  for (const book of [emptyBook('Same'), emptyBook('Same')]) {
    book.sqlite.exec(`INSERT INTO account (name) VALUES ('A')`);
    copyBeforeImport(book, backups);
  }
  expect(readdirSync(backups)).toHaveLength(2);
});
