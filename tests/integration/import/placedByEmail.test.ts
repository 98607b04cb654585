/** Sheets that name no account by a column: rows are placed by their e-mail addresses, or one sentence says what is missing. */
import { expect, it } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const ANSWERS: TestSheet = {
  name: 'Answers',
  entities: ['survey'],
  header: ['survey.stakeholderEmail', 'survey.score', 'survey.answeredDate', 'survey.kind'],
  rows: [
    ['ann@globex.example', 9, '2026-03-01', 'NPS'],
    ['bo@acme.example', 3, '2026-03-02', 'NPS'],
    ['cy@acme.example', 7, '2026-03-02', 'NPS'],
    ['di@gmail.com', 10, '2026-03-03', 'NPS'],
  ],
};

const PEOPLE: TestSheet = {
  name: 'People',
  entities: ['stakeholder'],
  header: ['stakeholder.name', 'stakeholder.email'],
  rows: [
    ['Bo Elk', 'bo@acme.example'],
    ['Ann Bell', 'ann@globex.example'],
  ],
};

const ACCOUNTS: TestSheet = {
  name: 'Accounts',
  entities: ['account'],
  header: ['account.name', 'account.domain'],
  rows: [['Acme', 'https://www.acme.example']],
};

function notesOf(book: Book, ...sheets: readonly TestSheet[]): readonly string[] {
  const { result } = importIntoBook(book, {
    sheets: sheets.map((sheet, sheetIndex) => sheetSource({ ...sheet, sheetIndex })),
    files: ['book.xlsx'],
    at: '2026-06-01T09:00:00.000Z',
    date: '2026-06-01',
    choices: NO_CHOICES,
  });
  return result.notes.filter((note) => note.includes('place in the book'));
}

it('in a book without accounts one sentence says what is missing and which web domains would place the rows', () => {
  const book = emptyBook();
  expect(notesOf(book, ANSWERS)).toEqual([
    "“Answers”: none of the 4 rows has a place in the book. No column names the account, and the e-mail addresses are nobody's on file and at no account's web domain. Import the accounts first, with their web domains, such as acme.example (2 rows), globex.example (1 row); or say which column is the account.",
  ]);
  const count = (table: string): unknown => book.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('account'), count('stakeholder'), count('survey')]).toEqual([0, 0, 0]);
});

it('rows at the web domain of an account are placed, and only the others are told', () => {
  const told = notesOf(emptyBook(), ACCOUNTS, ANSWERS, PEOPLE);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^“Answers”: 2 of 4 rows have no place in the book\..*such as globex\.example \(1 row\);/);
  expect(told[1]).toMatch(/^“People”: 1 of 2 rows have no place in the book\./);
});

it('a sheet with a column for the account says it row by row', () => {
  const source = sheetSource({
    ...PEOPLE,
    header: ['stakeholder.name', 'stakeholder.email', 'stakeholder.accountName'],
  });
  const plan = {
    ...source.plan,
    columns: source.plan.columns.map((column, at) =>
      at === 2 ? { ...column, field: { key: 'stakeholder.accountName' } } : column,
    ),
  };
  const { result } = importIntoBook(emptyBook(), {
    sheets: [{ ...source, plan }],
    files: ['book.xlsx'],
    at: '2026-06-01T09:00:00.000Z',
    date: '2026-06-01',
    choices: NO_CHOICES,
  });
  expect(result.sheets[0]?.rejected).toBe(2);
  expect(result.notes).toEqual([]);
});
