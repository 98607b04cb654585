/** Companies with two ids, and facts that go by the one the book does not. */
import { expect, it } from 'vitest';
import type { RowReport } from '../../../src/main/import/changeset/run.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { importTestSheets } from '../../support/importTestSheets.ts';
import type { TestSheet } from '../../support/sheetSource.ts';

const COMPANIES: TestSheet = {
  name: 'Companies',
  entities: ['account'],
  header: ['account.name', 'account.externalId', '_id', 'parentId', 'No'],
  rows: [
    ['Nordwind', 'A1', '5f1', '5f9', '1'],
    ['Helio', 'A2', '5f2', '5f9', '2'],
    ['Globex', 'A3', '5f3', '5f1', '3'],
  ],
};

function licences(...companyIds: readonly string[]): TestSheet {
  return {
    name: 'Licences',
    entities: ['contract'],
    header: ['contract.accountExternalId', 'contract.externalId', 'contract.arrMinor'],
    rows: companyIds.map((id, n) => [id, `L${n}`, 1000]),
  };
}

function doImport(book: Book, ...sheets: readonly TestSheet[]): readonly RowReport[] {
  return importTestSheets(book, sheets, '2026-06-01');
}

function owners(book: Book): readonly string[] {
  return book.sqlite
    .prepare<[], string>('SELECT a.name FROM contract c JOIN account a ON a.id = c.account_id ORDER BY c.external_id')
    .pluck()
    .all();
}

it('facts find their account by its other id, in the same import and in a later one, and say so', () => {
  const together = emptyBook();
  const reports = doImport(together, licences('5f1', 'A2'), COMPANIES);
  expect(owners(together)).toEqual(['Nordwind', 'Helio']);
  expect(reports.flatMap(({ notes }) => notes)).toContain('Taken for “Nordwind” because of its “_id”.');
  const later = emptyBook();
  doImport(later, COMPANIES);
  doImport(later, licences('5f3', '5f2'));
  expect(owners(later)).toEqual(['Globex', 'Helio']);
  expect(later.sqlite.prepare('SELECT count(*) FROM account').pluck().get()).toBe(3);
});

it('ids of a parent, numbers of lines and what several accounts share are nobody’s id', () => {
  const book = emptyBook();
  doImport(book, COMPANIES, licences('5f9', '2'));
  expect(owners(book)).toEqual(['5f9', '2']);
  const shared = emptyBook();
  const twice: TestSheet = {
    ...COMPANIES,
    rows: COMPANIES.rows.map((row) => [row[0] ?? null, row[1] ?? null, 'x', null, null]),
  };
  doImport(shared, twice, licences('x'));
  expect(owners(shared)).toEqual(['x']);
});
