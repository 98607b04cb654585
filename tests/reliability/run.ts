/**
 * npm run reliability -- [name...] [--count N] [--seed N] [--corpus FOLDER]: the long forms of the tests of section E of the
 * reliability page. Prints what each found as JSON and ends with 1 when a promise was broken. The short forms run with every
 * `npm test` (tests/integration/reliability).
 */
import { parseArgs } from 'node:util';
import { DEEDS, killLoop } from './crash/killLoop.ts';
import { COMPOUND_SCENARIOS, compoundCuts } from './crash/compoundCut.ts';
import { powerCuts } from './crash/powerCut.ts';
import { canRecord, SCENARIOS } from './crash/recordScenario.ts';
import { secondWriters } from './crash/secondWriter.ts';
import { damageBooks, DAMAGES } from './damage/damage.ts';
import { fuzzImports } from './fuzz/fuzzImports.ts';
import { seedsOfFolder } from './fuzz/seeds.ts';
import { MEDIA, tryMedium } from './place/media.ts';
import { canFakeTime, comparePlaces, EVERY_CLOCK, EVERY_PLACE } from './place/places.ts';
import { soak } from './soak/soak.ts';
import { smallDisks } from './space/smallDisk.ts';

interface Size {
  /** How many mutations, kills, states, damaged books, disks, places or minutes. */
  readonly count: number;
  readonly seed: number;
  readonly corpus: string | null;
  readonly note: (text: string) => void;
}

interface Harness {
  readonly usualCount: number;
  run(size: Size): Promise<readonly { readonly failures: readonly string[] }[]>;
}

async function each<K, R>(kinds: readonly K[], run: (kind: K) => R | Promise<R>): Promise<readonly R[]> {
  const reports: R[] = [];
  for (const kind of kinds) reports.push(await run(kind));
  return reports;
}

const HARNESSES: ReadonlyMap<string, Harness> = new Map<string, Harness>([
  [
    'fuzz',
    {
      usualCount: 3_000,
      run: async ({ count, seed, corpus, note }) => [
        await fuzzImports({
          count,
          seed,
          seeds: corpus === null ? [] : seedsOfFolder(corpus),
          keepIn: 'test-results/fuzz',
          onProgress: (done) => note(`${done} mutations`),
        }),
      ],
    },
  ],
  ['kill', { usualCount: 50, run: ({ count, seed }) => each(DEEDS, (deed) => killLoop(deed, { kills: count, seed })) }],
  [
    'power',
    {
      usualCount: 2_000,
      run: async ({ count, seed }) => {
        if (!canRecord()) throw new Error('This needs strace.');
        return each(SCENARIOS, (scenario) => powerCuts(scenario, { states: count, seed }));
      },
    },
  ],
  ['second', { usualCount: 100, run: async ({ count }) => [await secondWriters({ trials: count })] }],
  [
    'compound',
    {
      usualCount: 500,
      run: async ({ count, seed }) => {
        if (!canRecord()) throw new Error('This needs strace.');
        return each(COMPOUND_SCENARIOS, (scenario) => compoundCuts(scenario, { states: count, seed }));
      },
    },
  ],
  [
    'damage',
    { usualCount: 500, run: ({ count, seed }) => each(DAMAGES, (damage) => damageBooks(damage, { count, seed })) },
  ],
  ['disk', { usualCount: 100, run: async ({ count, seed }) => [smallDisks({ trials: count, seed })] }],
  [
    'place',
    { usualCount: 36, run: async ({ count, note }) => [await comparePlaces(EVERY_PLACE.slice(0, count), note)] },
  ],
  [
    'media',
    { usualCount: 10, run: ({ count, seed }) => each(MEDIA, (medium) => tryMedium(medium, { kills: count, seed })) },
  ],
  [
    'clock',
    {
      usualCount: EVERY_CLOCK.length,
      run: async ({ count, note }) => {
        if (!canFakeTime()) throw new Error('This needs faketime.');
        return [await comparePlaces([...EVERY_PLACE.slice(0, 1), ...EVERY_CLOCK.slice(0, count)], note)];
      },
    },
  ],
  ['soak', { usualCount: 60, run: async ({ count, seed }) => [await soak({ minutes: count, seed })] }],
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, seed: { type: 'string', default: '1' }, corpus: { type: 'string' } },
});
for (const name of positionals.length === 0 ? HARNESSES.keys() : positionals) {
  const harness = HARNESSES.get(name);
  if (harness === undefined) {
    console.error(`There is no "${name}". There are: ${[...HARNESSES.keys()].join(', ')}.`);
    process.exitCode = 2;
    continue;
  }
  const startedAt = performance.now();
  const reports = await harness.run({
    count: Number(values.count ?? harness.usualCount),
    seed: Number(values.seed),
    corpus: values.corpus ?? null,
    note: (text) => console.error(`${name}: ${text}`),
  });
  for (const report of reports) console.log(JSON.stringify({ name, ...report }));
  console.log(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  if (reports.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
}
