/**
 * Writes the sample workbooks to resources/samples for people to look at: `node scripts/make-sample.ts [YYYY-MM-DD]`.
 * The app does not read these files; it makes the sample for the day it is opened (src/main/sample).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SAMPLE_FILE, sampleWorkbook } from '../src/main/sample/sampleWorkbook.ts';
import { TRACKER_FILE, trackerWorkbook } from '../src/main/sample/trackerWorkbook.ts';

/** The committed files stand on one day, so that making them again changes nothing. */
const ANCHOR = '2026-06-15';

const folder = fileURLToPath(new URL('../resources/samples/', import.meta.url));
const day = process.argv[2] ?? ANCHOR;
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of [
  [SAMPLE_FILE, sampleWorkbook(day)],
  [TRACKER_FILE, trackerWorkbook(day)],
] as const) {
  writeFileSync(`${folder}${name}`, bytes);
  process.stdout.write(`${name}: ${Math.round(bytes.length / 1024)} kB\n`);
}
