/** Our .xls reader on workbooks written record by record: what went in comes out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/shared/fields/types.ts';
import { characters, makeBiff8, makeOle, makeXls, record, u16, u32 } from '../../support/makeXls.ts';
import { obfuscateXls } from '../../support/lockXls.ts';
import { readBytes, rowsOf } from '../../support/readSheets.ts';

const ROWS: readonly (readonly Cell[])[] = [
  ['Account', 'ARR', 'Renewal', 'Seen', 'Live'],
  ['Müller & <Sons>', 12_000.5, { date: '2026-03-31' }, { dateTime: '2026-03-31T09:30:15' }, true],
  [],
  [null, -3, null, null, false],
  ['東京 😀', 0, { error: '#N/A' }],
];

describe('an Excel 97-2003 workbook', () => {
  it.each([
    ['in its container', makeXls([{ name: 'Kunden Ä', rows: ROWS }])],
    ['with 1904 dates', makeXls([{ name: 'Kunden Ä', rows: ROWS }], { date1904: true })],
    ['as a bare stream', makeBiff8([{ name: 'Kunden Ä', rows: ROWS }])],
    ['with texts cut over many records', makeXls([{ name: 'Kunden Ä', rows: ROWS }], { continueEvery: 11 })],
  ])('gives back every cell %s', async (_, bytes) => {
    const { sheets, result } = await readBytes(bytes, 'book.xls');
    expect(result.format).toBe('xls');
    expect(sheets[0]?.start).toEqual({ index: 0, name: 'Kunden Ä', state: 'visible' });
    expect(rowsOf(sheets[0])).toEqual(ROWS);
  });

  it('reports hidden sheets and rows, and merges', async () => {
    const bytes = makeXls([
      { name: 'Front', rows: [['a', 'b'], ['c'], ['d']], merges: [[0, 0, 0, 1]], hiddenRows: [2] },
      { name: 'Back', rows: [['x']], state: 'hidden' },
      { name: 'Deep', rows: [], state: 'veryHidden' },
    ]);
    const { sheets } = await readBytes(bytes, 'book.xls');
    expect(sheets.map((s) => [s.start.name, s.start.state])).toEqual([
      ['Front', 'visible'],
      ['Back', 'hidden'],
      ['Deep', 'veryHidden'],
    ]);
    expect(sheets[0]?.hiddenRows).toEqual([2]);
    expect(sheets[0]?.end?.merges).toEqual([{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 }]);
  });

  it('reads packed numbers, texts in the cell, and saved results of formulas', async () => {
    const integer = (value: number, percent = 0): Buffer => {
      const bytes = Buffer.alloc(4);
      bytes.writeInt32LE((value << 2) | 2 | percent);
      return bytes;
    };
    const half = Buffer.alloc(8);
    half.writeDoubleLE(1.5);
    const formula = (column: number, result: Buffer): Buffer =>
      record(0x0006, u16(2, column, 0), result, Buffer.alloc(8));
    const extra = Buffer.concat([
      record(0x00bd, u16(0, 0), u16(0), integer(-7), u16(1), integer(46_112), u16(0), half.subarray(4), u16(2)),
      record(0x027e, u16(0, 3, 0), integer(1_234, 1)),
      record(0x0204, u16(1, 0, 0), u16(5), characters('naïve')),
      formula(0, Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0]), u16(0xffff)])),
      record(0x04bc, Buffer.alloc(10)),
      record(0x0207, u16(3), characters('a→b')),
      formula(1, half),
      formula(2, Buffer.concat([Buffer.from([1, 0, 1, 0, 0, 0]), u16(0xffff)])),
      formula(3, Buffer.concat([Buffer.from([2, 0, 7, 0, 0, 0]), u16(0xffff)])),
      formula(4, Buffer.concat([Buffer.from([3, 0, 0, 0, 0, 0]), u16(0xffff)])),
    ]);
    const { sheets } = await readBytes(makeXls([{ name: 'S', rows: [], extra }]), 'packed.xls');
    expect(rowsOf(sheets[0])).toEqual([
      [-7, { date: '2026-03-31' }, 1.5, 12.34],
      ['naïve'],
      ['a→b', 1.5, true, { error: '#DIV/0!' }],
    ]);
    expect(sheets[0]?.end?.notices).toEqual(['5 cells have formulas; their last saved results were used.']);
  });

  it('leaves out the figures a chart inside a sheet keeps', async () => {
    const number = record(0x0203, u16(0, 0, 0), Buffer.alloc(8));
    const chart = Buffer.concat([record(0x0809, u16(0x0600, 0x0020, 0, 0, 0, 0, 0, 0)), number, record(0x000a)]);
    const { sheets } = await readBytes(makeXls([{ name: 'S', rows: [['a'], ['b']], extra: chart }]), 'chart.xls');
    expect(rowsOf(sheets[0])).toEqual([['a'], ['b']]);
  });

  it('reads rows that come in no order', async () => {
    const late = record(0x0203, u16(2, 1, 0), Buffer.from([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]));
    const { sheets } = await readBytes(
      makeXls([{ name: 'S', rows: [['a'], ['b'], ['c']], extra: late }]),
      'unordered.xls',
    );
    expect([...(sheets[0]?.rows ?? [])]).toEqual([
      [1, ['a']],
      [2, ['b']],
      [3, ['c', 1]],
    ]);
  });

  it('finds its stream also where the tables of the container go on beyond the header', async () => {
    const rows = Array.from({ length: 18_000 }, (_, i): Cell[] => [`account ${i}`, i, i / 8, 'x'.repeat(400) + i]);
    const bytes = makeXls([{ name: 'S', rows }]);
    expect(bytes.length).toBeGreaterThan(109 * 128 * 512);
    const { sheets } = await readBytes(bytes, 'large.xls');
    expect(rowsOf(sheets[0])).toEqual(rows);
  });

  it('is the one in no folder where an embedded object brings another', async () => {
    const own = makeBiff8([{ name: 'Own', rows: [['mine']] }]);
    const embedded = makeBiff8([{ name: 'Inside', rows: [['another']] }]);
    const { sheets } = await readBytes(makeOle('Book', own, [['MBD0001/Workbook', embedded]]), 'embedding.xls');
    expect(sheets.map((s) => s.start.name)).toEqual(['Own']);
    expect(rowsOf(sheets[0])).toEqual([['mine']]);
  });

  it.each([
    ['WordDocument', 'a Word document'],
    ['PowerPoint Document', 'a presentation'],
  ])('is not looked for inside another document: %s', async (name, what) => {
    const embedded = makeBiff8([{ name: 'Inside', rows: [['another']] }]);
    const letter = makeOle(name, Buffer.alloc(99), [['ObjectPool/Workbook', embedded]]);
    await expect(readBytes(letter, 'letter.doc')).rejects.toMatchObject({
      code: 'import/not-a-spreadsheet',
      details: { what },
    });
  });

  it('reads formulas under the numbers they had in Excel 3 and 4', async () => {
    const value = Buffer.alloc(8);
    value.writeDoubleLE(7.25);
    const extra = Buffer.concat([
      record(0x0206, u16(0, 0, 0), value, Buffer.alloc(8)),
      record(0x0406, u16(0, 1, 0), value, Buffer.alloc(8)),
    ]);
    const { sheets } = await readBytes(makeXls([{ name: 'S', rows: [], extra }]), 'numbers.xls');
    expect(rowsOf(sheets[0])).toEqual([[7.25, 7.25]]);
  });

  it('is refused when it is encrypted, cut short, or holds no sheet', async () => {
    const sheet = { name: 'S', rows: [['a']] };
    const encrypted = makeXls([sheet], { extra: record(0x002f, Buffer.alloc(54)) });
    await expect(readBytes(encrypted, 'locked.xls')).rejects.toMatchObject({ code: 'import/encrypted' });
    const whole = makeXls([{ name: 'S', rows: ROWS }]);
    for (const length of [600, 2_048, whole.length - 1_100, whole.length - 600]) {
      await expect(readBytes(whole.subarray(0, length), 'cut.xls'), `${length} bytes`).rejects.toMatchObject({
        code: 'import/truncated',
      });
    }
    await expect(readBytes(makeXls([]), 'none.xls')).rejects.toMatchObject({ code: 'import/damaged' });
    await expect(readBytes(makeOle('Contents', Buffer.alloc(99)), 'letter.xls')).rejects.toMatchObject({
      code: 'import/not-a-spreadsheet',
    });
  });
});

describe('a workbook of Excel 5', () => {
  const bof = (kind: number): Buffer => record(0x0809, u16(0x0500, kind, 0, 0));
  const end = record(0x000a);
  const label = (text: Buffer): Buffer => record(0x0204, u16(0, 0, 0, text.length), text);
  const cyrillic = Buffer.from([0xd1, 0xf7, 0xe5, 0xf2]);
  const cells = (text: Buffer): Buffer => Buffer.concat([bof(0x0010), label(text), end]);
  const font = (charset: number): Buffer =>
    record(0x0031, u16(160, 0, 0x7fff, 400, 0), Buffer.from([0, 2, charset, 0, 5]), Buffer.from('Arial'));
  const sheet = (position: number, kind: number, name: string): Buffer =>
    record(0x0085, u32(position), Buffer.from([0, kind, name.length]), Buffer.from(name));
  const workbook = (globals: readonly Buffer[], kinds: readonly number[]): Buffer => {
    const sheets = (positions: readonly number[]): Buffer =>
      Buffer.concat([bof(5), ...globals, ...kinds.map((kind, i) => sheet(positions[i] ?? 0, kind, `S${i + 1}`)), end]);
    const body = cells(cyrillic);
    const first = sheets([]).length;
    const bytes = Buffer.concat([sheets(kinds.map((_, i) => first + i * body.length)), ...kinds.map(() => body)]);
    return makeOle('Book', bytes);
  };

  it.each([
    ['names its code page', [record(0x0042, u16(1251)), font(0)], 'Счет'],
    ['names none, but writes in a Russian font', [font(204)], 'Счет'],
    ['names one that counts more than the font', [record(0x0042, u16(1252)), font(204)], 'Ñ÷åò'],
  ])('reads texts of one that %s', async (_, globals, text) => {
    const { sheets } = await readBytes(workbook(globals, [0]), 'report.xls');
    expect(rowsOf(sheets[0])).toEqual([[text]]);
  });

  it('leaves out macros and modules, and says so', async () => {
    const { sheets, result } = await readBytes(workbook([record(0x0042, u16(1251))], [6, 0]), 'modules.xls');
    expect(sheets.map((s) => s.start.name)).toEqual(['S2']);
    expect(result.notices).toContain("Sheets without cells were left out: 'S1'.");
  });

  it('opens with the password that every program knows', async () => {
    const stream = (extra: Buffer): Buffer => {
      // Excel 5 writes key and verifier only: there was no other method yet.
      const lock = record(0x002f, extra.subarray(6));
      const lists = (at: number): Buffer => Buffer.concat([bof(5), lock, sheet(at, 0, 'S1'), end]);
      return Buffer.concat([lists(lists(0).length), cells(Buffer.from('abc'))]);
    };
    const locked = makeOle('Book', obfuscateXls(stream, 'VelvetSweatshop', 0xb359, 0x9a0a));
    const { sheets } = await readBytes(locked, 'locked.xls');
    expect(rowsOf(sheets[0])).toEqual([['abc']]);
  });
});

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((s) => s.isWellFormed()),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<Cell>({ error: '#N/A' }, { error: '#DIV/0!' }, { date: '2026-02-28' }),
);

describe('any grid', () => {
  it('comes back cell by cell, wherever its texts are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
        fc.integer({ min: 9, max: 60 }),
        async (rows, continueEvery) => {
          const { sheets } = await readBytes(makeXls([{ name: 'S', rows }], { continueEvery }), 'grid.xls');
          const cut = rows.map((row) => row.slice(0, row.findLastIndex((c) => c !== null) + 1));
          expect(rowsOf(sheets[0])).toEqual(cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('ends with rows or a refusal, whatever bytes are changed', async () => {
    const whole = makeXls(
      [
        { name: 'S', rows: ROWS },
        { name: 'T', rows: ROWS },
      ],
      { continueEvery: 30 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          const outcome = await readBytes(bytes, 'mutated.xls').catch(
            (error: { code?: string }) => error.code ?? 'none',
          );
          expect(typeof outcome === 'string' ? outcome : 'read').toMatch(/^(?:read|import\/[a-z-]+)$/);
        },
      ),
      { numRuns: 200 },
    );
  });
});
