/** Our .xlsx reader on workbooks written in many dialects: what went in comes out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/shared/fields/types.ts';
import { makeOneSheet, makeXlsx, worksheet, type XlsxDialect } from '../../support/makeXlsx.ts';
import { readBytes, rowsOf } from '../../support/readSheets.ts';

const DIALECTS: readonly (readonly [string, XlsxDialect])[] = [
  ['plain', {}],
  ['strict namespaces and a prefix', { strict: true, prefix: 'x' }],
  ['inline strings, no references', { inlineStrings: true, references: false }],
  ['rich strings with phonetic runs', { richStrings: true, prefix: 'main' }],
  ['odd attribute order and quotes', { oddAttributes: true, richStrings: true, inlineStrings: true }],
  ['1904 dates, stored parts', { date1904: true, stored: true }],
  ['ISO dates', { isoDates: true, prefix: 's' }],
];

const ROWS: readonly (readonly Cell[])[] = [
  ['Account', 'ARR', 'Renewal', 'Seen', 'Live', 'Note'],
  [
    'Müller & <Sons>',
    12_000.5,
    { date: '2026-03-31' },
    { dateTime: '2026-03-31T09:30:15' },
    true,
    'line one\nline two',
  ],
  [],
  [null, -3, null, null, false, '  kept spaces  '],
  ['_x000D_', 0, { error: '#N/A' }, null, null, 'emoji 😀 \r end'],
];

describe.each(DIALECTS)('a workbook in dialect: %s', (_, dialect) => {
  it('gives back every cell', async () => {
    const { sheets, result } = await readBytes(makeXlsx([{ name: 'Q&A "1"', rows: ROWS }], dialect), 'book.xlsx');
    expect(result.format).toBe('xlsx');
    expect(result.date1904).toBe(dialect.date1904 === true);
    expect(sheets[0]?.start).toEqual({ index: 0, name: 'Q&A "1"', state: 'visible' });
    expect(rowsOf(sheets[0])).toEqual(ROWS);
  });
});

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((s) => !/[\ufffe\uffff]/.test(s) && s.isWellFormed()),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<Cell>({ error: '#N/A' }, { error: '#DIV/0!' }),
  fc
    .integer({ min: 1_462, max: 109_000 })
    .map((d): Cell => ({ date: new Date((d - 25_569) * 86_400_000).toISOString().slice(0, 10) })),
);

const dialect: fc.Arbitrary<XlsxDialect> = fc.record({
  prefix: fc.constantFrom('', 'x', 'ns0'),
  strict: fc.boolean(),
  inlineStrings: fc.boolean(),
  richStrings: fc.boolean(),
  references: fc.boolean(),
  oddAttributes: fc.boolean(),
  date1904: fc.boolean(),
  isoDates: fc.boolean(),
});

const trimmed = (rows: readonly (readonly Cell[])[]): Cell[][] => {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((c) => c !== null) + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
};

describe('any grid in any dialect', () => {
  it('comes back cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), dialect, async (rows, how) => {
        const { sheets } = await readBytes(makeXlsx([{ name: 'S', rows }], how), 'grid.xlsx');
        expect(rowsOf(sheets[0])).toEqual(trimmed(rows));
      }),
      { numRuns: 150 },
    );
  });
});

describe('what a sheet says besides its cells', () => {
  it('reports merges, hidden sheets, rows and columns', async () => {
    const bytes = makeXlsx([
      {
        name: 'Front',
        rows: [['a', 'b'], ['c'], ['d']],
        merges: ['A1:B1', 'A2:A3'],
        hiddenRows: [2],
        hiddenColumns: [1],
      },
      { name: 'Back', rows: [['x']], state: 'hidden' },
      { name: 'Deep', rows: [], state: 'veryHidden' },
    ]);
    const { sheets } = await readBytes(bytes, 'book.xlsx');
    expect(sheets.map((s) => [s.start.name, s.start.state])).toEqual([
      ['Front', 'visible'],
      ['Back', 'hidden'],
      ['Deep', 'veryHidden'],
    ]);
    expect(sheets[0]?.hiddenRows).toEqual([2]);
    expect(sheets[0]?.end?.hiddenColumns).toEqual([1]);
    expect(sheets[0]?.end?.merges).toEqual([
      { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 },
      { fromRow: 2, toRow: 3, fromColumn: 0, toColumn: 0 },
    ]);
  });

  it('counts percent, currency and zero-padding formats per column', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$€-407] #,##0.00"/><numFmt numFmtId="171" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`;
    const rows =
      '<row r="1"><c r="A1" s="1"><v>0.12</v></c><c r="B1" s="2"><v>5</v></c><c r="C1" s="3"><v>42</v></c></row><row r="2"><c r="A2" s="1"><v>0.5</v></c></row>';
    const { sheets } = await readBytes(makeOneSheet(worksheet(rows), { 'xl/styles.xml': styles }), 'book.xlsx');
    expect([...(sheets[0]?.end?.formats ?? [])]).toEqual([
      [0, { percent: 2, currency: {}, zeroPad: null }],
      [1, { percent: 0, currency: { '€': 1 }, zeroPad: null }],
      [2, { percent: 0, currency: {}, zeroPad: 5 }],
    ]);
    expect(rowsOf(sheets[0])[0]).toEqual([0.12, 5, 42]);
  });

  it('keeps to the 1904 dates and number formats of the workbook, whatever its extensions say', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs></styleSheet>`;
    const book = makeOneSheet(worksheet('<row r="1"><c r="A1" s="1"><v>40908</v></c></row>'), {
      'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>`,
      'xl/styles.xml': styles,
    });
    const { sheets } = await readBytes(book, 'mac.xlsx');
    expect(rowsOf(sheets[0])).toEqual([[{ date: '2016-01-01' }]]);
  });

  it('takes one of the alternatives a text is written in, and all of what stands around them', async () => {
    const mc = (choice: string, fallback: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="x16">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
    const run = (text: string): string => `<r><t xml:space="preserve">${text}</t></r>`;
    const texts = [
      mc(run('Acme'), run('Acme')),
      mc('<x16:icon/>', '<t>Beta</t>'),
      run('to ') + mc(run('be'), run('be')) + mc(run(' or'), run(' or')) + run(' not'),
    ];
    const cells = `<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is>${texts[2]}</is></c>`;
    const strings = `<sst>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`;
    const book = makeOneSheet(worksheet(`<row r="1">${cells}</row>`), { 'xl/sharedStrings.xml': strings });
    const { sheets } = await readBytes(book, 'book.xlsx');
    expect(rowsOf(sheets[0])).toEqual([['Acme', 'Beta', 'to be or not', 'to be or not']]);
  });

  it('uses saved results of formulas and says where there is none', async () => {
    const rows =
      '<row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" t="str"><f>"x"&amp;"y"</f><v>xy</v></c><c r="C4"><f>NOW()</f></c><c r="D4"><f t="shared" si="0"/><v></v></c></row>';
    const { sheets } = await readBytes(makeOneSheet(worksheet(rows)), 'book.xlsx');
    expect(sheets[0]?.rows.get(4)).toEqual([2, 'xy']);
    expect(sheets[0]?.end?.notices).toEqual([
      '2 cells have formulas; their last saved results were used.',
      'C4 (and 1 more) has a formula without a saved result. Open and save the file in Excel.',
    ]);
  });

  it('ignores macros and links to other files, and says so', async () => {
    const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const bytes = makeOneSheet(worksheet('<row><c><v>1</v></c></row>'), {
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${base}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/><Relationship Id="rId3" Type="${base}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
      'xl/vbaProject.bin': Buffer.from('anything'),
    });
    const { result, sheets } = await readBytes(bytes, 'book.xlsm');
    expect(result.notices.join(' ')).toMatch(/macros; they were ignored.*links were not followed/);
    expect(rowsOf(sheets[0])).toEqual([[1]]);
  });
});

describe('writers that bend the rules', () => {
  it('reads cells without references, rows without numbers, unknown children and comments', async () => {
    const rows = `<!-- top --><row><c><v>1</v></c><c/><c t="inlineStr"><is><t>x</t></is></c></row><row spans="1:2" r='5' ><c s="9999" r="B5"><extLst><ext uri="u"/></extLst><v> 7 </v></c><!-- <c> --><c t="n"><v>8</v></c></row><row r="6"/><row><c r="A7"><v>9</v></c></row>`;
    const { sheets } = await readBytes(makeOneSheet(worksheet(rows)), 'book.xlsx');
    expect([...(sheets[0]?.rows ?? [])]).toEqual([
      [1, [1, null, 'x']],
      [5, [null, 7, 8]],
      [7, [9]],
    ]);
  });

  it('reads part names in another case and with backslashes, and UTF-16 parts', async () => {
    const sheet = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(
        worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>ö</t></is></c></row>').replace('UTF-8', 'UTF-16'),
        'utf16le',
      ),
    ]);
    const bytes = makeOneSheet('unused', { 'xl/worksheets/sheet1.xml': sheet });
    const renamed = Buffer.from(
      bytes.toString('latin1').replaceAll('xl/worksheets/sheet1.xml', 'XL\\Worksheets\\Sheet1.xml'),
      'latin1',
    );
    const { sheets } = await readBytes(renamed, 'book.xlsx');
    expect(rowsOf(sheets[0])).toEqual([['ö']]);
  });

  it('finds the directory of an archive that a server appended to, and of one whose last comment was cut', async () => {
    const book = makeXlsx([{ name: 'S', rows: [['a']] }]);
    const commented = Buffer.from(book);
    commented.writeUInt16LE(142, commented.length - 2);
    for (const bytes of [Buffer.concat([book, Buffer.from('\r\n<!-- served in 0.2 s -->')]), commented]) {
      const { sheets } = await readBytes(bytes, 'download.xlsx');
      expect(rowsOf(sheets[0])).toEqual([['a']]);
    }
  });

  it('says that the name lied when it did', async () => {
    const { result } = await readBytes(makeXlsx([{ name: 'S', rows: [['a']] }]), 'accounts.csv');
    expect(result.notices[0]).toBe("'accounts.csv' is really an Excel workbook (.xlsx); it was read as that.");
  });
});
