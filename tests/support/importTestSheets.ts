/** Imports sheets without files into a book as one workbook, and answers what became of each row. */
import { importIntoBook, NO_CHOICES } from '../../src/main/import/apply/importIntoBook.ts';
import type { RowReport } from '../../src/main/import/changeset/run.ts';
import type { Book } from '../../src/main/book/openBook.ts';
import { sheetSource, type TestSheet } from './sheetSource.ts';

export function importTestSheets(book: Book, sheets: readonly TestSheet[], date: string): readonly RowReport[] {
  const reports: RowReport[] = [];
  importIntoBook(book, {
    sheets: sheets.map((sheet, index) => sheetSource({ sheetIndex: index, ...sheet })),
    files: ['book.xlsx'],
    at: `${date}T09:00:00.000Z`,
    date,
    choices: NO_CHOICES,
    observer: (report) => reports.push(report),
  });
  return reports;
}
