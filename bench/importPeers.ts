/**
 * What whole imports are measured against: scripts for processes of their own, and programs that people have. Each puts the
 * cells of one file into a database as they are and reports milliseconds, peak memory and rows as JSON.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Figures {
  readonly ms: number;
  readonly mb: number;
  /** Null where the program does not say. */
  readonly rows: number | null;
}

/** A way to get a file into a database; `missing` says in a sentence why it cannot be measured here. */
export interface Peer {
  readonly name: string;
  readonly missing: string | null;
  /** @param folder a new, empty one. */
  run(file: string, folder: string): Figures;
}

const root = new URL('..', import.meta.url);
const source = (path: string): string => JSON.stringify(new URL(`src/main/${path}`, root).href);

/** Raw cells, 25 rows an insert, one transaction: what no import can beat. */
const INSERTS = `
import Database from 'better-sqlite3';
const began = performance.now();
const [file, book] = process.argv.slice(1);
const db = new Database(book); db.pragma('journal_mode = WAL'); db.pragma('synchronous = NORMAL');
let rows = 0, table = 0, width = 0, many, one, pending = [], fresh = true;
const q = (n) => '(' + Array(n).fill('?').join(',') + ')';
const flush = () => { for (let i = 0; i < pending.length; i += width) one.run(pending.slice(i, i + width)); pending = []; };
const start = (n) => { if (many) flush(); width = n; table++; db.exec('CREATE TABLE t' + table + '(' + Array.from({length: n}, (_, i) => 'c' + i).join(',') + ')'); one = db.prepare('INSERT INTO t' + table + ' VALUES ' + q(n)); many = db.prepare('INSERT INTO t' + table + ' VALUES ' + Array(25).fill(q(n)).join(',')); };
const value = (v) => v === null || v === undefined ? null : typeof v === 'boolean' ? (v ? 1 : 0) : typeof v === 'object' ? (v.date ?? v.dateTime ?? v.error ?? String(v)) : v;
const add = (cells) => { if (fresh) { start(cells.length); fresh = false; } rows++; for (let i = 0; i < width; i++) pending.push(value(cells[i])); if (pending.length === 25 * width) { many.run(pending); pending = []; } };
db.exec('BEGIN');`;
const FINISH = `if (many) flush(); db.exec('COMMIT'); db.close();
console.log(JSON.stringify({ ms: performance.now() - began, mb: process.resourceUsage().maxRSS / 1024, rows }));`;

const OUR_READER = `
const { readSpreadsheet } = await import(${source('import/readers/readSpreadsheet.ts')});
await readSpreadsheet({ path: file, displayName: file }, { sheetStart() { fresh = true; }, row(n, cells) { add(cells); }, sheetEnd() {}, progress() {} });`;
const SHEETJS = `
const { read, utils } = (await import('@e965/xlsx')).default;
const { readFileSync } = await import('node:fs');
const workbook = read(readFileSync(file), { cellDates: false, dense: true });
for (const name of workbook.SheetNames) { fresh = true; for (const cells of utils.sheet_to_json(workbook.Sheets[name], { header: 1 })) if (cells.length > 0) add(cells); }`;
const probe = (module: string): string => `
const { openWorkbook, streamSheet } = await import(${JSON.stringify(pathToFileURL(resolve(module)).href)});
for (let i = 0, sheets = openWorkbook(file).sheets.length; i < sheets; i++) { fresh = true; await streamSheet(file, { sheet: i, onRow: add }); }`;
const PANDAS = `
import sys, time, sqlite3, resource
began = time.perf_counter()
import pandas
rows = 0
with sqlite3.connect(sys.argv[2]) as db:
    sheets = {'t': pandas.read_csv(sys.argv[1])} if sys.argv[1].endswith('.csv') else pandas.read_excel(sys.argv[1], sheet_name=None)
    for name, frame in sheets.items():
        rows += len(frame); frame.to_sql(name, db, index=False)
print('{"ms": %f, "mb": %f, "rows": %d}' % ((time.perf_counter() - began) * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, rows))`;

/** Runs a script of this kind; `command` starts with what interprets it. */
export function runScript(command: readonly [string, ...string[]], args: readonly string[]): Figures {
  const [program, ...before] = command;
  const out = execFileSync(program, [...before, ...args], {
    encoding: 'utf8',
    cwd: resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(out) as Figures;
}

export const nodeScript = (script: string): readonly [string, ...string[]] => [
  process.execPath,
  '--input-type=module',
  '-e',
  script,
];

function scripted(name: string, work: string): Peer {
  return {
    name,
    missing: null,
    run: (file, folder) => runScript(nodeScript(`${INSERTS}${work}\n${FINISH}`), [file, join(folder, 'raw.db')]),
  };
}

/** The one on the path, and Debian's own, which its packages are for. */
const PYTHONS = ['python3', '/usr/bin/python3'];

function timed(work: () => void): Figures {
  const began = performance.now();
  work();
  return { ms: performance.now() - began, mb: 0, rows: null };
}

const answers = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

function sqliteImport(csv: string, folder: string): void {
  execFileSync('sqlite3', [join(folder, 'raw.db'), '-cmd', '.mode csv', `.import ${JSON.stringify(csv)} t`], {
    stdio: 'ignore',
  });
}

/** @param probeModule a reader probe handed in by name, for .xlsx only. */
export function peersFor(file: string, probeModule: string | undefined): readonly Peer[] {
  const hasSqlite = answers('sqlite3', '-version');
  const noSqlite = hasSqlite ? null : 'The program sqlite3 is not installed.';
  const python = PYTHONS.find((name) => answers(name, '-c', 'import pandas, openpyxl'));
  const pandas: Peer = {
    name: 'pandas to_sql',
    missing: python === undefined ? 'pandas with openpyxl is not installed.' : null,
    run: (path, folder) => runScript([python ?? '', '-c', PANDAS], [path, join(folder, 'raw.db')]),
  };
  const bare = scripted('our reader + inserts', OUR_READER);
  if (file.endsWith('.csv'))
    return [
      { name: 'sqlite3 .import', missing: noSqlite, run: (path, folder) => timed(() => sqliteImport(path, folder)) },
      bare,
      pandas,
    ];
  const office: Peer = {
    name: 'LibreOffice + .import',
    missing: answers('soffice', '--version') ? noSqlite : 'LibreOffice is not installed.',
    run: (path, folder) =>
      timed(() => {
        execFileSync('soffice', ['--headless', '--convert-to', 'csv', '--outdir', folder, path], { stdio: 'ignore' });
        sqliteImport(join(folder, `${path.replace(/^.*\/|\.\w+$/g, '')}.csv`), folder);
      }),
  };
  const probes = probeModule === undefined ? [] : [scripted('probe + inserts', probe(probeModule))];
  return [...probes, bare, scripted('SheetJS + inserts', SHEETJS), office, pandas];
}
