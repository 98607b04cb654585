/** Which contract a forecast is about, where the sheet names no contract id. */
import { expect, it } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const CONTRACTS: TestSheet = {
  name: 'Renewals',
  entities: ['contract'],
  header: ['contract.accountName', 'contract.product', 'contract.startDate', 'contract.endDate'],
  rows: [
    ['Nordwind', 'Core', '2024-03-01', '2025-03-01'],
    ['Nordwind', 'Core', '2025-03-01', '2026-03-01'],
    ['Nordwind', 'Core', '2026-03-01', '2027-03-01'],
    ['Nordwind', 'Plus', '2026-01-01', '2027-01-01'],
  ],
};

function startsOf(header: readonly string[], rows: TestSheet['rows']): readonly (string | null)[] {
  const book: Book = emptyBook();
  const own: TestSheet = {
    name: 'Forecasts',
    entities: ['forecast'],
    header: ['forecast.accountName', ...header, 'forecast.date', 'forecast.caller', 'forecast.category'],
    rows: rows.map((row) => ['Nordwind', ...row, 'csm', 'commit']),
  };
  importIntoBook(book, {
    sheets: [CONTRACTS, own].map((sheet, index) => sheetSource({ sheetIndex: index, ...sheet })),
    files: ['book.xlsx'],
    at: '2026-06-01T09:00:00.000Z',
    date: '2026-06-01',
    choices: NO_CHOICES,
  });
  return book.sqlite
    .prepare<[], string>('SELECT c.start_date FROM forecast f JOIN contract c ON c.id = f.contract_id ORDER BY f.id')
    .pluck()
    .all();
}

it('goes by the start or the end of the contract', () => {
  expect(
    startsOf(
      ['forecast.contractProduct', 'forecast.contractStart'],
      [
        ['Core', '2024-03-01', '2026-05-01'],
        ['Core', '2026-03-01', '2024-05-01'],
      ],
    ),
  ).toEqual(['2024-03-01', '2026-03-01']);
  expect(
    startsOf(['forecast.contractProduct', 'forecast.contractEnd'], [['Core', '2026-03-01', '2024-05-01']]),
  ).toEqual(['2025-03-01']);
});

it('goes by the term that ran on the day of the call, after the last one by that one', () => {
  expect(
    startsOf(
      ['forecast.contractProduct'],
      [
        ['Core', '2024-12-01'],
        ['Core', '2025-12-01'],
        ['Core', '2027-06-01'],
      ],
    ),
  ).toEqual(['2024-03-01', '2025-03-01', '2026-03-01']);
});

it('reads a product where the column "Contract" holds one', () => {
  expect(startsOf(['forecast.contractExternalId'], [['Plus', '2026-05-01']])).toEqual(['2026-01-01']);
});
