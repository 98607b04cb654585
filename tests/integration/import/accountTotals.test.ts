/** ARR and renewal date on an account list beside the account's contracts: a total, not one contract more. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RowReport } from '../../../src/main/import/changeset/run.ts';
import type { Book } from '../../../src/main/book/openBook.ts';
import { emptyBook } from '../../support/books.ts';
import { importTestSheets } from '../../support/importTestSheets.ts';
import type { TestSheet } from '../../support/sheetSource.ts';

type Row = TestSheet['rows'][number];

function accounts(...rows: readonly Row[]): TestSheet {
  return {
    name: 'Accounts',
    entities: ['account', 'contract'],
    header: ['account.name', 'account.externalId', 'contract.arrMinor', 'contract.endDate', 'contract.currency'],
    rows,
    fingerprint: 'accounts',
  };
}

function subscriptions(...rows: readonly Row[]): TestSheet {
  return {
    name: 'Subscriptions',
    entities: ['contract'],
    header: [
      'contract.externalId',
      'contract.accountExternalId',
      'contract.product',
      'contract.arrMinor',
      'contract.startDate',
      'contract.endDate',
    ],
    rows,
    fingerprint: 'subscriptions',
  };
}

const CORE: Row = ['S1', 'A1', 'Core', 80_000_00, '2026-04-01', '2027-03-31'];
const PLUS: Row = ['S2', 'A1', 'Plus', 40_000_00, '2026-06-01', '2027-05-31'];
const total = (minor: number, end: string | null = '2027-03-31'): Row => ['Nordwind', 'A1', minor, end, 'EUR'];

function doImport(book: Book, ...sheets: readonly TestSheet[]): readonly RowReport[] {
  return importTestSheets(book, sheets, '2026-11-20');
}

function contracts(book: Book): readonly string[] {
  return book.sqlite
    .prepare<[], string>(
      `SELECT coalesce(external_id, '-') || ' ' || (arr_minor / 100) || ' ' || end_date || ' ' || coalesce(currency, '-') FROM contract ORDER BY 1`,
    )
    .pluck()
    .all();
}

function told(reports: readonly RowReport[]): readonly string[] {
  return reports.flatMap(({ rejected }) => rejected.map(({ code, message }) => `${code}: ${message}`));
}

it('the ARR of an account list is the sum of its subscriptions, whichever sheet comes first', () => {
  for (const sheets of [
    [accounts(total(120_000_00)), subscriptions(CORE, PLUS)],
    [subscriptions(CORE, PLUS), accounts(total(120_000_00))],
  ]) {
    const book = emptyBook();
    const reports = doImport(book, ...sheets);
    expect(contracts(book)).toEqual(['S1 80000 2027-03-31 EUR', 'S2 40000 2027-05-31 EUR']);
    expect(told(reports)).toEqual([]);
    expect(reports.map(({ kind }) => kind)).toEqual(['new', 'new', 'new']);
    expect(reports.flatMap(({ notes }) => notes)).toEqual(['Its ARR is what the 2 contracts of “Nordwind” add up to.']);
    const again = doImport(book, ...sheets);
    expect(again.map(({ kind }) => kind)).toEqual(['same', 'same', 'same']);
  }
});

it('a total that is another is told and counts nothing', () => {
  const book = emptyBook();
  const reports = doImport(book, accounts(total(130_000_00, '2028-01-31')), subscriptions(CORE, PLUS));
  expect(contracts(book)).toEqual(['S1 80000 2027-03-31 EUR', 'S2 40000 2027-05-31 EUR']);
  expect(told(reports)).toEqual([
    'import/not-of-one-contract: contract.endDate: “2028-01-31” is not a day on which one of the 2 contracts of “Nordwind” ends (2027-03-31, 2027-05-31). The cell was left out.',
    'import/not-of-one-contract: contract.arrMinor: “13000000” (€130,000.00) is not what the 2 contracts of “Nordwind” add up to (€120,000.00), which counts. The cell was left out.',
  ]);
});

it('an account without subscriptions keeps its ARR, one with a single subscription means that', () => {
  const book = emptyBook();
  const reports = doImport(
    book,
    accounts(total(80_000_00, '2027-04-01'), ['Helio', 'A2', 9_000_00, '2027-01-31', 'EUR']),
    subscriptions(CORE),
  );
  expect(contracts(book)).toEqual(['- 9000 2027-01-31 EUR', 'S1 80000 2027-03-31 EUR']);
  // The two ends of the one contract are a question, not a second contract.
  expect(reports.map(({ kind }) => kind)).toEqual(['new', 'conflict', 'new']);
});

it('totals that come before, between and after the subscriptions count once', () => {
  const book = emptyBook();
  doImport(book, accounts(total(120_000_00)));
  expect(contracts(book)).toEqual(['- 120000 2027-03-31 EUR']);
  doImport(book, subscriptions(CORE, PLUS));
  expect(contracts(book)).toEqual(['S1 80000 2027-03-31 EUR', 'S2 40000 2027-05-31 -']);
  const [report] = doImport(book, accounts(total(120_000_00)));
  expect(report?.rejected).toEqual([]);
  expect(contracts(book)).toEqual(['S1 80000 2027-03-31 EUR', 'S2 40000 2027-05-31 EUR']);
});

it('a subscription stands in the place of the total that ends about when it does', () => {
  const book = emptyBook();
  doImport(book, accounts(total(80_000_00, '2027-04-01')));
  doImport(book, subscriptions(CORE));
  expect(contracts(book)).toEqual(['S1 80000 2027-03-31 EUR']);
});

it('terms that ended or have not begun are no part of the total', () => {
  const book = emptyBook();
  const reports = doImport(
    book,
    accounts(total(80_000_00)),
    subscriptions(['S0', 'A1', 'Core', 70_000_00, '2025-04-01', '2026-03-31'], CORE, [
      'S9',
      'A1',
      'Core',
      90_000_00,
      '2027-04-01',
      '2028-03-31',
    ]),
  );
  expect(told(reports)).toEqual([]);
  // The currency of the account is that of all its terms.
  expect(contracts(book)).toEqual(['S0 70000 2026-03-31 EUR', 'S1 80000 2027-03-31 EUR', 'S9 90000 2028-03-31 EUR']);
});

it('a renewal list of totals adds nothing; a row of it that is no total is a contract', () => {
  const renewals: TestSheet = {
    name: 'Renewals',
    entities: ['contract'],
    header: ['contract.accountExternalId', 'contract.arrMinor', 'contract.endDate'],
    rows: [['A1', 120_000_00, '2027-03-31']],
  };
  const book = emptyBook();
  const reports = doImport(book, subscriptions(CORE, PLUS), renewals);
  expect(contracts(book)).toEqual(['S1 80000 2027-03-31 -', 'S2 40000 2027-05-31 -']);
  expect(reports.map(({ kind }) => kind)).toEqual(['new', 'new', 'same']);
  doImport(book, { ...renewals, rows: [['A1', 5_000_00, '2027-08-31']] });
  expect(contracts(book)).toContain('- 5000 2027-08-31 -');
});

it('a start on an account list makes no contract of its own beside those with a name', () => {
  const since = (arr: number, start: string): TestSheet => ({
    name: 'Customers',
    entities: ['account', 'contract'],
    header: ['account.name', 'account.externalId', 'contract.arrMinor', 'contract.startDate'],
    rows: [
      ['Nordwind', 'A1', arr, start],
      ['Helio', 'A2', 9_000_00, '2024-02-01'],
    ],
    fingerprint: 'customers',
  });
  for (const [own, arr] of [
    [[CORE, PLUS], 120_000_00],
    [[CORE], 80_000_00],
  ] as const) {
    const book = emptyBook();
    const sheets = [since(arr, '2019-05-01'), subscriptions(...own)];
    expect(told(doImport(book, ...sheets))).toEqual([]);
    expect(contracts(book).length).toBe(own.length + 1);
    expect(doImport(book, ...sheets).map(({ kind }) => kind)).toEqual(['same', 'same', ...own.map(() => 'same')]);
    expect(book.sqlite.prepare("SELECT start_date FROM contract WHERE external_id = 'S1'").pluck().get()).toBe(
      '2026-04-01',
    );
  }
});

it('rows of an account list that differ in their start are the same contracts again when they come again', () => {
  const rows: readonly Row[] = [
    ['Nordwind', 'A1', 80_000_00, '2026-04-01'],
    ['Nordwind', 'A1', 40_000_00, '2026-06-01'],
  ];
  const sheet: TestSheet = {
    ...accounts(),
    header: ['account.name', 'account.externalId', 'contract.arrMinor', 'contract.startDate'],
    rows,
  };
  const book = emptyBook();
  doImport(book, sheet);
  expect(doImport(book, sheet).map(({ kind }) => kind)).toEqual(['same', 'same']);
  expect(book.sqlite.prepare('SELECT count(*) FROM contract').pluck().get()).toBe(2);
});

it('rows of an account list alone are contracts of their own', () => {
  const book = emptyBook();
  doImport(book, accounts(total(80_000_00), total(40_000_00, '2027-09-30')));
  expect(contracts(book)).toEqual(['- 40000 2027-09-30 EUR', '- 80000 2027-03-31 EUR']);
});

it('what an account has by contracts counts, else what its row says', () => {
  const amount = fc.integer({ min: 1, max: 9_000 }).map((major) => major * 100);
  const account = fc.record({ told: amount, parts: fc.array(amount, { maxLength: 4 }) });
  fc.assert(
    fc.property(fc.array(account, { minLength: 1, maxLength: 6 }), (all) => {
      const book = emptyBook();
      const list = accounts(...all.map(({ told: arr }, n): Row => [`Firm ${n} Ltd`, `A${n}`, arr, '2027-03-31', null]));
      const own = subscriptions(
        ...all.flatMap(({ parts }, n) =>
          parts.map((arr, k): Row => [`S${n}.${k}`, `A${n}`, `Part ${k}`, arr, '2026-04-01', '2027-03-31']),
        ),
      );
      doImport(book, list, own);
      const sum = book.sqlite.prepare<[], number>('SELECT sum(arr_minor) FROM contract').pluck().get();
      expect(sum).toBe(
        all.reduce(
          (whole, { told: arr, parts }) => whole + (parts.length === 0 ? arr : parts.reduce((a, b) => a + b, 0)),
          0,
        ),
      );
      book.close();
    }),
    { numRuns: 30 },
  );
});

/** An account list with starts, a list of terms and a tracker, all without a product: each may tell the contract of another. */
const customers = (...rows: readonly Row[]): TestSheet => ({
  name: 'Customers',
  entities: ['account', 'contract'],
  header: ['account.name', 'contract.arrMinor', 'contract.endDate', 'contract.startDate', 'contract.currency'],
  rows: rows.map((row) => [...row, 'EUR']),
});
const terms = (...rows: readonly Row[]): TestSheet => ({
  name: 'Terms',
  entities: ['contract'],
  header: ['contract.accountName', 'contract.startDate', 'contract.endDate', 'contract.arrMinor'],
  rows,
});
const tracker = (...rows: readonly Row[]): TestSheet => ({
  name: 'Tracker',
  entities: ['contract', 'stakeholder'],
  header: ['contract.accountName', 'contract.product', 'contract.startDate', 'contract.arrMinor'],
  rows,
});

it.each([
  [
    'a row meant a contract still to start, and another one runs since',
    [tracker(['Helio', null, '2027-02-01', 1]), customers(['Helio', 2, null, null], ['Helio', 1, null, '2026-01-01'])],
  ],
  [
    'a row gave the only line of an account a start still to come',
    [tracker(['Helio', 'P', null, 1], ['Helio', null, null, 3]), customers(['Helio', 3, null, '2027-02-01'])],
  ],
  [
    'a row meant a term that has ended, and another row of its sheet tells the one that runs',
    [
      tracker(['Quartz', null, null, 1]),
      terms(['Helio', '2024-01-01', '2024-12-31', 1], ['Quartz', '2024-01-01', '2024-12-31', 1]),
      customers(['Helio', 1, null, null], ['Helio', 2, null, '2026-01-01']),
    ],
  ],
  [
    'the currency of a total is that of a term that has ended',
    [terms(['Helio', '2024-01-01', '2024-12-31', 1]), customers(['Helio', 1, '2026-12-31', null])],
  ],
])('the same workbook again means what it meant: %s', (_, sheets) => {
  const book = emptyBook();
  const dump = (): unknown[] => book.sqlite.prepare('SELECT * FROM contract ORDER BY id').all();
  doImport(book, ...sheets);
  const first = dump();
  const again = doImport(book, ...sheets);
  expect(dump()).toEqual(first);
  expect(again.filter(({ kind }) => kind === 'new' || kind === 'changed')).toEqual([]);
});
