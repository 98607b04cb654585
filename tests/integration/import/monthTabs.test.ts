/** A workbook with a tab for each month: each month has facts of its own, and what is one fact is as the latest says. */
import { expect, it } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import type { SheetPlan } from '../../../src/shared/fields/types.ts';
import { emptyBook } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

interface Tab extends TestSheet {
  readonly month?: string;
}

const tab = (name: string, month: string | undefined, ...rows: TestSheet['rows']): Tab => ({
  name,
  entities: ['account', 'contract', 'pulse'],
  header: ['account.name', 'account.csm', 'contract.arrMinor', 'pulse.value', 'pulse.date'],
  rows: rows.map((row) => [...row, ...(month === undefined ? [] : [`${month}-28`])]),
  ...(month === undefined ? {} : { month }),
});

function doImport(book: Book, date: string, ...tabs: readonly Tab[]) {
  return importIntoBook(book, {
    sheets: tabs.map(({ month, ...sheet }, sheetIndex) => {
      const source = sheetSource({ ...sheet, sheetIndex });
      const period: SheetPlan['period'] =
        month === undefined ? undefined : { startDate: `${month}-01`, days: 28, day: `${month}-28`, from: 'name' };
      return period === undefined ? source : { ...source, plan: { ...source.plan, period } };
    }),
    files: ['book.xlsx'],
    at: `${date}T09:00:00.000Z`,
    date,
    choices: NO_CHOICES,
  }).result;
}

function rows(book: Book, sql: string): unknown[] {
  return book.sqlite.prepare(sql).raw().all();
}

const TABS = [
  tab('Jan 2026', '2026-01', ['Acme', 'Ana', 100, 4], ['Globex', 'Ana', 50, 2], ['Initech', 'Cy', 10, 3]),
  tab('Mar 2026', '2026-03', ['Acme', 'Bo', 120, 1], ['Globex', 'Ana', 60, 4]),
  tab('Feb 2026', '2026-02', ['Acme', 'Ana', 110, 3], ['Globex', 'Ana', 50, 2]),
];

it('the latest month stands, whatever the order of the tabs; nothing is left to decide, and once more changes nothing', () => {
  const book = emptyBook();
  const first = doImport(book, '2026-06-01', ...TABS);
  expect(first.openConflicts).toBe(0);
  expect(
    rows(book, 'SELECT a.name, a.csm, c.arr_minor FROM account a JOIN contract c ON c.account_id = a.id ORDER BY 1'),
  ).toEqual([
    ['Acme', 'Bo', 120],
    ['Globex', 'Ana', 60],
    ['Initech', 'Cy', 10],
  ]);
  expect(
    rows(
      book,
      "SELECT p.date, p.value FROM pulse p JOIN account a ON a.id = p.account_id WHERE a.name = 'Acme' ORDER BY 1",
    ),
  ).toEqual([
    ['2026-01-28', 4],
    ['2026-02-28', 3],
    ['2026-03-28', 1],
  ]);
  expect(first.notes.filter((note) => note.includes('same columns'))).toEqual([
    '“Jan 2026”, “Mar 2026”, “Feb 2026” have the same columns. Where they differ about a fact the latest stands: “Mar 2026”.',
  ]);
  const again = doImport(book, '2026-06-02', ...TABS);
  expect(again.sheets.map(({ same }) => same)).toEqual([3, 2, 2]);
});

it('facts without a date are told, and so is what they replace', () => {
  const book = emptyBook();
  const sheet = tab('Health', undefined, ['Acme', 'Ana', 100, 4], ['Globex', 'Ana', 50, 2]);
  const told = (date: string, ...more: readonly Tab[]): readonly string[] =>
    doImport(book, date, ...more).notes.filter((note) => note.includes('without a date'));
  const kept =
    'What a later import says replaces them; with a column for the date, or a sheet named after its month, both are kept.';
  expect(told('2026-06-01', sheet)).toEqual([
    `“Health”: 2 pulses came in without a date, for no column gives one. ${kept}`,
  ]);
  expect(told('2026-07-01', tab('Health', undefined, ['Acme', 'Ana', 100, 1], ['Globex', 'Ana', 50, 2]))).toEqual([
    `“Health”: 2 pulses came in without a date, for no column gives one. 1 replaced what an earlier import said. ${kept}`,
  ]);
  expect(told('2026-08-01', TABS[0] as Tab)).toEqual([]);
});
