/** Accounts that are called by a code: one sheet reads the column as names, another as ids, and both mean the same account. */
import { expect, it } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { emptyBook } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const ACCOUNTS: TestSheet = {
  name: 'Accounts',
  entities: ['account'],
  header: ['account.name', 'account.externalId', 'account.csm'],
  rows: [
    ['Acct-01', 'X-1', 'Ana'],
    ['Acct-02', null, 'Ben'],
  ],
};
const CONTRACTS: TestSheet = {
  name: 'Contracts',
  entities: ['contract'],
  header: ['contract.accountExternalId', 'contract.product'],
  rows: [
    ['Acct-01', 'Core'],
    ['Acct-02', 'Core'],
    ['X-1', 'Plus'],
  ],
};

it('finds an account by its name where a code is nobody’s id', () => {
  const book = emptyBook();
  importIntoBook(book, {
    sheets: [ACCOUNTS, CONTRACTS].map((sheet, index) => sheetSource({ sheetIndex: index, ...sheet })),
    files: ['book.xlsx'],
    at: '2026-06-01T09:00:00.000Z',
    date: '2026-06-01',
    choices: NO_CHOICES,
  });
  const rows = book.sqlite
    .prepare<[], { name: string; products: string }>(
      `SELECT a.name, group_concat(c.product) AS products FROM account a JOIN contract c ON c.account_id = a.id GROUP BY a.id ORDER BY a.id`,
    )
    .all();
  expect(rows).toEqual([
    { name: 'Acct-01', products: 'Core,Plus' },
    { name: 'Acct-02', products: 'Core' },
  ]);
});
