/**
 * Every measurement with its own files made first: bare reading, whole imports, the portfolio of big books, scrolling. Ratios
 * against a reader probe come when one is named. Takes some ten minutes; a busy machine spoils the figures.
 * Usage: npm run bench -- [--probe trials/reader-probe/xlsx.mjs]      (after npm run build)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const here = import.meta.dirname;
const probe = process.argv.slice(2);

/** Stops everything when one measurement fails: figures after it would not be comparable. */
function run(script: string, ...args: readonly string[]): void {
  console.log(`\n# node bench/${script} ${args.map((arg) => relative(process.cwd(), arg) || arg).join(' ')}`);
  const { status } = spawnSync(process.execPath, [join(here, script), ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`bench/${script} ended with ${status ?? 'a signal'}.`);
}

function data(name: string, script: string, size: string): string {
  const path = join(here, 'data', name);
  if (!existsSync(path)) run(script, size, path);
  return path;
}

mkdirSync(join(here, 'data'), { recursive: true });
const accounts = data('accounts-100k.xlsx', 'makeAccounts.ts', '100000');
const workbook = data('workbook-10k.xlsx', 'makeWorkbook.ts', '10000');
run('readXlsx.ts', accounts, ...probe);
run('import.ts', workbook, accounts, '--sizes', '10,100,300', ...probe);
run('portfolio.ts');
run('scroll.ts');
