import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDurationToCell, isoToCell, serialToCell } from '../../../../src/main/import/readers/dates.ts';

describe('serial numbers become the day a sheet shows', () => {
  it('counts 1 as 1 January 1900 and leaves out the 29 February 1900 that never was', () => {
    expect(serialToCell(1, 'date', false)).toEqual({ date: '1900-01-01' });
    expect(serialToCell(59, 'date', false)).toEqual({ date: '1900-02-28' });
    expect(serialToCell(60, 'date', false)).toBeNull();
    expect(serialToCell(61, 'date', false)).toEqual({ date: '1900-03-01' });
  });

  it('counts from 1904 where the workbook says so', () => {
    expect(serialToCell(0, 'date', true)).toEqual({ date: '1904-01-01' });
    expect(serialToCell(38_517, 'date', true)).toEqual({ date: '2009-06-15' });
  });

  it('keeps the number where no calendar day is meant', () => {
    expect(serialToCell(-3, 'date', false)).toBe(-3);
    expect(serialToCell(0, 'date', false)).toBe(0);
    expect(serialToCell(2_958_465, 'date', false)).toEqual({ date: '9999-12-31' });
    expect(serialToCell(2_958_466, 'date', false)).toBe(2_958_466);
  });

  it('reads times, and the floating dust of times, as shown', () => {
    expect(serialToCell(45_000.5, 'dateTime', false)).toEqual({ dateTime: '2023-03-15T12:00:00' });
    expect(serialToCell(39_940.45905092593, 'dateTime', false)).toEqual({ dateTime: '2009-05-07T11:01:02' });
    expect(serialToCell(0.395833333333333, 'time', false)).toBe('09:30:00');
    expect(serialToCell(1.104166666666667, 'duration', false)).toBe('26:30:00');
    expect(serialToCell(45_000.999_999_999, 'dateTime', false)).toEqual({ date: '2023-03-16' });
  });

  it('agrees with the calendar on every day from 1900 to 2199', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 109_573 }), (serial) => {
        const iso = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
        expect(serialToCell(serial, 'date', false)).toEqual({ date: iso });
      }),
      { numRuns: 300 },
    );
  });
});

describe('ISO texts', () => {
  it('reads dates and drops a midnight that says nothing', () => {
    expect(isoToCell('2026-03-31')).toEqual({ date: '2026-03-31' });
    expect(isoToCell('2026-03-31T00:00:00')).toEqual({ date: '2026-03-31' });
    expect(isoToCell('2026-03-31T09:05:07.25Z')).toEqual({ dateTime: '2026-03-31T09:05:07.250' });
    expect(isoToCell('31 March')).toBe('31 March');
  });

  it('writes a time alone as other times are written', () => {
    expect(['08:30', 'T08:30', '08:30:15', '08:30:15.000', '08:30:15.5', '8:30'].map(isoToCell)).toEqual([
      '08:30:00',
      '08:30:00',
      '08:30:15',
      '08:30:15',
      '08:30:15.5',
      '8:30',
    ]);
  });

  it('reads durations as hours, minutes and seconds', () => {
    expect(isoDurationToCell('PT10H05M09S')).toBe('10:05:09');
    expect(isoDurationToCell('P1DT2H')).toBe('26:00:00');
    expect(isoDurationToCell('PT10H05M59.96S')).toBe('10:06:00');
    expect(isoDurationToCell('-PT0H00M01.4S')).toBe('-00:00:01');
    expect(isoDurationToCell('soon')).toBe('soon');
  });
});
