/**
 * The catalogue of hostile and broken files (import page, reliability page section C): each is refused with its own code and
 * sentence, or read with a notice; never a crash, a hang, or memory beyond bounds.
 */
import { mkdtempSync, openSync, rmSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { parseIntoStaging } from '../../../src/main/import/parser/parseIntoStaging.ts';
import { watchParser } from '../../../src/main/import/parser/watchParser.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import type { ParsedFile } from '../../../src/main/import/parser/messages.ts';
import { makeOneSheet, makePackage, makeXlsx, worksheet } from '../../support/makeXlsx.ts';
import { deflateRepeated, makeZip } from '../../support/makeZip.ts';

const PARSER = new URL('../../../src/main/parser.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'qb-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly parsed: ParsedFile | null;
  readonly error: AppError | null;
  readonly peakMb: number;
}

let count = 0;

async function parse(
  content: Buffer | string | ((path: string) => void),
  name: string,
  inProcess = true,
): Promise<Outcome> {
  const path = join(folder, `${count++}-${name.replaceAll(/[^\w.~$-]/g, '_')}`);
  if (typeof content === 'function') content(path);
  else writeFileSync(path, content);
  let peak = 0;
  try {
    const request = { path, displayName: name, stagingPath: `${path}.staging` };
    if (!inProcess) return { parsed: await parseIntoStaging(request, () => undefined), error: null, peakMb: 0 };
    const parsed = await watchParser(request, {
      startProcess: () => startNodeParser(PARSER),
      onProgress: ({ rss }) => {
        peak = Math.max(peak, rss);
      },
    });
    return { parsed, error: null, peakMb: peak / 1e6 };
  } catch (error) {
    if (error instanceof AppError) return { parsed: null, error, peakMb: peak / 1e6 };
    throw error;
  } finally {
    rmSync(path, { force: true });
  }
}

interface Case {
  readonly what: string;
  readonly name: string;
  readonly content: () => Buffer | string | ((path: string) => void);
  readonly code: string;
  readonly says: RegExp;
  /** Large enough to matter: parsed in the real process, under the real watchdog, with its memory watched. */
  readonly heavy?: boolean;
}

const ZIP_BOMB = /unpacks to more than 2 GB.*\(IMP-01\)$/;
const HARMFUL = /instructions that spreadsheets never need.*\(IMP-02\)$/;
const TRUNCATED = /The file ends too early.*Get it again.*\(IMP-08\)$/;

function ole(streams: readonly string[]): Buffer {
  const file = Buffer.alloc(512 * 4);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.fill(0xff, 76, 512);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, 512, 1024);
  file.writeUInt32LE(0xfffffffd, 512);
  file.writeUInt32LE(0xfffffffe, 516);
  streams.forEach((name, i) => {
    const at = 1024 + i * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE(name.length * 2 + 2, at + 64);
    file[at + 66] = 2;
  });
  return file;
}

const honest = (): Buffer =>
  makeXlsx([{ name: 'Data', rows: Array.from({ length: 500 }, (_, i) => [`Account ${i}`, i * 7.5, true]) }]);

const CASES: readonly Case[] = [
  {
    what: 'a sheet that unpacks to more than 1 GB',
    name: 'bomb.xlsx',
    content: () =>
      makeOneSheet('', {}, [
        {
          name: 'xl/worksheets/sheet1.xml',
          data: '',
          packed: deflateRepeated(
            '<worksheet><sheetData>',
            `<row r="1"><c r="A1"/>${' '.repeat(1_000)}</row>`,
            1_100_000_000,
          ),
        },
      ]),
    code: 'import/zip-bomb',
    says: ZIP_BOMB,
    heavy: true,
  },
  {
    what: 'one shared string of 300 MB',
    name: 'string.xlsx',
    content: () =>
      makeOneSheet(worksheet(''), {}, [
        { name: 'xl/sharedStrings.xml', data: '', packed: deflateRepeated('<sst><si><t>', 'a', 300_000_000) },
      ]),
    code: 'import/zip-bomb',
    says: ZIP_BOMB,
    heavy: true,
  },
  {
    what: 'more shared strings than anyone has',
    name: 'strings.xlsx',
    content: () =>
      makeOneSheet(worksheet(''), {}, [
        {
          name: 'xl/sharedStrings.xml',
          data: '',
          packed: deflateRepeated('<sst>', '<si><t>a</t></si>', 17 * 5_100_000),
        },
      ]),
    code: 'import/zip-bomb',
    says: ZIP_BOMB,
    heavy: true,
  },
  {
    what: 'a small part that claims little and unpacks to much',
    name: 'styles.xlsx',
    content: () =>
      makePackage({ 'xl/workbook.xml': '<workbook/>' }, [
        { name: '_rels/.rels', data: '', packed: deflateRepeated('<a/>', ' ', 80_000_000), claimedSize: 10 },
      ]),
    code: 'import/zip-bomb',
    says: ZIP_BOMB,
    heavy: true,
  },
  {
    what: 'more parts than a workbook has',
    name: 'parts.xlsx',
    content: () => makeZip(Array.from({ length: 2_100 }, (_, i) => ({ name: `xl/p${i}.xml`, data: 'x' }))),
    code: 'import/zip-bomb',
    says: /consists of 2,100 parts; the most we read is 2,000\..*\(IMP-01\)$/,
  },
  {
    what: 'a document type in the workbook',
    name: 'entities.xlsx',
    content: () =>
      makeOneSheet(worksheet(''), {
        'xl/workbook.xml':
          '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><workbook>&c;</workbook>',
      }),
    code: 'import/doctype',
    says: HARMFUL,
  },
  {
    what: 'a document type before the shared strings',
    name: 'lol.xlsx',
    content: () =>
      makeOneSheet(worksheet(''), {
        'xl/sharedStrings.xml': '<!DOCTYPE s [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>',
      }),
    code: 'import/doctype',
    says: HARMFUL,
  },
  {
    what: 'a document type before a sheet',
    name: 'xxe.xlsx',
    content: () =>
      makeOneSheet(`<!DOCTYPE s SYSTEM "file:///etc/passwd">${worksheet('<row><c t="str"><v>&x;</v></c></row>')}`),
    code: 'import/doctype',
    says: HARMFUL,
  },
  {
    what: 'a part that climbs out of the archive',
    name: 'climb.xlsx',
    content: () => makeOneSheet(worksheet(''), { '../../evil.txt': 'x' }),
    code: 'import/path-traversal',
    says: HARMFUL,
  },
  {
    what: 'a part on a drive',
    name: 'drive.xlsx',
    content: () => makeOneSheet(worksheet(''), { 'C:\\evil.txt': 'x' }),
    code: 'import/path-traversal',
    says: HARMFUL,
  },
  {
    what: 'a workbook cut in half',
    name: 'half.xlsx',
    content: () => honest().subarray(0, 4_000),
    code: 'import/truncated',
    says: TRUNCATED,
  },
  {
    what: 'a sheet that ends inside a row',
    name: 'cut.xlsx',
    content: () => makeOneSheet(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>').slice(0, -35)),
    code: 'import/truncated',
    says: TRUNCATED,
  },
  {
    what: 'a quote that is never closed',
    name: 'open.csv',
    content: () => 'a,b\n"x, y",2\n"z, w,3\n1,2\n',
    code: 'import/truncated',
    says: TRUNCATED,
  },
  {
    what: 'an encrypted workbook',
    name: 'secret.xlsx',
    content: () => ole(['Root Entry', 'EncryptionInfo', 'EncryptedPackage']),
    code: 'import/encrypted',
    says: /protected with a password.*remove the password.*\(IMP-05\)$/,
  },
  {
    what: 'an encrypted part',
    name: 'zipcrypt.xlsx',
    content: () =>
      makeZip([
        { name: '[Content_Types].xml', data: 'x' },
        { name: '_rels/.rels', data: 'x', encrypted: true },
      ]),
    code: 'import/encrypted',
    says: /password/,
  },
  {
    what: 'a letter in an old Office file',
    name: 'letter.xls',
    content: () => ole(['Root Entry', 'WordDocument']),
    code: 'import/not-a-spreadsheet',
    says: /a Word document.*\(IMP-10\)$/,
  },
  {
    what: 'an empty file',
    name: 'nothing.csv',
    content: () => '',
    code: 'import/empty',
    says: /'nothing.csv' is empty.*\(IMP-11\)$/,
  },
  { what: 'a file of blanks', name: 'blank.csv', content: () => ' \n\r\n ', code: 'import/empty', says: /empty/ },
  {
    what: 'a picture',
    name: 'logo.xlsx',
    content: () => Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    code: 'import/not-a-spreadsheet',
    says: /a picture/,
  },
  {
    what: 'a zip archive of something else',
    name: 'photos.xlsx',
    content: () => makeZip([{ name: 'a.jpg', data: 'x' }]),
    code: 'import/not-a-spreadsheet',
    says: /a zip archive; unpack it first/,
  },
  {
    what: 'a Numbers document',
    name: 'plan.numbers',
    content: () => makeZip([{ name: 'Index/Document.iwa', data: 'x' }]),
    code: 'import/unsupported-format',
    says: /Apple Numbers.*\(IMP-06\)$/,
  },
  {
    what: 'a SYLK file',
    name: 'old.slk',
    content: () => 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Account"\r\nE\r\n',
    code: 'import/unsupported-format',
    says: /a SYLK file.*\(IMP-06\)$/,
  },
  ...[
    ['with its mark', Buffer.from([0xff, 0xfe, 0, 0])],
    ['without a mark', Buffer.alloc(0)],
  ].map(([how, mark]) => ({
    what: `text in UTF-32 ${String(how)}`,
    name: 'wide.csv',
    content: () =>
      Buffer.concat([mark as Buffer, ...[...'name,arr\nAcme,5\n'].map((c) => Buffer.from([c.charCodeAt(0), 0, 0, 0]))]),
    code: 'import/unsupported-format',
    says: /text in UTF-32.*\(IMP-06\)$/,
  })),
  {
    what: 'a part of some XML file',
    name: 'part.csv',
    content: () => '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si/></sst>',
    code: 'import/not-a-spreadsheet',
    says: /an XML file of another kind/,
  },
  { what: 'JSON', name: 'data.csv', content: () => '{"accounts": []}', code: 'import/not-a-spreadsheet', says: /JSON/ },
  {
    what: 'a web page without a table',
    name: 'page.xls',
    content: () => '<html><body><p>Sign in</p></body></html>',
    code: 'import/not-a-spreadsheet',
    says: /a web page without a table/,
  },
  {
    what: 'NUL bytes in a text',
    name: 'nul.csv',
    content: () => 'a,b\n1,2\n3,\u0000\n',
    code: 'import/binary-text',
    says: /\(line 3 contains binary data\).*\(IMP-09\)$/,
  },
  {
    what: 'the marker of an open workbook',
    name: '~$accounts.xlsx',
    content: () => Buffer.alloc(165, 32),
    code: 'import/lock-file',
    says: /the marker Excel keeps.*"~\$"/,
  },
  {
    what: 'too many columns',
    name: 'wide.csv',
    content: () => `${'x,'.repeat(2_999)}x\n`,
    code: 'import/too-many-columns',
    says: /has 3,000 columns; the most we read is 512.*\(IMP-03\)$/,
  },
  {
    what: 'a cell far right',
    name: 'far.xlsx',
    content: () => makeOneSheet(worksheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')),
    code: 'import/too-many-columns',
    says: /Sheet 'Data' has 16,384 columns/,
  },
  {
    what: 'a workbook that is one chart',
    name: 'chart.xlsx',
    content: () =>
      makeOneSheet('', {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
        'xl/chartsheets/sheet1.xml': '<chartsheet/>',
      }),
    code: 'import/not-a-spreadsheet',
    says: /'chart\.xlsx' is not a spreadsheet \(it holds no sheet with cells\).*\(IMP-10\)$/,
  },
  {
    what: 'a row beyond the grid',
    name: 'deep.xlsx',
    content: () => makeOneSheet(worksheet('<row r="1048577"><c><v>1</v></c></row>')),
    code: 'import/too-many-rows',
    says: /Sheet 'Data'.*1,048,576/,
  },
  {
    what: 'more lines than a sheet has',
    name: 'long.csv',
    content: () => 'a,b\n'.repeat(1_048_600),
    code: 'import/too-many-rows',
    says: /the most we read is 1,048,576/,
    heavy: true,
  },
  {
    what: 'more sheets than we read',
    name: 'sheets.xlsx',
    content: () => makeXlsx(Array.from({ length: 201 }, (_, i) => ({ name: `S${i}`, rows: [] }))),
    code: 'import/too-many-sheets',
    says: /201 sheets; the most we read is 200/,
  },
  {
    what: 'one line of 200 MB',
    name: 'line.csv',
    content: () => (path) => {
      const file = openSync(path, 'w');
      for (let i = 0; i < 200; i++) writeSync(file, Buffer.alloc(1_000_000, 97));
      closeSync(file);
    },
    code: 'import/line-too-long',
    says: /a row of more than 16 MB near row 1.*missing closing quote/,
    heavy: true,
  },
  {
    what: 'one quoted field of 200 MB with line breaks',
    name: 'field.csv',
    content: () => (path) => {
      const file = openSync(path, 'w');
      writeSync(file, 'a,b\n1,"');
      for (let i = 0; i < 200; i++) writeSync(file, Buffer.from('word after word\n'.repeat(65_000)));
      closeSync(file);
    },
    code: 'import/line-too-long',
    says: /near row 2/,
    heavy: true,
  },
  {
    what: 'a repeated row that claims twenty billion cells',
    name: 'repeat.fods',
    content: () =>
      '<?xml version="1.0"?><office:document xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="500" office:value-type="float" office:value="1"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>',
    code: 'import/too-many-cells',
    says: /more than 20,000,000 filled cells/,
    heavy: true,
  },
  {
    what: 'a broken checksum',
    name: 'flip.xlsx',
    content: () =>
      flipByte(
        makeZip([
          { name: '_rels/.rels', data: 'x'.repeat(500), deflate: false },
          { name: 'xl/workbook.xml', data: '<workbook/>' },
        ]),
      ),
    code: 'import/damaged',
    says: /damaged \(a checksum does not match\).*\(IMP-13\)$/,
  },
];

function flipByte(bytes: Buffer): Buffer {
  const at = bytes.indexOf('xxxx', 0, 'latin1');
  bytes[at + 10] = 121;
  return bytes;
}

describe('refused with a code, a sentence and bounded memory', () => {
  it.each(CASES)('$what', async ({ name, content, code, says, heavy = false }) => {
    const { error, parsed, peakMb } = await parse(content(), name, heavy);
    expect(parsed).toBeNull();
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(says);
    expect(error?.message).toContain(String(error?.details['support']));
    expect(peakMb).toBeLessThan(600);
  });
});

describe('read, with what a person should know', () => {
  it('a declared range over the whole grid with ten cells', async () => {
    const rows = Array.from(
      { length: 5 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="B${i + 1}"><v>2</v></c></row>`,
    ).join('');
    const { parsed, peakMb } = await parse(
      makeOneSheet(
        worksheet(
          rows,
          '<dimension ref="A1:XFD1048576"/>',
          '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
      ),
      'declared.xlsx',
    );
    expect(parsed?.sheets).toMatchObject([{ rowCount: 5, columnCount: 2 }]);
    expect(peakMb).toBeLessThan(250);
  });

  it('a million empty styled rows, written both ways', async () => {
    const empty = `${'<row r="2" s="1" customFormat="1"/>'.repeat(500_000)}${'<row><c s="1"/><c s="1"/></row>'.repeat(500_000)}`;
    const { parsed, peakMb } = await parse(
      makeOneSheet(worksheet(`<row r="1"><c><v>7</v></c></row>${empty}`)),
      'styled.xlsx',
    );
    expect(parsed?.sheets).toMatchObject([{ rowCount: 1, columnCount: 1 }]);
    expect(peakMb).toBeLessThan(250);
  });

  it('headers such as __proto__ and constructor are only words', async () => {
    const { parsed } = await parse('__proto__,constructor,toString\n1,2,3\n', 'proto.csv');
    expect(parsed?.sheets).toMatchObject([{ rowCount: 2, columnCount: 3 }]);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('a text index out of range is read as empty and said', async () => {
    const { parsed } = await parse(
      makeOneSheet(worksheet('<row r="17"><c r="B17" t="s"><v>99</v></c><c r="C17"><v>1</v></c></row>'), {
        'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>',
      }),
      'index.xlsx',
    );
    expect(parsed?.sheets).toMatchObject([{ rowCount: 1, columnCount: 3 }]);
  });

  it('bytes that are no valid UTF-8 are read, with the encoding guessed and said', async () => {
    const { parsed } = await parse(Buffer.from('name\xe9,x\n\xff\xfe\xfd,1\n', 'latin1'), 'invalid.csv');
    expect(parsed?.encoding).toBe('windows-1252');
    expect(parsed?.notices.join(' ')).toMatch(/not valid UTF-8; the text was read as Windows-1252/);
  });

  it('names and texts of 100,000 characters are cut where a sheet would cut them', async () => {
    const { parsed, error } = await parse(`name,arr\n${'x'.repeat(100_000)},1\n`, 'longname.csv');
    expect(error).toBeNull();
    expect(parsed?.sheets).toMatchObject([{ rowCount: 2 }]);
  });
});
