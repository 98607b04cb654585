/** Backups as the screens meet them: made by themselves, by hand, listed, put back; also of a book that no longer opens. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startTestServices } from '../../support/services.ts';

async function bookWithAccount() {
  const services = startTestServices();
  onTestFinished(() => services.close());
  await services.call('book.create', { name: 'Northwind' });
  const book = services.services.ctx.book();
  book.sqlite.exec(`INSERT INTO account (name) VALUES ('Aldermere Foods')`);
  return { ...services, path: book.path };
}

test('the first opening of a day makes one copy, the second none', async () => {
  const { call } = await bookWithAccount();
  const recentId = (await call('app.start', {})).recent[0]?.id ?? '';
  expect((await call('backup.list', {})).backups).toEqual([]);
  for (const _ of ['first', 'second']) {
    await call('book.close', {});
    expect(await call('book.open', { recentId })).toMatchObject({ name: 'Northwind', notices: [] });
    expect((await call('backup.list', {})).backups).toMatchObject([{ kind: 'daily' }]);
  }
});

test('a copy by hand is restored as a book of its own; the first book is not touched', async () => {
  const { call, services, path } = await bookWithAccount();
  const { backups } = await call('backup.make', {});
  expect(backups).toMatchObject([{ kind: 'by hand' }]);
  services.ctx.book().sqlite.exec(`INSERT INTO account (name) VALUES ('Later Ltd')`);
  const restored = await call('backup.restore', { backupId: backups[0]?.backupId ?? '' });
  expect(restored.name).toMatch(/^Northwind \(\d{4}-\d\d-\d\d \d{4}\)$/);
  expect(restored.accounts).toBe(1);
  expect(services.ctx.book().path).not.toBe(path);
});

test('a damaged book does not open, its copies do', async () => {
  const { call, path } = await bookWithAccount();
  await call('backup.make', {});
  const recentId = (await call('app.start', {})).recent[0]?.id ?? '';
  await call('book.close', {});
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 4096, 8192);
  writeFileSync(path, bytes);
  await expect(call('book.open', { recentId })).rejects.toMatchObject({ code: 'book/damaged' });
  const { backups, bookName } = await call('backup.list', { recentId });
  expect(bookName).toBe('Northwind');
  expect(await call('backup.restore', { recentId, backupId: backups[0]?.backupId ?? '' })).toMatchObject({
    accounts: 1,
  });
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('the room for copies is chosen; a copy is handed out as a file', async () => {
  const { call, delivered } = await bookWithAccount();
  expect((await call('backup.list', {})).limitMb).toBe(2000);
  expect((await call('backup.setLimit', { limitMb: 300 })).limitMb).toBe(300);
  expect(await call('backup.saveCopy', {})).toEqual({ kind: 'saved', name: 'Northwind.qbook' });
  expect(readFileSync(delivered[0]?.path ?? '').toString('latin1', 0, 15)).toBe('SQLite format 3');
  await expect(call('backup.restore', { backupId: 'nobody' })).rejects.toMatchObject({ code: 'backup/not-found' });
});
