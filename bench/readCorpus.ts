/**
 * Reads every file of a folder through the parser process, one after another, and counts: read, refused by code, crashed,
 * hung. The last two must be 0.
 * Usage: node bench/readCorpus.ts FOLDER [--in-process] [--list] [--parallel N]
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { parseIntoStaging } from '../src/main/import/parser/parseIntoStaging.ts';
import { startNodeParser } from '../src/main/import/parser/nodeParserProcess.ts';
import { watchParser } from '../src/main/import/parser/watchParser.ts';
import { toWireError } from '../src/shared/contract/errors.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'in-process': { type: 'boolean' }, list: { type: 'boolean' }, parallel: { type: 'string' } },
});
const folder = positionals[0] ?? '.';
const script = new URL('../src/main/parser.ts', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'read-corpus-'));
const outcomes = new Map<string, number>();
const slow: string[] = [];
let peakRss = 0;

async function readOne(path: string, index: number): Promise<void> {
  const stagingPath = join(work, `${index}.sqlite`);
  const request = { path, displayName: basename(path), stagingPath };
  const startedAt = performance.now();
  let outcome: string;
  let says = '';
  try {
    const parsed =
      values['in-process'] === true
        ? await parseIntoStaging(request, () => undefined)
        : await watchParser(request, {
            startProcess: () => startNodeParser(script),
            onProgress: ({ rss }) => {
              peakRss = Math.max(peakRss, rss);
            },
          });
    outcome = `read ${parsed.format}`;
    says = `${parsed.sheets.length} sheets, ${parsed.sheets.reduce((sum, s) => sum + s.rowCount, 0)} rows ${parsed.encoding ?? ''} ${JSON.stringify(parsed.delimiter ?? '')} ${parsed.notices.join(' ')}`;
  } catch (error) {
    const { code, message } = toWireError(error);
    outcome = code;
    says = code === 'app/unexpected' ? String(error instanceof Error ? error.stack : error) : message;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds > 5) slow.push(`${relative(folder, path)} ${seconds.toFixed(1)} s`);
  const key = `${outcome} (${extname(path).toLowerCase()})`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  if (values.list === true) console.log(`${outcome}\t${relative(folder, path)}\t${says}`);
  rmSync(stagingPath, { force: true });
}

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
let next = 0;
const lanes = Array.from({ length: Number(values.parallel ?? 1) }, async () => {
  while (next < files.length) {
    const index = next++;
    await readOne(files[index] ?? '', index);
  }
});
await Promise.all(lanes);
rmSync(work, { recursive: true, force: true });
for (const [key, count] of [...outcomes].sort()) console.log(`${String(count).padStart(6)}  ${key}`);
console.log(`${files.length} files, peak ${(peakRss / 1e6).toFixed(0)} MB`);
for (const line of slow) console.log(`slow: ${line}`);
