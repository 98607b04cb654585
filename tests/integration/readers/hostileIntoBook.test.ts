/**
 * Hostile and odd files on their whole way into a book: a refused one leaves the book, the staging folder and the history as they
 * were; an odd one is read as written, or says so (reliability page, section C; import page, "Hostile and broken files").
 */
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ImportJob } from '../../../src/shared/contract/imports.ts';
import { digestOf } from '../../../src/main/book/digest.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import { temporaryFolder } from '../../support/books.ts';
import { makeOneSheet, makePackage, makeXlsx, worksheet } from '../../support/makeXlsx.ts';
import { deflateRepeated, makeZip } from '../../support/makeZip.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

const PARSER = new URL('../../../src/main/parser.ts', import.meta.url).pathname;

async function start(startParser = () => startNodeParser(PARSER)): Promise<TestServices> {
  const services = startTestServices({ host: { startParser } });
  onTestFinished(() => services.close());
  await services.call('book.create', { name: 'Untouched' });
  services.services.ctx.book().sqlite.exec(`INSERT INTO account (name, csm) VALUES ('Aldermere Foods', 'Ana')`);
  return services;
}

function file(name: string, content: Buffer | string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

async function read(services: TestServices, path: string): Promise<ImportJob> {
  const { jobId } = await services.call('import.begin', { sourceIds: [services.stage(path).sourceId] });
  return vi.waitFor(
    async () => {
      const job = await services.call('import.job', { jobId });
      if (job.state === 'reading') throw new Error('still reading');
      return job;
    },
    { timeout: 60_000, interval: 30 },
  );
}

const ods = (content: string | Buffer, more: Readonly<Record<string, string>> = {}): Buffer =>
  makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', deflate: false },
    ...Object.entries(more).map(([name, data]) => ({ name, data })),
    { name: 'content.xml', data: content },
  ]);
const FODS =
  '<office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet/></office:body></office:document>';

const xmlWorkbook = (rows: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${rows}</Table></Worksheet></Workbook>`,
  );

const binaryWorkbook = (sheet: Buffer): Buffer =>
  makePackage({ 'xl/workbook.bin': '' }, [{ name: 'xl/worksheets/sheet1.bin', data: sheet }]);

const REFUSED: readonly (readonly [string, string, string, () => Buffer | string])[] = [
  ['entities in an OpenDocument part', 'lol.ods', 'import/doctype', () => ods(`<!DOCTYPE a [<!ENTITY b "c">]>${FODS}`)],
  [
    'entities in a flat OpenDocument file',
    'lol.fods',
    'import/doctype',
    () => `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>${FODS}`,
  ],
  [
    'a part that climbs out of an OpenDocument file',
    'climb.ods',
    'import/path-traversal',
    () => ods(FODS, { '../evil.xml': 'x' }),
  ],
  [
    'an OpenDocument part of more than 1 GB',
    'bomb.ods',
    'import/zip-bomb',
    () =>
      makeZip([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', deflate: false },
        { name: 'content.xml', data: '', packed: deflateRepeated('<a>', ' ', 1_100_000_000) },
      ]),
  ],
  [
    'a binary workbook that unpacks to too much',
    'bomb.xlsb',
    'import/zip-bomb',
    () =>
      makePackage({ 'xl/workbook.bin': '' }, [{ name: 'xl/worksheets/sheet1.bin', data: Buffer.alloc(300_000_000) }]),
  ],
  [
    'a binary workbook whose headers lie about what it unpacks to',
    'lies.xlsb',
    'import/zip-bomb',
    () => {
      const data = Buffer.alloc(300_000_000);
      return makePackage({ 'xl/workbook.bin': '' }, [{ name: 'xl/worksheets/sheet1.bin', data, claimedSize: 10 }]);
    },
  ],
  [
    'a binary workbook with a list that claims two thousand million places',
    'list.xlsb',
    'import/damaged',
    () =>
      makePackage({ 'xl/workbook.bin': '' }, [
        { name: 'xl/metadata.bin', data: Buffer.from('330cffffff7f0000000000000000', 'hex') },
      ]),
  ],
  [
    'a binary workbook with a part that claims a thousand million bytes more than it has',
    'claims.xlsb',
    'import/damaged',
    () =>
      makePackage({ 'xl/workbook.bin': '' }, [
        { name: 'xl/worksheets/sheet1.bin', data: Buffer.alloc(9), claimedSize: 1_000_000_000 },
      ]),
  ],
  // Found by mutation: each of these kept the library busy for ever.
  [
    'a binary sheet that claims four thousand million columns',
    'columns.xlsb',
    'import/damaged',
    () => binaryWorkbook(Buffer.from(`3c12${'00000000'}${'ffffffff'}${'00'.repeat(10)}`, 'hex')),
  ],
  [
    'a binary sheet with a cell in the two hundred millionth column',
    'far.xlsb',
    'import/damaged',
    () => binaryWorkbook(Buffer.from(`0510${'0104070c'}${'00'.repeat(12)}`, 'hex')),
  ],
  [
    'a binary sheet with a row that no sheet has',
    'deep.xlsb',
    'import/damaged',
    () => binaryWorkbook(Buffer.from(`0019${'ffffff7f'}${'00'.repeat(21)}`, 'hex')),
  ],
  [
    'an Excel 2003 XML workbook with a cell in the thousand millionth column',
    'far.xml',
    'import/too-many-columns',
    () => xmlWorkbook('<Row><Cell ss:Index="999999999"><Data ss:Type="Number">1</Data></Cell></Row>'),
  ],
  [
    'an Excel 2003 XML workbook with a row that no sheet has',
    'deep.xml',
    'import/too-many-rows',
    () => xmlWorkbook('<Row ss:Index="4000000000"><Cell><Data ss:Type="Number">1</Data></Cell></Row>'),
  ],
  [
    'a binary sheet whose last record is cut',
    'cut.xlsb',
    'import/truncated',
    () => binaryWorkbook(Buffer.from('09230000', 'hex')),
  ],
  [
    'a binary workbook with a part that has lost its content',
    'lost.xlsb',
    'import/damaged',
    () =>
      makePackage({ 'xl/workbook.bin': '' }, [
        { name: 'docProps/app.xml', data: 'x'.repeat(99), packed: Buffer.alloc(0) },
      ]),
  ],
  [
    'an old workbook whose last record is cut',
    'cut.xls',
    'import/truncated',
    () => Buffer.from('09000400020010003e00050404', 'hex'),
  ],
  ['an old workbook cut in half', 'half.xls', 'import/truncated', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  [
    'an encrypted part',
    'crypt.xlsx',
    'import/encrypted',
    () =>
      makeZip([
        { name: '[Content_Types].xml', data: 'x' },
        { name: '_rels/.rels', data: 'x', encrypted: true },
      ]),
  ],
  [
    'a workbook without a sheet in it',
    'none.xlsx',
    'import/not-a-spreadsheet',
    () => makePackage({ 'xl/other.xml': '<a/>' }),
  ],
  ['an empty file', 'empty.xlsx', 'import/empty', () => ''],
];

test.each(REFUSED)('%s is refused and leaves everything as it was', async (_, name, code, content) => {
  const services = await start();
  const { sqlite } = services.services.ctx.book();
  const before = digestOf(sqlite);
  const job = await read(services, file(name, content()));
  expect(job).toMatchObject({
    state: 'failed',
    fileName: name,
    error: { code, message: expect.stringMatching(/\(IMP-\d\d\)$/) },
  });
  expect(digestOf(sqlite)).toBe(before);
  expect(readdirSync(services.folders.temporary)).toEqual([]);
  expect(await services.call('import.history', {})).toEqual([]);
});

test('a file that changes while it is read is refused', async () => {
  const path = file('syncing.csv', 'Account,CSM\nNordwind,Ana\n');
  const services = await start(() => {
    appendFileSync(path, 'Helioscope,Ben\n');
    return startNodeParser(PARSER);
  });
  expect(await read(services, path)).toMatchObject({
    state: 'failed',
    error: { code: 'import/file-changed', message: expect.stringContaining('changed while it was being read') },
  });
});

test('headers alone are nothing to import, and that is said', async () => {
  const services = await start();
  const job = await read(services, file('heads.csv', 'Account,CSM,ARR\n'));
  if (job.state !== 'planned') throw new Error(job.state);
  await expect(services.call('import.preview', { jobId: job.jobId })).rejects.toMatchObject({
    code: 'import/nothing-to-import',
    message: expect.stringContaining('no data rows under the headings'),
  });
});

/** Imports one file without a question and answers the accounts of the book but the first. */
async function accountsAfter(services: TestServices, path: string) {
  const job = await read(services, path);
  if (job.state !== 'planned') throw new Error(JSON.stringify(job));
  await services.call('import.preview', { jobId: job.jobId });
  const rejected = await services.call('import.rejected', { jobId: job.jobId, offset: 0, limit: 100 });
  await services.call('import.apply', { jobId: job.jobId });
  const { sqlite } = services.services.ctx.book();
  const accounts = sqlite.prepare<[], Record<string, unknown>>('SELECT * FROM account WHERE id > 1 ORDER BY id').all();
  return {
    accounts,
    rejected: rejected.entries,
    warnings: job.files
      .flatMap(({ plan }) => [...plan.warnings, ...plan.sheets.flatMap((sheet) => sheet.warnings)])
      .join('\n'),
  };
}

test('ids keep their zeros and all their digits; names keep their letters; formulas in text stay text', async () => {
  const services = await start();
  const csv =
    'Account ID,Account Name,CSM\n000471,"=HYPERLINK(""http://evil.example"",""x"")",Ana\n12345678901234567890,constructor,__proto__\n+4915112345,"Ab\u202ecd",Bo\n';
  const { accounts } = await accountsAfter(services, file('ids.csv', csv));
  expect(accounts.map(({ external_id }) => external_id)).toEqual(['000471', '12345678901234567890', '+4915112345']);
  expect(accounts.map(({ name }) => name)).toEqual([
    '=HYPERLINK("http://evil.example","x")',
    'constructor',
    expect.stringMatching(/^Ab.?cd$/),
  ]);
  expect(accounts.map(({ csm }) => csm)).toEqual(['Ana', '__proto__', 'Bo']);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('days that never were and years no renewal has are set aside by cell, the rest is imported', async () => {
  const services = await start();
  const good = Array.from({ length: 9 }, (_, n) => `2027-0${n + 1}-15`);
  const bad = ['2027-02-30', '1850-01-01', '9999-12-31', 'soon'];
  const rows = [...good, ...bad].map((day, n) => `Account ${n},Core,1000,USD,${day}`);
  const csv = `Account,Product,ARR,Currency,Contract end date\n${rows.join('\n')}\n`;
  const { rejected } = await accountsAfter(services, file('days.csv', csv));
  expect(rejected.map(({ value }) => value)).toEqual(bad);
  const days = services.services.ctx.book().sqlite.prepare('SELECT end_date FROM contract ORDER BY id').pluck().all();
  expect(days).toEqual([...good, null, null, null, null]);
});

test('what a workbook points at outside itself, or lost, is said and not followed', async () => {
  const services = await start();
  const cells =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Account</t></is></c><c r="B1" t="inlineStr"><is><t>CSM</t></is></c></row>';
  const row =
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Nordwind</t></is></c><c r="B2" t="s"><v>99</v></c></row><row r="3"><c r="A3" t="str"><f>[1]Other!A1</f><v>Helioscope</v></c><c r="B3"><f>1+1</f></c></row>';
  const bytes = makeOneSheet(worksheet(cells + row), { 'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>' });
  const { accounts, warnings } = await accountsAfter(services, file('links.xlsx', bytes));
  expect(accounts.map(({ name, csm }) => `${String(name)} ${String(csm)}`)).toEqual([
    'Nordwind null',
    'Helioscope null',
  ]);
  expect(warnings).toMatch(/Cell B2 points to text that is not in the file; read as empty/);
  expect(warnings).toMatch(/B3 has a formula without a saved result/);
});

test('a name of 100,000 letters and hundreds of odd headers are only long', async () => {
  const services = await start();
  const odd = Array.from({ length: 300 }, (_, n) => `__proto__ ${n}`);
  const row = (name: string) => [name, 'Ana', ...odd.map((_, n) => n)];
  const rows = [['Account Name', 'CSM', ...odd], row('x'.repeat(100_000)), row('Nordwind'), row('Helioscope')];
  const { accounts } = await accountsAfter(services, file('long.xlsx', makeXlsx([{ name: 'Data', rows }])));
  expect(accounts).toHaveLength(3);
  expect(String(accounts[0]?.['name']).length).toBeLessThanOrEqual(32_767);
});
