/** Activities as CRM systems export them: the person's e-mail and no account. */
import { expect, it } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { emptyBook } from '../../support/books.ts';
import { importTestSheets } from '../../support/importTestSheets.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const ACTIVITIES: TestSheet = {
  name: 'Activities',
  entities: ['touch'],
  header: ['touch.date', 'touch.people', 'touch.purpose'],
  rows: [
    ['2026-05-01', 'ann@northwind.example', 'one person'],
    ['2026-05-02', ['csm@own.example', 'bo@northwind.example'], 'a colleague beside'],
    ['2026-05-03', ['ann@northwind.example', 'cy@globex.example'], 'two companies'],
    ['2026-05-04', 'nobody@unknown.example', 'nobody known'],
    ['2026-05-05', 'cy@globex.example', 'another account'],
  ],
};
const CONTACTS: TestSheet = {
  name: 'Contacts',
  entities: ['stakeholder'],
  header: ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.email'],
  rows: [
    ['Northwind', 'Ann', 'ann@northwind.example'],
    ['Northwind', 'Bo', 'bo@northwind.example'],
    ['Globex', 'Cy', 'cy@globex.example'],
  ],
};

it('places a touch by the people it names, unless they belong to several accounts', () => {
  const book = emptyBook();
  const { result } = importIntoBook(book, {
    sheets: [ACTIVITIES, CONTACTS].map((sheet, index) => sheetSource({ sheetIndex: index, ...sheet })),
    files: ['crm.xlsx'],
    at: '2026-06-01T09:00:00.000Z',
    date: '2026-06-01',
    choices: NO_CHOICES,
  });
  const touches = book.sqlite
    .prepare<[], { account: string; purpose: string }>(
      'SELECT a.name AS account, t.purpose FROM touch t JOIN account a ON a.id = t.account_id ORDER BY t.date',
    )
    .all();
  expect(touches).toEqual([
    { account: 'Northwind', purpose: 'one person' },
    { account: 'Northwind', purpose: 'a colleague beside' },
    { account: 'Globex', purpose: 'another account' },
  ]);
  expect(result.sheets.find((sheet) => sheet.name === 'Activities')).toMatchObject({ new: 3, rejected: 2 });
  const refusals = book.sqlite
    .prepare<[], { n: number; message: string }>('SELECT n, message FROM rejected_cell ORDER BY n')
    .all();
  expect(refusals).toEqual([
    { n: 4, message: expect.stringContaining('its people belong to several') },
    { n: 5, message: expect.stringContaining('This row names no account, so its touch') },
  ]);
});

it('places a ticket by the address of who asked: a contact on file, or the web domain of an account', () => {
  const book = emptyBook();
  const accounts: TestSheet = {
    name: 'Accounts',
    entities: ['account'],
    header: ['account.name', 'account.domain'],
    rows: [['Initech', 'initech.example']],
  };
  const tickets: TestSheet = {
    name: 'Tickets',
    entities: ['ticket'],
    header: ['ticket.externalId', 'ticket.openedDate', 'ticket.stakeholderEmail'],
    rows: [
      ['T1', '2026-05-01', 'ann@northwind.example'],
      ['T2', '2026-05-02', 'anyone@initech.example'],
      ['T3', '2026-05-03', 'nobody@unknown.example'],
    ],
  };
  importTestSheets(book, [tickets, CONTACTS, accounts], '2026-06-01');
  expect(
    book.sqlite
      .prepare<[], { id: string; account: string }>(
        'SELECT t.external_id AS id, a.name AS account FROM ticket t JOIN account a ON a.id = t.account_id ORDER BY 1',
      )
      .all(),
  ).toEqual([
    { id: 'T1', account: 'Northwind' },
    { id: 'T2', account: 'Initech' },
  ]);
  expect(book.sqlite.prepare('SELECT n, message FROM rejected_cell').all()).toEqual([
    { n: 4, message: expect.stringContaining('“nobody@unknown.example” is nobody on file') },
  ]);
});
