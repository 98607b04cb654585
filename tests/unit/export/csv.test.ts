import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableToCsv } from '../../../src/main/export/csv.ts';
import { guardText, unguardText } from '../../../src/shared/fields/guardedText.ts';
import type { ExportCell, ExportColumn } from '../../../src/main/export/tableToExport.ts';

const text: ExportColumn = { label: 'Name', type: 'text' };
const csv = (columns: readonly ExportColumn[], rows: readonly (readonly ExportCell[])[], plainText = false): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(tableToCsv({ columns, rows }, { plainText }));

describe('a table as CSV', () => {
  it('starts with a mark, quotes every field and ends lines as spreadsheets do', () => {
    expect(csv([text], [['Says "no", twice']])).toBe('\uFEFF"Name"\r\n"Says ""no"", twice"\r\n');
  });

  it('guards text that a spreadsheet would evaluate, in headers too', () => {
    for (const live of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '－1'])
      expect(csv([text], [[live]])).toContain(`"'${live}"`);
    expect(csv([{ label: '=cmd', type: 'text' }], [])).toContain(`"'=cmd"`);
    expect(csv([text], [['a=1']])).toContain('"a=1"');
  });

  it('leaves the guard out when asked for plain values', () => {
    expect(csv([text], [['=1+1']], true)).toContain('"=1+1"');
  });

  it('leaves our own numbers alone, negative ones too', () => {
    expect(csv([{ label: 'Delta', type: 'number' }], [[-12.5]])).toContain('"-12.5"');
    expect(csv([{ label: 'Share', type: 'percent' }], [[0.35]])).toContain('"35%"');
  });

  it('writes money with the decimals of its currency', () => {
    const columns: ExportColumn[] = [
      { label: 'ARR', type: 'money', currencyColumn: 1 },
      { label: 'Currency', type: 'text' },
    ];
    const out = csv(columns, [
      [120_050, 'USD'],
      [120_050, 'JPY'],
      [120_050, 'KWD'],
      [null, null],
    ]);
    expect(out.split('\r\n').slice(1, 5)).toEqual(['"1200.50","USD"', '"120050","JPY"', '"120.050","KWD"', '"",""']);
  });
});

describe('the guarding quote', () => {
  it('is taken away exactly: any text comes back as it was, and none is left live', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a'), { maxLength: 6 })
            .map((parts) => parts.join('')),
        ),
        (value) => {
          const guarded = guardText(value);
          expect(unguardText(guarded)).toBe(value);
          expect(guarded).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        },
      ),
    );
  });
});
