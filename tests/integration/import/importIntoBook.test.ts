import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entity } from '../../../src/shared/fields/types.ts';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { editFact } from '../../../src/main/book/journal/editFacts.ts';
import { importEntry, redo, undo } from '../../../src/main/book/journal/undo.ts';
import { openBook, type Book } from '../../../src/main/book/openBook.ts';
import { emptyBook, temporaryFolder } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const AT = '2026-01-10T09:00:00.000Z';

function doImport(book: Book, ...sheets: readonly TestSheet[]) {
  return importIntoBook(book, {
    sheets: sheets.map((sheet, index) => sheetSource({ sheetIndex: index, ...sheet })),
    files: ['book.xlsx'],
    at: AT,
    date: '2026-01-10',
    choices: NO_CHOICES,
  });
}

function rows(book: Book, table: Entity | string, columns = '*'): unknown[] {
  return book.sqlite.prepare(`SELECT ${columns} FROM ${table} ORDER BY 1`).all();
}

const ACCOUNTS: TestSheet = {
  name: 'Accounts',
  entities: ['account'],
  header: ['account.name', 'account.externalId', 'account.domain', 'account.csm', 'Region notes'],
  rows: [
    ['Nordwind AG', 'A1', 'nordwind.de', 'Ana', 'coast'],
    ['Helioscope, Inc.', 'A2', 'helioscope.com', 'Ben', null],
  ],
};
const CONTRACTS: TestSheet = {
  name: 'Renewals',
  entities: ['contract'],
  header: [
    'contract.accountName',
    'contract.product',
    'contract.startDate',
    'contract.endDate',
    'contract.arrMinor',
    'contract.currency',
  ],
  rows: [
    ['NORDWIND', 'Platform', '2025-07-01', '2026-07-01', 1_200_000, 'EUR'],
    ['Helioscope', 'Platform', '2025-09-01', '2026-09-01', 3_000_000, 'EUR'],
  ],
};
const PEOPLE: TestSheet = {
  name: 'People',
  entities: ['stakeholder'],
  header: [
    'stakeholder.accountName',
    'stakeholder.name',
    'stakeholder.email',
    'stakeholder.roles',
    'stakeholder.reportsTo',
  ],
  rows: [
    ['Nordwind', 'Jana Weiss', 'jana@nordwind.de', ['champion'], 'Karl Groß'],
    ['Nordwind', 'Karl Gross', null, ['decision maker'], null],
  ],
};
const TOUCHES: TestSheet = {
  name: 'Touches',
  entities: ['touch'],
  header: ['touch.accountName', 'touch.date', 'touch.channel', 'touch.people'],
  rows: [['Nordwind AG', '2026-01-05', 'call', ['Jana Weiss', 'karl gross']]],
};

test('facts of one workbook find each other across its sheets whatever their order', () => {
  const book = emptyBook();
  const { result } = doImport(book, TOUCHES, PEOPLE, CONTRACTS, ACCOUNTS);
  expect(rows(book, 'account', 'name, external_id, csm')).toEqual([
    { name: 'Helioscope, Inc.', external_id: 'A2', csm: 'Ben' },
    { name: 'Nordwind AG', external_id: 'A1', csm: 'Ana' },
  ]);
  expect(rows(book, 'stakeholder', 'name, reports_to_id')).toEqual([
    { name: 'Jana Weiss', reports_to_id: 2 },
    { name: 'Karl Gross', reports_to_id: null },
  ]);
  expect(rows(book, 'touch_person')).toHaveLength(2);
  expect(result.effect.arr).toEqual([{ currency: 'EUR', beforeMinor: 0, afterMinor: 4_200_000 }]);
  expect(result.sheets.map((sheet) => [sheet.name, sheet.rows, sheet.new])).toEqual([
    ['Touches', 1, 1],
    ['People', 2, 2],
    ['Renewals', 2, 2],
    ['Accounts', 2, 2],
  ]);
});

test('importing the same sheets twice changes nothing', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS, CONTRACTS, PEOPLE, TOUCHES);
  const before = dump(book);
  const second = doImport(book, ACCOUNTS, CONTRACTS, PEOPLE, TOUCHES);
  expect(second.entryId).toBeNull();
  expect(second.result.sheets.map((sheet) => sheet.same)).toEqual([2, 2, 2, 1]);
  expect(dump(book)).toEqual(before);
});

test('undo takes an import back and redo brings it again, row by row', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS);
  const first = dump(book);
  doImport(
    book,
    {
      ...ACCOUNTS,
      rows: [
        ['Nordwind AG', 'A1', null, 'Cleo', null],
        ['Third', 'A3', null, null, null],
      ],
    },
    CONTRACTS,
    PEOPLE,
    TOUCHES,
  );
  const second = dump(book);
  expect(undo(book, AT, importEntry(book, null))).toMatchObject({ kept: 0, clashes: [] });
  expect(dump(book)).toEqual(first);
  redo(book, AT);
  expect(dump(book)).toEqual(second);
  undo(book, AT);
  undo(book, AT);
  expect(rows(book, 'account')).toEqual([]);
});

test('undo keeps what was edited since, and names it', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS, CONTRACTS);
  editFact(
    book,
    { label: 'Changed notice', at: AT },
    { op: 'update', table: 'contract', id: 1, changes: { notice_days: 60 } },
  );
  const result = undo(book, AT, importEntry(book, null));
  expect(rows(book, 'contract', 'id, notice_days')).toEqual([{ id: 1, notice_days: 60 }]);
  expect(rows(book, 'account', 'name')).toEqual([{ name: 'Nordwind AG' }]);
  expect(result.clashes.map((clash) => clash.label)).toEqual(['Nordwind AG: contract Platform', 'Nordwind AG']);
  undo(book, AT);
  expect(rows(book, 'account')).toEqual([]);
});

test('what a later file says too stays when the earlier import is undone, belongs to the later one, and is named', () => {
  const book = emptyBook();
  const first = doImport(book, ACCOUNTS, CONTRACTS);
  const [nordwind] = ACCOUNTS.rows;
  const second = doImport(book, { ...ACCOUNTS, rows: [nordwind ?? [], ['Third', 'A3', null, 'Zoe', null]] });
  const undone = undo(book, AT, first.entryId);
  expect(rows(book, 'account', 'name')).toEqual([{ name: 'Nordwind AG' }, { name: 'Third' }]);
  expect(rows(book, 'contract')).toEqual([]);
  expect(undone).toMatchObject({ reverted: 3, kept: 1 });
  expect(undone.clashes).toMatchObject([
    { label: 'Nordwind AG', field: null, reason: '"Import of book.xlsx" says it too and keeps it.' },
  ]);
  redo(book, AT);
  expect(rows(book, 'account', 'name')).toHaveLength(3);
  undo(book, AT, first.entryId);
  undo(book, AT, second.entryId);
  expect(rows(book, 'account')).toEqual([]);
});

test('a value that a later file says too stays when the import that changed it is undone', () => {
  const book = emptyBook();
  const says = (csm: string, other: string) =>
    doImport(book, { ...ACCOUNTS, rows: [['Nordwind AG', 'A1', null, csm, null], [other]] });
  says('Ana', 'One');
  const second = says('Ben', 'Two');
  const third = says('Ben', 'Three');
  const undone = undo(book, AT, second.entryId);
  expect(rows(book, 'account', 'id, csm')[0]).toEqual({ id: 1, csm: 'Ben' });
  expect(undone.clashes).toMatchObject([
    { field: 'csm', reason: '"Import of book.xlsx" says the same, so it stays as it is.' },
  ]);
  undo(book, AT, third.entryId);
  expect(rows(book, 'account', 'id, csm')[0]).toEqual({ id: 1, csm: 'Ana' });
});

test('the same file once more is no deed; another file that says the same is one', () => {
  const book = emptyBook();
  const first = doImport(book, ACCOUNTS);
  expect(doImport(book, ACCOUNTS).entryId).toBeNull();
  const other = doImport(book, { ...ACCOUNTS, name: 'Friday' });
  expect(other.result.sheets[0]).toMatchObject({ same: 2, new: 0, changed: 0 });
  expect(undo(book, AT, first.entryId)).toMatchObject({ reverted: 0, kept: 2 });
  expect(undo(book, AT, other.entryId)).toMatchObject({ reverted: 2, kept: 0 });
  expect(rows(book, 'account')).toEqual([]);
});

test('a value typed in the app is kept: silently while the file has nothing new, as a conflict when it has', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS);
  editFact(book, { label: 'CSM', at: AT }, { op: 'update', table: 'account', id: 1, changes: { csm: 'Dora' } });
  expect(doImport(book, ACCOUNTS).result.sheets[0]).toMatchObject({ same: 2, conflict: 0, changed: 0 });
  const third = doImport(book, { ...ACCOUNTS, rows: [['Nordwind AG', 'A1', null, 'Emil', null]] });
  expect(third.result.sheets[0]).toMatchObject({ same: 0, conflict: 1 });
  expect(rows(book, 'account', 'csm')).toEqual([{ csm: 'Ben' }, { csm: 'Dora' }]);
});

test('a blank never erases, "(clear)" does', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS);
  doImport(book, {
    ...ACCOUNTS,
    rows: [
      ['Nordwind AG', 'A1', null, null, null],
      ['Helioscope', 'A2', null, '(clear)', null],
    ],
  });
  expect(rows(book, 'account', 'id, csm')).toEqual([
    { id: 1, csm: 'Ana' },
    { id: 2, csm: null },
  ]);
});

test('a duplicate that says something else is shown, the first row wins', () => {
  const book = emptyBook();
  const { result } = doImport(book, {
    ...ACCOUNTS,
    rows: [
      ['Nordwind AG', 'A1', null, 'Ana', null],
      ['Nordwind', 'A1', null, 'Zoe', null],
    ],
  });
  expect(result.sheets[0]).toMatchObject({ rows: 2, new: 1, conflict: 1 });
  expect(rows(book, 'account', 'csm')).toEqual([{ csm: 'Ana' }]);
});

test('of two managers that rows of one person name the first stands, also when the file comes again', () => {
  const header = ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.reportsTo'];
  for (const rows of [
    [
      ['Nordwind', 'Ben', null],
      ['Nordwind', 'Cleo', null],
      ['Nordwind', 'Ana', 'Ben'],
      ['Nordwind', 'Ana', 'Cleo'],
    ],
    [
      ['Nordwind', 'Ana', 'Ben'],
      ['Nordwind', 'Cleo', null],
      ['Nordwind', 'Ana', 'Cleo'],
      ['Nordwind', 'Ben', null],
    ],
  ]) {
    const book = emptyBook();
    const people: TestSheet = { name: 'People', entities: ['stakeholder'], header, rows };
    const managers = (): unknown =>
      book.sqlite
        .prepare('SELECT m.name FROM stakeholder s JOIN stakeholder m ON m.id = s.reports_to_id ORDER BY s.id')
        .pluck()
        .all();
    doImport(book, people);
    expect(managers()).toEqual(['Ben']);
    doImport(book, people);
    expect(managers()).toEqual(['Ben']);
  }
});

test('an account that only another sheet names is made, and said', () => {
  const book = emptyBook();
  const { result } = doImport(book, CONTRACTS);
  expect(rows(book, 'account', 'name')).toEqual([{ name: 'Helioscope' }, { name: 'NORDWIND' }]);
  expect(result.notes).toContain('“NORDWIND” is named only on sheet “Renewals”; the account was made from that.');
  const fromText = doImport(emptyBook('text'), { ...CONTRACTS, name: '' }).result;
  expect(fromText.notes).toContain('“NORDWIND” is named only in “file0.xlsx”; the account was made from that.');
});

test('a row that names no account is refused with a sentence and blocks nothing', () => {
  const book = emptyBook();
  const { result } = doImport(book, {
    ...CONTRACTS,
    rows: [[null, 'Platform', null, null, 100, 'EUR'], ...CONTRACTS.rows],
  });
  expect(result.sheets[0]).toMatchObject({ rows: 3, new: 2, rejected: 1 });
  expect(rows(book, 'rejected_cell', 'n, code')).toEqual([{ n: 2, code: 'import/no-account' }]);
});

test('accounts that a full export no longer lists are reported as vanished', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS);
  const { result } = doImport(book, { ...ACCOUNTS, rows: ACCOUNTS.rows.slice(0, 1) });
  expect(result.sheets[0]).toMatchObject({ same: 1, vanished: 1 });
  expect(result.vanished.map((fact) => fact.label)).toEqual(['Helioscope, Inc.']);
});

test('people whom a full export no longer lists can be marked as left, with the day', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS, PEOPLE);
  importIntoBook(book, {
    sheets: [sheetSource({ ...PEOPLE, sheetIndex: 1, rows: PEOPLE.rows.slice(0, 1), isFullExport: true })],
    files: ['people.xlsx'],
    at: AT,
    date: '2026-02-10',
    choices: { ...NO_CHOICES, vanished: () => ({ take: 'left', date: '2026-02-01' }) },
  });
  const people = rows(book, 'stakeholder', 'id, status, left_date').slice(0, PEOPLE.rows.length);
  expect(people).toEqual([
    { id: 1, status: 'active', left_date: null },
    ...PEOPLE.rows.slice(1).map((_, index) => ({ id: index + 2, status: 'left', left_date: '2026-02-01' })),
  ]);
});

test('rows about a fact of an earlier row of their sheet are told, by number and beside the row', () => {
  const book = emptyBook();
  const told = new Map<number, readonly string[]>();
  const term = ['2026-01-01', '2026-12-31'] as const;
  const contracts: TestSheet = {
    ...CONTRACTS,
    rows: [
      ['Nordwind', 'Core', ...term, 1_200_000, 'EUR'],
      ['Nordwind', 'Add-on', ...term, 600_000, 'EUR'],
      ['Nordwind AG', 'Core', ...term, 1_200_000, 'EUR'],
      ['Helioscope', 'Core', ...term, 500_000, 'EUR'],
      ['Nordwind', 'Core', ...term, 600_000, 'EUR'],
    ],
  };
  const { result } = importIntoBook(book, {
    sheets: [sheetSource({ sheetIndex: 0, ...contracts })],
    files: ['book.xlsx'],
    at: AT,
    date: '2026-01-10',
    choices: NO_CHOICES,
    observer: ({ row, notes }) => told.set(row, notes),
  });
  expect(result.notes).toContain(
    '“Renewals”: 2 rows are about the same contract as an earlier row and were taken as one with it (rows 4, 6).',
  );
  expect(told.get(4)).toContain('Row 2 of this sheet is about the same contract.');
  expect(told.get(6)).toContain('Row 2 of this sheet is about the same contract.');
  expect([told.get(2), told.get(3), told.get(5)]).toEqual([[], [], []]);
  // The same file once more says the same about its repeated rows, and the accounts of its rows are no repeats.
  expect(doImport(book, contracts).result.notes.filter((note) => note.includes('taken as one'))).toHaveLength(1);
});

test('of a tab for each month the first stands, which is said, and the last when the file’s values are taken', () => {
  const month = (name: string, csm: string): TestSheet => ({
    name,
    entities: ['account'],
    header: ['account.name', 'account.csm'],
    rows: [
      ['Nordwind', csm],
      ['Helioscope', 'Ben'],
    ],
  });
  const tabs = [month('Sep', 'Ana'), month('Oct', 'Cy'), month('Nov', 'Dee')];
  const book = emptyBook();
  const { result } = doImport(book, ...tabs);
  expect(result.notes.find((note) => note.includes('same columns'))).toBe(
    '“Sep”, “Oct”, “Nov” have the same columns. Where they differ about a fact the first of them stands: leave the older ones out, or take the file’s value for all rows that differ, and the last one stands.',
  );
  expect(rows(book, 'account', 'name, csm')).toContainEqual({ name: 'Nordwind', csm: 'Ana' });
  const taken = emptyBook();
  importIntoBook(taken, {
    sheets: tabs.map((sheet, index) => sheetSource({ sheetIndex: index, ...sheet })),
    files: ['book.xlsx'],
    at: AT,
    date: '2026-01-10',
    choices: { ...NO_CHOICES, conflict: () => 'theirs' },
  });
  expect(rows(taken, 'account', 'name, csm')).toContainEqual({ name: 'Nordwind', csm: 'Dee' });
  expect(doImport(emptyBook(), ACCOUNTS, CONTRACTS).result.notes.join(' ')).not.toContain('same columns');
});

test('every value keeps its origin: file, sheet, row and raw text', () => {
  const book = emptyBook();
  doImport(book, ACCOUNTS);
  const origin = book.sqlite
    .prepare(
      'SELECT s.file, s.sheet, r.n, r.cells, a.extra FROM account a JOIN source_row r ON r.id = a.source_row_id JOIN source_sheet s ON s.id = r.source_sheet_id WHERE a.id = 1',
    )
    .get();
  expect(origin).toEqual({
    file: 'file0.xlsx',
    sheet: 'Accounts',
    n: 2,
    cells: '["Nordwind AG","A1","nordwind.de","Ana","coast"]',
    extra: '{"Region notes":"coast"}',
  });
});

test('a large first import leaves the schema as it was, and the book opens again', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'Large.qbook');
  const book = openBook(path, { create: true });
  const schema = 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name';
  const before = book.sqlite.prepare(schema).all();
  const many = Array.from({ length: 5200 }, (_, index) => [`Account ${index}`, `A${index}`, null, 'Ana', null]);
  doImport(book, { ...ACCOUNTS, rows: many });
  expect(book.sqlite.prepare(schema).all()).toEqual(before);
  expect(doImport(book, { ...ACCOUNTS, rows: many }).result.sheets[0]).toMatchObject({ same: 5200, new: 0 });
  expect(undo(book, AT, importEntry(book, null))).toMatchObject({ reverted: 5200, kept: 0 });
  redo(book, AT);
  book.close();
  const again = openBook(path);
  expect(rows(again, 'account')).toHaveLength(5200);
  again.close();
});

const FACT_TABLES = [
  'account',
  'contract',
  'stakeholder',
  'milestone',
  'pulse',
  'touch',
  'touch_person',
  'survey',
  'usage',
  'ticket',
  'forecast',
];
function dump(book: Book): unknown {
  return FACT_TABLES.map((table) => [table, rows(book, table)]);
}

const TERMS: TestSheet = {
  name: 'Terms',
  entities: ['contract'],
  header: [
    'contract.accountName',
    'contract.externalId',
    'contract.startDate',
    'contract.endDate',
    'contract.arrMinor',
  ],
  rows: [
    ['Nordwind', 'T1', '2025-02-01', '2026-02-01', 100],
    ['Nordwind', 'T2', '2025-02-01', '2026-06-01', 100],
    ['Helioscope', 'T3', '2025-02-01', '2026-02-01', 100],
    ['Quartz', 'T4', '2025-02-01', '2026-02-01', 100],
  ],
};

/** The list again without these terms, which are marked as lost. */
function loseTerms(book: Book, ...ids: readonly string[]) {
  return importIntoBook(book, {
    sheets: [
      sheetSource({ ...TERMS, rows: TERMS.rows.filter(([, id]) => !ids.includes(String(id))), isFullExport: true }),
    ],
    files: ['terms.xlsx'],
    at: AT,
    date: '2026-02-10',
    choices: {
      ...NO_CHOICES,
      vanished: () => ({ take: 'churned', date: '2026-02-01', churnClass: 'good fit unforeseen' }),
    },
  });
}

test('who marks the last contract of an account as lost loses the account, and is told; one of several loses nothing more', () => {
  const book = emptyBook();
  doImport(book, TERMS);
  const done = loseTerms(book, 'T1', 'T3');
  const told =
    '“Helioscope” has no contract left that runs or is to be decided, so the account is marked churned as well.';
  expect(done.result.notes).toEqual([told]);
  expect(rows(book, 'account', 'name, status')).toEqual([
    { name: 'Helioscope', status: 'churned' },
    { name: 'Nordwind', status: 'active' },
    { name: 'Quartz', status: 'active' },
  ]);
  // What is known to be over does not vanish again.
  const again = loseTerms(book, 'T1', 'T2', 'T3').result;
  expect(again.vanished.map(({ label }) => label)).toEqual(['Nordwind: contract']);
  expect(rows(book, 'account', 'status')).toEqual([{ status: 'active' }, { status: 'churned' }, { status: 'churned' }]);
  undo(book, AT, done.entryId);
  expect(rows(book, 'account', 'name, status')).toContainEqual({ name: 'Helioscope', status: 'active' });
});

test('an account is kept active where a term is renewed for good or its status was typed', () => {
  const book = emptyBook();
  doImport(book, TERMS);
  const edit = (table: 'account' | 'contract', changes: Readonly<Record<string, string>>): void => {
    editFact(book, { label: 'Said by hand', at: AT }, { op: 'update', table, id: 2, changes });
  };
  edit('contract', { outcome: 'renewed', outcome_date: '2026-01-15' });
  edit('account', { status: 'churned' });
  edit('account', { status: 'active' });
  const { notes } = loseTerms(book, 'T1', 'T3').result;
  expect(notes).toEqual([
    '“Helioscope” has no contract left that runs or is to be decided; its status was typed and stays.',
  ]);
  expect(rows(book, 'account', 'DISTINCT status')).toEqual([{ status: 'active' }]);
});

test('somebody whom the files show at another company is asked about as moved, and not as vanished', () => {
  const book = emptyBook();
  const people = (...rows: TestSheet['rows']): TestSheet => ({
    name: 'People',
    entities: ['stakeholder'],
    header: ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.email'],
    rows,
  });
  const others = [
    ['Nordwind', 'Bo Elk', 'bo@nordwind.example'],
    ['Helioscope', 'Cy Ash', 'cy@helioscope.example'],
  ] as const;
  doImport(
    book,
    people(['Nordwind', 'Ann Bell', 'ann@bell.example'], ['Nordwind', 'Di Orr', 'di@nordwind.example'], ...others),
  );
  const next = people(['Helioscope', 'Ann Bell', 'ann@bell.example'], ...others);
  const request = { sheets: [sheetSource(next)], files: ['people.xlsx'], at: AT, date: '2026-02-10' };
  const done = importIntoBook(book, {
    ...request,
    choices: {
      ...NO_CHOICES,
      moves: new Map([['1', 'moved']]),
      vanished: () => ({ take: 'left', date: '2026-02-01' }),
    },
  }).result;
  expect(done.vanished.map(({ label }) => label)).toEqual(['Nordwind: Di Orr']);
  expect(done.moves).toMatchObject([{ name: 'Ann Bell', fromAccount: 'Nordwind', toAccount: 'Helioscope' }]);
  expect(rows(book, 'stakeholder', 'id, name, left_date')).toEqual([
    { id: 1, name: 'Ann Bell', left_date: '2026-02-10' },
    { id: 2, name: 'Di Orr', left_date: '2026-02-01' },
    { id: 3, name: 'Bo Elk', left_date: null },
    { id: 4, name: 'Cy Ash', left_date: null },
    { id: 5, name: 'Ann Bell', left_date: null },
  ]);
  expect(importIntoBook(book, { ...request, choices: NO_CHOICES }).result.vanished).toEqual([]);
});
