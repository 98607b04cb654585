/** Survey exports that name nobody: account, day and score. Every row is an answer, and the same file says nothing new. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { sheetSource, type TestCell } from '../../support/sheetSource.ts';

const HEADER = ['survey.accountName', 'survey.kind', 'survey.answeredDate', 'survey.score', 'survey.stakeholderName'];

function importAnswers(book: Book, rows: readonly (readonly TestCell[])[]) {
  const { result } = importIntoBook(book, {
    sheets: [sheetSource({ name: 'NPS', entities: ['survey'], header: HEADER, rows })],
    files: ['nps.csv'],
    at: '2026-06-01T09:00:00.000Z',
    date: '2026-06-01',
    choices: NO_CHOICES,
  });
  return result.sheets[0];
}

function scores(book: Book): readonly string[] {
  return book.sqlite
    .prepare<[], string>(
      `SELECT a.name || ' ' || coalesce(s.answered_date, '-') || ' ' || s.score FROM survey s JOIN account a ON a.id = s.account_id ORDER BY 1`,
    )
    .pluck()
    .all();
}

it('keeps the answers of different days, and several of one day', () => {
  const book = emptyBook();
  const rows = [
    ['Northwind', 'NPS', '2026-05-01', 9, null],
    ['Northwind', 'NPS', '2026-05-02', 3, null],
    ['Northwind', 'NPS', '2026-05-02', 7, null],
    ['Globex', 'NPS', null, 5, null],
    ['Globex', 'NPS', null, 6, null],
  ];
  expect(importAnswers(book, rows)).toMatchObject({ new: 5, conflict: 0 });
  expect(importAnswers(book, rows)).toMatchObject({ new: 0, same: 5, conflict: 0, vanished: 0 });
  // Sorted anew, with one more of the same day: one answer is new.
  expect(importAnswers(book, [...rows.toReversed(), ['Northwind', 'NPS', '2026-05-02', 10, null]])).toMatchObject({
    new: 1,
    same: 5,
  });
  expect(scores(book)).toEqual([
    'Globex - 5.0',
    'Globex - 6.0',
    'Northwind 2026-05-01 9.0',
    'Northwind 2026-05-02 10.0',
    'Northwind 2026-05-02 3.0',
    'Northwind 2026-05-02 7.0',
  ]);
});

it('still shows two answers of one person and day as what they are: a contradiction', () => {
  const book = emptyBook();
  const rows = [
    ['Northwind', 'NPS', '2026-05-01', 9, 'Ann Lee'],
    ['Northwind', 'NPS', '2026-05-01', 2, 'Ann Lee'],
  ];
  expect(importAnswers(book, rows)).toMatchObject({ new: 1, conflict: 1 });
});

it('takes every anonymous answer once, whatever the order it comes in again', () => {
  const answer = fc.tuple(
    fc.constantFrom('Northwind', 'Globex'),
    fc.constant('NPS'),
    fc.constantFrom('2026-05-01', '2026-05-02', null),
    fc.integer({ min: 0, max: 10 }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (rows, dice) => {
      const book = emptyBook();
      expect(importAnswers(book, rows)).toMatchObject({ new: rows.length, conflict: 0 });
      const before = scores(book);
      const shuffled = rows
        .map((row) => ({ row, at: dice.next().value }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ row }) => row);
      expect(importAnswers(book, shuffled)).toMatchObject({ new: 0, conflict: 0 });
      expect(scores(book)).toEqual(before);
      book.close();
    }),
    { numRuns: 40 },
  );
});
