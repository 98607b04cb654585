/**
 * Imports that can be checked to the last row: batch number B brings a fixed number of accounts, contracts and people whose
 * names and sums follow from B. What stands in the book is then all of a batch or nothing of it.
 */
import { inspectBook } from '../../../src/main/book/inspectBook.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { sheetSource } from '../../support/sheetSource.ts';

export const ROWS = 40;
const arrOf = (batch: number, row: number): number => (batch * 100 + row) * 100;

/** Imports one batch in one transaction; answers the id of the import. */
export function importBatch(book: Book, batch: number): string {
  const numbers = Array.from({ length: ROWS }, (_, row) => row);
  const name = (row: number): string => `Batch${batch} account${row}`;
  const sheets = [
    sheetSource({
      name: 'Accounts',
      entities: ['account'],
      header: ['account.name', 'account.externalId', 'account.csm', 'Notes'],
      rows: numbers.map((row) => [name(row), `B${batch}-${row}`, `batch ${batch}`, 'n'.repeat(row * 20)]),
    }),
    sheetSource({
      name: 'Contracts',
      sheetIndex: 1,
      entities: ['contract', 'stakeholder'],
      header: [
        'contract.accountName',
        'contract.externalId',
        'contract.endDate',
        'contract.arrMinor',
        'contract.currency',
        'stakeholder.accountName',
        'stakeholder.name',
      ],
      rows: numbers.map((row) => [
        name(row),
        `C${batch}-${row}`,
        '2027-06-30',
        arrOf(batch, row),
        'EUR',
        name(row),
        `Ida ${batch}.${row}`,
      ]),
    }),
  ];
  return importIntoBook(book, {
    sheets,
    files: [`batch ${batch}.xlsx`],
    at: instantOf(batch),
    date: '2026-01-10',
    choices: NO_CHOICES,
  }).importId;
}

/** The instant an import carries says which batch it was, to the screen's history as to the check. */
const instantOf = (batch: number): string => new Date(Date.UTC(2026, 0, 1) + batch * 60_000).toISOString();
/** The batch of an import, by its `started_at`. */
export const batchOf = (instant: string): number => (Date.parse(instant) - Date.UTC(2026, 0, 1)) / 60_000;

export interface Checked {
  /** Batches that stand, and batches that were imported and taken back. */
  readonly standing: ReadonlySet<number>;
  readonly undone: ReadonlySet<number>;
  /** Broken promises in words; empty when all is well. */
  readonly problems: readonly string[];
}

/** Every import whole, nothing of an import that is not there, the file sound. */
export function checkBatches(book: Book): Checked {
  const { sqlite } = book;
  const problems = inspectBook(book).map(({ message }) => message);
  const standing = new Set<number>();
  const undone = new Set<number>();
  const imports = sqlite
    .prepare<[], { id: number; started_at: string; finished_at: string | null; undone_at: string | null }>(
      'SELECT id, started_at, finished_at, undone_at FROM import',
    )
    .all();
  for (const one of imports) {
    const batch = batchOf(one.started_at);
    if (one.finished_at === null) problems.push(`import ${batch} is half there`);
    const rows = countOf(
      book,
      `SELECT count(*) FROM source_row JOIN source_sheet ON source_sheet.id = source_sheet_id WHERE import_id = ${one.id}`,
    );
    if (rows !== 2 * ROWS) problems.push(`import ${batch} kept ${rows} rows of its sheets`);
    (one.undone_at === null ? standing : undone).add(batch);
  }
  for (const batch of [...standing, ...undone]) {
    const expected = standing.has(batch) ? ROWS : 0;
    const sum = standing.has(batch)
      ? Array.from({ length: ROWS }, (_, row) => arrOf(batch, row)).reduce((a, b) => a + b, 0)
      : 0;
    const found = [
      countOf(book, `SELECT count(*) FROM account WHERE csm = 'batch ${batch}'`),
      countOf(book, `SELECT count(*) FROM contract WHERE external_id LIKE 'C${batch}-%'`),
      countOf(book, `SELECT count(*) FROM stakeholder WHERE name LIKE 'Ida ${batch}.%'`),
    ];
    if (found.some((n) => n !== expected)) problems.push(`batch ${batch} has ${found.join(', ')} of ${expected}`);
    const arr = countOf(book, `SELECT coalesce(sum(arr_minor), 0) FROM contract WHERE external_id LIKE 'C${batch}-%'`);
    if (arr !== sum) problems.push(`batch ${batch} sums to ${arr}, not ${sum}`);
  }
  const strays = countOf(book, 'SELECT count(*) FROM account') - standing.size * ROWS;
  if (strays !== 0) problems.push(`${strays} accounts belong to no import`);
  return { standing, undone, problems };
}

export function countOf({ sqlite }: Book, sql: string): number {
  return Number(sqlite.prepare<[], number>(sql).pluck().get() ?? 0);
}
