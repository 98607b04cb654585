/** A table opened in one column and saved again: every line is a single cell in quotes, and is read as the cells inside. */
import { describe, expect, it } from 'vitest';
import { readBytes, rowsOf } from '../../support/readSheets.ts';

describe('lines that stand in quotes as a whole', () => {
  it.each(['\n', '\r\n'])('fall into the cells inside them, with line end %j', async (newline) => {
    const text = ['"customer_id,plan,mrr"', '"C-1,""Pro, yearly"",120"', '"C-2,Basic,40"', ''].join(newline);
    const { sheets, result } = await readBytes(text, 'mrr.csv');
    expect(rowsOf(sheets[0])).toEqual([
      ['customer_id', 'plan', 'mrr'],
      ['C-1', 'Pro, yearly', '120'],
      ['C-2', 'Basic', '40'],
    ]);
    expect(result.delimiter).toBe(',');
    expect(result.notices).toContain(
      'Each line stands in quotation marks as a whole; it was read as the cells inside them.',
    );
  });

  it('are read so to the end of a file that is longer than what is looked at', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `"C-${i};Company ${i};${'note '.repeat(12)}${i}"`);
    const { sheets } = await readBytes(['"id;name;note"', ...lines, ''].join('\n'), 'accounts.csv');
    const rows = rowsOf(sheets[0]);
    expect(rows).toHaveLength(20_001);
    expect(rows.every((row) => row.length === 3)).toBe(true);
  });

  it.each([
    ['sentences', '"Comment"\n"Good, but slow"\n"Fast, and kind"\n'],
    ['addresses', '"Address"\n"12 High Street, Leeds"\n"4 Low Road, York"\n'],
    ['lines of another width each', '"a,b"\n"c,d,e"\n"f"\n'],
    ['a file that names its delimiter', 'sep=;\n"a,b"\n"c,d"\n'],
  ])('are left alone where they are %s', async (_what, text) => {
    const { sheets } = await readBytes(text, 'text.csv');
    expect(rowsOf(sheets[0]).every((row) => row.length === 1)).toBe(true);
  });
});
