import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { run as importRun } from '../../../src/main/commands/import.ts';
import { run as inspectRun } from '../../../src/main/commands/inspect.ts';
import { run as rowsRun } from '../../../src/main/commands/rows.ts';
import { run as undoRun } from '../../../src/main/commands/undo.ts';
import type { CommandEnv, RunCommand } from '../../../src/main/commands/command.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import type { Host } from '../../../src/main/hosts/host.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import { fingerprintOf } from '../../../src/shared/fields/fingerprint.ts';
import { temporaryFolder } from '../../support/books.ts';
import { makeXlsx } from '../../support/makeXlsx.ts';

const parser = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'parser.ts');
let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});

/** Runs a command as the frame does; answers its JSON. */
async function json(run: RunCommand, ...args: readonly string[]): Promise<Record<string, unknown>> {
  return JSON.parse(await printed(run, ...args, '--json')) as Record<string, unknown>;
}

/** What a command prints on standard output. */
async function printed(run: RunCommand, ...args: readonly string[]): Promise<string> {
  const { text, refusal } = await outcome(run, ...args);
  if (refusal !== null) throw refusal;
  return text;
}

/** What a command prints on standard output, and what it refuses with. */
async function outcome(
  run: RunCommand,
  ...args: readonly string[]
): Promise<{ readonly text: string; readonly refusal: unknown }> {
  let text = '';
  let refusal: unknown = null;
  const temporary = temporaryFolder();
  const host = {
    folders: { temporary, backups: join(folder, 'backups') },
    startParser: () => startNodeParser(parser),
    rowsEntry: join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'rows.ts'),
  } as unknown as Host;
  const env = {
    programFolder: '',
    out: (line: string) => {
      text += line;
    },
    note: () => undefined,
    host: async () => host,
  } as unknown as CommandEnv;
  try {
    await run(args, env);
  } catch (error) {
    refusal = error;
  }
  expect(readdirSync(temporary)).toEqual([]);
  return { text, refusal };
}

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** A flat OpenDocument table of texts; those that begin with "=" are formulas with a saved result. */
function fods(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string =>
    text.startsWith('=')
      ? `<table:table-cell table:formula="of:${text}" office:value-type="float" office:value="10"><text:p>10</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const lines = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`);
  const names = ['office', 'table', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return `<?xml version="1.0"?><office:document ${names.join(' ')} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="Opportunities">${lines.join('')}</table:table></office:spreadsheet></office:body></office:document>`;
}

const ACCOUNTS =
  'Account Name,Account ID,CSM,Renewal Date,ARR\nNordwind AG,A1,Ana,2027-03-31,$12000\nHelioscope Inc,A2,Ben,2027-06-30,$30000\n';

test('import, import again, undo: the JSON of the command line', async () => {
  const book = join(folder, 'b.qbook');
  const accounts = file('accounts.csv', ACCOUNTS);
  const first = await json(importRun, accounts, '--book', book);
  expect(first).toMatchObject({
    importId: '1',
    sheets: [
      {
        file: 'accounts.csv',
        entities: ['account', 'contract'],
        rows: 2,
        new: 2,
        changed: 0,
        same: 0,
        conflict: 0,
        vanished: 0,
        rejected: 0,
      },
    ],
    rejected: [],
    arrBefore: 0,
    arrAfter: 4_200_000,
  });
  expect(typeof first['seconds']).toBe('number');
  expect(await json(importRun, accounts, '--book', book)).toMatchObject({
    importId: '2',
    sheets: [{ new: 0, changed: 0, same: 2 }],
    arrBefore: 4_200_000,
    arrAfter: 4_200_000,
  });
  expect(await json(undoRun, '--book', book)).toMatchObject({ reverted: 4, kept: 0, clashes: [] });
  await expect(json(undoRun, '--book', book)).rejects.toMatchObject({ code: 'history/nothing-to-undo' });
});

test('the command line says what it left undecided, what is gone from a full export, and which rows repeat others', async () => {
  const book = join(folder, 'b.qbook');
  const header = 'Account Name,Account ID,CSM,Segment';
  const before = file(
    'before.csv',
    [header, 'Nordwind AG,A1,Ana,SMB', 'Helioscope,A2,Ben,SMB', 'Quill,A3,,SMB'].join('\n'),
  );
  await json(importRun, before, '--book', book);
  const after = file(
    'after.csv',
    [header, 'Nordwind AG,A1,Ana,SMB', 'Nordwind AG,A1,Ben,SMB', 'Quill,A3,,SMB'].join('\n'),
  );
  const text = await printed(importRun, after, '--book', book);
  expect(text).toContain(
    '1 row differs from what was typed in the book or from an earlier row of the import. What is on file stays',
  );
  expect(text).toContain('No longer in the file, and kept as they are: Helioscope.');
  expect(text).toContain(
    '“after.csv”: 1 row is about the same account as an earlier row and was taken as one with it (row 3).',
  );
});

test('accounts merged over several rows own all of them, amounts stay one, and hidden rows and sheets are said', async () => {
  const book = join(folder, 'b.qbook');
  const header = ['Region', 'Account', 'Product', 'ARR', 'Contract end'];
  const end = { date: '2027-03-31' };
  const tracker = file(
    'tracker.xlsx',
    makeXlsx([
      {
        name: 'Tracker',
        rows: [
          header,
          ['EMEA', 'Nordwind', 'Core', 100, end],
          [null, null, 'Add-on', null, end],
          [null, 'Quill', 'Core', 50, end],
          ['APAC', 'Helioscope', 'Core', 300, end],
        ],
        merges: ['A2:A4', 'B2:B3', 'D2:D3'],
        hiddenRows: [5],
      },
      { name: 'Archive', rows: [header, ['EMEA', 'Old Mill', 'Core', 7, end]], state: 'hidden' },
    ]),
  );
  const text = await printed(importRun, tracker, '--book', book);
  expect(text).toContain('“Tracker”: 1 row is hidden (a filter may be on) and read like the others.');
  expect(text).toContain('Sheet “Archive” is hidden in the workbook and is read like the others.');
  const db = openBook(book);
  onTestFinished(() => db.close());
  expect(
    db.sqlite
      .prepare(
        'SELECT a.name, a.region, c.product, c.arr_minor AS arr FROM contract c JOIN account a ON a.id = c.account_id ORDER BY c.id',
      )
      .all(),
  ).toEqual([
    { name: 'Nordwind', region: 'EMEA', product: 'Core', arr: 10_000 },
    { name: 'Nordwind', region: 'EMEA', product: 'Add-on', arr: null },
    { name: 'Quill', region: 'EMEA', product: 'Core', arr: 5_000 },
    { name: 'Helioscope', region: 'APAC', product: 'Core', arr: 30_000 },
    { name: 'Old Mill', region: 'EMEA', product: 'Core', arr: 700 },
  ]);
});

test('accounts that may be one, and people on file at two, are named and left alone', async () => {
  const book = join(folder, 'b.qbook');
  const header = 'Account Name,Renewal Date,ARR,Champion,Champion Email';
  const before = file('before.csv', `${header}\nBörse Süd,2027-03-31,$1000,Al Fox,al@fox.example\n`);
  await json(importRun, before, '--book', book);
  const after = file('after.csv', `${header}\nBoerse Sued AG,2027-03-31,$1000,Al Fox,al@fox.example\n`);
  const text = await printed(importRun, after, '--book', book, '--dry-run');
  expect(text).toContain('- “Boerse Sued AG” and “Börse Süd”. The names are the same but for their spelling.');
  expect(text).toContain('- Al Fox: “Börse Süd” and “Boerse Sued AG”.');
  expect(await json(importRun, after, '--book', book)).toMatchObject({
    pairs: [{ incoming: 'Boerse Sued AG', candidate: 'Börse Süd', decision: 'open' }],
    effect: { accountsBefore: 1, accountsAfter: 2 },
  });
});

test('notes beyond those that are listed are counted', async () => {
  const names = Array.from(
    { length: 25 },
    (_, index) => `Helioscope ${index},Platform ${index},2026-01-01,2026-12-31,1000`,
  );
  const contracts = file('contracts.csv', ['Account,Product,Start Date,End Date,ARR', ...names].join('\n'));
  const text = await printed(importRun, contracts, '--book', join(folder, 'b.qbook'));
  expect(text.match(/is named only/g)).toHaveLength(20);
  expect(text).toContain('and 5 more such notes; --json lists them');
});

test('a dry run says what would happen and makes no book', async () => {
  const book = join(folder, 'b.qbook');
  const accounts = file('accounts.csv', ACCOUNTS);
  expect(await json(importRun, accounts, '--book', book, '--dry-run')).toMatchObject({
    importId: null,
    sheets: [{ new: 2 }],
    arrAfter: 4_200_000,
  });
  expect(existsSync(book)).toBe(false);
  await json(importRun, accounts, '--book', book);
  expect(
    await json(importRun, file('more.csv', `${ACCOUNTS}Quartz,A3,Ana,2027-01-31,$5000\n`), '--book', book, '--dry-run'),
  ).toMatchObject({ sheets: [{ new: 1, same: 2 }], arrBefore: 4_200_000, arrAfter: 4_700_000 });
  expect(await json(importRun, accounts, '--book', book)).toMatchObject({ importId: '2' });
});

test('a refused file leaves no book behind, also as one of several', async () => {
  const book = join(folder, 'b.qbook');
  await expect(
    json(importRun, file('a.csv', ACCOUNTS), file('broken.xlsx', 'PK\u0003\u0004no'), '--book', book),
  ).rejects.toMatchObject({
    code: expect.stringMatching(/^import\//),
    message: expect.stringMatching(/^broken\.xlsx: /),
  });
  await expect(
    json(importRun, file('a.csv', ACCOUNTS), '--book', join(folder, 'nowhere', 'b.qbook')),
  ).rejects.toMatchObject({ code: 'book/no-such-folder', message: expect.stringContaining('nowhere') });
  await expect(json(importRun, join(folder, 'missing.csv'), '--book', book)).rejects.toMatchObject({
    code: 'import/file-not-found',
  });
  await expect(json(importRun, file('words.csv', 'Colour,Shape\nred,round\n'), '--book', book)).rejects.toMatchObject({
    code: 'import/nothing-to-import',
    message: expect.stringContaining('No columns that a customer-success book holds'),
  });
  const deals = file(
    'deals.fods',
    fods([
      ['Opportunity ID', 'Account Name', 'Stage', 'Amount', 'Close Date'],
      ['O-1', 'Northwind', 'Prospecting', '=5000+5000', '2026-05-01'],
      ['O-2', 'Globex', 'Closed Lost', '=2', '2026-01-10'],
      ['O-3', 'Initech', 'Closed Won', '=3', '2026-02-10'],
    ]),
  );
  const refusal = await json(importRun, deals, '--book', book).catch((error: unknown) => error as Error);
  expect(refusal).toMatchObject({
    code: 'import/nothing-to-import',
    message: expect.stringContaining('lists sales opportunities'),
  });
  expect(String(refusal)).not.toContain('formula');
  expect(readdirSync(folder).filter((name) => name.includes('qbook'))).toEqual([]);
});

test('where every row is refused nothing comes in: they are listed, and the command refuses with a code', async () => {
  const book = join(folder, 'b.qbook');
  const header = 'Account Name,Contact Name,Contact Email';
  const people = file('people.csv', `${header}\n,Al Fox,\n,Bo Elk,bo@elk.example\n`);
  const refused = {
    code: 'import/all-rows-refused',
    message: expect.stringContaining(
      'All 2 rows of "people.csv" were refused, so nothing was imported. The first: people.csv, row 2: ',
    ),
  };
  const told = await outcome(importRun, people, '--book', book);
  expect(told.refusal).toMatchObject(refused);
  expect(told.text).toContain('Nothing was imported: every row was refused.');
  expect(told.text).toContain('2 cells and rows could not be read:\n- people.csv, row 2: ');
  expect(readdirSync(folder).filter((name) => name.includes('qbook'))).toEqual([]);

  // A book that is there stays as it was, and nothing of it is in the history.
  await json(importRun, file('accounts.csv', ACCOUNTS), '--book', book);
  for (const more of [[], ['--dry-run']]) {
    const again = await outcome(importRun, people, '--book', book, '--json', ...more);
    expect(again.refusal).toMatchObject(refused);
    expect(JSON.parse(again.text)).toMatchObject({
      importId: null,
      sheets: [{ rows: 2, new: 0, rejected: 2 }],
      rejected: [{ row: 2 }, { row: 3, code: 'import/no-account' }],
    });
  }
  const next = file('next.csv', `${header}\n,Al Fox,\nNordwind AG,Cy Ash,cy@nordwind.example\n`);
  expect(await json(importRun, next, '--book', book)).toMatchObject({
    importId: '2',
    sheets: [{ new: 1, rejected: 1 }],
  });
});

test('import says what a file really is, of each that is named otherwise', async () => {
  const rows = [
    ['Account Name', 'Account ID', 'CSM'],
    ['Nordwind', 'A1', 'Ana'],
  ];
  const lines = rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('');
  const given = [
    file('export.xls', `<html><body><table>${lines}</table></body></html>`),
    file('sheet.csv', makeXlsx([{ name: 'Accounts', rows }])),
    file('plain.csv', rows.map((row) => row.join(',')).join('\n')),
  ];
  const notes = [
    "'export.xls' is really a web page with a table; it was read as that.",
    "'sheet.csv' is really an Excel workbook (.xlsx); it was read as that.",
  ];
  const book = join(folder, 'b.qbook');
  const told = await json(importRun, ...given, '--book', book, '--dry-run');
  expect(told['notes']).toEqual(expect.arrayContaining(notes));
  expect((told['notes'] as readonly string[]).filter((note) => note.includes('really'))).toHaveLength(2);
  for (const note of notes) expect(await printed(importRun, ...given, '--book', book, '--dry-run')).toContain(note);
});

test('a total that is not what the contracts add up to is shown as it stands in the cell', async () => {
  const workbook = file(
    'w.xlsx',
    makeXlsx([
      {
        name: 'Accounts',
        rows: [
          ['Account Name', 'Account ID', 'ARR (k€)', 'CSM'],
          ['Nordwind', 'A1', '130,5', 'Ana'],
          ['Helioscope', 'A2', '12,5', 'Ana'],
        ],
      },
      {
        name: 'Subscriptions',
        rows: [
          ['Account ID', 'Subscription ID', 'Product', 'ARR (€)', 'Start Date', 'End Date'],
          ['A1', 'S1', 'Core', 80_000, { date: '2026-04-01' }, { date: '2099-03-31' }],
          ['A1', 'S2', 'Plus', 40_000, { date: '2026-06-01' }, { date: '2099-05-31' }],
        ],
      },
    ]),
  );
  const book = join(folder, 'b.qbook');
  const told = await json(importRun, workbook, '--book', book, '--dry-run', '--decimal', ',');
  expect(told['rejected']).toMatchObject([
    {
      code: 'import/not-of-one-contract',
      row: 2,
      column: 2,
      value: '130,5',
      message: expect.stringContaining('“130,5” (€130,500.00) is not what the 2 contracts'),
    },
  ]);
});

test('ambiguous dates are refused with a code until told', async () => {
  const book = join(folder, 'b.qbook');
  const dates = file(
    'dates.csv',
    'Account Name,Renewal Date,ARR\nNordwind,03/04/2027,$1000\nHelioscope,05/06/2027,$2000\n',
  );
  await expect(json(importRun, dates, '--book', book)).rejects.toMatchObject({
    code: 'import/ambiguous-date',
    details: { count: 2 },
  });
  expect(existsSync(book)).toBe(false);
  expect(await json(importRun, dates, '--book', book, '--date-order', 'dmy')).toMatchObject({ sheets: [{ new: 2 }] });
});

test('for people, inspect says what asks, and import names the cell, the count and the money in full', async () => {
  const tracker = file(
    'tracker.csv',
    'Account Name;Renewal Date;ARR\nNordwind;03/04/2027;12.500\nHelioscope;05/06/2027;8.250\nQuartz;some day;1.000\n',
  );
  const understood = await printed(inspectRun, tracker);
  expect(understood).toContain(
    '? "Renewal Date" has 2 dates that can be read in two ways (dmy: "03/04/2027" = 2027-04-03',
  );
  expect(understood).toContain('decimal point: "12.500" = 12.5');
  const book = join(folder, 'b.qbook');
  const told = ['--date-order', 'dmy', '--decimal', ','];
  const text = await printed(importRun, tracker, '--book', book, ...told);
  expect(text).toContain('1 cell or row could not be read:\n- tracker.csv B4 (Renewal Date): ');
  expect(text).toContain('ARR without currency 0.00 -> 21,750.00');
});

test('bad cells are data: listed with sheet, row, column and reason, and they block nothing', async () => {
  const book = join(folder, 'b.qbook');
  const workbook = file(
    'w.xlsx',
    makeXlsx([
      {
        name: 'Accounts',
        rows: [
          ['Account Name', 'CSM', 'Renewal Date'],
          ['Nordwind', 'Ana', { date: '2027-03-31' }],
          ['Helioscope', 'Ben', 'soon'],
          ['Quartz', 'Ben', { date: '2027-05-31' }],
          ['Vela', 'Ana', { date: '2027-05-31' }],
        ],
      },
    ]),
  );
  const result = await json(importRun, workbook, '--book', book);
  expect(result).toMatchObject({ sheets: [{ rows: 4, new: 4, rejected: 0, rejectedCells: 1 }] });
  expect(result['rejected']).toMatchObject([
    {
      file: 'w.xlsx',
      sheet: 'Accounts',
      row: 3,
      column: 2,
      value: 'soon',
      code: expect.stringMatching(/^import\//),
      message: expect.any(String),
    },
  ]);
});

test('rows prints the cells as stored, blank rows included; inspect what was understood', async () => {
  const workbook = file(
    'w.xlsx',
    makeXlsx([
      {
        name: 'Data',
        rows: [['Account Name', 'Renewal Date', 'Active'], [], ['Nordwind', { date: '2027-03-31' }, true]],
      },
    ]),
  );
  expect(await json(rowsRun, workbook)).toEqual({
    sheet: 'Data',
    rows: [
      ['Account Name', 'Renewal Date', 'Active'],
      [null, null, null],
      ['Nordwind', { date: '2027-03-31' }, true],
    ],
  });
  expect((await json(rowsRun, workbook, '--limit', '1'))['rows']).toHaveLength(1);
  await expect(json(rowsRun, workbook, '--sheet', 'Nope')).rejects.toMatchObject({
    code: 'import/no-such-sheet',
    message: expect.stringContaining('It has: "Data".'),
  });
  await expect(json(rowsRun, file('w.csv', ACCOUNTS), '--sheet', 'Nope')).rejects.toMatchObject({
    code: 'import/no-such-sheet',
    message: 'There is no sheet "Nope" in "w.csv". It is a text file: one sheet without a name. Leave --sheet away.',
  });
  expect(await json(inspectRun, workbook)).toMatchObject({
    file: 'w.xlsx',
    format: 'xlsx',
    sheets: [
      {
        name: 'Data',
        hidden: false,
        headerRow: 1,
        columns: [{ index: 0, header: 'Account Name', field: 'account.name' }, {}, {}],
      },
    ],
  });
});

test('a mapping file says which rows of a list of opportunities come in', async () => {
  const headers = ['Opportunity ID', 'Account Name', 'Stage', 'Amount', 'Close Date'];
  const keys = ['contract.externalId', 'contract.accountName', null, 'contract.arr', null];
  const mapping = {
    fingerprint: fingerprintOf(headers),
    main: 'contract',
    columns: headers.map((header, at) => ({
      header: header.toLowerCase(),
      nth: 0,
      field: keys[at] === null ? null : { key: keys[at] },
    })),
    rowFilter: { header: 'stage', nth: 0, keep: ['closed won'] },
  };
  const given = file('deals.mapping.json', JSON.stringify({ quarterbookMapping: 1, sheets: [{ sheet: '', mapping }] }));
  const deals = file(
    'deals.csv',
    [headers, ['O-1', 'Northwind', 'Prospecting', '$1000', ''], ['O-3', 'Initech', 'Closed Won', '$3000', '']]
      .map((row) => row.join(','))
      .join('\n'),
  );
  const done = await json(importRun, deals, '--book', join(folder, 'deals.qbook'), '--mapping', given);
  expect(done).toMatchObject({
    sheets: [{ rows: 1, new: 1 }],
    notes: expect.arrayContaining(['“deals.csv”: 1 of 2 rows were left out by “Stage” (1 “Prospecting”).']),
  });
});

test('the last contact on a list of people is a touch with each of them, and the list again changes nothing', async () => {
  const file = join(folder, 'contacts.csv');
  const rows = ['Northwind,Ann,ann@northwind.example,2026-05-01', 'Northwind,Bo,,2026-05-01', 'Northwind,Cy,,'];
  writeFileSync(file, ['Account,Name,E-mail,Last contact', ...rows, ''].join('\n'));
  const at = join(folder, 'contacts.qbook');
  await json(importRun, file, '--book', at);
  const book = openBook(at);
  onTestFinished(() => book.close());
  const met = book.sqlite
    .prepare<[], string>(
      `SELECT t.date || ' ' || s.name FROM touch t JOIN touch_person one ON one.touch_id = t.id
       JOIN stakeholder s ON s.id = one.stakeholder_id ORDER BY s.name`,
    )
    .pluck()
    .all();
  expect(met).toEqual(['2026-05-01 Ann', '2026-05-01 Bo']);
  book.close();
  expect(await json(importRun, file, '--book', at)).toMatchObject({ sheets: [{ new: 0, changed: 0, same: 3 }] });
});
