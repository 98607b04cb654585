/**
 * Random deeds on a book for the properties of undo: imports of every kind of sheet with every policy and answer, edits by
 * hand, merges, people who moved, settings, rates and versions of the score model; and what a book holds, as one text.
 */
import fc from 'fast-check';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Entity } from '../../../src/shared/fields/types.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { FIELD_POLICIES, type VanishedDecision } from '../../../src/shared/contract/imports.ts';
import { mergeAccounts } from '../../../src/main/account/mergeAccounts.ts';
import { mergePeople } from '../../../src/main/account/mergePeople.ts';
import { movePerson } from '../../../src/main/account/movePerson.ts';
import { importIntoBook, NO_CHOICES, type Choices } from '../../../src/main/import/apply/importIntoBook.ts';
import { editFact, type Edit } from '../../../src/main/book/journal/editFacts.ts';
import { openBook, type Book } from '../../../src/main/book/openBook.ts';
import { addModel } from '../../../src/main/book/repositories/models.ts';
import { saveRates } from '../../../src/main/settings/rateList.ts';
import { writeSettings } from '../../../src/main/book/repositories/settings.ts';
import { temporaryFolder } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

export const AT = '2026-01-10T09:00:00.000Z';
export const name = fc.constantFrom('Nordwind', 'Helioscope', 'Quartz', 'Möbel Krause');
const person = fc.constantFrom('Ana', 'Ben', 'Cleo');
export const text = fc.constantFrom('x', 'y', '(clear)');
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 2 });
const day = fc.constantFrom('2026-01-01', '2026-02-01');

export const sheets: readonly fc.Arbitrary<TestSheet>[] = [
  fc
    .array(
      fc.tuple(name, maybe(text), maybe(fc.constantFrom('churned', 'active')), maybe(fc.constantFrom('note', 'other'))),
      { minLength: 1, maxLength: 4 },
    )
    .map((rows) => ({
      name: 'Accounts',
      entities: ['account'],
      header: ['account.name', 'account.csm', 'account.status', 'Remark'],
      rows,
    })),
  fc
    .array(
      fc.tuple(
        name,
        maybe(fc.constantFrom('P', 'Q')),
        maybe(day),
        fc.integer({ min: 1, max: 3 }),
        maybe(person),
        maybe(fc.constantFrom(['champion'], ['decision maker'])),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((rows) => ({
      name: 'Tracker',
      entities: ['contract', 'stakeholder'],
      header: [
        'contract.accountName',
        'contract.product',
        'contract.startDate',
        'contract.arrMinor',
        'stakeholder.name',
        'stakeholder.roles',
      ],
      rows: rows.map(([account, product, start, arr, who, roles]) => [
        account,
        product,
        start,
        arr,
        who,
        who === null ? null : roles,
      ]),
    })),
  fc
    .array(fc.tuple(name, day, maybe(fc.uniqueArray(person, { minLength: 1, maxLength: 2 }))), {
      minLength: 1,
      maxLength: 3,
    })
    .map((rows) => ({
      name: 'Touches',
      entities: ['touch'],
      header: ['touch.accountName', 'touch.date', 'touch.people'],
      rows,
    })),
  fc.array(fc.tuple(name, maybe(person), maybe(person), fc.boolean()), { minLength: 1, maxLength: 3 }).map((rows) => ({
    name: 'People',
    entities: ['stakeholder'],
    header: ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.reportsTo', 'stakeholder.email'],
    rows: rows.map(([account, who, boss, hasEmail]) => [
      account,
      who,
      boss,
      hasEmail && who !== null ? `${who.toLowerCase()}@mail.example` : null,
    ]),
  })),
  fc
    .array(fc.tuple(name, maybe(person), day, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 3 })
    .map((rows) => ({
      name: 'Usage',
      entities: ['usage'],
      header: ['usage.accountName', 'usage.stakeholderName', 'usage.periodStartDate', 'usage.activeUsers'],
      rows,
    })),
];

/** Account lists with totals, and the terms behind them: which contract a row means hangs on the other sheets. */
const totalsAndTerms: readonly fc.Arbitrary<TestSheet>[] = [
  fc
    .array(
      fc.tuple(name, fc.integer({ min: 1, max: 3 }), maybe(fc.constantFrom('2026-12-31', '2027-06-30')), maybe(day)),
      { minLength: 1, maxLength: 4 },
    )
    .map((rows) => ({
      name: 'Customers',
      entities: ['account', 'contract'],
      header: ['account.name', 'contract.arrMinor', 'contract.endDate', 'contract.startDate', 'contract.currency'],
      rows: rows.map((row) => [...row, 'EUR']),
    })),
  fc
    .array(
      fc.tuple(
        name,
        maybe(fc.constantFrom('P', 'Q')),
        fc.constantFrom(2024, 2025, 2026),
        fc.integer({ min: 1, max: 3 }),
        maybe(fc.constantFrom('pending', 'churned', 'ended')),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((rows) => ({
      name: 'Terms',
      entities: ['contract'],
      header: [
        'contract.accountName',
        'contract.product',
        'contract.startDate',
        'contract.endDate',
        'contract.arrMinor',
        'contract.outcome',
      ],
      rows: rows.map(([account, product, year, arr, outcome]) => [
        account,
        product,
        `${year}-01-01`,
        `${year}-12-31`,
        arr,
        outcome,
      ]),
    })),
];

/** Further kinds of facts, all of one account. */
const others: readonly fc.Arbitrary<TestSheet>[] = [
  fc
    .array(fc.tuple(name, fc.constantFrom('Go live', 'Roll out'), maybe(day)), { minLength: 1, maxLength: 3 })
    .map((rows) => ({
      name: 'Milestones',
      entities: ['milestone'],
      header: ['milestone.accountName', 'milestone.title', 'milestone.dueDate'],
      rows,
    })),
  fc.array(fc.tuple(name, day, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 3 }).map((rows) => ({
    name: 'Pulses',
    entities: ['pulse'],
    header: ['pulse.accountName', 'pulse.date', 'pulse.value'],
    rows,
  })),
  fc.array(fc.tuple(name, fc.constantFrom('T1', 'T2'), maybe(day)), { minLength: 1, maxLength: 3 }).map((rows) => ({
    name: 'Tickets',
    entities: ['ticket'],
    header: ['ticket.accountName', 'ticket.externalId', 'ticket.closedDate'],
    rows,
  })),
  fc.array(fc.tuple(name, maybe(person), day, maybe(fc.nat(10))), { minLength: 1, maxLength: 3 }).map((rows) => ({
    name: 'Surveys',
    entities: ['survey'],
    header: ['survey.accountName', 'survey.stakeholderName', 'survey.askedDate', 'survey.score'],
    rows: rows.map(([account, who, asked, score]) => [account, who, asked, score]),
  })),
];

/** What a person answers to an import. */
interface Answers {
  readonly policy: (typeof FIELD_POLICIES)[number];
  readonly isFullExport: boolean;
  readonly vanished: VanishedDecision;
  readonly conflicts: 'mine' | 'theirs' | undefined;
  readonly moved: boolean;
}

const answers: fc.Arbitrary<Answers> = fc.record({
  policy: fc.constantFrom(...FIELD_POLICIES),
  isFullExport: fc.boolean(),
  vanished: fc.constantFrom<VanishedDecision>(
    { take: 'ignore' },
    { take: 'flag' },
    { take: 'churned', date: '2026-01-09', churnClass: 'good fit foreseen' },
    { take: 'left', date: '2026-01-09' },
  ),
  conflicts: fc.constantFrom('mine', 'theirs', undefined),
  moved: fc.boolean(),
});

function choicesOf({ vanished, conflicts, moved }: Answers): Choices {
  // Whoever is offered as having moved, has.
  const everybody = new Map([['', 'moved' as const]]);
  everybody.get = () => 'moved';
  return {
    ...NO_CHOICES,
    vanished: () => vanished,
    conflict: () => conflicts,
    moves: moved ? everybody : NO_CHOICES.moves,
  };
}

/** Edits name facts by position among those there, so that they fit any book. */
export type Deed =
  | { readonly kind: 'import'; readonly sheets: readonly TestSheet[]; readonly answers?: Answers }
  | {
      readonly kind: 'update';
      readonly table: Entity;
      readonly nth: number;
      readonly column: string;
      readonly value: string | number | null;
    }
  | { readonly kind: 'delete'; readonly table: Entity; readonly nth: number }
  | { readonly kind: 'insert'; readonly nth: number }
  | { readonly kind: 'merge'; readonly table: 'account' | 'stakeholder'; readonly nth: number; readonly other: number }
  | { readonly kind: 'move'; readonly nth: number; readonly other: number }
  | { readonly kind: 'setting'; readonly key: string; readonly value: number }
  | { readonly kind: 'rates'; readonly days: readonly string[]; readonly rate: number }
  | { readonly kind: 'model' };

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.array(fc.oneof(...sheets, ...others, ...totalsAndTerms), { minLength: 1, maxLength: 3 }),
        fc.option(answers, { nil: undefined }),
      )
      .map(([list, said]): Deed => ({
        kind: 'import',
        sheets: list,
        ...(said === undefined ? {} : { answers: said }),
      })),
  },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({
        kind: fc.constant('update' as const),
        table: fc.constant<Entity>('account'),
        nth: fc.nat(5),
        column: fc.constantFrom('csm', 'segment'),
        value: fc.constantFrom('mine', 'x', null),
      }),
      fc.record({
        kind: fc.constant('update' as const),
        table: fc.constant<Entity>('contract'),
        nth: fc.nat(5),
        column: fc.constant('arr_minor'),
        value: fc.constantFrom(7, 1, null),
      }),
      fc.record({
        kind: fc.constant('update' as const),
        table: fc.constant<Entity>('stakeholder'),
        nth: fc.nat(5),
        column: fc.constantFrom('title', 'notes'),
        value: fc.constantFrom('CTO', null),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      table: fc.constantFrom<Entity>('account', 'contract', 'stakeholder', 'touch'),
      nth: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('insert' as const), nth: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      table: fc.constantFrom('account', 'stakeholder'),
      nth: fc.nat(5),
      other: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), nth: fc.nat(5), other: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({
        kind: fc.constant('setting' as const),
        key: fc.constantFrom('book.fiscalYearStartMonth', 'book.other'),
        value: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constant('rates' as const),
        days: fc.uniqueArray(day, { maxLength: 2 }),
        rate: fc.constantFrom(1.5, 2),
      }),
      fc.record({ kind: fc.constant('model' as const) }),
    ),
  },
);

const NAMES = ['Nordwind', 'Helioscope', 'Quartz', 'Möbel Krause'];
const PEOPLE = ['Ana', 'Ben', 'Cleo', 'Ana'];
const accountSheet = (names: readonly string[]): TestSheet => ({
  name: 'Accounts',
  entities: ['account'],
  header: ['account.name', 'account.csm', 'account.status', 'Remark'],
  rows: names.map((one) => [one, 'x', null, null]),
});
const peopleSheet = (rows: readonly (readonly [account: string, who: string])[]): TestSheet => ({
  name: 'People',
  entities: ['stakeholder'],
  header: ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.reportsTo', 'stakeholder.email'],
  rows: rows.map(([account, who]) => [account, who, null, `${who.toLowerCase()}@mail.example`]),
});

/** A book with something in it: what merges, moves and vanished rows need. */
const START: Deed = {
  kind: 'import',
  sheets: [
    accountSheet(NAMES),
    {
      name: 'Contracts',
      entities: ['contract'],
      header: ['contract.accountName', 'contract.product', 'contract.startDate', 'contract.arrMinor'],
      rows: NAMES.map((one, n) => [one, 'P', '2026-01-01', n]),
    },
    peopleSheet(NAMES.slice(0, 3).map((one, n) => [one, PEOPLE[n] ?? ''])),
  ],
};

/** The same exports again with rows missing, and people at another account. */
const nextExport: fc.Arbitrary<Deed> = fc
  .tuple(fc.subarray(NAMES, { minLength: 1 }), fc.subarray(NAMES, { minLength: 1 }), fc.nat(3), answers)
  .map(([accounts, employers, shift, said]) => ({
    kind: 'import',
    sheets: [
      accountSheet(accounts),
      peopleSheet(employers.map((one, n) => [one, PEOPLE[(n + shift) % PEOPLE.length] ?? ''])),
    ],
    answers: said,
  }));

/** Some deeds in a row; most begin with a book that holds something. */
export function deedsOf(minLength: number, maxLength: number): fc.Arbitrary<readonly Deed[]> {
  const one = fc.oneof({ weight: 3, arbitrary: deed }, { weight: 1, arbitrary: nextExport });
  return fc
    .tuple(fc.constantFrom(true, true, true, false), fc.array(one, { minLength, maxLength }))
    .map(([isFilled, deeds]) => (isFilled ? [START, ...deeds] : deeds));
}

export function perform(book: Book, one: Deed): void {
  switch (one.kind) {
    case 'import': {
      const { answers: said } = one;
      const how = said === undefined ? {} : { policy: said.policy, isFullExport: said.isFullExport };
      importIntoBook(book, {
        sheets: one.sheets.map((sheet, index) => sheetSource({ ...sheet, sheetIndex: index, ...how })),
        files: ['f.xlsx'],
        at: AT,
        date: '2026-01-10',
        choices: said === undefined ? NO_CHOICES : choicesOf(said),
      });
      return;
    }
    case 'merge': {
      const [keep, gone] = [idAt(book, one.table, one.nth), idAt(book, one.table, one.other)];
      if (keep === undefined || gone === undefined || keep === gone) return;
      if (one.table === 'account') mergeAccounts(book, String(keep), String(gone), AT);
      else if (accountOf(book, keep) === accountOf(book, gone)) mergePeople(book, String(keep), String(gone), AT);
      return;
    }
    case 'move': {
      const [who, account] = [idAt(book, 'stakeholder', one.nth), idAt(book, 'account', one.other)];
      if (who === undefined || account === undefined || accountOf(book, who) === account) return;
      movePerson(book, { personId: String(who), toAccountId: String(account), date: '2026-01-08' }, AT);
      return;
    }
    case 'setting':
      return writeSettings(book, { [one.key]: one.value }, { label: 'setting', at: AT });
    case 'rates': {
      const rates = one.days.map((fromDate) => ({ fromCurrency: 'USD', toCurrency: 'EUR', fromDate, rate: one.rate }));
      return saveRates(book, rates, AT);
    }
    case 'model':
      return void addModel(book, { body: DEFAULT_MODEL, fromDate: '2026-01-01', createdAt: AT, note: null });
    default: {
      const edit = editOf(book, one);
      if (edit !== null) editFact(book, { label: one.kind, at: AT }, edit);
    }
  }
}

/** The nth fact of those there, beginning anew after the last. */
function idAt({ sqlite }: Book, table: string, nth: number): number | undefined {
  const ids = sqlite.prepare<[], { id: number }>(`SELECT id FROM ${table} ORDER BY id`).all();
  return ids.length === 0 ? undefined : ids[nth % ids.length]?.id;
}

function accountOf({ sqlite }: Book, personId: number): number | undefined {
  return sqlite
    .prepare<[number], { account: number }>('SELECT account_id AS account FROM stakeholder WHERE id = ?')
    .get(personId)?.account;
}

export function editOf(book: Book, one: Extract<Deed, { kind: 'update' | 'delete' | 'insert' }>): Edit | null {
  const table = one.kind === 'insert' ? 'account' : one.table;
  const id = idAt(book, table, one.nth);
  if (id === undefined) return null;
  if (one.kind === 'update') return { op: 'update', table, id, changes: { [one.column]: one.value } };
  if (one.kind === 'delete') return { op: 'delete', table, id };
  return { op: 'insert', table: 'pulse', values: { account_id: id, value: 3, reason: 'r', date: '2026-01-02' } };
}

/** What tells the story of a book rather than what it holds: undo adds to it. */
const STORY = /^(journal_|import$|source_|rejected_cell|fact_origin|remembered_mapping|book_info|sqlite_)/;

export function dump({ sqlite }: Book): string {
  const tables = sqlite
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
    .filter(({ name: table }) => !STORY.test(table));
  // A rate is told by its pair and day.
  const columns = (table: string): string =>
    table === 'exchange_rate' ? 'from_date, from_currency, to_currency, rate' : '*';
  return JSON.stringify(
    tables.map(({ name: table }) => [
      table,
      sqlite.prepare(`SELECT ${columns(table)} FROM ${table} ORDER BY 1, 2`).all(),
    ]),
  );
}

export function withBook(use: (book: Book, folder: string) => void): void {
  const folder = temporaryFolder();
  const book = openBook(join(folder, 'T.qbook'), { create: true });
  book.sqlite.pragma('synchronous = OFF');
  try {
    use(book, folder);
    expect(book.sqlite.pragma('foreign_key_check')).toEqual([]);
  } finally {
    book.close();
  }
}

export function standing(book: Book): string[] {
  return book.sqlite
    .prepare<[], { id: number }>(
      `SELECT id FROM journal_entry WHERE kind NOT IN ('undo', 'redo') AND undone_by_id IS NULL ORDER BY id`,
    )
    .all()
    .map((row) => String(row.id));
}
