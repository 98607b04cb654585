import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelyPairs } from '../../../../src/main/import/match/likelyPairs.ts';

const named = (...names: readonly string[]) => names.map((folded, index) => ({ id: index + 1, folded }));

test('a rare shared word makes a pair, a common one does not', () => {
  const all = named(
    'nordwind energy',
    'nordwind holding',
    'global energy',
    'global holding',
    'global media',
    'global labs',
    'global foods',
    'global tools',
    'solar energy',
    'city energy',
  );
  const pairs = likelyPairs(all, all);
  expect(pairs.map((pair) => [pair.id, pair.candidateId])).toEqual([[2, 1]]);
  expect(pairs[0]?.words).toEqual(['nordwind']);
});

test.each([
  ['borse sud', 'boerse sued'],
  ['acme food', 'acme foods'],
  ['harrowgate mills', 'harowgate mill'],
])('one name spelled in two ways is a pair, however common its words: %s', (one, other) => {
  const all = named(
    one,
    other,
    'acme robotics',
    'acme media',
    'acme labs',
    'acme tools',
    'acme steel',
    'acme 1',
    'acme 11',
  );
  expect(likelyPairs(all, all).map((pair) => [pair.id, pair.candidateId, pair.likeness])).toEqual([[2, 1, 1]]);
});

test("equal names are the matcher's business, not a pair", () => {
  const all = named('acme', 'acme');
  expect(likelyPairs(all, all)).toEqual([]);
});

test('likeness lies between 0 and 1, no pair twice, none with itself', () => {
  const word = fc.constantFrom('nord', 'helio', 'labs', 'energy', 'quartz', 'a');
  fc.assert(
    fc.property(
      fc.array(
        fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
        { maxLength: 12 },
      ),
      (names) => {
        const all = named(...names);
        const pairs = likelyPairs(all, all);
        for (const pair of pairs) {
          expect(pair.likeness).toBeGreaterThan(0);
          expect(pair.likeness).toBeLessThanOrEqual(1 + 1e-9);
          expect(pair.id).not.toBe(pair.candidateId);
        }
        const keys = pairs.map((pair) => [pair.id, pair.candidateId].sort().join());
        expect(new Set(keys).size).toBe(keys.length);
      },
    ),
    { numRuns: 200 },
  );
});
