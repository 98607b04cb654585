/** Logs of renewals tell each term by its end alone: one follows the other, and none of them moves. */
import { expect, it } from 'vitest';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { importTestSheets } from '../../support/importTestSheets.ts';
import type { TestSheet } from '../../support/sheetSource.ts';

type Row = TestSheet['rows'][number];

function log(...rows: readonly Row[]): TestSheet {
  return {
    name: 'Renewals',
    entities: ['contract'],
    header: [
      'contract.accountName',
      'contract.endDate',
      'contract.arrMinor',
      'contract.outcome',
      'contract.renewedArrMinor',
    ],
    rows,
    fingerprint: 'renewals',
  };
}

function accounts(arrMinor: number, end: string): TestSheet {
  return {
    name: 'Accounts',
    sheetIndex: 1,
    entities: ['account', 'contract'],
    header: ['account.name', 'contract.arrMinor', 'contract.endDate'],
    rows: [['Nordwind', arrMinor, end]],
    fingerprint: 'accounts',
  };
}

/** What an import brings, in the order of the terms; imported again it changes nothing. */
function termsOf(book: Book, ...sheets: readonly TestSheet[]): readonly string[] {
  importTestSheets(book, sheets, '2026-11-20');
  const terms = book.sqlite
    .prepare<[], string>(
      `SELECT coalesce(start_date, '...') || ' ' || end_date || ' ' || (arr_minor / 100) || ' ' || coalesce(outcome, '-') FROM contract ORDER BY end_date, 1`,
    )
    .pluck();
  const found = terms.all();
  expect(importTestSheets(book, sheets, '2026-11-21').map(({ kind }) => kind)).toEqual(
    sheets.flatMap(({ rows }) => rows.map(() => 'same')),
  );
  expect(terms.all()).toEqual(found);
  return found;
}

const FIRST: Row = ['Nordwind', '2025-02-03', 10_000_00, 'renewed', 12_000_00];
const SECOND: Row = ['Nordwind', '2026-01-29', 12_000_00, 'renewed', 14_400_00];
const THIRD: Row = ['Nordwind', '2027-02-03', 14_400_00, 'pending', null];

it('a term begins where the one before it ended, in whatever order the log tells them', () => {
  for (const rows of [
    [FIRST, SECOND, THIRD],
    [THIRD, SECOND, FIRST],
    [SECOND, THIRD, FIRST],
  ])
    expect(termsOf(emptyBook(), log(...rows))).toEqual([
      '... 2025-02-03 10000 renewed',
      '2025-02-03 2026-01-29 12000 renewed',
      '2026-01-29 2027-02-03 14400 pending',
    ]);
});

it('a past term that nobody decided was followed as well; one that was lost, or is still to end, was not', () => {
  const after = (outcome: string | null, end: string): readonly string[] =>
    termsOf(
      emptyBook(),
      log(['Nordwind', end, 10_000_00, outcome, null], ['Nordwind', '2027-12-31', 9000_00, null, null]),
    );
  expect(after(null, '2025-12-31').at(1)).toBe('2025-12-31 2027-12-31 9000 -');
  expect(after('churned', '2025-12-31').at(1)).toBe('... 2027-12-31 9000 -');
  expect(after(null, '2026-12-31').at(1)).toBe('... 2027-12-31 9000 -');
});

it('terms that end at different times of the year run side by side, unless the amounts say that one is the next', () => {
  const side = (renewed: number): readonly string[] =>
    termsOf(
      emptyBook(),
      log(
        ['Nordwind', '2026-03-31', 10_000_00, 'renewed', renewed],
        ['Nordwind', '2026-12-31', 5000_00, 'pending', null],
      ),
    );
  expect(side(11_000_00).at(1)).toBe('... 2026-12-31 5000 pending');
  expect(side(5000_00).at(1)).toBe('2026-03-31 2026-12-31 5000 pending');
});

it('a closed renewal is not the running contract of the account list moved, whichever comes first', () => {
  const expected = ['... 2026-01-29 12000 renewed', '2026-01-29 2027-02-03 14400 pending'];
  const running = accounts(14_400_00, '2027-02-03');
  for (const sheets of [
    [log(SECOND), running],
    [running, log(SECOND)],
  ])
    expect(termsOf(emptyBook(), ...sheets).map((term) => term.replace(/-$/, 'pending'))).toEqual(expected);
  for (const [one, other] of [
    [log(SECOND), running],
    [running, log(SECOND)],
  ] as const) {
    const book = emptyBook();
    termsOf(book, one);
    expect(termsOf(book, other).map((term) => term.replace(/-$/, 'pending'))).toEqual(expected);
  }
});

it('a renewal that moves on an account list moves the running term, and the log may go on', () => {
  const book = emptyBook();
  termsOf(book, log(FIRST, SECOND, THIRD));
  expect(termsOf(book, accounts(14_400_00, '2027-05-31')).at(-1)).toBe('2026-01-29 2027-05-31 14400 pending');
  const renewed: Row = ['Nordwind', '2027-05-31', 14_400_00, 'renewed', 15_000_00];
  const next: Row = ['Nordwind', '2028-05-31', 15_000_00, 'pending', null];
  expect(termsOf(book, log(next, renewed, SECOND, FIRST))).toEqual([
    '... 2025-02-03 10000 renewed',
    '2025-02-03 2026-01-29 12000 renewed',
    '2026-01-29 2027-05-31 14400 renewed',
    '2027-05-31 2028-05-31 15000 pending',
  ]);
});
