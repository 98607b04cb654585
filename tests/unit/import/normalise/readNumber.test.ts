import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMinor } from '../../../../src/main/import/normalise/money.ts';
import { readNumber, valueOfReading } from '../../../../src/main/import/normalise/readNumber.ts';
import type { DecimalMark } from '../../../../src/shared/fields/types.ts';

function value(text: string, mark?: DecimalMark): number | null {
  const reading = readNumber(text);
  return reading === null ? null : valueOfReading(reading, mark);
}

describe('readNumber', () => {
  it.each([
    ['$1.2M', 1_200_000],
    ['1.234,56 EUR', 1234.56],
    ['€ 120.000,00', 120_000],
    ['(1,200.50)', -1200.5],
    ['($45,500.25)', -45_500.25],
    ['12 %', 12],
    ["1'234.5", 1234.5],
    ['1 234,50 €', 1234.5],
    ['1\u202f234\u202f567', 1_234_567],
    ['15k', 15_000],
    ['€45k', 45_000],
    ['2 Mio. €', 2_000_000],
    ['R$ 10.000,00', 10_000],
    ['CHF 12.50', 12.5],
    ['12,34,567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['0,123', 0.123],
    ['-5', -5],
    ['5-', -5],
    ['−5', -5],
    ['+7', 7],
    ['1e3', 1000],
    ['$500/mo', 500],
    ['48 T€', 48_000],
    ['48 TEUR', 48_000],
    ['T€ 48', 48_000],
    ['120 k€', 120_000],
    ['k€ 120', 120_000],
    ['Tsd. € 120', 120_000],
    ['0,5 Mio EUR', 500_000],
    ['1,5 M€', 1_500_000],
    ['-48 T€', -48_000],
    ["CHF 12'500.–", 12_500],
    ["12'500.-- CHF", 12_500],
    ['48 t', null],
    ['120.000 p.a.', null],
  ])('reads %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('leaves one group of three open until the column decides', () => {
    expect(value('1,234')).toBeNull();
    expect(value('1,234', '.')).toBe(1234);
    expect(value('1,234', ',')).toBe(1.234);
    expect(value('1.234', ',')).toBe(1234);
    expect(value('1.234', '.')).toBe(1.234);
  });

  it('notes currency, percent and months', () => {
    expect(readNumber('£1,200.50')?.currency).toBe('GBP');
    expect(readNumber('1.234,56 EUR')?.currency).toBe('EUR');
    expect(readNumber('US$ 5.00')?.currency).toBe('USD');
    expect(readNumber('75%')?.percent).toBe(true);
    expect(readNumber('$500/month')?.perMonth).toBe(true);
  });

  it.each(['', 'abc', '12 34', '1.2.3', '1,2,3', 'ACC-12', '12 Main Street', '1-2', '--', '5 apples', '.', ','])(
    'says no to “%s”',
    (text) => {
      expect(value(text, '.')).toBeNull();
    },
  );

  it('round-trips amounts through German, French, Swiss and English forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (cents) => {
        const amount = cents / 100;
        for (const [locale, mark] of [
          ['de-DE', ','],
          ['fr-FR', ','],
          ['de-CH', '.'],
          ['en-US', '.'],
          ['en-IN', '.'],
          ['pt-BR', ','],
        ] as const) {
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
            amount,
          );
          expect(value(text, mark), text).toBe(Object.is(amount, -0) ? 0 : amount);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws and never gives what is not finite', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,'$€%()kM e+-]{1,30}$/)), (text) => {
        const reading = readNumber(text);
        for (const number of [reading?.point ?? 0, reading?.comma ?? 0]) expect(Number.isFinite(number)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('toMinor', () => {
  it('rounds by the digits as written and by the decimals of the currency', () => {
    expect(toMinor(1.005, 'USD')).toBe(101);
    expect(toMinor(120_000, 'EUR')).toBe(12_000_000);
    expect(toMinor(1200, 'JPY')).toBe(1200);
    expect(toMinor(1.25, 'KWD')).toBe(1250);
    expect(toMinor(-0, null)).toBe(0);
    expect(toMinor(1e15, 'USD')).toBeNull();
  });
});

it('takes the stroke for cents of a price for no minus', () => {
  expect(readNumber('EUR 12.500,-')).toMatchObject({ point: null, comma: 12_500, currency: 'EUR' });
  expect(readNumber('12.500,-- €')).toMatchObject({ point: null, comma: 12_500, currency: 'EUR' });
  expect(readNumber('12.500-')).toMatchObject({ comma: -12_500 });
});
