import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInFormat, parseNumberFormat } from '../../../../src/main/import/readers/numberFormats.ts';

describe('number format codes', () => {
  it.each([
    ['yyyy\\-mm\\-dd', 'date'],
    ['m/d/yy h:mm', 'dateTime'],
    ['[$-409]d\\-mmm\\-yy;@', 'date'],
    ['dd.mm.yyyy', 'date'],
    ['mmm\\-yy', 'date'],
    ['[h]:mm:ss', 'duration'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss', 'time'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['General', null],
    ['#,##0.00', null],
    ['0.00E+00', null],
    ['"days" 0', null],
    ['0" months"', null],
    ['[Red]#,##0', null],
    ['#,##0\\ "d"', null],
    ['@', null],
  ])('%s is %s', (code, kind) => {
    expect(parseNumberFormat(code).date).toBe(kind);
  });

  it.each([
    ['[$€-407] #,##0.00', '€'],
    ['"$"#,##0.00_);[Red]\\("$"#,##0.00\\)', '$'],
    ['[$EUR] #,##0', 'EUR'],
    ['#,##0.00\\ [$CHF]', 'CHF'],
    ['[$-409]#,##0', null],
    ['"ARR" 0', null],
  ])('%s has the currency %s', (code, currency) => {
    expect(parseNumberFormat(code).currency).toBe(currency);
  });

  it('tells percent and zero padding', () => {
    expect(parseNumberFormat('0.0%').percent).toBe(true);
    expect(parseNumberFormat('0"%"').percent).toBe(false);
    expect(parseNumberFormat('00000').zeroPad).toBe(5);
    expect(parseNumberFormat('0').zeroPad).toBeNull();
    expect(builtInFormat(9).percent).toBe(true);
    expect(builtInFormat(14).date).toBe('date');
    expect(builtInFormat(0).date).toBeNull();
  });

  it('reads any text without failing and decides by the first section only', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (code) => {
        expect(parseNumberFormat(code)).toHaveProperty('date');
      }),
      { numRuns: 300 },
    );
    expect(parseNumberFormat('0;yyyy').date).toBeNull();
  });
});
