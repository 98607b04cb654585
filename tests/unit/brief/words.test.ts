import { describe, expect, it } from 'vitest';
import { daysAway, longDay, money, said, signedPoints } from '../../../src/main/brief/model/words.ts';
import { countPages } from '../../../src/main/brief/countPages.ts';
import { cssString, pageBoxes } from '../../../src/main/brief/pageBoxes.ts';
import { fontFaces } from '../../../src/main/brief/fonts.ts';

const FONTS = 'resources/brief/fonts';

describe('the words of a brief', () => {
  it('writes days, money and differences as in a letter', () => {
    expect(longDay('2027-01-09')).toBe('9 Jan 2027');
    expect(daysAway(1)).toBe('in 1 day');
    expect(daysAway(-11)).toBe('11 days ago');
    expect(money(31_200_000, 'EUR')).toBe('€312,000');
    expect(money(31_200_050, 'USD')).toBe('$312,000.50');
    expect(money(12_000, 'JPY')).toBe('¥12,000');
    expect(signedPoints(-5.15)).toBe('−5.1');
    expect(signedPoints(0.04)).toBe('0');
  });

  it('turns the sentences of the rules into print: days in letters, true minus, one full stop', () => {
    expect(said('Ana Ruiz stands at -1 (on 2026-08-26, said by them).')).toBe(
      'Ana Ruiz stands at −1 (26 Aug 2026, said by them).',
    );
    expect(said('Pulse 4 of 5 on 2026-11-07: "It holds.".')).toBe('Pulse 4 of 5 on 7 Nov 2026: "It holds."');
  });
});

describe('the page boxes', () => {
  it('cannot be left by a name: quotes, slashes, line ends and tags are written by code point', () => {
    const hostile = 'A"; } body { display: none } </style><script>\\ \n';
    const css = cssString(hostile);
    expect(css.slice(1, -1)).not.toMatch(/["<>{};\n]/);
    expect(pageBoxes({ paper: 'A4', headLeft: hostile, headRight: '', footLeft: '' })).not.toContain('</style');
  });

  it('shortens a very long name and numbers the pages', () => {
    const css = pageBoxes({ paper: 'Letter', headLeft: 'x'.repeat(500), headRight: '', footLeft: '' });
    expect(css).toContain('size: Letter');
    expect(css).toContain('counter(page) " of " counter(pages)');
    expect(css).not.toContain('x'.repeat(71));
  });
});

describe('the embedded letters', () => {
  it('come with the alphabets a text needs and no others', () => {
    const latin = fontFaces(FONTS, 'Halden Freight');
    const mixed = fontFaces(FONTS, 'Ελλάδα Москва Łódź');
    expect(latin.match(/@font-face/g)).toHaveLength(2);
    expect(mixed.match(/@font-face/g)?.length).toBeGreaterThanOrEqual(8);
    expect(latin.length).toBeLessThan(80_000);
  });
});

describe('the pages of a PDF', () => {
  it('are counted from the root of the page tree', () => {
    const pdf = '1 0 obj\n<</Type /Pages\n/Count 3\n/Kids [2 0 R]>>\nendobj 2 0 obj <</Count 2 /Kids [] /Type /Pages>>';
    expect(countPages(new TextEncoder().encode(pdf))).toBe(3);
    expect(countPages(new TextEncoder().encode('no pdf'))).toBe(0);
  });
});
