/** A program that dies in the middle of an import: at the next start there is no import, no staged copy, and the book is as it was. */
import { test, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchTestBrowser } from '../support/chromium.ts';
import { startLoopbackProcess, type LoopbackProcess } from '../support/loopbackProcess.ts';
import { callApi, expect } from './fixtures.ts';

const temporaryFolders = (pid: number): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`quarterbook-${pid}-`));

const JOURNAL_MAGIC = 'd9d505f920a163d7';

/** Inside a transaction the rollback journal beside the book begins with SQLite's mark, outside it is empty or blanked. */
function isWriting(book: string): boolean {
  const journal = `${book}-journal`;
  return existsSync(journal) && readFileSync(journal).subarray(0, 8).toString('hex') === JOURNAL_MAGIC;
}

function largeFile(folder: string, rows: number): string {
  const path = join(folder, 'large.csv');
  const lines = Array.from({ length: rows }, (_, n) => `Account ${n},A-${n},Ana Duarte,2027-03-31,${1000 + n}`);
  writeFileSync(path, ['Account Name,Account ID,CSM,Renewal Date,ARR USD', ...lines, ''].join('\n'));
  return path;
}

async function choose(page: Page, path: string): Promise<void> {
  await page.goto(new URL('/#/import', page.url()).href);
  const chooser = page.waitForEvent('filechooser');
  await page.getByText('Choose files').click();
  await (await chooser).setFiles(path);
}

const moments = [
  {
    name: 'while it reads the file',
    rows: 600_000,
    reach: async (page: Page) => {
      await expect(page.getByRole('heading', { name: 'Reading 1 file' })).toBeVisible();
    },
  },
  {
    name: 'while it writes the book',
    rows: 30_000,
    reach: async (page: Page, book: string) => {
      await page.getByRole('button', { name: 'See the effect' }).click({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 60_000 });
      await expect.poll(() => isWriting(book), { intervals: [10], timeout: 60_000 }).toBe(true);
    },
  },
] as const;

for (const { name, rows, reach } of moments) {
  test(`a host killed ${name} starts again without that import`, async () => {
    test.setTimeout(180_000);
    const folder = mkdtempSync(join(tmpdir(), 'books-'));
    const book = join(folder, 'Mine.qbook');
    const file = largeFile(folder, rows);
    const browser = await launchTestBrowser();
    const homes: LoopbackProcess[] = [];
    const start = async (): Promise<Page> => {
      const host = await startLoopbackProcess(['--book', book]);
      homes.push(host);
      const page = await browser.newPage();
      await page.goto(await host.newAddress());
      return page;
    };
    try {
      const page = await start();
      await choose(page, file);
      await reach(page, book);
      const dead = homes[0]?.pid ?? 0;
      process.kill(dead, 'SIGKILL');
      await homes[0]?.stop();
      await page.close();

      const again = await start();
      await expect(again.getByRole('navigation').first()).toBeVisible();
      expect(await callApi(again, 'import.jobs')).toEqual([]);
      expect(await callApi(again, 'import.history')).toEqual([]);
      expect(await callApi(again, 'portfolio.list')).toMatchObject({ rows: [] });
      expect(temporaryFolders(dead)).toEqual([]);
      await again.goto(new URL('/#/import', again.url()).href);
      await expect(again.getByText('Drop the spreadsheets you already have')).toBeVisible();
      expect(await homes[1]?.stop()).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(['Mine.qbook', 'large.csv']);
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
