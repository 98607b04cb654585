/**
 * Whole imports (read, recognise, normalise, match, changeset, apply, origins kept) beside the floor named for them: the same
 * file read by our bare reader, or by a probe handed in, and its raw cells put into one table with 25-row inserts; and beside
 * `sqlite3 .import` for .csv where that program is installed. Every run is a process of its own on a new file, in turns.
 * Needs a build (npm run build). Usage: node bench/import.ts FILE... [--runs 5] [--probe trials/reader-probe/xlsx.mjs]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, probe: { type: 'string' } },
});
const root = new URL('..', import.meta.url);
const source = (path: string): string => JSON.stringify(new URL(`src/main/${path}`, root).href);

const CLI = fileURLToPath(new URL('out/main/cli.js', root));

/** Raw cells, 25 rows an insert, one transaction: what no import can beat. */
const INSERTS = `
import Database from 'better-sqlite3';
const db = new Database(book); db.pragma('journal_mode = WAL'); db.pragma('synchronous = NORMAL');
let rows = 0, table = 0, width = 0, many, one, pending = [];
const q = (n) => '(' + Array(n).fill('?').join(',') + ')';
const flush = () => { for (let i = 0; i < pending.length; i += width) one.run(pending.slice(i, i + width)); pending = []; };
const start = (n) => { if (many) flush(); width = n; table++; db.exec('CREATE TABLE t' + table + '(' + Array.from({length: n}, (_, i) => 'c' + i).join(',') + ')'); one = db.prepare('INSERT INTO t' + table + ' VALUES ' + q(n)); many = db.prepare('INSERT INTO t' + table + ' VALUES ' + Array(25).fill(q(n)).join(',')); };
const value = (v) => v === null || v === undefined ? null : typeof v === 'boolean' ? (v ? 1 : 0) : typeof v === 'object' ? (v.date ?? v.dateTime ?? v.error ?? String(v)) : v;
const add = (cells) => { rows++; for (let i = 0; i < width; i++) pending.push(value(cells[i])); if (pending.length === 25 * width) { many.run(pending); pending = []; } };
db.exec('BEGIN');`;
const FINISH = `flush(); db.exec('COMMIT'); db.close();`;
const REPORT = `console.log(JSON.stringify({ ms: performance.now() - began, mb: process.resourceUsage().maxRSS / 1024, rows }));`;
const HEAD = (file: string): string =>
  `const file = ${JSON.stringify(file)}, book = process.argv[1]; const began = performance.now();`;

function floor(file: string): string {
  return `${INSERTS.replace('\ndb.exec', '\nlet fresh = true;\ndb.exec').replace('const db', `${HEAD(file)}\nconst db`)}
import { readSpreadsheet } from ${source('import/readers/readSpreadsheet.ts')};
await readSpreadsheet({ path: file, displayName: file }, { sheetStart() { fresh = true; }, row(n, cells) { if (fresh) { start(cells.length); fresh = false; } add(cells); }, sheetEnd() {}, progress() {} });
${FINISH}${REPORT}`;
}

function probe(file: string, module: string): string {
  return `${INSERTS.replace('const db', `${HEAD(file)}\nconst db`)}
import { openWorkbook, streamSheet } from ${JSON.stringify(pathToFileURL(resolve(module)).href)};
const sheets = openWorkbook(file).sheets.length;
for (let i = 0; i < sheets; i++) { let fresh = true; await streamSheet(file, { sheet: i, onRow(cells) { if (fresh) { start(cells.length); fresh = false; } add(cells); } }); }
${FINISH}${REPORT}`;
}

/** The built command (npm run build) as a person runs it; its memory is that of both its processes together, where /proc tells. */
function ours(file: string): string {
  return `${HEAD(file)}
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
const read = (path) => { try { return readFileSync(path, 'latin1'); } catch { return ''; } };
const resident = (pid) => Number(/VmRSS:\\s+(\\d+)/.exec(read('/proc/' + pid + '/status'))?.[1] ?? 0) / 1024;
const command = spawn(process.execPath, [${JSON.stringify(CLI)}, 'import', file, '--book', book, '--date-order', 'ymd', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
let text = '', mb = 0;
command.stdout.setEncoding('utf8').on('data', (part) => { text += part; });
const look = setInterval(() => {
  const parsers = read('/proc/' + command.pid + '/task/' + command.pid + '/children').split(' ').filter((pid) => pid !== '');
  mb = Math.max(mb, [command.pid, ...parsers].reduce((sum, pid) => sum + resident(pid), 0));
}, 50);
await new Promise((done) => command.once('close', done));
clearInterval(look);
const ms = performance.now() - began;
console.log(JSON.stringify({ ms, mb, rows: JSON.parse(text).sheets.reduce((sum, sheet) => sum + sheet.rows, 0) }));`;
}

interface Figures {
  readonly ms: number;
  readonly mb: number;
  readonly rows: number;
}

function measure(script: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-bench-'));
  try {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, join(folder, 'bench.qbook')], {
      encoding: 'utf8',
      cwd: resolve(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(out) as Figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sqliteImport(file: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-bench-'));
  try {
    const began = performance.now();
    execFileSync('sqlite3', [join(folder, 'b.db'), '-cmd', '.mode csv', `.import ${JSON.stringify(file)} t`], {
      stdio: 'ignore',
    });
    return { ms: performance.now() - began, mb: 0, rows: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (all: readonly Figures[], key: 'ms' | 'mb'): number =>
  all.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const hasSqlite = spawnSync('sqlite3', ['-version']).status === 0;
for (const name of positionals) {
  const file = resolve(name);
  const figures = new Map<string, Figures[]>();
  const note = (what: string, one: Figures): void => void figures.set(what, [...(figures.get(what) ?? []), one]);
  for (let i = 0; i < Number(values.runs ?? 5); i += 1) {
    note('import', measure(ours(file)));
    note('floor', measure(floor(file)));
    if (values.probe !== undefined && file.endsWith('.xlsx')) note('probe', measure(probe(file, values.probe)));
    if (hasSqlite && file.endsWith('.csv')) note('sqlite3 .import', sqliteImport(file));
  }
  const own = figures.get('import') ?? [];
  console.log(`${name}: ${own[0]?.rows} rows`);
  for (const [what, all] of figures) {
    const ratio = what === 'import' ? '' : `, import is ${(median(own, 'ms') / median(all, 'ms')).toFixed(2)}x`;
    console.log(
      `  ${what.padEnd(16)} median ${median(all, 'ms').toFixed(0).padStart(6)} ms, peak ${median(all, 'mb').toFixed(0)} MB${ratio}`,
    );
  }
}
