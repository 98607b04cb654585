/**
 * The portfolio of big books: the whole process of `quarterbook portfolio --json` (the built program when there is one), the
 * history of one account, the page of one account, and how the time grows. Medians of 5, beside the floor: reading the same
 * columns with SQLite and doing nothing with them.
 * Targets: 10,000 accounts / 500,000 facts under 2 s; 20,000 / 1,000,000 under 3 s; one account's history under 200 ms.
 * Usage: node bench/portfolio.ts [ACCOUNTS...]      (default 10000 20000)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { historyView } from '../src/main/account/historyView.ts';
import { accountPage } from '../src/main/account/accountPage.ts';
import { loadAccount } from '../src/main/account/loadAccount.ts';
import { openBook } from '../src/main/book/openBook.ts';
import { makeBook } from './makeBook.ts';

const AS_OF = '2026-11-22';
const ROUNDS = 5;
const data = join(import.meta.dirname, 'data');
const built = join(import.meta.dirname, '..', 'out', 'main', 'cli.js');
const program = existsSync(built) ? built : join(import.meta.dirname, '..', 'src', 'main', 'cli.ts');

function bookOf(accounts: number): string {
  mkdirSync(data, { recursive: true });
  const file = join(data, `portfolio-${accounts}.qbook`);
  if (existsSync(file)) return file;
  const book = openBook(file, { create: true });
  makeBook(book, accounts, AS_OF);
  book.close();
  return file;
}

/** Median wall time in milliseconds. */
async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
}

function runPortfolio(file: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, 'portfolio', '--book', file, '--as-of', AS_OF, '--json'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  if (status !== 0) throw new Error(stderr.toString());
}

/** Reads what the rules need and throws it away. */
function floor(file: string): void {
  const book = openBook(file, { readOnly: true });
  for (const table of ['contract', 'stakeholder', 'milestone', 'pulse', 'usage', 'ticket', 'touch', 'forecast']) {
    book.sqlite.prepare(`SELECT * FROM ${table}`).raw().all();
  }
  book.close();
}

const sizes = process.argv.slice(2).map(Number);
for (const accounts of sizes.length > 0 ? sizes : [10_000, 20_000]) {
  const file = bookOf(accounts);
  const portfolio = await median(() => runPortfolio(file));
  const floorTime = await median(() => floor(file));
  const book = openBook(file, { readOnly: true });
  const id = String(Math.floor(accounts / 2));
  const history = await median(async () => historyView(await loadAccount(book, id), { asOf: AS_OF, months: 24 }, []));
  const page = await median(() => accountPage(book, id, AS_OF));
  book.close();
  console.log({
    accounts,
    facts: accounts * 50,
    portfolioMs: portfolio,
    floorMs: floorTime,
    historyMs: history,
    pageMs: page,
  });
}
