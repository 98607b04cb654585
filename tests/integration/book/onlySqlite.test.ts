/**
 * Nobody reads the file of an open book but SQLite: one `fs.readFileSync` in the same process would drop the lock, and another
 * program could write into the book (reliability page, finding 3). A whole working day runs under watch.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../../support/books.ts';
import { startTestServices } from '../../support/services.ts';

const WATCHED = [
  'open',
  'openSync',
  'readFile',
  'readFileSync',
  'copyFile',
  'copyFileSync',
  'createReadStream',
  'createWriteStream',
  'writeFile',
  'writeFileSync',
  'cpSync',
  'truncateSync',
] as const;
const WATCHED_PROMISES = ['open', 'readFile', 'copyFile', 'writeFile', 'truncate'] as const;

/** Lists every file-system call that names the path while `isOpen`. */
function watchFiles(isWatched: (path: string) => boolean): readonly string[] {
  const seen: string[] = [];
  const watch = <T extends object>(owner: T, names: readonly (keyof T & string)[]): void => {
    for (const name of names) {
      const original: unknown = owner[name];
      if (typeof original !== 'function') throw new TypeError(name);
      const watched = (...args: readonly unknown[]): unknown => {
        for (const arg of args.slice(0, 2))
          if (typeof arg === 'string' && isWatched(resolve(arg))) seen.push(`${name} ${arg}`);
        return Reflect.apply(original, owner, args);
      };
      Object.assign(owner, { [name]: watched });
      onTestFinished(() => {
        Object.assign(owner, { [name]: original });
        syncBuiltinESMExports();
      });
    }
  };
  watch(fs, WATCHED);
  watch(fs.promises, WATCHED_PROMISES);
  syncBuiltinESMExports();
  return seen;
}

test('a day of work touches the open book by SQLite alone', async () => {
  const { call, services, stage, close } = startTestServices();
  onTestFinished(close);
  const seen = watchFiles((path) => path === services.ctx.session.current()?.path);
  const csv = join(temporaryFolder(), 'accounts.csv');
  fs.writeFileSync(csv, 'Account Name,CSM,Contract end,ARR\nNordwind AG,Ana,2027-03-31,$12000\n');
  const importOnce = async (): Promise<void> => {
    const { jobId } = await call('import.begin', { sourceIds: [stage(csv).sourceId] });
    await vi.waitFor(async () => expect((await call('import.job', { jobId })).state).toBe('planned'), {
      timeout: 30_000,
      interval: 30,
    });
    await call('import.preview', { jobId });
    await call('import.apply', { jobId });
  };

  await call('book.create', { name: 'Watched' });
  await importOnce();
  await call('history.undo', {});
  await call('history.redo', {});
  await importOnce();
  const { rows } = await call('portfolio.list', {});
  await call('account.page', { accountId: rows[0]?.id ?? '' });
  await call('settings.save', { fiscalYearStartMonth: 4 });
  const { backups } = await call('backup.make', {});
  await call('backup.saveCopy', {});
  await call('book.info', {});
  const recentId = (await call('app.start', {})).recent[0]?.id ?? '';
  await call('backup.list', { recentId });
  await call('book.close', {});
  await call('book.open', { recentId });
  await call('backup.restore', { backupId: backups[0]?.backupId ?? '' });
  expect(seen).toEqual([]);

  // The watch itself sees what it should.
  fs.readFileSync(services.ctx.book().path);
  expect(seen[0]).toMatch(/^readFileSync /);
});
