/** A book that may not be written (a shared drive, a stick, somebody else's folder) opens for reading, and nothing tries to write. */
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyTo } from '../../../src/main/book/backup.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { temporaryFolder } from '../../support/books.ts';
import { startTestServices } from '../../support/services.ts';

const NOBODY = 65_534;

/** The administrator may write everything; for the rest of the test we are somebody else. */
function becomeNobody(): void {
  if (process.getuid?.() !== 0) return;
  process.seteuid?.(NOBODY);
  onTestFinished(() => process.seteuid?.(0));
}

/** A closed book with one account, which nobody may write. */
function lockedBook(): string {
  const folder = temporaryFolder();
  const path = join(folder, 'Shared.qbook');
  const book = openBook(path, { create: true });
  book.sqlite.exec(`INSERT INTO account (name) VALUES ('Aldermere Foods')`);
  book.close();
  chmodSync(path, 0o444);
  chmodSync(folder, 0o555);
  return path;
}

test('refused for work, opened for reading with a notice; the folder stays as it was', () => {
  const path = lockedBook();
  const copies = temporaryFolder();
  chmodSync(copies, 0o777);
  const before = readFileSync(path);
  becomeNobody();
  expect(() => openBook(path)).toThrow(expect.objectContaining({ code: 'book/read-only' }));
  const book = openBook(path, { orReadOnly: true });
  expect(book.readOnly).toBe(true);
  expect(book.notices.join()).toMatch(/can only be read here.*save a copy/);
  expect(book.sqlite.prepare('SELECT name FROM account').pluck().all()).toEqual(['Aldermere Foods']);
  expect(() => book.sqlite.exec('DELETE FROM account')).toThrow(/readonly/);
  copyTo(book.sqlite, join(copies, 'copy.qbook'));
  book.close();
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(dirname(path))).toEqual(['Shared.qbook']);
});

test('the app shows it and says what every change answers', async () => {
  const path = lockedBook();
  const { call, services, folders, close } = startTestServices();
  onTestFinished(close);
  chmodSync(dirname(folders.config), 0o755);
  for (const folder of [folders.config, folders.backups, folders.temporary]) chmodSync(folder, 0o777);
  becomeNobody();
  expect(await services.openBook(path)).toMatchObject({ readOnly: true, accounts: 1 });
  expect((await call('portfolio.list', {})).rows).toHaveLength(1);
  await expect(call('settings.save', { fiscalYearStartMonth: 4 })).rejects.toMatchObject({
    code: 'book/read-only',
    message: expect.stringMatching(/"Shared" cannot be written here/),
  });
  expect(await call('backup.saveCopy', {})).toEqual({ kind: 'saved', name: 'Shared.qbook' });
  expect(readdirSync(dirname(path))).toEqual(['Shared.qbook']);
});
