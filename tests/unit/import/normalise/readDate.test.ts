import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, serialToDay } from '../../../../src/main/import/normalise/calendar.ts';
import { dayOfReading, readDate } from '../../../../src/main/import/normalise/readDate.ts';
import type { DateOrder } from '../../../../src/shared/fields/types.ts';
import { CONTEXT } from '../inMemory.ts';

function read(text: string, order?: DateOrder, fiscalYearStart = 1, atEnd = false): string | null {
  const reading = readDate(text, { ...CONTEXT, fiscalYearStart });
  return reading === null ? null : dayOfReading(reading, order, atEnd);
}

describe('readDate', () => {
  it.each([
    ['2026-03-31', '2026-03-31'],
    ['2026/3/1', '2026-03-01'],
    ['20260331', '2026-03-31'],
    ['2026-04-13T00:00:00Z', '2026-04-13'],
    ['2026-03-05 17:47:47.839141', '2026-03-05'],
    ['2026-01-02 10:00:00 UTC', '2026-01-02'],
    ['3 Feb 2026', '2026-02-03'],
    ['Feb 3, 2026', '2026-02-03'],
    ['3. März 2026', '2026-03-03'],
    ['1er août 2026', '2026-08-01'],
    ['3 de febrero de 2026', '2026-02-03'],
    ['3 de março de 2026', '2026-03-03'],
    ['3 mei 2026', '2026-05-03'],
    ['Tuesday, 3 February 2026', '2026-02-03'],
    ['April 1st 2013', '2013-04-01'],
    ['02/Jan/26 10:00 AM', '2026-01-02'],
    ['13/02/2026', '2026-02-13'],
    ['02/13/2026', '2026-02-13'],
    ['05/05/2026', '2026-05-05'],
    ['29.02.2024', '2024-02-29'],
  ])('reads %s without a decision', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it('leaves day and month open where both orders are dates, until the column decides', () => {
    expect(read('03/02/2026')).toBeNull();
    expect(read('03/02/2026', 'dmy')).toBe('2026-02-03');
    expect(read('03/02/2026', 'mdy')).toBe('2026-03-02');
    expect(read('13/02/2026', 'mdy')).toBeNull();
  });

  it('pivots two-digit years 80 back and 19 ahead of today', () => {
    expect(read('13/02/45', 'dmy')).toBe('2045-02-13');
    expect(read('13/02/46', 'dmy')).toBe('1946-02-13');
    expect(read('13/02/99', 'dmy')).toBe('1999-02-13');
  });

  it('reads months and quarters from either end, in calendar and fiscal years', () => {
    expect(read('März 2026')).toBe('2026-03-01');
    expect(read('Jan-26', undefined, 1, true)).toBe('2026-01-31');
    expect(read('Q3 2026')).toBe('2026-07-01');
    expect(read('Q3 FY26')).toBe('2026-07-01');
    expect(read('Q3 FY26', undefined, 1, true)).toBe('2026-09-30');
    expect(read('Q3 FY26', undefined, 2)).toBe('2025-08-01');
    expect(read('FY27-Q1', undefined, 4, true)).toBe('2026-06-30');
    expect(read("2Q'26")).toBe('2026-04-01');
    expect(read('H1 2026', undefined, 1, true)).toBe('2026-06-30');
  });

  it.each([
    '',
    'TBD',
    'Northwind 12',
    '31/02/2026',
    '2026-13-01',
    '1899-12-31',
    '2200-01-01',
    '12',
    '1.5',
    'Room 5 2026',
    '5E1',
    '+49 30 123456',
    'a'.repeat(500),
  ])('says no to %s', (text) => {
    expect(read(text, 'dmy')).toBeNull();
  });

  it('round-trips every day through the written forms', () => {
    const days = fc.integer({ min: 0, max: 109_570 }).map((offset) => dayAfter('1900-01-01', offset) ?? '');
    fc.assert(
      fc.property(days, (day) => {
        const [year = '', month = '', date = ''] = day.split('-');
        expect(read(`${date}/${month}/${year}`, 'dmy')).toBe(day);
        expect(read(`${month}/${date}/${year}`, 'mdy')).toBe(day);
        expect(read(`${date}.${month}.${year}`, 'dmy')).toBe(day);
        expect(read(day)).toBe(day);
        expect(read(`${day}T08:30:00+02:00`)).toBe(day);
        expect(read(`${day} 08:30:00.125-04`)).toBe(day);
        expect(read(day.replaceAll('-', '\u2011'))).toBe(day);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws and never leaves 1900-2199', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9QFY/.: -]{1,20}$/)),
        (text) => {
          for (const order of ['dmy', 'mdy', undefined] as const) {
            const day = read(text, order);
            expect(day === null || day.length === 10).toBe(true);
            if (day !== null) expect(day).toMatch(/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('serialToDay', () => {
  it('follows the 1900 system around the day that never was', () => {
    expect(serialToDay(1)).toBe('1900-01-01');
    expect(serialToDay(59)).toBe('1900-02-28');
    expect(serialToDay(60)).toBeNull();
    expect(serialToDay(61)).toBe('1900-03-01');
    expect(serialToDay(46_112)).toBe('2026-03-31');
    expect(serialToDay(0.5)).toBeNull();
    expect(serialToDay(2_958_466)).toBeNull();
  });
});
