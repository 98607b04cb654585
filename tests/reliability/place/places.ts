/**
 * E15 of the reliability page: the same figures and the same brief wherever the computer stands, whatever it speaks and whatever
 * its clock says. The built command imports the sample workbooks and prints everything as of one day, once per time zone and language. What is printed is
 * printed of the book imported at the first place: a source says on which day it was imported, and that day is a matter of place.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export interface Place {
  readonly zone: string;
  readonly language: string;
  /** What the clock on the wall says; the real time when absent. */
  readonly clock?: string;
}

const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca'];
const LANGUAGES = ['C', 'en_US.UTF-8', 'de_DE.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8', 'ja_JP.UTF-8'];
export const EVERY_PLACE: readonly Place[] = ZONES.flatMap((zone) => LANGUAGES.map((language) => ({ zone, language })));

/**
 * Wall times at which programs go wrong: long past, a leap day, the end of 32-bit time, twenty years on, nights on which clocks are
 * changed. Every command starts at that time again, so the clock also jumps back from one command to the next.
 */
export const EVERY_CLOCK: readonly Place[] = [
  { zone: 'UTC', language: 'C', clock: '2006-01-31 23:59:50' },
  { zone: 'Asia/Kathmandu', language: 'ar_EG.UTF-8', clock: '2028-02-29 12:00:00' },
  { zone: 'UTC', language: 'de_DE.UTF-8', clock: '2038-01-20 03:14:08' },
  { zone: 'Pacific/Apia', language: 'ja_JP.UTF-8', clock: '2046-12-31 23:59:50' },
  { zone: 'America/Los_Angeles', language: 'en_US.UTF-8', clock: '2026-03-08 01:59:55' },
  { zone: 'America/Los_Angeles', language: 'tr_TR.UTF-8', clock: '2026-11-01 01:59:55' },
];

/** False where no program can be shown another time. */
export const canFakeTime = (): boolean => spawnSync('faketime', ['--version']).status === 0;

export interface PlaceReport {
  readonly places: number;
  /** Documents compared per place. */
  readonly documents: number;
  readonly failures: readonly string[];
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const CLI = join(ROOT, 'out', 'main', 'cli.js');
const AS_OF = ['--as-of', '2026-11-22'];
const COMMANDS: readonly (readonly string[])[] = [
  ['portfolio', ...AS_OF],
  ['renewals', ...AS_OF, '--rows', 'csm'],
  ['retention', ...AS_OF, '--from', '2025-11-01', '--to', '2026-10-31'],
  ['evidence', ...AS_OF],
];

type Documents = ReadonlyMap<string, string>;

/** The first place is the measure for the others. */
export async function comparePlaces(places: readonly Place[], note: (text: string) => void): Promise<PlaceReport> {
  if (!existsSync(CLI)) throw new Error('This needs the built command: npm run build.');
  const failures: string[] = [];
  let measure: Documents | null = null;
  const home = mkdtempSync(join(tmpdir(), 'quarterbook-places-'));
  const shared = join(home, 'Sample.qbook');
  for (const place of places) {
    const documents = await documentsAt(place, shared);
    measure ??= documents;
    for (const name of new Set([...measure.keys(), ...documents.keys()]))
      if (measure.get(name) !== documents.get(name)) failures.push(`${name} differs in ${wordsOf(place)}`);
    note(wordsOf(place));
  }
  rmSync(home, { recursive: true, force: true });
  return { places: places.length, documents: measure?.size ?? 0, failures };
}

const wordsOf = ({ zone, language, clock }: Place): string =>
  `${zone}, ${language}${clock === undefined ? '' : `, ${clock}`}`;

async function documentsAt(place: Place, shared: string): Promise<Documents> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-place-'));
  try {
    const imported = join(folder, 'Sample.qbook');
    const command = (...args: readonly string[]): Promise<string> => runCommand(place, folder, args);
    const samples = join(ROOT, 'resources', 'samples');
    for (const name of readdirSync(samples).sort())
      await command('import', join(samples, name), '--book', imported, '--date-order', 'mdy', '--decimal', '.');
    const documents = new Map([['facts', digest(factsOf(imported))]]);
    if (!existsSync(shared)) copyFileSync(imported, shared);
    const book = join(folder, 'Same.qbook');
    copyFileSync(shared, book);
    for (const [name = '', ...args] of COMMANDS) {
      documents.set(`${name} --json`, digest(await command(name, '--book', book, ...args, '--json')));
      documents.set(name, digest(await command(name, '--book', book, ...args)));
    }
    const briefs = join(folder, 'briefs');
    await command('brief', '--book', book, ...AS_OF, '--all', '--format', 'html', '--out', briefs);
    for (const name of readdirSync(briefs))
      documents.set(`brief of ${name}`, digest(readFileSync(join(briefs, name), 'utf8')));
    return documents;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every fact, cell and origin; not the instants at which the imports were made. */
function factsOf(book: string): string {
  const sqlite = new Database(book, { readonly: true });
  try {
    const tables = [
      'account',
      'contract',
      'stakeholder',
      'milestone',
      'pulse',
      'touch',
      'survey',
      'usage',
      'ticket',
      'forecast',
      'fact_origin',
      'source_row',
      'rejected_cell',
    ];
    return tables
      .map((table) => JSON.stringify(sqlite.prepare(`SELECT * FROM "${table}" ORDER BY 1`).raw().all()))
      .join('\n');
  } finally {
    sqlite.close();
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

async function runCommand(place: Place, home: string, args: readonly string[]): Promise<string> {
  const { zone, language, clock } = place;
  // The clock goes on from there; what measures lengths of time is left alone, as a changed clock leaves it.
  const showClock = clock === undefined ? [] : ['faketime', '-m', '-f', `@${clock}`];
  const [program = '', ...rest] = [...showClock, process.execPath, CLI, ...args];
  const child = spawn(program, rest, {
    env: {
      ...process.env,
      TZ: zone,
      LANG: language,
      LC_ALL: language,
      LANGUAGE: language,
      QUARTERBOOK_HOME: home,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} in ${wordsOf(place)}: ${complaint}`);
  return said;
}
