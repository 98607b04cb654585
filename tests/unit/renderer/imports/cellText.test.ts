import { describe, expect, it } from 'vitest';
import { cellText, columnLetter } from '../../../../src/renderer/features/imports/cellText.ts';
import { importTexts } from '../../../../src/renderer/features/imports/texts.ts';

describe('a cell as a person reads it', () => {
  it.each([
    [null, ''],
    [undefined, ''],
    ['  007 ', '  007 '],
    [0, '0'],
    [-1.5, '-1.5'],
    [true, 'TRUE'],
    [false, 'FALSE'],
    [{ date: '2026-03-31' }, '2026-03-31'],
    [{ dateTime: '2026-03-31T08:15:00' }, '2026-03-31 08:15:00'],
    [{ error: '#REF!' }, '#REF!'],
  ])('%j reads %j', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s, as spreadsheets letter them', (index, letters) => {
    expect(columnLetter(index)).toBe(letters);
  });

  it('says what the bytes turned out to be', () => {
    expect(importTexts.plan.readAs({ format: 'csv', encoding: 'windows-1252', delimiter: ';' })).toBe(
      'CSV, WINDOWS-1252, separated by semicolons',
    );
    expect(importTexts.plan.readAs({ format: 'xlsx' })).toBe('XLSX');
  });
});
