/** Exports that list every company of a contact in one cell, the main one first. */
import { expect, it } from 'vitest';
import { emptyBook } from '../../support/books.ts';
import { importTestSheets } from '../../support/importTestSheets.ts';
import type { TestSheet } from '../../support/sheetSource.ts';

const COMPANIES: TestSheet = {
  name: 'Companies',
  entities: ['account'],
  header: ['account.name', 'account.externalId'],
  rows: [
    ['Nordwind', '9001'],
    ['Helio', '9002'],
    ['Salt; Pepper & Co', '9003'],
  ],
};

function placed(
  header: readonly string[],
  ...rows: TestSheet['rows']
): readonly [readonly string[], readonly string[]] {
  const book = emptyBook();
  const contacts: TestSheet = {
    name: 'Contacts',
    entities: ['stakeholder'],
    header: ['stakeholder.name', ...header],
    rows: rows.map((row, n) => [`Person ${n}`, ...row]),
  };
  const reports = importTestSheets(book, [COMPANIES, contacts], '2026-06-01');
  const accounts = book.sqlite
    .prepare<[], string>('SELECT a.name FROM stakeholder s JOIN account a ON a.id = s.account_id ORDER BY s.name')
    .pluck()
    .all();
  return [accounts, reports.flatMap(({ notes }) => notes)];
}

it('a person of several companies is at the first that is known, and the row says so', () => {
  const [accounts, notes] = placed(['stakeholder.accountExternalId'], ['9002;9001'], ['7777; 9001'], ['9001']);
  expect(accounts).toEqual(['Helio', 'Nordwind', 'Nordwind']);
  expect(notes).toEqual([
    'Names 2 accounts; placed at “9002”, the first that is known.',
    'Names 2 accounts; placed at “9001”, the first that is known.',
  ]);
});

it('of ids nobody knows the first makes the account', () => {
  expect(placed(['stakeholder.accountExternalId'], ['8001;8002'])[0]).toEqual(['8001']);
});

it('names are parted only where a part is known: a name may hold a semicolon', () => {
  const [accounts] = placed(
    ['stakeholder.accountName'],
    ['Salt; Pepper & Co'],
    ['Helio; Nordwind'],
    ['Left; Right Ltd'],
  );
  expect(accounts).toEqual(['Salt; Pepper & Co', 'Helio', 'Left; Right Ltd']);
});

it('ids and names side by side go together', () => {
  const [accounts, notes] = placed(
    ['stakeholder.accountExternalId', 'stakeholder.accountName'],
    ['8001;9002', 'Unheard;Helio'],
    ['8001;8002', 'Foo Ltd;Bar Ltd'],
  );
  expect(accounts).toEqual(['Helio', 'Foo Ltd']);
  expect(notes[0]).toBe('Names 2 accounts; placed at “Helio”, the first that is known.');
});
