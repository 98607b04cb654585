/**
 * Who may import whom, file by file; which packages may be known where is lint's part (.oxlintrc.json).
 * Source: house page, "Who may import whom".
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', '..', 'src');

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Every relative import of src, static or lazy, as paths from src with forward slashes. */
function edges(): readonly Edge[] {
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      const targets = [...text.matchAll(/(?:from|import|import\()\s*'(\.[^']*)'/g)].map((match) => match[1] ?? '');
      const name = (path: string): string => relative(src, path).split(sep).join('/');
      return targets.map((target) => ({ from: name(file), to: name(resolve(dirname(file), target)) }));
    });
}

const all = edges();
const breaking = (rule: (edge: Edge) => boolean): string[] =>
  all.filter(rule).map(({ from, to }) => `${from} -> ${to}`);
const within = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

test('there is something to look at', () => {
  expect(all.length).toBeGreaterThan(200);
});

test('shared knows only itself', () => {
  expect(breaking(({ from, to }) => within(from, 'shared') && !within(to, 'shared'))).toEqual([]);
});

test('screens know shared and themselves; nobody knows the screens', () => {
  expect(breaking(({ from, to }) => within(from, 'renderer') && !within(to, 'renderer', 'shared'))).toEqual([]);
  expect(breaking(({ from, to }) => !within(from, 'renderer') && within(to, 'renderer'))).toEqual([]);
});

test('the preload knows nobody', () => {
  expect(breaking(({ from }) => within(from, 'preload'))).toEqual([]);
});

test('one feature of the screens never reaches into another, and the pieces below know no feature', () => {
  const feature = (path: string): string | null => /^renderer\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
  expect(
    breaking(({ from, to }) => feature(from) !== null && feature(to) !== null && feature(from) !== feature(to)),
  ).toEqual([]);
  expect(
    breaking(
      ({ from, to }) =>
        within(from, 'renderer/ui', 'renderer/charts', 'renderer/tables', 'renderer/api') &&
        within(to, 'renderer/features', 'renderer/app'),
    ),
  ).toEqual([]);
});

test('only the client file knows how a call travels', () => {
  const transport: ReadonlySet<string> = new Set([
    'renderer/api/transport.ts',
    'renderer/api/loopbackTransport.ts',
    'renderer/api/electronTransport.ts',
    'renderer/api/eventText.ts',
  ]);
  expect(breaking(({ from, to }) => !within(from, 'renderer/api') && transport.has(to))).toEqual([]);
});

test('use cases never know a concrete host, the api or an entry', () => {
  const useCases = [
    'main/book',
    'main/import',
    'main/portfolio',
    'main/account',
    'main/renewals',
    'main/review',
    'main/evidence',
    'main/balance',
    'main/quality',
    'main/brief',
    'main/export',
    'main/sample',
    'main/settings',
    'main/history',
  ];
  expect(
    breaking(
      ({ from, to }) =>
        within(from, ...useCases) &&
        (within(to, 'main/api', 'main/commands') || (within(to, 'main/hosts') && to !== 'main/hosts/host.ts')),
    ),
  ).toEqual([]);
});

test('the book knows no use case', () => {
  expect(
    breaking(
      ({ from, to }) =>
        within(from, 'main/book') &&
        !within(to, 'main/book', 'shared') &&
        !within(to, 'main/import/parser', 'main/import/readers'),
    ),
  ).toEqual([]);
});

test('hosts know the host interface, the services through their link, and no use case', () => {
  const known = ['main/hosts', 'shared', 'main/import/parser'];
  expect(breaking(({ from, to }) => within(from, 'main/hosts') && !within(to, ...known))).toEqual([]);
  expect(
    breaking(
      ({ from, to }) => within(from, 'main/hosts/electron') && within(to, 'main/hosts/loopback', 'main/hosts/terminal'),
    ),
  ).toEqual([]);
  expect(
    breaking(
      ({ from, to }) => within(from, 'main/hosts/loopback') && within(to, 'main/hosts/electron', 'main/hosts/terminal'),
    ),
  ).toEqual([]);
});

test('readers hold no book', () => {
  expect(
    breaking(
      ({ from, to }) => within(from, 'main/import/readers') && within(to, 'main/book', 'main/api', 'main/hosts'),
    ),
  ).toEqual([]);
});
