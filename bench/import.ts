/**
 * Whole imports (read, recognise, normalise, match, changeset, apply, origins kept) by the built command, in turns with what
 * else puts the same file into a database: our bare reader or a probe handed in with 25-row inserts, SheetJS with the same
 * inserts, `sqlite3 .import` of a .csv, LibreOffice and pandas where they are installed, and the bare inserts of the book it
 * made. Every run is a process of its own on a new file. With --sizes the same sheet is made in several lengths: time per row
 * should not grow with them.
 * Needs a build (npm run build). Usage: node bench/import.ts [FILE...] [--sizes 10,100,300] [--runs 5] [--probe trials/reader-probe/xlsx.mjs]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figures, nodeScript, type Peer, peersFor, runScript } from './importPeers.ts';
import { rowsAlone } from './rowsAlone.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, probe: { type: 'string' }, sizes: { type: 'string' } },
});
const runs = Number(values.runs ?? 5);
const BOOK = 'bench.qbook';
const CLI = resolve(import.meta.dirname, '..', 'out', 'main', 'cli.js');

/** The command as a person runs it; its memory is that of both its processes together, where /proc tells. */
const COMMAND = `
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
const [cli, file, book] = process.argv.slice(1);
const began = performance.now();
const read = (path) => { try { return readFileSync(path, 'latin1'); } catch { return ''; } };
const resident = (pid) => Number(/VmRSS:\\s+(\\d+)/.exec(read('/proc/' + pid + '/status'))?.[1] ?? 0) / 1024;
const command = spawn(process.execPath, [cli, 'import', file, '--book', book, '--date-order', 'ymd', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
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

const importFile = (file: string, folder: string): Figures =>
  runScript(nodeScript(COMMAND), [CLI, file, join(folder, BOOK)]);

function measure(run: (file: string, folder: string) => Figures, file: string): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-bench-'));
  try {
    return run(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(all: readonly Figures[], key: 'ms' | 'mb'): number {
  return all.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

function line(name: string, all: readonly Figures[], more: string): string {
  const memory = median(all, 'mb') === 0 ? '' : `, peak ${median(all, 'mb').toFixed(0)} MB`;
  return `  ${name.padEnd(22)} median ${median(all, 'ms').toFixed(0).padStart(6)} ms${memory}${more}`;
}

/** All in turns, so that a machine that slows down slows all of them. */
function compare(file: string): void {
  const kept = mkdtempSync(join(tmpdir(), 'quarterbook-bench-'));
  importFile(file, kept);
  const floor: Peer = {
    name: "the book's rows alone",
    missing: null,
    run: (_, folder) => rowsAlone(join(kept, BOOK), folder),
  };
  const peers = [...peersFor(file, values.probe), floor].map((peer) => ({
    ...peer,
    missing: peer.missing,
    figures: [] as Figures[],
  }));
  const own: Figures[] = [];
  for (let i = 0; i < runs; i += 1) {
    own.push(measure(importFile, file));
    for (const peer of peers.filter(({ missing }) => missing === null)) {
      try {
        const figures = measure(peer.run, file);
        if (figures.rows === 0) peer.missing = 'It found no row in this file.';
        else peer.figures.push(figures);
      } catch {
        peer.missing = 'It failed on this file.';
      }
    }
  }
  rmSync(kept, { recursive: true, force: true });
  console.log(`${file}: ${own[0]?.rows ?? 0} rows\n${line('import', own, '')}`);
  for (const { name, missing, figures } of peers)
    console.log(
      missing === null
        ? line(name, figures, `, import is ${(median(own, 'ms') / median(figures, 'ms')).toFixed(2)}x`)
        : `  ${name.padEnd(22)} not measured: ${missing}`,
    );
}

function accountsFile(thousands: number): string {
  const folder = join(import.meta.dirname, 'data');
  const file = join(folder, `accounts-${thousands}k.xlsx`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file))
    spawnSync(process.execPath, [join(import.meta.dirname, 'makeAccounts.ts'), String(thousands * 1000), file], {
      stdio: 'inherit',
    });
  return file;
}

function compareSizes(sizes: readonly number[]): void {
  const files = sizes.map((thousands) => ({ file: accountsFile(thousands), figures: [] as Figures[] }));
  for (let i = 0; i < runs; i += 1) for (const { file, figures } of files) figures.push(measure(importFile, file));
  const perRow = files.map(({ figures }) => (median(figures, 'ms') * 1000) / (figures[0]?.rows ?? 1));
  const middle = perRow.reduce((sum, one) => sum + one, 0) / perRow.length;
  console.log('the same sheet in several lengths');
  for (const [index, { figures }] of files.entries()) {
    const one = perRow[index] ?? Number.NaN;
    const apart = `${one < middle ? '-' : '+'}${(Math.abs(one / middle - 1) * 100).toFixed(0)} %`;
    console.log(line(`${figures[0]?.rows ?? 0} rows`, figures, `, ${one.toFixed(1)} us a row (${apart} of the mean)`));
    const fewer = files[index - 1]?.figures;
    if (fewer === undefined) continue;
    // What each further row costs: without the start of the processes and the first, slow rows of every program.
    const further =
      ((median(figures, 'ms') - median(fewer, 'ms')) * 1000) / ((figures[0]?.rows ?? 0) - (fewer[0]?.rows ?? 0));
    console.log(`  ${''.padEnd(22)} ${further.toFixed(1)} us for each row beyond ${fewer[0]?.rows ?? 0}`);
  }
}

for (const name of positionals) compare(resolve(name));
if (values.sizes !== undefined) compareSizes(values.sizes.split(',').map(Number));
