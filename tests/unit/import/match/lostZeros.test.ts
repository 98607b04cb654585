import { expect, it } from 'vitest';
import { lostZeros, lostZerosNote } from '../../../../src/main/import/match/lostZeros.ts';

const found = (
  ids: readonly (readonly [string | null, boolean])[],
): readonly (readonly [string | null, string | null])[] =>
  lostZeros(() => ids.map(([externalId, isNew], id) => ({ id, isNew, externalId }))).map(({ shorter, longer }) => [
    shorter.externalId,
    longer.externalId,
  ]);

it('pairs ids that differ in leading zeros only, whichever of them comes with the import', () => {
  expect(
    found([
      ['00471', false],
      ['471', true],
    ]),
  ).toEqual([['471', '00471']]);
  expect(
    found([
      ['471', false],
      ['00471', true],
      ['0', false],
    ]),
  ).toEqual([['471', '00471']]);
  expect(
    found([
      ['07', true],
      ['7', true],
    ]),
  ).toEqual([['7', '07']]);
});

it('leaves alone what was there before, words, and zeros that tell accounts apart', () => {
  expect(
    found([
      ['00471', false],
      ['471', false],
    ]),
  ).toEqual([]);
  expect(
    found([
      ['00A1', false],
      ['A1', true],
      [null, true],
    ]),
  ).toEqual([]);
  expect(
    found([
      ['0471', false],
      ['00471', false],
      ['471', true],
    ]),
  ).toEqual([]);
});

it('says how many, with the first of them', () => {
  expect(lostZerosNote([])).toEqual([]);
  const pairs = lostZeros(() => ['01', '02', '1', '2'].map((externalId, id) => ({ id, isNew: true, externalId })));
  expect(lostZerosNote(pairs)).toEqual([expect.stringMatching(/^2 account ids differ from others .* \(1 \/ 01\)/)]);
});
