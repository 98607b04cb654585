/**
 * More of the catalogue of hostile files (reliability page, section C): shapes that keep a reader busy for ever, make it repeat
 * itself until the disk is full, or lead it out of the file. All are made here; each goes through the real parser process.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppError } from '../../../src/shared/contract/errors.ts';
import { openStaging } from '../../../src/main/book/staging/openStaging.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import { parseIntoStaging } from '../../../src/main/import/parser/parseIntoStaging.ts';
import { watchParser } from '../../../src/main/import/parser/watchParser.ts';
import { temporaryFolder } from '../../support/books.ts';
import { columnLetters, makeOneSheet, makeXlsx, worksheet } from '../../support/makeXlsx.ts';
import { deflateRepeated, makeZip } from '../../support/makeZip.ts';

const PARSER = new URL('../../../src/main/parser.ts', import.meta.url).pathname;
const MB = 1_000_000;
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function file(name: string, content: Buffer | string) {
  const folder = temporaryFolder();
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, displayName: name, stagingPath: join(folder, 'rows.staging') };
}

/** Parses in a process of its own, under the usual watchdog. */
async function read(name: string, content: Buffer | string) {
  let peak = 0;
  const parsed = await watchParser(file(name, content), {
    startProcess: () => startNodeParser(PARSER),
    onProgress: ({ rss }) => (peak = Math.max(peak, rss)),
  });
  const staging = openStaging(parsed.stagingPath);
  onTestFinished(() => staging.close());
  return {
    notices: [...parsed.notices, ...staging.sheets.flatMap(({ end }) => end.notices)].join('\n'),
    sheets: staging.sheets,
    first: [...staging.iterateDecoded(0)].slice(0, 5).map(({ values }) => values),
    peakMb: peak / MB,
  };
}

const one = '<row r="1"><c r="A1"><v>1</v></c></row>';
const text = (content: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${content}</t></is></c></row>`;
const nested = (tag: string, depth: number, inside: string): string =>
  `${`<${tag}>`.repeat(depth)}${inside}${`</${tag.split(' ')[0] ?? ''}>`.repeat(depth)}`;
const listing = (sheets: readonly string[]): Record<string, string> => ({
  'xl/workbook.xml': `<workbook><sheets>${sheets.map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
});
const pointingAt = (target: string, mode = ''): Buffer =>
  makeOneSheet(worksheet(one), {
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATED}/worksheet" Target="${target}" ${mode}/></Relationships>`,
  });
const openDocument = (tables: string): Buffer =>
  makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', deflate: false },
    {
      name: 'content.xml',
      data: `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
const emptied = (name: string): string => `<table:table table:name="${name}"><table:table-row/></table:table>`;

/** Every directory entry of an archive, changed. */
function eachEntry(zip: Buffer, change: (at: number) => void): Buffer {
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    change(at);
  return zip;
}

/** The same archive with the 64-bit end that files over 4 GB need; `entries` is what it claims to hold. */
function withZip64End(zip: Buffer, entries?: number): Buffer {
  const end = zip.subarray(zip.length - 22);
  const record = Buffer.alloc(56);
  record.write('PK\u0006\u0006', 0, 'latin1');
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  const count = BigInt(entries ?? end.readUInt16LE(10));
  record.writeBigUInt64LE(count, 24);
  record.writeBigUInt64LE(count, 32);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 0, 'latin1');
  locator.writeBigUInt64LE(BigInt(zip.length - 22), 8);
  locator.writeUInt32LE(1, 16);
  const small = Buffer.from(end).fill(0xff, 8, 20);
  return Buffer.concat([zip.subarray(0, -22), record, locator, small]);
}

const honest = (): Buffer => makeXlsx([{ name: 'Data', rows: [['Nordwind', 7]] }]);

const REFUSED: readonly (readonly [string, string, string, RegExp, () => Buffer | string])[] = [
  [
    'ten thousand sheets',
    'sheets.xlsx',
    'import/zip-bomb',
    /consists of 10,006 parts; the most we read is 2,000\. Nothing was imported/,
    () => makeXlsx(Array.from({ length: 10_000 }, (_, n) => ({ name: `S${n}`, rows: [[1]] }))),
  ],
  [
    'ten thousand names for one sheet',
    'names.xlsx',
    'import/too-many-sheets',
    /10,000 sheets; the most we read is 200/,
    () => makeOneSheet(worksheet(one), listing(Array.from({ length: 10_000 }, (_, n) => `S${n}`))),
  ],
  [
    'ten thousand sheets of an OpenDocument file',
    'sheets.ods',
    'import/too-many-sheets',
    /the most we read is 200/,
    () => openDocument(Array.from({ length: 10_000 }, (_, n) => emptied(`S${n}`)).join('')),
  ],
  [
    '16,384 filled columns',
    'wide.xlsx',
    'import/too-many-columns',
    /Sheet 'Data' has 16,384 columns; the most we read is 512/,
    () =>
      makeOneSheet(
        worksheet(
          `<row r="1">${Array.from({ length: 16_384 }, (_, n) => `<c r="${columnLetters(n)}1"><v>1</v></c>`).join('')}</row>`,
        ),
      ),
  ],
  [
    'a row tag of 100 MB',
    'tag.xlsx',
    'import/line-too-long',
    /Sheet 'Data' has a row of more than 16 MB near row 1/,
    () =>
      makeOneSheet('', {}, [
        {
          name: 'xl/worksheets/sheet1.xml',
          data: '',
          packed: deflateRepeated('<worksheet><sheetData><row spans="', '1', 100 * MB),
        },
      ]),
  ],
  [
    'a document type in UTF-16',
    'wide-letters.xlsx',
    'import/doctype',
    /could be harmful/,
    () =>
      makeOneSheet('', {}, [
        {
          name: 'xl/worksheets/sheet1.xml',
          data: Buffer.from(`\ufeff<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`, 'utf16le'),
        },
      ]),
  ],
  [
    'a part from the root of the disk',
    'root.xlsx',
    'import/path-traversal',
    /could be harmful/,
    () => makeOneSheet(worksheet(one), { '/etc/cron.d/evil': 'x' }),
  ],
  [
    'a part that climbs with backslashes',
    'back.xlsx',
    'import/path-traversal',
    /could be harmful/,
    () => makeOneSheet(worksheet(one), { 'xl\\..\\..\\evil.txt': 'x' }),
  ],
  [
    'a way of packing that no spreadsheet uses',
    'packed.xlsx',
    'import/damaged',
    /packed in a way spreadsheets do not use/,
    () => {
      const zip = honest();
      return eachEntry(zip, (at) => void zip.writeUInt16LE(99, at + 10));
    },
  ],
  [
    'parts that lie on top of each other',
    'overlap.xlsx',
    'import/damaged',
    /'overlap.xlsx' is damaged/,
    () => {
      const zip = honest();
      const first = zip.readUInt32LE(zip.indexOf('PK\u0001\u0002', 0, 'latin1') + 42);
      return eachEntry(zip, (at) => void zip.writeUInt32LE(first, at + 42));
    },
  ],
  [
    'a 64-bit archive that claims a million million parts',
    'claims.xlsx',
    'import/zip-bomb',
    /consists of 1,000,000,000,000 parts/,
    () => withZip64End(honest(), 1e12),
  ],
  [
    'an archive in an archive',
    'nested.xlsx',
    'import/not-a-spreadsheet',
    /a zip archive; unpack it first/,
    () => makeZip([{ name: 'inner.xlsx', data: honest() }]),
  ],
  [
    'two hundred thousand tables inside each other that never end',
    'deep.ods',
    'import/truncated',
    /ends too early/,
    openEnded,
  ],
  [
    'more than fifty million lines, counted before any is read',
    'lines.csv',
    'import/too-many-rows',
    /has about 55,050,240 lines; the most we read is 1,048,576\. Nothing was imported\. Filter it first/,
    () => Buffer.alloc(210 * 1_048_576, 'a,b\n'),
  ],
  [
    'a web page of two million rows',
    'rows.html',
    'import/too-many-rows',
    /the most we read is 1,048,576/,
    () => `<table><tr><td rowspan=9999999 colspan=512>x${'<tr>'.repeat(2 * MB)}`,
  ],
];

function openEnded(): Buffer {
  return makeZip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', deflate: false },
    {
      name: 'content.xml',
      data: `<office:document-content xmlns:office="o" xmlns:table="t"><office:body><office:spreadsheet>${'<table:table table:name="S"><table:table-row><table:table-cell>'.repeat(200_000)}`,
    },
  ]);
}

describe('refused with a code and a sentence', () => {
  it.each(REFUSED)('%s', async (_, name, code, says, content) => {
    const error = await read(name, content()).then(
      () => null,
      (thrown: unknown) => thrown as AppError,
    );
    expect(error).toMatchObject({ code, message: expect.stringMatching(says) });
    expect(error?.message).toMatch(/\(IMP-\d\d\)$/);
  });
});

const DEPTH = 300_000;

const READ: readonly (readonly [string, string, () => Buffer | string, unknown])[] = [
  [
    'tags nested without end in the list of sheets',
    'list.xlsx',
    () =>
      makeOneSheet(worksheet(one), {
        'xl/workbook.xml': `<workbook>${nested('a', DEPTH, '')}<sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      }),
    [1],
  ],
  [
    'tags nested without end in a cell',
    'cell.xlsx',
    () =>
      makeOneSheet(
        worksheet(`<row r="1"><c r="A1" t="inlineStr"><is>${nested('r', DEPTH, '<t>x</t>')}</is></c></row>`),
      ),
    ['x'],
  ],
  [
    'tags nested without end between the rows',
    'rows.xlsx',
    () => makeOneSheet(worksheet(`${nested('a', DEPTH, '')}${one}`)),
    [1],
  ],
  [
    'paragraphs nested without end in OpenDocument',
    'deep.fods',
    () =>
      `<?xml version="1.0"?><office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell>${nested('text:p', DEPTH, 'x')}</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>`,
    [expect.stringMatching(/^\n+$/)],
  ],
  [
    'tags nested without end in an Excel 2003 workbook',
    'deep.xml',
    () =>
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">${nested('B', DEPTH, 'x')}</Data></Cell></Row></Table></Worksheet></Workbook>`,
    [expect.stringContaining('x')],
  ],
  [
    'tables nested without end in a web page',
    'deep.html',
    () => `<html>${'<table><tr><td>'.repeat(DEPTH)}<tr><td>x</td></tr>`,
    ['x'],
  ],
  [
    'tags of a web page that never end',
    'tags.html',
    () => `<table><tr><td>x</td></tr></table>${'<a'.repeat(2 * MB)}`,
    ['x'],
  ],
  [
    'cells of a web page that claim every column and row',
    'spans.html',
    () => `<table><tr><td>x</td>${'<td colspan=999999 rowspan=999999>'.repeat(300_000)}</tr></table>`,
    ['x'],
  ],
  [
    'columns hidden two hundred thousand times over',
    'hidden.xlsx',
    () => makeOneSheet(worksheet(one, `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(200_000)}</cols>`)),
    [1],
  ],
  [
    'twenty thousand merged ranges over the whole sheet',
    'merged.xlsx',
    () =>
      makeOneSheet(worksheet(one, '', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000)}</mergeCells>`)),
    [1],
  ],
  [
    'rows of 16,384 cells with a style and nothing in them',
    'styled.xlsx',
    () => makeOneSheet(worksheet(one + `<row>${'<c s="1"/>'.repeat(16_384)}</row>`.repeat(60))),
    [1],
  ],
  [
    'two million letters written as references',
    'references.xlsx',
    () => makeOneSheet(worksheet(text('&#65;'.repeat(2 * MB)))),
    ['A'.repeat(32_767)],
  ],
  [
    'half a million attributes',
    'attributes.xlsx',
    () =>
      makeOneSheet(
        worksheet(`<row ${Array.from({ length: 500_000 }, (_, n) => `a${n}="1"`).join(' ')}>${one.slice(11)}`),
      ),
    [1],
  ],
  ['three million comments', 'comments.xlsx', () => makeOneSheet(worksheet(`${'<!---->'.repeat(3 * MB)}${one}`)), [1]],
  [
    'references to letters that do not exist, and NUL',
    'letters.xlsx',
    () => makeOneSheet(worksheet(text('a\u0000&#x110000;&#99999999999;&nope;b'))),
    [expect.stringMatching(/^a.*&nope;b$/s)],
  ],
  [
    'bytes that are no UTF-8 inside a workbook',
    'bytes.xlsx',
    () =>
      makeOneSheet('', {}, [
        { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(worksheet(text('M\u00fcller')), 'latin1') },
      ]),
    [expect.stringMatching(/^M.ller$/)],
  ],
  [
    'an honest workbook that packs to a hundredth',
    'even.xlsx',
    () => makeXlsx([{ name: 'A', rows: Array.from({ length: 20_000 }, () => ['the same text', 'the same text']) }]),
    ['the same text', 'the same text'],
  ],
  ['an archive with a 64-bit end', 'large.xlsx', () => withZip64End(honest()), ['Nordwind', 7]],
  [
    'two parts of one name: the first counts',
    'twice.xlsx',
    () =>
      makeOneSheet(worksheet(one), {}, [
        { name: 'xl/worksheets/Sheet1.xml', data: worksheet('<row><c><v>2</v></c></row>') },
      ]),
    [1],
  ],
  ['twenty million delimiters and nothing between', 'commas.csv', () => `a,b\n${','.repeat(20 * MB)}\n`, ['a', 'b']],
  ['a line of quotes', 'quotes.csv', () => `a,b\n${'"'.repeat(10 * MB)}\n`, ['a', 'b']],
  ['a quote opened on every line', 'open.csv', () => `a,b\n${'"x,1\n'.repeat(100_000)}`, ['a', 'b']],
];

describe('read, soon and in little memory', () => {
  it.each(READ)('%s', async (_, name, content, firstRow) => {
    const { first, peakMb } = await read(name, content());
    expect(first[0]).toEqual(firstRow);
    expect(peakMb).toBeLessThan(600);
  });
});

describe('what leads out of the file or is not in it', () => {
  it.each([
    ['the disk', pointingAt('../../../../etc/passwd')],
    ['the network', pointingAt('http://127.0.0.1:9/sheet1.xml', 'TargetMode="External"')],
  ])('a sheet that lies on %s is not followed, and that is said', async (_, content) => {
    const { notices, sheets } = await read('outside.xlsx', content);
    expect(sheets).toMatchObject([{ name: 'Data', rowCount: 0 }]);
    expect(notices).toMatch(/The file names sheets that are not in it: 'Data'\. They were read as empty/);
  });

  it('texts by numbers that no list of texts has are read as empty, and the first is named', async () => {
    const cells = ['-1', '4294967296', '1.5', 'x'].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    const { first, notices } = await read(
      'index.xlsx',
      makeOneSheet(worksheet(`<row>${cells}<c><v>5</v></c></row>`), {
        'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>',
      }),
    );
    expect(first[0]?.at(-1)).toBe(5);
    expect(notices).toMatch(/Cell [A-D]1.* points to text that is not in the file; read as empty/);
  });
});

describe('room on the disk', () => {
  it('a few kilobytes that repeat one long text are refused before they fill it', async () => {
    const bytes = makeOneSheet(worksheet(`<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`.repeat(100)), {
      'xl/sharedStrings.xml': `<sst><si><t>${'y'.repeat(32_767)}</t></si></sst>`,
    });
    expect(bytes.length).toBeLessThan(10_000);
    const request = file('again.xlsx', bytes);
    await expect(parseIntoStaging(request, () => undefined, undefined, 5 * MB)).rejects.toMatchObject({
      code: 'import/zip-bomb',
    });
    expect(readdirSync(join(request.stagingPath, '..'))).toEqual(['again.xlsx']);
  });

  it('a full disk for temporary files is no fault of the spreadsheet', async ({ skip }) => {
    const request = file('honest.csv', `Account,Note\n${`Nordwind,${'n'.repeat(500)}\n`.repeat(8_000)}`);
    const disk = join(temporaryFolder(), 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
    skip(!mounted, 'only who may mount can make a small disk');
    onTestFinished(() => void spawnSync('umount', [disk]));
    await expect(
      watchParser(
        { ...request, stagingPath: join(disk, 'rows.staging') },
        { startProcess: () => startNodeParser(PARSER) },
      ),
    ).rejects.toMatchObject({
      code: 'source/disk-full',
      message: expect.stringMatching(/'honest.csv' was not read\. Nothing was imported\. Free about \d+ MB/),
    });
    expect(readdirSync(disk)).toEqual([]);
  });
});
