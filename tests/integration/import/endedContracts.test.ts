/** Lists that keep every term call the past ones expired: what became of them depends on the terms beside them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RowReport } from '../../../src/main/import/changeset/run.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { importTestSheets } from '../../support/importTestSheets.ts';
import type { TestSheet } from '../../support/sheetSource.ts';

type Row = TestSheet['rows'][number];

function doImport(book: Book, ...rows: readonly Row[]): readonly RowReport[] {
  const sheet: TestSheet = {
    name: 'Contracts',
    entities: ['contract'],
    header: [
      'contract.accountName',
      'contract.externalId',
      'contract.product',
      'contract.startDate',
      'contract.endDate',
      'contract.outcome',
    ],
    rows,
    fingerprint: 'contracts',
  };
  return importTestSheets(book, [sheet], '2026-11-20');
}

function outcomes(book: Book): Readonly<Record<string, string>> {
  const rows = book.sqlite
    .prepare<[], [string, string]>('SELECT external_id, outcome FROM contract ORDER BY 1')
    .raw()
    .all();
  return Object.fromEntries(rows);
}

const FIRST: Row = ['Nordwind', 'C1', 'Core', '2023-04-01', '2024-03-31', 'ended'];
const SECOND: Row = ['Nordwind', 'C2', 'Core', '2024-04-01', '2025-03-31', 'ended'];
const THIRD: Row = ['Nordwind', 'C3', 'Core', '2025-04-01', '2027-03-31', 'pending'];

it('an expired term that the next one follows is no churn, wherever the rows stand', () => {
  for (const rows of [
    [FIRST, SECOND, THIRD],
    [THIRD, SECOND, FIRST],
    [SECOND, THIRD, FIRST],
  ]) {
    const book = emptyBook();
    doImport(book, ...rows);
    expect(outcomes(book)).toEqual({ C1: 'pending', C2: 'pending', C3: 'pending' });
    expect(doImport(book, ...rows).map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
  }
});

it('the last term, expired, is churned until its next one comes, and the row says so', () => {
  const book = emptyBook();
  const reports = doImport(book, FIRST, SECOND);
  expect(outcomes(book)).toEqual({ C1: 'pending', C2: 'churned' });
  expect(new Map(reports.map(({ row, notes }) => [row, notes]))).toEqual(
    new Map([
      [2, ['Ended and followed by the term from 2024-04-01, so it counts as renewed.']],
      [3, ['Ended without a next term on file, so it counts as churned.']],
    ]),
  );
  doImport(book, FIRST, SECOND, THIRD);
  expect(outcomes(book)).toEqual({ C1: 'pending', C2: 'pending', C3: 'pending' });
});

it('another product or a much later start is no next term', () => {
  const book = emptyBook();
  doImport(
    book,
    SECOND,
    ['Nordwind', 'C4', 'Plus', '2025-04-01', '2026-03-31', 'pending'],
    ['Nordwind', 'C5', 'Core', '2025-09-01', '2026-08-31', 'pending'],
  );
  expect(outcomes(book)).toEqual({ C2: 'churned', C4: 'pending', C5: 'pending' });
});

it('of an unbroken run of terms only the last expired one can be churned, in any order of rows', () => {
  const runs = fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc.record({
      order: fc.shuffledSubarray(
        Array.from({ length: count }, (_, n) => n),
        { minLength: count, maxLength: count },
      ),
      isLastOpen: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(runs, ({ order, isLastOpen }) => {
      const book = emptyBook();
      const last = order.length - 1;
      const rows = order.map((n): Row => [
        'Nordwind',
        `C${n}`,
        'Core',
        `${2015 + n}-01-01`,
        `${2015 + n}-12-31`,
        n === last && isLastOpen ? 'pending' : 'ended',
      ]);
      doImport(book, ...rows);
      const churned = Object.entries(outcomes(book)).flatMap(([id, outcome]) => (outcome === 'churned' ? [id] : []));
      expect(churned).toEqual(isLastOpen ? [] : [`C${last}`]);
      book.close();
    }),
    { numRuns: 30 },
  );
});
