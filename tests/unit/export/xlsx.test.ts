import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { tableToXlsx } from '../../../src/main/export/xlsx.ts';

describe('a table as XLSX', () => {
  it('writes text as text, dates, money and shares as numbers, and no formula', async () => {
    const bytes = await tableToXlsx(
      {
        columns: [
          { label: '=Name', type: 'text' },
          { label: 'Due', type: 'date' },
          { label: 'ARR', type: 'money', currencyColumn: 3 },
          { label: 'Currency', type: 'text' },
          { label: 'Known', type: 'percent' },
        ],
        rows: [
          ['=1+1', '2026-03-31', 120_050, 'USD', 0.35],
          ['+49 30 1', 'soon', null, null, null],
        ],
      },
      'Portfolio: [all]',
    );
    const book = read(bytes, { cellFormula: true, cellNF: true });
    expect(book.SheetNames).toEqual(['Portfolio   all']);
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    expect(sheet.A1).toMatchObject({ t: 's', v: '=Name' });
    expect(sheet.A2).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet.A2).not.toHaveProperty('f');
    expect(sheet.A3).toMatchObject({ t: 's', v: '+49 30 1' });
    // 2026-03-31 is day 46112 of a spreadsheet.
    expect(sheet.B2).toMatchObject({ t: 'n', v: 46_112, z: 'yyyy-mm-dd' });
    expect(sheet.B3).toMatchObject({ t: 's', v: 'soon' });
    expect(sheet.C2).toMatchObject({ t: 'n', v: 1200.5 });
    expect(sheet.E2).toMatchObject({ t: 'n', v: 0.35, z: '0.0%' });
    expect(sheet.C3?.v).toBeUndefined();
  });

  it('cuts texts that a cell cannot hold', async () => {
    const bytes = await tableToXlsx({ columns: [{ label: 'Note', type: 'text' }], rows: [['x'.repeat(100_000)]] }, '');
    const book = read(bytes);
    expect(book.SheetNames).toEqual(['Table']);
    expect(String(book.Sheets.Table?.A2?.v)).toHaveLength(32_767);
  });
});
