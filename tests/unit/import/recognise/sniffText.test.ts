import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../src/main/import/normalise/readDate.ts';
import { readNumber } from '../../../../src/main/import/normalise/readNumber.ts';
import { hasWordOfProse, sniffText } from '../../../../src/main/import/recognise/sniffText.ts';

const CONTEXT = { today: '2026-11-22', fiscalYearStart: 1 };

/** The stuff of dates, amounts and prose, to be put together in any order. */
const PIECES = [
  "12|2026|3|1,200|1.5|31.|10:30|07:00:00|-|/|.|,| | |(|)|%|'",
  'January|März|fe\u0301vrier|septiembre|Sept|dezembro|Tuesday|donnerstag|jeudi|quarta',
  'Q3|FY26|H1|T|Z|pm|UTC|pmUTC|de|of|th|EUR|€|$|kr|R$|zł|TEUR|T€|Mio EUR|tsd',
  'k|M|Mio|thousand|millions|Millionen|milhões|billion|e5|/month|per month|permonth',
  'pro Jahr|/maand|p.a.|por mês|par an|euro|euros|dollars|real|reais|franken|pounds',
  'High Street|Hauptstraße|users|Version|Platz|seats|ACC|rue|days',
].flatMap((pieces) => pieces.split('|'));

describe('sniffText', () => {
  it('never takes a date or an amount for prose', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }), (pieces) => {
        const text = pieces.join('').trim();
        if (!hasWordOfProse(text)) return;
        expect(readDate(text, CONTEXT), text).toBeNull();
        expect(readNumber(text), text).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['12 High Street', 'text'],
    ['5 Platz der Einheit', 'text'],
    ['12 March 2026', 'date'],
    ['3. dezembro 2026', 'date'],
    ['EUR 5 Millionen', 'number'],
    ['TEUR 48', 'number'],
    ['k€ 120', 'number'],
    ['48 T€ p.a.', 'number'],
    ['Teuring 5', 'text'],
    ['1,200 per month', 'number'],
    ['ana@march.example', 'email'],
    ['24seven.example.com', 'url'],
    ['+49 30 1234567', 'code'],
    ['ACC-0012', 'text'],
  ])('takes %s for a %s', (text, kind) => {
    expect(sniffText(text, CONTEXT).kind).toBe(kind);
  });
});
