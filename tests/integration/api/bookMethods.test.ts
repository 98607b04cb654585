/** Books as the screens handle them: create, open, the sample, recent ones, close. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestServices, type TestServices } from '../../support/services.ts';

let services: TestServices;
beforeEach(() => {
  services = startTestServices();
});
afterEach(() => services.close());

const reasons = (): unknown[] =>
  services.events
    .filter(({ name }) => name === 'book.changed')
    .map(({ payload }) => (payload as { reason: string }).reason);

describe('books', () => {
  test('a first start knows no book', async () => {
    expect(await services.call('app.start', {})).toMatchObject({
      version: '0.0.0-test',
      today: '2026-11-22',
      book: null,
      recent: [],
    });
    await expect(services.call('portfolio.list', {})).rejects.toMatchObject({ code: 'book/none-open' });
  });

  test('a new book is made, remembered and closed', async () => {
    expect(await services.call('book.create', { name: '  EMEA: renewals? ' })).toMatchObject({
      name: 'EMEA renewals',
      accounts: 0,
      isSample: false,
      lastImportDate: null,
    });
    expect(existsSync(join(services.folders.books, 'EMEA renewals.qbook'))).toBe(true);
    const { recent } = await services.call('app.start', {});
    expect(recent).toMatchObject([{ name: 'EMEA renewals', present: true }]);
    expect(JSON.stringify(recent)).not.toContain(services.folders.books);
    await services.call('book.close', {});
    expect(await services.call('book.info', {})).toBeNull();
    expect(await services.call('book.open', { recentId: recent[0]?.id })).toMatchObject({ name: 'EMEA renewals' });
    expect(reasons()).toEqual(['opened', 'closed', 'opened']);
  });

  test('a new book never replaces a file', async () => {
    writeFileSync(join(services.folders.books, 'Mine.qbook'), 'precious');
    await expect(services.call('book.create', { name: 'Mine' })).rejects.toMatchObject({ code: 'book/name-taken' });
  });

  test('a book that is gone is listed as gone, and opening it says so', async () => {
    await services.call('book.create', { name: 'Gone' });
    await services.call('book.close', {});
    rmSync(join(services.folders.books, 'Gone.qbook'));
    const { recent } = await services.call('app.start', {});
    expect(recent).toMatchObject([{ name: 'Gone', present: false }]);
    await expect(services.call('book.open', { recentId: recent[0]?.id })).rejects.toMatchObject({
      code: 'book/not-found',
    });
    await expect(services.call('book.open', { recentId: 'made-up' })).rejects.toMatchObject({ code: 'book/not-found' });
    await expect(services.call('book.open', {})).rejects.toMatchObject({ code: 'book/no-dialog' });
  });

  test('a damaged list of recent books is an empty list', async () => {
    writeFileSync(join(services.folders.config, 'recent.json'), '{"not": "a list"');
    expect((await services.call('app.start', {})).recent).toEqual([]);
  });

  test('the sample opens with its sixty accounts, is not remembered, and is made anew each time', async () => {
    expect(await services.call('book.openSample', {})).toMatchObject({
      isSample: true,
      accounts: 60,
      lastImportDate: '2026-11-22',
      notices: [],
    });
    expect(await services.call('book.openSample', {})).toMatchObject({ accounts: 60 });
    expect((await services.call('app.start', {})).recent).toEqual([]);
  });
});
