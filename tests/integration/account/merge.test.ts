/** Merging accounts and people, moving a person: what moves, what is filled, what imports find later, and the way back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAccounts } from '../../../src/main/account/mergeAccounts.ts';
import { mergePeople } from '../../../src/main/account/mergePeople.ts';
import { movePerson } from '../../../src/main/account/movePerson.ts';
import { originOf } from '../../../src/main/account/originView.ts';
import { editFact, type Edit } from '../../../src/main/book/journal/editFacts.ts';
import { history } from '../../../src/main/book/journal/history.ts';
import { redo, undo } from '../../../src/main/book/journal/undo.ts';
import { type Book, openBook } from '../../../src/main/book/openBook.ts';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { emptyBook, temporaryFolder } from '../../support/books.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';

const AT = '2026-01-10T09:00:00.000Z';

function importSheets(book: Book, ...sheets: readonly TestSheet[]) {
  return importIntoBook(book, {
    sheets: sheets.map((sheet, index) => sheetSource({ ...sheet, sheetIndex: index })),
    files: ['f.xlsx'],
    at: AT,
    date: '2026-01-10',
    choices: NO_CHOICES,
  });
}

const ACCOUNTS: TestSheet = {
  name: 'Accounts',
  entities: ['account'],
  header: ['account.name', 'account.externalId', 'account.domain', 'account.csm', 'account.region', 'Remark'],
  rows: [
    ['Nordwind', 'C-1', 'nordwind.example', 'Ana', null, 'first'],
    ['Nordwind Energie', 'C-2', 'nw-energie.example', 'Ben', 'EMEA', 'second'],
    ['Quartz', 'C-3', null, null, null, null],
  ],
};
const TRACKER: TestSheet = {
  name: 'Contracts',
  entities: ['contract', 'stakeholder'],
  header: [
    'contract.accountName',
    'contract.product',
    'contract.startDate',
    'contract.arrMinor',
    'stakeholder.name',
    'stakeholder.email',
    'stakeholder.roles',
  ],
  rows: [
    ['Nordwind', 'P', '2026-01-01', 100, 'Cleo', 'cleo@nordwind.example', ['champion']],
    ['Nordwind Energie', 'Q', '2026-01-01', 200, 'Cleo Bauer', 'cleo@nw-energie.example', ['decision maker']],
    ['Nordwind Energie', 'Q', '2026-01-01', 200, 'Dan', null, null],
  ],
};
const TOUCHES: TestSheet = {
  name: 'Touches',
  entities: ['touch'],
  header: ['touch.accountName', 'touch.date', 'touch.people'],
  rows: [
    ['Nordwind', '2026-01-02', ['Cleo']],
    ['Nordwind Energie', '2026-01-03', ['Cleo Bauer', 'Dan']],
  ],
};

function twoNordwinds(): Book {
  const book = emptyBook();
  importSheets(book, ACCOUNTS, TRACKER, TOUCHES);
  return book;
}

const idOf = (book: Book, table: string, name: string): string =>
  String(book.sqlite.prepare<[string], { id: number }>(`SELECT id FROM ${table} WHERE name = ?`).get(name)?.id);
const all = (book: Book, sql: string): unknown[] => book.sqlite.prepare(sql).all();

/** Every row of the book but the journal, which only grows; `sources` leaves out what imports keep of their files. */
function rowsOf(book: Book, { sources = true } = {}): string {
  const tables = book.sqlite
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal%' AND name <> 'book_info' ORDER BY name`,
    )
    .all()
    .filter(({ name }) => sources || !/^(import|source_|remembered_|fact_origin)/.test(name));
  return JSON.stringify(
    tables.map(({ name }) => [name, book.sqlite.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all()]),
  );
}

describe('merging two accounts', () => {
  it('moves everything, fills blanks, remembers names, and is one entry of the history', () => {
    const book = twoNordwinds();
    const [keep, gone] = [idOf(book, 'account', 'Nordwind'), idOf(book, 'account', 'Nordwind Energie')];
    const done = mergeAccounts(book, keep, gone, AT);
    expect(done).toMatchObject({
      label: 'Merge of Nordwind Energie into Nordwind',
      fact: { table: 'account', id: keep },
    });
    expect(all(book, 'SELECT name, external_id, csm, region, extra FROM account ORDER BY id')).toEqual([
      { name: 'Nordwind', external_id: 'C-1', csm: 'Ana', region: 'EMEA', extra: '{"Remark":"first"}' },
      { name: 'Quartz', external_id: 'C-3', csm: null, region: null, extra: null },
    ]);
    for (const [table, n] of [
      ['contract', 2],
      ['stakeholder', 3],
      ['touch', 2],
    ] as const)
      expect(book.sqlite.prepare(`SELECT count(*) AS n FROM ${table} WHERE account_id = ?`).get(Number(keep))).toEqual({
        n,
      });
    expect(all(book, 'SELECT kind, value FROM account_alias ORDER BY id')).toEqual([
      { kind: 'name', value: 'Nordwind Energie' },
      { kind: 'external id', value: 'C-2' },
      { kind: 'domain', value: 'nw-energie.example' },
    ]);
    expect(history(book, { offset: 0, limit: 1 }).undo).toEqual({ entryId: done.journalEntryId, label: done.label });
  });

  it('is split again exactly by undo, also with deeds in between, and merged again by redo', () => {
    const book = twoNordwinds();
    const before = rowsOf(book);
    mergeAccounts(book, idOf(book, 'account', 'Nordwind'), idOf(book, 'account', 'Nordwind Energie'), AT);
    const merged = rowsOf(book);
    expect(undo(book, AT).clashes).toEqual([]);
    expect(rowsOf(book)).toBe(before);
    redo(book, AT);
    expect(rowsOf(book)).toBe(merged);
  });

  it('keeps what was edited since and lists it as clashes', () => {
    const book = twoNordwinds();
    const [keep, gone] = [idOf(book, 'account', 'Nordwind'), idOf(book, 'account', 'Nordwind Energie')];
    const { journalEntryId } = mergeAccounts(book, keep, gone, AT);
    const contract = all(book, `SELECT id FROM contract WHERE product = 'Q'`)[0] as { id: number };
    editFact(
      book,
      { label: 'Changed region', at: AT },
      { op: 'update', table: 'account', id: Number(keep), changes: { region: 'APAC' } },
    );
    editFact(
      book,
      { label: 'Changed ARR', at: AT },
      { op: 'update', table: 'contract', id: contract.id, changes: { arr_minor: 7 } },
    );
    const { clashes } = undo(book, AT, journalEntryId);
    expect(clashes).toMatchObject([{ entity: 'account', factId: keep, field: 'region' }]);
    expect(all(book, `SELECT account_id, arr_minor FROM contract WHERE id = ${contract.id}`)).toEqual([
      { account_id: Number(gone), arr_minor: 7 },
    ]);
    expect(all(book, `SELECT region FROM account WHERE id = ${keep}`)).toEqual([{ region: 'APAC' }]);
  });

  it('lets a later import of the old name, id or domain find the kept account', () => {
    for (const words of [
      ['Nordwind Energie GmbH', null, null],
      ['Quite another name', 'C-2', null],
      [null, null, 'https://nw-energie.example/'],
    ]) {
      const book = twoNordwinds();
      const keep = idOf(book, 'account', 'Nordwind');
      mergeAccounts(book, keep, idOf(book, 'account', 'Nordwind Energie'), AT);
      importSheets(book, {
        name: 'New',
        entities: ['account'],
        header: ['account.name', 'account.externalId', 'account.domain', 'account.industry'],
        rows: [[...words, 'Power']],
      });
      expect(all(book, 'SELECT count(*) AS n FROM account')).toEqual([{ n: 2 }]);
      expect(all(book, `SELECT name, external_id, domain, industry FROM account WHERE id = ${keep}`)).toEqual([
        { name: 'Nordwind', external_id: 'C-1', domain: 'nordwind.example', industry: 'Power' },
      ]);
    }
  });

  it('changes nothing when the file that held both is imported again', () => {
    const book = twoNordwinds();
    mergeAccounts(book, idOf(book, 'account', 'Nordwind Energie'), idOf(book, 'account', 'Nordwind'), AT);
    const merged = all(book, 'SELECT * FROM account ORDER BY id');
    const { entryId } = importSheets(book, ACCOUNTS, TRACKER, TOUCHES);
    expect(all(book, 'SELECT * FROM account ORDER BY id')).toEqual(merged);
    expect(entryId).toBeNull();
  });

  it('changes nothing either where the file has names only, whichever row comes first', () => {
    const book = emptyBook();
    const names: TestSheet = {
      name: 'Names',
      entities: ['account'],
      header: ['account.name', 'account.csm', 'Remark'],
      rows: [
        ['Oakline', 'Ana', 'first'],
        ['Oak Line Group', 'Ben', 'second'],
      ],
    };
    importSheets(book, names);
    mergeAccounts(book, idOf(book, 'account', 'Oak Line Group'), idOf(book, 'account', 'Oakline'), AT);
    const merged = rowsOf(book, { sources: false });
    expect(importSheets(book, names).entryId).toBeNull();
    expect(rowsOf(book, { sources: false })).toBe(merged);
  });

  it('still answers where a filled value came from', () => {
    const book = twoNordwinds();
    const keep = idOf(book, 'account', 'Nordwind');
    mergeAccounts(book, keep, idOf(book, 'account', 'Nordwind Energie'), AT);
    const columns = ACCOUNTS.header.map((key, index) => ({ index, header: key, field: { key } }));
    book.sqlite
      .prepare(`UPDATE source_sheet SET mapping = json_set(mapping, '$.columns', json(?)) WHERE sheet = 'Accounts'`)
      .run(JSON.stringify(columns));
    const { fields } = originOf(book, { table: 'account', id: keep });
    expect(fields.find(({ field }) => field === 'csm')).toMatchObject({
      kind: 'file',
      sheet: 'Accounts',
      row: 2,
      raw: 'Ana',
    });
    expect(fields.find(({ field }) => field === 'region')).toMatchObject({
      kind: 'file',
      sheet: 'Accounts',
      row: 3,
      raw: 'EMEA',
    });
    expect(fields.every(({ kind }) => kind === 'file')).toBe(true);
  });

  it('refuses an account that is gone, and an account with itself', () => {
    const book = twoNordwinds();
    const keep = idOf(book, 'account', 'Nordwind');
    expect(() => mergeAccounts(book, keep, keep, AT)).toThrowError(expect.objectContaining({ code: 'merge/not-two' }));
    expect(() => mergeAccounts(book, keep, '99', AT)).toThrowError(
      expect.objectContaining({ code: 'account/not-found' }),
    );
  });
});

describe('merging two people', () => {
  it('lets touches, surveys, usage and lines follow, adds roles up, and splits them again', () => {
    const book = twoNordwinds();
    mergeAccounts(book, idOf(book, 'account', 'Nordwind'), idOf(book, 'account', 'Nordwind Energie'), AT);
    const [keep, gone, dan] = ['Cleo', 'Cleo Bauer', 'Dan'].map((name) => Number(idOf(book, 'stakeholder', name)));
    if (keep === undefined || gone === undefined || dan === undefined) throw new Error('three people');
    const account = Number(idOf(book, 'account', 'Nordwind'));
    const edits: readonly Edit[] = [
      { op: 'update', table: 'stakeholder', id: dan, changes: { reports_to_id: gone, successor_id: gone } },
      {
        op: 'update',
        table: 'stakeholder',
        id: gone,
        changes: { reports_to_id: keep, title: 'COO', support: 1, support_date: '2026-01-01' },
      },
      { op: 'insert', table: 'survey', values: { account_id: account, stakeholder_id: gone, kind: 'NPS', score: 9 } },
      { op: 'insert', table: 'usage', values: { account_id: account, stakeholder_id: gone, events: 4 } },
    ];
    for (const edit of edits) editFact(book, { label: 'x', at: AT }, edit);
    const before = rowsOf(book, { sources: false });
    const { label } = mergePeople(book, String(keep), String(gone), AT);
    expect(label).toBe('Merge of Cleo Bauer into Cleo (Nordwind)');
    expect(
      all(book, 'SELECT name, title, roles, support, support_date, reports_to_id FROM stakeholder ORDER BY id'),
    ).toMatchObject([
      {
        name: 'Cleo',
        title: 'COO',
        roles: '["decision maker","champion"]',
        support: 1,
        support_date: '2026-01-01',
        reports_to_id: null,
      },
      { name: 'Dan', reports_to_id: keep },
    ]);
    expect(all(book, 'SELECT stakeholder_id FROM survey UNION ALL SELECT stakeholder_id FROM usage')).toEqual([
      { stakeholder_id: keep },
      { stakeholder_id: keep },
    ]);
    expect(all(book, `SELECT count(*) AS n FROM touch_person WHERE stakeholder_id = ${keep}`)).toEqual([{ n: 2 }]);
    // Under the old name and address nobody new is made, and the kept name and address stay.
    importSheets(book, {
      name: 'P',
      entities: ['stakeholder'],
      header: ['stakeholder.accountName', 'stakeholder.name', 'stakeholder.email', 'stakeholder.power'],
      rows: [['Nordwind', 'Cleo Bauer', 'cleo@nw-energie.example', 4]],
    });
    expect(all(book, `SELECT name, email, power FROM stakeholder WHERE id <> ${dan}`)).toEqual([
      { name: 'Cleo', email: 'cleo@nordwind.example', power: 4 },
    ]);
    undo(book, AT);
    undo(book, AT);
    expect(rowsOf(book, { sources: false })).toBe(before);
  });

  it('refuses people of two accounts', () => {
    const book = twoNordwinds();
    expect(() =>
      mergePeople(book, idOf(book, 'stakeholder', 'Cleo'), idOf(book, 'stakeholder', 'Dan'), AT),
    ).toThrowError(expect.objectContaining({ code: 'edit/other-account' }));
  });
});

describe('a person who changed company', () => {
  it('is left here on the day and new there, and comes back', () => {
    const book = twoNordwinds();
    const before = rowsOf(book);
    const personId = idOf(book, 'stakeholder', 'Cleo');
    const toAccountId = idOf(book, 'account', 'Quartz');
    const done = movePerson(book, { personId, toAccountId, date: '2026-01-05' }, AT);
    expect(
      all(
        book,
        `SELECT name, account_id, status, left_date, notes, email FROM stakeholder WHERE name = 'Cleo' ORDER BY id`,
      ),
    ).toEqual([
      expect.objectContaining({
        status: 'left',
        left_date: '2026-01-05',
        notes: 'Moved to Quartz on 2026-01-05.',
        email: 'cleo@nordwind.example',
      }),
      {
        name: 'Cleo',
        account_id: Number(toAccountId),
        status: 'active',
        left_date: null,
        notes: 'Came from Nordwind on 2026-01-05.',
        email: null,
      },
    ]);
    expect(() => movePerson(book, { personId: done.fact.id, toAccountId, date: '2026-01-06' }, AT)).toThrowError(
      expect.objectContaining({ code: 'merge/same-account' }),
    );
    undo(book, AT);
    expect(rowsOf(book)).toBe(before);
  });
});

/** Deeds name facts by position among those there, so that they fit any book. */
const deed = fc.oneof(
  fc.record({
    kind: fc.constantFrom('merge' as const, 'mergePeople' as const, 'move' as const),
    nth: fc.nat(5),
    other: fc.nat(5),
  }),
  fc.record({
    kind: fc.constant('edit' as const),
    table: fc.constantFrom('account', 'contract', 'stakeholder'),
    nth: fc.nat(5),
    value: fc.constantFrom('x', 'y', null),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    table: fc.constantFrom('contract', 'stakeholder', 'touch'),
    nth: fc.nat(5),
  }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
const COLUMN: Readonly<Record<string, string>> = { account: 'csm', contract: 'product', stakeholder: 'title' };

function perform(book: Book, one: Deed): void {
  const table = 'table' in one ? one.table : one.kind === 'merge' ? 'account' : 'stakeholder';
  const ids = (all(book, `SELECT id FROM ${table} ORDER BY id`) as { id: number }[]).map(({ id }) => id);
  const id = ids[one.nth % Math.max(1, ids.length)];
  if (id === undefined) return;
  if ('value' in one)
    editFact(
      book,
      { label: 'edit', at: AT },
      { op: 'update', table, id, changes: { [COLUMN[table] ?? '']: one.value } },
    );
  else if ('table' in one) editFact(book, { label: 'delete', at: AT }, { op: 'delete', table, id });
  else if (one.kind === 'move') {
    const accounts = all(
      book,
      `SELECT id FROM account WHERE id <> (SELECT account_id FROM stakeholder WHERE id = ${id}) ORDER BY id`,
    ) as { id: number }[];
    const to = accounts[one.other % Math.max(1, accounts.length)];
    if (to !== undefined)
      movePerson(book, { personId: String(id), toAccountId: String(to.id), date: '2026-01-05' }, AT);
  } else {
    const mates =
      one.kind === 'merge'
        ? ids
        : (
            all(
              book,
              `SELECT id FROM stakeholder WHERE account_id = (SELECT account_id FROM stakeholder WHERE id = ${id}) ORDER BY id`,
            ) as { id: number }[]
          ).map((row) => row.id);
    const other = mates.filter((mate) => mate !== id)[one.other % Math.max(1, mates.length - 1)];
    if (other !== undefined) (one.kind === 'merge' ? mergeAccounts : mergePeople)(book, String(id), String(other), AT);
  }
}

function withBook(use: (book: Book) => void): void {
  const book = openBook(`${temporaryFolder()}/T.qbook`, { create: true });
  book.sqlite.pragma('synchronous = OFF');
  try {
    importSheets(book, ACCOUNTS, TRACKER, TOUCHES);
    use(book);
    expect(book.sqlite.pragma('foreign_key_check')).toEqual([]);
  } finally {
    book.close();
  }
}

const standing = (book: Book): readonly string[] =>
  (
    all(book, `SELECT id FROM journal_entry WHERE kind IN ('edit', 'merge') AND undone_by_id IS NULL ORDER BY id`) as {
      id: number;
    }[]
  ).map(({ id }) => String(id));

describe('random merges, moves and edits', () => {
  it('go back step by step through exactly the same states, and forward again', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 5 }), (deeds) =>
        withBook((book) => {
          const states = [rowsOf(book)];
          for (const one of deeds) {
            const before = standing(book).length;
            perform(book, one);
            if (standing(book).length > before) states.push(rowsOf(book));
          }
          for (let step = states.length - 1; step > 0; step -= 1) {
            expect(undo(book, AT).clashes).toEqual([]);
            expect(rowsOf(book)).toBe(states[step - 1]);
          }
          for (let step = 1; step < states.length; step += 1) {
            redo(book, AT);
            expect(rowsOf(book)).toBe(states[step]);
          }
        }),
      ),
      { numRuns: 50 },
    );
  });

  it('never break the book in whatever order they are undone, the import among them', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { minLength: 2, maxLength: 5 }),
        fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }),
        (deeds, picks) =>
          withBook((book) => {
            for (const one of deeds) perform(book, one);
            const left = (): readonly string[] =>
              (
                all(
                  book,
                  `SELECT id FROM journal_entry WHERE kind NOT IN ('undo', 'redo') AND undone_by_id IS NULL ORDER BY id`,
                ) as { id: number }[]
              ).map(({ id }) => String(id));
            for (const pick of picks) {
              const ids = left();
              if (ids.length > 0) undo(book, AT, ids[pick % ids.length] ?? null);
            }
            while (left().length > 0) undo(book, AT);
            for (const table of [
              'account',
              'account_alias',
              'contract',
              'stakeholder',
              'stakeholder_alias',
              'touch',
              'touch_person',
            ])
              expect(all(book, `SELECT * FROM ${table}`)).toEqual([]);
          }),
      ),
      { numRuns: 50 },
    );
  });
});
