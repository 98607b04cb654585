import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayNumber,
  daysInMonth,
  exactMonthsBetween,
  isoDay,
  monthEnd,
  monthKeysFrom,
  toCalendar,
} from '../../../src/shared/domain/days.ts';

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });

describe('days as integers', () => {
  it('agrees with the calendar of the platform for every day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const iso = isoDay(day);
        expect(iso).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(iso)).toBe(day);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'soon', '', '2026-04-31', '20260401--'])(
    'refuses "%s"',
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError);
    },
  );

  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -12, '2025-01-15'],
  ])('%s plus %i months is %s: clipped to the last day of the month', (from, months, to) => {
    expect(isoDay(addMonths(dayNumber(from), months))).toBe(to);
  });

  it('finds whole months only where they fit', () => {
    expect(exactMonthsBetween(dayNumber('2025-01-01'), dayNumber('2026-01-01'))).toBe(12);
    expect(exactMonthsBetween(dayNumber('2024-08-31'), dayNumber('2025-02-28'))).toBe(6);
    expect(exactMonthsBetween(dayNumber('2025-01-01'), dayNumber('2025-12-31'))).toBeNull();
    expect(exactMonthsBetween(dayNumber('2025-01-01'), dayNumber('2025-01-01'))).toBeNull();
  });

  it('adding months keeps the day or clips it, never more', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, months) => {
        const [from, to] = [toCalendar(day), toCalendar(addMonths(day, months))];
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
      { numRuns: 200 },
    );
  });

  it('lists months over a year end', () => {
    expect(monthKeysFrom(dayNumber('2026-11-30'), 4)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(isoDay(monthEnd(dayNumber('2028-02-10')))).toBe('2028-02-29');
  });
});
