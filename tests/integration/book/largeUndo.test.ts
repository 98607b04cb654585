/**
 * Undo and redo of imports of thousands of facts: indexes are set aside, foreign keys followed range by range, and everybody
 * else gets their turn meanwhile. What is restored must be exactly what was there.
 */
import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { editFact } from '../../../src/main/book/journal/editFacts.ts';
import { importEntry, redo, undo, undoOf } from '../../../src/main/book/journal/undo.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const AT = '2026-01-10T09:00:00.000Z';
const MANY = 6000;
const LISTED = ['account', 'contract', 'stakeholder', 'touch', 'touch_person'];

/** Accounts, people who report to each other, contracts and touches that name people; `first` keeps books apart. */
function sheetsOf(first: number, count: number): readonly TestSheet[] {
  const numbers = Array.from({ length: count }, (_, at) => first + at);
  return [
    {
      name: 'Accounts',
      entities: ['account'],
      header: ['account.name', 'account.externalId', 'account.csm', 'Remark'],
      rows: numbers.map((n) => [
        `Account ${n}`,
        `A${n}`,
        n % 3 === 0 ? null : 'Ana',
        n % 5 === 0 ? `note "${n}"` : null,
      ]),
    },
    {
      name: 'People',
      entities: ['stakeholder'],
      header: ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.email', 'stakeholder.reportsTo'],
      rows: numbers.flatMap((n) =>
        n % 4 === 0
          ? [
              [`Account ${n}`, `Boss ${n}`, null, null],
              [`Account ${n}`, `Jana ${n}`, `jana@a${n}.example`, `Boss ${n}`],
            ]
          : [],
      ),
    },
    {
      name: 'Contracts',
      entities: ['contract'],
      header: [
        'contract.accountName',
        'contract.externalId',
        'contract.endDate',
        'contract.arrMinor',
        'contract.currency',
      ],
      rows: numbers.map((n) => [`Account ${n}`, `C${n}`, '2026-12-31', 100_000 + n, 'EUR']),
    },
    {
      name: 'Touches',
      entities: ['touch'],
      header: ['touch.accountName', 'touch.date', 'touch.channel', 'touch.people'],
      rows: numbers
        .filter((n) => n % 8 === 0)
        .map((n) => [`Account ${n}`, '2026-01-05', 'call', [`Boss ${n}`, `Jana ${n}`]]),
    },
  ];
}

function doImport(book: Book, sheets: readonly TestSheet[]) {
  return importIntoBook(book, {
    sheets: sheets.map((sheet, sheetIndex) => sheetSource({ sheetIndex, ...sheet })),
    files: ['many.xlsx'],
    at: AT,
    date: '2026-01-10',
    choices: NO_CHOICES,
  });
}

/** Every row of every fact table as one digest, and the schema. */
function stateOf(book: Book): unknown {
  const hash = createHash('sha256');
  for (const table of LISTED)
    for (const row of book.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().iterate())
      hash.update(JSON.stringify(row));
  const schema = book.sqlite.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  return { facts: hash.digest('hex'), schema };
}

function expectSound(book: Book): void {
  expect(book.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(book.sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(book.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
}

test('a large first import is taken back to the empty book and brought back exactly, again and again', () => {
  const book = emptyBook();
  const empty = stateOf(book);
  doImport(book, sheetsOf(0, MANY));
  const full = stateOf(book);
  for (let round = 0; round < 2; round += 1) {
    expect(undo(book, AT).kept).toBe(0);
    expect(stateOf(book)).toEqual(empty);
    expectSound(book);
    redo(book, AT);
    expect(stateOf(book)).toEqual(full);
    expectSound(book);
  }
  book.close();
});

test('a large import into a book that holds something leaves that as it was', () => {
  const book = emptyBook();
  doImport(book, sheetsOf(0, 300));
  const small = stateOf(book);
  doImport(book, sheetsOf(100, MANY));
  const both = stateOf(book);
  undo(book, AT);
  expect(stateOf(book)).toEqual(small);
  expectSound(book);
  redo(book, AT);
  expect(stateOf(book)).toEqual(both);
  expectSound(book);
  book.close();
});

test('of thousands of facts those stay that were changed, built upon or said again since, with what they need', () => {
  const book = emptyBook();
  doImport(book, sheetsOf(0, MANY));
  const idOf = (table: string, column: string, value: string): number =>
    book.sqlite.prepare<[string], number>(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck().get(value) ?? 0;
  const contract = idOf('contract', 'external_id', 'C17');
  const boss = idOf('stakeholder', 'name', 'Boss 40');
  editFact(
    book,
    { label: 'edit', at: AT },
    { op: 'update', table: 'contract', id: contract, changes: { arr_minor: 1 } },
  );
  editFact(
    book,
    { label: 'touch', at: AT },
    {
      op: 'insert',
      table: 'touch',
      values: { account_id: idOf('account', 'name', 'Account 40'), date: '2026-01-07', stakeholder_ids: String(boss) },
    },
  );
  doImport(book, [{ ...(sheetsOf(1000, 50)[0] as TestSheet), name: 'Said again' }]);
  const { kept } = undo(book, AT, importEntry(book, '1'));
  const names = book.sqlite.prepare('SELECT name FROM account ORDER BY id').pluck().all();
  const said = Array.from({ length: 50 }, (_, at) => `Account ${1000 + at}`);
  expect(names).toEqual(['Account 17', 'Account 40', ...said]);
  expect(book.sqlite.prepare('SELECT name FROM stakeholder').pluck().all()).toEqual(['Boss 40']);
  expect(book.sqlite.prepare('SELECT external_id, arr_minor FROM contract').raw().all()).toEqual([['C17', 1]]);
  expect(kept).toBe(said.length + 2 + 2);
  expectSound(book);
  book.close();
});

test('rows that an older version kept one object each are brought back as well', () => {
  const book = emptyBook();
  doImport(book, sheetsOf(0, 40));
  const before = stateOf(book);
  undo(book, AT);
  const kept = book.sqlite
    .prepare<[], { id: number; before: string }>(
      `SELECT id, before FROM journal_change WHERE op = 'delete' AND last_fact_id IS NOT NULL`,
    )
    .all();
  expect(kept.length).toBeGreaterThan(3);
  for (const change of kept) {
    const { columns, rows } = JSON.parse(change.before) as { columns: string[]; rows: unknown[][] };
    const objects = rows.map(([id, ...values]) => ({
      id,
      row: Object.fromEntries(columns.map((column, at) => [column, values[at]])),
    }));
    book.sqlite.prepare('UPDATE journal_change SET before = ? WHERE id = ?').run(JSON.stringify(objects), change.id);
  }
  redo(book, AT);
  expect(stateOf(book)).toEqual(before);
  book.close();
});

test('an undo left in the middle leaves the book as it was', () => {
  const book = emptyBook();
  doImport(book, sheetsOf(0, MANY));
  const before = stateOf(book);
  const steps = undoOf(book).steps(AT);
  const stopped = new Error('stop');
  for (let step = 0; step < 20; step += 1) expect(steps.next().done).toBe(false);
  expect(() => steps.throw(stopped)).toThrow(stopped);
  expect(stateOf(book)).toEqual(before);
  expectSound(book);
  expect(undo(book, AT).kept).toBe(0);
  book.close();
});

async function withManyAccounts(): Promise<TestServices> {
  const services = startTestServices();
  await services.call('book.create', { name: 'Many' });
  doImport(services.services.ctx.book(), sheetsOf(0, MANY));
  return services;
}

/** The job of the undo under way, once it has told of itself. */
function jobOf(services: TestServices): Promise<string> {
  return vi.waitFor(
    () => {
      const told = services.events.find(({ name }) => name === 'history.progressed');
      if (told === undefined) throw new Error('not yet');
      return (told.payload as { readonly jobId: string }).jobId;
    },
    { timeout: 60_000, interval: 5 },
  );
}

test('a large undo leaves others their turn: they hear that it is being written, how far it is, and that it is over', async () => {
  const services = await withManyAccounts();
  const undone = services.call('history.undo', {});
  await jobOf(services);
  await expect(services.call('portfolio.list', {})).rejects.toMatchObject({ code: 'history/writing' });
  await expect(services.call('history.redo', {})).rejects.toMatchObject({ code: 'history/writing' });
  expect((await services.call('app.start', {})).book?.name).toBe('Many');
  expect(await undone).toMatchObject({ label: 'Import of many.xlsx', kept: 0 });
  expect((await services.call('portfolio.list', {})).rows).toEqual([]);
  await services.call('history.redo', {});
  expect((await services.call('portfolio.list', {})).rows).toHaveLength(MANY);
  const told = services.events.flatMap(({ name, payload }) => (name === 'history.progressed' ? [payload] : []));
  const ends = told.filter((event) => (event as { readonly state: string }).state === 'over');
  expect(ends).toMatchObject([{ kind: 'undo' }, { kind: 'redo' }]);
  expect(services.events.filter(({ name }) => name === 'book.changed').length).toBeGreaterThan(1);
  await services.close();
});

test('a large undo is stopped in the middle: the book is as it was, and it can be undone after all', async () => {
  const services = await withManyAccounts();
  const undone = services.call('history.undo', {});
  expect(await services.call('app.cancelJob', { jobId: await jobOf(services) })).toBe(true);
  await expect(undone).rejects.toMatchObject({ code: 'history/stopped' });
  expect((await services.call('portfolio.list', {})).rows).toHaveLength(MANY);
  expectSound(services.services.ctx.book());
  await services.call('history.undo', {});
  expect((await services.call('portfolio.list', {})).rows).toEqual([]);
  await services.close();
});

test('a small undo is done at once and tells of no progress', async () => {
  const services = startTestServices();
  await services.call('book.create', { name: 'Few' });
  doImport(services.services.ctx.book(), sheetsOf(0, 20));
  await services.call('history.undo', {});
  expect(services.events.filter(({ name }) => name === 'history.progressed')).toEqual([]);
  await services.close();
});
