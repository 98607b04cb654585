/** The movement between two days reads what earlier imports said of a contract, also once one of them is undone. */
import { expect, it } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { importEntry, undo } from '../../../src/main/book/journal/undo.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { askMovement } from '../../../src/main/renewals/askMovement.ts';
import { emptyBook } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const RED: readonly TestSheet[] = [
  {
    name: 'Pulses',
    entities: ['pulse'],
    header: ['pulse.accountName', 'pulse.date', 'pulse.value', 'pulse.reason', 'pulse.expiresDate'],
    rows: [['Nordwind', '2026-01-10', 1, 'Budget gone', '2026-12-31']],
  },
  {
    name: 'Milestones',
    entities: ['milestone'],
    header: [
      'milestone.accountName',
      'milestone.title',
      'milestone.ownerSide',
      'milestone.dueDate',
      'milestone.status',
    ],
    rows: [['Nordwind', 'First plant live', 'customer', '2026-02-01', 'missed']],
  },
];

function contracts(rows: TestSheet['rows']): TestSheet {
  const fields = ['accountName', 'product', 'startDate', 'endDate', 'noticeDays', 'arrMinor', 'currency'];
  return { name: 'Renewals', entities: ['contract'], header: fields.map((field) => `contract.${field}`), rows };
}

function importOn(book: Book, day: string, sheets: readonly TestSheet[]) {
  return importIntoBook(book, {
    sheets: sheets.map((sheet, index) => sheetSource({ sheetIndex: index, ...sheet })),
    files: [`${day}.xlsx`],
    at: `${day}T09:00:00.000Z`,
    date: day,
    choices: NO_CHOICES,
  });
}

async function steps(book: Book): Promise<Readonly<Record<string, number>>> {
  const { byCurrency } = await askMovement(book, {
    from: '2026-03-15',
    to: '2026-04-15',
    windowFrom: undefined,
    windowTo: '2026-12-31',
  });
  const own = byCurrency.find(({ currency }) => currency === 'USD')?.steps ?? [];
  return Object.fromEntries(
    own.filter(({ amountMinor }) => amountMinor !== 0).map(({ step, amountMinor }) => [step, amountMinor]),
  );
}

/*
 * A red account: pulse 1 of 5 and its one milestone missed are 60 % of the weights, score 0.
 * 2026-03-01 the file says: Core ends 2026-06-30 at 100.00, Plus ends 2026-09-30 at 200.00. At risk by the end of the year: 300.00.
 * 2026-04-01 it says: Core ends 2027-06-30 (out of the window), Plus costs 250.00. At risk: 250.00 = 300 - 100 + 50.
 */
it('sees a file that moved an end as a slip and a new price as one, and still does once that import is undone later', async () => {
  const book = emptyBook();
  const row = (product: string, end: string, arrMinor: number) =>
    ['Nordwind', product, '2025-07-01', end, 30, arrMinor, 'USD'] as const;
  importOn(book, '2026-03-01', [
    ...RED,
    contracts([row('Core', '2026-06-30', 10_000), row('Plus', '2026-09-30', 20_000)]),
  ]);
  expect(await steps(book)).toEqual({ opening: 30_000, closing: 30_000 });
  importOn(book, '2026-04-01', [contracts([row('Core', '2027-06-30', 10_000), row('Plus', '2026-09-30', 25_000)])]);
  expect(await steps(book)).toEqual({ opening: 30_000, repriced: 5_000, 'slipped out': -10_000, closing: 25_000 });
  undo(book, '2026-04-20T09:00:00.000Z', importEntry(book, null));
  // Between the two days the book held the second file's terms: undone later, that stays what happened.
  expect(await steps(book)).toEqual({ opening: 30_000, repriced: 5_000, 'slipped out': -10_000, closing: 25_000 });
});
