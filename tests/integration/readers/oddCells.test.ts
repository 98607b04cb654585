/**
 * Cells that programs get wrong, on their whole way into a book (reliability page, section C): each arrives as written, or the
 * import says so. What a person is told counts as much as what is stored.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import { temporaryFolder } from '../../support/books.ts';
import { makeOneSheet, makeXlsx, worksheet } from '../../support/makeXlsx.ts';
import { startTestServices } from '../../support/services.ts';

const PARSER = new URL('../../../src/main/parser.ts', import.meta.url).pathname;

/** Imports one file without a question. Answers the rows of a table, what was set aside and what was said. */
async function importFile(name: string, content: Buffer | string) {
  const services = startTestServices({ host: { startParser: () => startNodeParser(PARSER) } });
  onTestFinished(() => services.close());
  await services.call('book.create', { name: 'Odd' });
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  const { jobId } = await services.call('import.begin', { sourceIds: [services.stage(path).sourceId] });
  const job = await vi.waitFor(
    async () => {
      const now = await services.call('import.job', { jobId });
      if (now.state === 'reading') throw new Error('still reading');
      return now;
    },
    { timeout: 120_000, interval: 30 },
  );
  if (job.state !== 'planned') throw new Error(JSON.stringify(job));
  await services.call('import.preview', { jobId });
  const rejected = await services.call('import.rejected', { jobId, offset: 0, limit: 100 });
  await services.call('import.apply', { jobId });
  const { sqlite } = services.services.ctx.book();
  return {
    rows: (table: 'account' | 'contract'): readonly Record<string, unknown>[] =>
      sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`).all(),
    rejected: rejected.entries.map(({ value }) => value),
    told: job.files
      .flatMap(({ plan }) => [...plan.warnings, ...plan.sheets.flatMap((sheet) => sheet.warnings)])
      .join('\n'),
  };
}

const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const heads = (...names: readonly string[]): string =>
  `<row r="1">${names.map((name, n) => inline(`${String.fromCharCode(65 + n)}1`, name)).join('')}</row>`;
const STYLES = {
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
};

test('ids written as numbers keep the zeros their format shows', async () => {
  const rows = [471, 12_345].map(
    (id, n) => `<row r="${n + 2}"><c r="A${n + 2}" s="1"><v>${id}</v></c>${inline(`B${n + 2}`, `Account ${n}`)}</row>`,
  );
  const { rows: found } = await importFile(
    'ids.xlsx',
    makeOneSheet(worksheet(heads('Account ID', 'Account Name') + rows.join('')), STYLES),
  );
  expect(found('account').map(({ external_id }) => external_id)).toEqual(['00471', '12345']);
});

test('ids that Excel has cut to 15 digits are read and named', async () => {
  const ids = [123_456_789_012_345_680, 123_456_789_012_345_696, 42];
  const { rows, told } = await importFile(
    'long.xlsx',
    makeXlsx([{ name: 'A', rows: [['Account ID', 'Account Name'], ...ids.map((id, n) => [id, `Account ${n}`])] }]),
  );
  expect(rows('account')).toHaveLength(3);
  expect(told).toMatch(
    /Excel keeps only 15 digits: 2 ids in column “Account ID” may already have lost their last digits/,
  );
});

test('serials at the edges of the calendar: the day that never was, the first days, and no days at all', async () => {
  const serials = ['1', '59', '60', '61', '-1', '2958466', '47573'];
  const cells = serials.map(
    (serial, n) =>
      `<row r="${n + 2}">${inline(`A${n + 2}`, `Account ${n}`)}${inline(`B${n + 2}`, 'Core')}<c r="C${n + 2}" s="2"><v>${serial}</v></c></row>`,
  );
  const { rows, rejected, told } = await importFile(
    'serials.xlsx',
    makeOneSheet(worksheet(heads('Account', 'Product', 'Contract end date') + cells.join('')), STYLES),
  );
  expect(rows('contract').map(({ end_date }) => end_date)).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '2030-03-31',
  ]);
  expect(rejected).toEqual(expect.arrayContaining(['-1', '2958466']));
  expect(told).toMatch(/Cell C4: 29 Feb 1900 never existed; left empty/);
});

test('years of two digits stand from 80 years back to 19 ahead', async () => {
  const year = new Date().getFullYear();
  const two = (n: number): string => String((year + n) % 100).padStart(2, '0');
  const days = [`31-Dec-${two(19)}`, `31-Dec-${two(20)}`, `31-Dec-${two(0)}`];
  const { rows } = await importFile(
    'years.csv',
    `Account,Product,Contract end date\n${days.map((day, n) => `Account ${n},Core,${day}`).join('\n')}\n`,
  );
  expect(rows('contract').map(({ end_date }) => end_date)).toEqual(
    [year + 19, year - 80, year].map((y) => `${y}-12-31`),
  );
});

test('letters nobody sees are taken out of ids, and control characters out of every text', async () => {
  const { rows } = await importFile(
    'letters.csv',
    'Account ID,Account Name,CSM\nA\u200bC\u2060-1,Nord\u0007wind,Ana\n\u202eA-2\ufeff,Helio\u0001scope,Ben\n',
  );
  expect(rows('account').map(({ external_id, name }) => [external_id, name])).toEqual([
    ['AC-1', 'Nordwind'],
    ['A-2', 'Helioscope'],
  ]);
});

test('hidden rows and columns are said; macros, links and formulas of a workbook too, and so is what its name promised', async () => {
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const row = (n: number, more = ''): string =>
    `<row r="${n}" ${more}><c r="A${n}" t="str"><f>B${n}</f><v>Account ${n}</v></c>${inline(`B${n}`, 'Ana')}</row>`;
  const bytes = makeOneSheet(
    worksheet(
      heads('Account', 'CSM') + row(2) + row(3, 'hidden="1"') + row(4, 'hidden="1"') + row(5),
      '<dimension ref="A1:XFD1048576"/><cols><col min="2" max="9" hidden="1"/></cols>',
    ),
    {
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId5" Type="${related}/externalLink" Target="externalLinks/externalLink1.xml"/><Relationship Id="rId6" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`,
      'xl/vbaProject.bin': 'Sub Auto_Open()',
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    },
  );
  const { rows, told } = await importFile('accounts.csv', bytes);
  expect(rows('account')).toHaveLength(4);
  expect(told).toMatch(/This sheet has 2 hidden rows/);
  expect(told).toMatch(/This sheet has 1 hidden column; it is read like the others/);
  expect(told).toMatch(/macros; they were ignored/);
  expect(told).toMatch(/links to other files; the links were not followed/);
  expect(told).toMatch(/4 cells have formulas; their last saved results were used/);
  expect(told).toMatch(/The declared size A1:XFD1048576 was ignored; 5 rows found/);
  expect(told).toMatch(/'accounts.csv' is really an Excel workbook/);
});

test('letters that are no UTF-8 are guessed, and shown as they were read', async () => {
  const { rows, told } = await importFile(
    'names.csv',
    Buffer.from('Account,CSM\nM\u00fcller GmbH,G\u00e9rard\nNordwind,Ana\n', 'latin1'),
  );
  expect(rows('account')[0]).toMatchObject({ name: 'Müller GmbH', csm: 'Gérard' });
  expect(told).toMatch(/not valid UTF-8; the text was read as Windows-1252.*: Müller, Gérard/);
});

/** Texts that make careless patterns try every way to read them. */
const SLOW = [
  '1'.repeat(32_000),
  '1,'.repeat(16_000),
  '1.'.repeat(16_000),
  '1 '.repeat(16_000),
  ' '.repeat(31_999) + 'x',
  '('.repeat(32_000),
  '-'.repeat(32_000),
  '$'.repeat(32_000),
  'a@'.repeat(16_000),
  'a.'.repeat(16_000) + '@',
  'Ana & '.repeat(5_000),
  '; , / '.repeat(5_000),
  'Inc '.repeat(8_000),
  '2026-'.repeat(6_000),
  '1/1/'.repeat(8_000),
  'Q1 FY'.repeat(6_000),
  'January '.repeat(4_000),
  '1e'.repeat(16_000),
  '\u00a0'.repeat(32_000),
  '\u0301'.repeat(32_000),
  'x'.repeat(32_000) + '!',
];

test('no text of 32,000 letters keeps a column busy, whatever the column means', async () => {
  const columns = ['Account ID', 'Account Name', 'Domain', 'CSM', 'Segment', 'Product', 'ARR', 'Currency'];
  const more = [
    'Start date',
    'Contract end date',
    'Notice period',
    'Champion',
    'Champion email',
    'Role',
    'NPS',
    'Notes',
  ];
  const all = [...columns, ...more];
  const plain = (n: number): readonly string[] =>
    `A-${n}|Account ${n}|a${n}.example|Ana|SMB|Core|1000|USD|2026-01-01|2026-12-31|30 days|Ida ${n}|ida@a${n}.example|Champion|9|fine`.split(
      '|',
    );
  const rows = [
    ...Array.from({ length: 40 }, (_, n) => plain(n)),
    ...SLOW.flatMap((text, n) => [all.map((_, column) => (column === 1 ? `Odd ${n}` : text)), all.map(() => text)]),
  ];
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');
  const { rows: found } = await importFile('slow.csv', [all, ...rows].map(quoted).join('\n'));
  expect(found('account').length).toBeGreaterThan(40);
});
