import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextTable, NO_TEXTS, type TextTable } from '../../../../src/main/import/readers/textTable.ts';

/** A table of the texts, those of one byte a character added as bytes. */
function tableOf(texts: readonly string[]): TextTable {
  const writer = createTextTable();
  for (const text of texts) {
    if (/^[\u0000-\u00ff]*$/.test(text)) writer.addBytes(Buffer.from(`<${text}>`, 'latin1'), 1, text.length + 1);
    else writer.add(text);
  }
  return writer.finish();
}

const all = (table: TextTable): (string | undefined)[] =>
  Array.from({ length: table.count }, (_, index) => table.at(index));

describe('a table of texts', () => {
  it('gives back every text, also over many pages and beside letters of any script', () => {
    const texts = Array.from({ length: 5_000 }, (_, n) =>
      n % 700 === 3 ? `Zoë ${n} 東京 😀` : n % 11 === 0 ? '' : `text ${n}`,
    );
    expect(all(tableOf(texts))).toEqual(texts);
  });

  it('gives back a text longer than its work space', () => {
    const texts = ['a', 'b'.repeat(200_000), '', 'c'.repeat(65_536), 'd'];
    expect(all(tableOf(texts))).toEqual(texts);
  });

  it('gives back exactly a full page', () => {
    for (const count of [1_023, 1_024, 1_025, 2_048]) {
      const texts = Array.from({ length: count }, (_, n) => `${n}`);
      expect(all(tableOf(texts))).toEqual(texts);
    }
  });

  it('knows nothing outside its range', () => {
    const table = tableOf(['one']);
    expect([table.at(-1), table.at(1), table.at(5_000), NO_TEXTS.at(0)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives back any texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }).filter((s) => s.isWellFormed())), (texts) => {
        expect(all(tableOf(texts))).toEqual(texts);
      }),
      { numRuns: 40 },
    );
  });
});
