/**
 * The promise of undo as a property: whatever was imported and edited, in whatever order deeds are taken back, the book is
 * what the standing deeds alone make of it; and a preview says exactly what the commit does.
 */
import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entity } from '../../../src/shared/fields/types.ts';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { scratchBook } from '../../../src/main/book/importing/scratchBook.ts';
import { editFact, type Edit } from '../../../src/main/book/journal/editFacts.ts';
import { redo, undo } from '../../../src/main/book/journal/undo.ts';
import { openBook, type Book } from '../../../src/main/book/openBook.ts';
import { temporaryFolder } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const AT = '2026-01-10T09:00:00.000Z';
const name = fc.constantFrom('Nordwind', 'Helioscope', 'Quartz', 'Möbel Krause');
const person = fc.constantFrom('Ana', 'Ben', 'Cleo');
const text = fc.constantFrom('x', 'y', '(clear)');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 2 });
const day = fc.constantFrom('2026-01-01', '2026-02-01');

const sheets: readonly fc.Arbitrary<TestSheet>[] = [
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
  fc.array(fc.tuple(name, maybe(person), maybe(person)), { minLength: 1, maxLength: 3 }).map((rows) => ({
    name: 'People',
    entities: ['stakeholder'],
    header: ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.reportsTo'],
    rows,
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

/** Edits name facts by position among those there, so that they fit any book. */
type Deed =
  | { readonly kind: 'import'; readonly sheets: readonly TestSheet[] }
  | {
      readonly kind: 'update';
      readonly table: Entity;
      readonly nth: number;
      readonly column: string;
      readonly value: string | number | null;
    }
  | { readonly kind: 'delete'; readonly table: Entity; readonly nth: number }
  | { readonly kind: 'insert'; readonly nth: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(...sheets), { minLength: 1, maxLength: 3 })
      .map((list): Deed => ({ kind: 'import', sheets: list })),
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
);

function perform(book: Book, one: Deed): void {
  if (one.kind === 'import') {
    importIntoBook(book, {
      sheets: one.sheets.map((sheet, index) => sheetSource({ ...sheet, sheetIndex: index })),
      files: ['f.xlsx'],
      at: AT,
      date: '2026-01-10',
      choices: NO_CHOICES,
    });
    return;
  }
  const edit = editOf(book, one);
  if (edit !== null) editFact(book, { label: one.kind, at: AT }, edit);
}

function editOf(book: Book, one: Exclude<Deed, { kind: 'import' }>): Edit | null {
  const table = one.kind === 'insert' ? 'account' : one.table;
  const ids = book.sqlite.prepare<[], { id: number }>(`SELECT id FROM ${table} ORDER BY id`).all();
  const id = ids.length === 0 ? undefined : ids[one.nth % ids.length]?.id;
  if (id === undefined) return null;
  if (one.kind === 'update') return { op: 'update', table, id, changes: { [one.column]: one.value } };
  if (one.kind === 'delete') return { op: 'delete', table, id };
  return { op: 'insert', table: 'pulse', values: { account_id: id, value: 3, reason: 'r', date: '2026-01-02' } };
}

const TABLES = [
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
function dump(book: Book): string {
  return JSON.stringify(
    TABLES.map((table) => [table, book.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
}

function withBook(use: (book: Book, folder: string) => void): void {
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

function standing(book: Book): string[] {
  return book.sqlite
    .prepare<[], { id: number }>(
      `SELECT id FROM journal_entry WHERE kind IN ('import', 'edit') AND undone_by_id IS NULL ORDER BY id`,
    )
    .all()
    .map((row) => String(row.id));
}

test('undoing step by step goes back through exactly the same states, and redo forward again', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 5 }), (deeds) =>
      withBook((book) => {
        const states = [dump(book)];
        for (const one of deeds) {
          const before = standing(book).length;
          perform(book, one);
          if (standing(book).length > before) states.push(dump(book));
        }
        for (let step = states.length - 1; step > 0; step -= 1) {
          expect(dump(book)).toBe(states[step]);
          expect(undo(book, AT).clashes).toEqual([]);
          expect(dump(book)).toBe(states[step - 1]);
        }
        for (let step = 1; step < states.length; step += 1) {
          redo(book, AT);
          expect(dump(book)).toBe(states[step]);
        }
      }),
    ),
    { numRuns: 60 },
  );
});

test('undoing everything in any order ends where it began', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { minLength: 2, maxLength: 5 }),
      fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }),
      (deeds, picks) =>
        withBook((book) => {
          const empty = dump(book);
          for (const one of deeds) perform(book, one);
          for (const pick of picks) {
            const left = standing(book);
            if (left.length === 0) break;
            undo(book, AT, left[pick % left.length] ?? null);
          }
          while (standing(book).length > 0) undo(book, AT);
          expect(dump(book)).toBe(empty);
        }),
    ),
    { numRuns: 60 },
  );
});

/** What the standing imports say of the accounts, the later ones over the earlier; a first row speaks for its whole sheet. */
function saidOf(standingImports: readonly (readonly (readonly [string, string | null])[])[]): Map<string, unknown> {
  const said = new Map<string, unknown>();
  for (const rows of standingImports) {
    const own = new Map<string, string | null>();
    for (const [account, csm] of rows) if ((own.get(account) ?? null) === null) own.set(account, csm);
    for (const [account, csm] of own) {
      if (csm !== null) said.set(account, csm === '(clear)' ? null : csm);
      else if (!said.has(account)) said.set(account, undefined);
    }
  }
  return said;
}

test('after any undo the book holds what the standing imports say, also what an undone one said first', () => {
  const rows = fc.array(fc.tuple(name, maybe(text)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(rows, { minLength: 2, maxLength: 5 }),
      fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }),
      (files, picks) =>
        withBook((book) => {
          const empty = dump(book);
          let imports = files.flatMap((list) => {
            const sheet: TestSheet = { entities: ['account'], header: ['account.name', 'account.csm'], rows: list };
            const { entryId } = importIntoBook(book, {
              sheets: [sheetSource(sheet)],
              files: ['f.xlsx'],
              at: AT,
              date: '2026-01-10',
              choices: NO_CHOICES,
            });
            return entryId === null ? [] : [{ entryId, list }];
          });
          for (const pick of picks) {
            const gone = imports[pick % imports.length];
            if (gone === undefined) break;
            undo(book, AT, gone.entryId);
            imports = imports.filter((one) => one !== gone);
            const said = saidOf(imports.map((one) => one.list));
            const accounts = book.sqlite
              .prepare<[], { name: string; csm: string | null }>('SELECT name, csm FROM account')
              .all();
            expect(accounts.map((account) => account.name).sort()).toEqual([...said.keys()].sort());
            for (const { name: account, csm } of accounts) {
              const expected = said.get(account);
              // A fact that stays stays whole: nobody standing speaks for this field.
              if (expected !== undefined) expect([account, csm]).toEqual([account, expected]);
            }
          }
          while (standing(book).length > 0) undo(book, AT);
          expect(dump(book)).toBe(empty);
        }),
    ),
    { numRuns: 120 },
  );
});

test('undoing an import keeps every value edited since', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(...sheets), { minLength: 1, maxLength: 3 }),
      fc.array(
        deed.filter((one) => one.kind === 'update'),
        { minLength: 1, maxLength: 4 },
      ),
      (list, edits) =>
        withBook((book) => {
          perform(book, { kind: 'import', sheets: list });
          if (standing(book).length === 0) return;
          const values = new Map<string, unknown>();
          for (const one of edits) {
            const edit = editOf(book, one as Extract<Deed, { kind: 'update' }>);
            if (edit === null || edit.op !== 'update') continue;
            const { entryId } = editFact(book, { label: 'edit', at: AT }, edit);
            if (entryId !== null)
              values.set(`${edit.table} ${edit.id} ${Object.keys(edit.changes)[0]}`, Object.values(edit.changes)[0]);
          }
          const first = standing(book)[0] ?? null;
          const { clashes } = undo(book, AT, first);
          for (const [key, value] of values) {
            const [table, id, column] = key.split(' ');
            expect(book.sqlite.prepare(`SELECT ${column} AS value FROM ${table} WHERE id = ?`).get(Number(id))).toEqual(
              { value },
            );
            expect(clashes.some((clash) => clash.entity === table && clash.factId === id)).toBe(true);
          }
        }),
    ),
    { numRuns: 60 },
  );
});

test('importing twice changes nothing, and a preview says what the commit does', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 3 }),
      fc.array(fc.oneof(...sheets), { minLength: 1, maxLength: 3 }),
      (deeds, list) =>
        withBook((book, folder) => {
          for (const one of deeds) perform(book, one);
          const request = {
            sheets: list.map((sheet, index) => sheetSource({ ...sheet, sheetIndex: index })),
            files: ['f.xlsx'],
            at: AT,
            date: '2026-01-10',
            choices: NO_CHOICES,
          };
          const scratch = scratchBook(book, join(folder, 'scratch.qbook'));
          const preview = importIntoBook(scratch.book, request);
          const previewed = dump(scratch.book);
          scratch.dispose();
          const commit = importIntoBook(book, request);
          expect(commit.result).toEqual(preview.result);
          expect(dump(book)).toBe(previewed);
          const again = importIntoBook(book, request);
          expect(dump(book)).toBe(previewed);
          expect(again.entryId).toBeNull();
          for (const sheet of again.result.sheets) expect([sheet.new, sheet.changed]).toEqual([0, 0]);
        }),
    ),
    { numRuns: 60 },
  );
});
