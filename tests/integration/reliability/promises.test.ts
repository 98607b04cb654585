/**
 * The short forms of the reliability harnesses, with fixed seeds: what a crash, a power cut, a full disk, damage or a broken file
 * may do to a book is nothing. The long forms: npm run reliability.
 */
import { describe, expect, it } from 'vitest';
import { editFact } from '../../../src/main/book/journal/editFacts.ts';
import { importEntry, undo } from '../../../src/main/book/journal/undo.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { checkBatches, importBatch } from '../../reliability/crash/batches.ts';
import { DEEDS, killLoop } from '../../reliability/crash/killLoop.ts';
import { powerCuts } from '../../reliability/crash/powerCut.ts';
import { canRecord, type Scenario } from '../../reliability/crash/recordScenario.ts';
import { damageBooks, DAMAGES } from '../../reliability/damage/damage.ts';
import { fuzzImports } from '../../reliability/fuzz/fuzzImports.ts';
import { failEachPage, failEachStatement } from '../../reliability/space/faults.ts';
import { emptyBook } from '../../support/books.ts';

it('broken spreadsheets end as rows or as one code, and harm nothing', async () => {
  const { failures, mutations, read, refused } = await fuzzImports({ count: 25, seed: 11 });
  expect(failures).toEqual([]);
  expect(read + Object.values(refused).reduce((sum, n) => sum + n, 0)).toBe(mutations);
  expect(read).toBeGreaterThan(3);
});

it.each(DEEDS)('a kill in the middle of: %s', async (deed) => {
  expect((await killLoop(deed, { kills: 2, seed: 5 })).failures).toEqual([]);
});

describe.skipIf(!canRecord())('a power cut (skipped where strace cannot record what is written)', () => {
  it.each(['import', 'undo'] satisfies Scenario[])('in the middle of: %s', (scenario) => {
    const { failures, operations, rolledBack } = powerCuts(scenario, { states: 20, seed: 5 });
    expect(failures).toEqual([]);
    expect(operations).toBeGreaterThan(100);
    expect(rolledBack).toBeGreaterThan(2);
  });
});

it.each(DAMAGES)('damage of one %s is found, and the file is left alone', (damage) => {
  const { failures, found } = damageBooks(damage, { count: 12, seed: 5 });
  expect(failures).toEqual([]);
  expect(found).toBeGreaterThan(0);
});

describe('a deed that fails at any step leaves the book as it was', () => {
  const AT = '2026-02-01T09:00:00.000Z';
  const deeds: readonly (readonly [string, number, (book: Book) => unknown])[] = [
    ['an import', 10, (book) => importBatch(book, 2)],
    ['an undo', 5, (book) => undo(book, AT, importEntry(book, null))],
    [
      'an edit',
      1,
      (book) =>
        editFact(
          book,
          { label: 'edit', at: AT },
          { op: 'update', table: 'account', id: 1, changes: { industry: 'x' } },
        ),
    ],
  ];
  const withOne = (): Book => {
    const book = emptyBook();
    importBatch(book, 1);
    return book;
  };

  it.each(deeds)('%s, a statement refused once or from then on', (_, atLeast, deed) => {
    for (const isPersistent of [false, true]) {
      const book = withOne();
      const { steps, failures } = failEachStatement(book, deed, isPersistent);
      expect(failures).toEqual([]);
      expect(steps).toBeGreaterThanOrEqual(atLeast);
      expect(checkBatches(book).problems).toEqual([]);
    }
  });

  it('an import, a file that may grow by no more than N pages', () => {
    const book = withOne();
    const { steps, failures } = failEachPage(book, (one) => importBatch(one, 2));
    expect(failures).toEqual([]);
    expect(steps).toBeGreaterThan(5);
    expect([...checkBatches(book).standing]).toEqual([1, 2]);
  });
});
