/**
 * Bare reading of one spreadsheet, nothing kept: time and peak memory, each run in a process of its own, median of N.
 * With --probe PATH the reader probe of the parsers page is measured on the same file, in turns, and the ratio printed.
 * Usage: node bench/readXlsx.ts FILE [--runs 5] [--probe trials/reader-probe/xlsx.mjs]
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, probe: { type: 'string' } },
});
const file = resolve(positionals[0] ?? '');
const reader = new URL('../src/main/import/readers/readSpreadsheet.ts', import.meta.url).href;

const OURS = `import { readSpreadsheet } from ${JSON.stringify(reader)};
const read = (path, onRow) => readSpreadsheet({ path, displayName: path }, { sheetStart() {}, row: onRow, sheetEnd() {}, progress() {} });`;
const PROBE = `import { streamSheet } from ${JSON.stringify(values.probe === undefined ? '' : pathToFileURL(resolve(values.probe)).href)};
const read = (path, onRow) => streamSheet(path, { onRow });`;
const MEASURE = `let rows = 0; const t = performance.now(); await read(${JSON.stringify(file)}, () => { rows++; });
console.log(JSON.stringify({ rows, ms: performance.now() - t, mb: process.resourceUsage().maxRSS / 1024 }));`;

interface Figures {
  readonly rows: number;
  readonly ms: number;
  readonly mb: number;
}

function run(source: string): Figures {
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', `${source}\n${MEASURE}`], { encoding: 'utf8' }),
  ) as Figures;
}

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
const ours: Figures[] = [];
const probe: Figures[] = [];
for (let i = 0; i < Number(values.runs ?? 5); i++) {
  ours.push(run(OURS));
  if (values.probe !== undefined) probe.push(run(PROBE));
}
const line = (name: string, figures: readonly Figures[]): string =>
  `${name}: ${figures[0]?.rows} rows, median ${median(figures.map((f) => f.ms)).toFixed(0)} ms, peak ${Math.max(...figures.map((f) => f.mb)).toFixed(0)} MB`;
console.log(line('ours', ours));
if (probe.length > 0) {
  console.log(line('probe', probe));
  console.log(`ratio ${(median(ours.map((f) => f.ms)) / median(probe.map((f) => f.ms))).toFixed(2)}`);
}
