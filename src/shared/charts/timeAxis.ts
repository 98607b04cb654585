/** Days to pixels, and the month marks that fit between two days. */
import { addMonths, monthStart, toCalendar, type DayNumber } from '../domain/days.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface TimeAxis {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Pixel of a day, cut at the ends. */
  x(day: DayNumber): number;
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
}

/** An axis from `left` to `right` pixels; ticks every 1, 2, 3, 6 or 12 months so that each has about `room` pixels. */
export function timeAxis(from: DayNumber, to: DayNumber, left: number, right: number, room: number): TimeAxis {
  const scale = (right - left) / Math.max(1, to - from);
  const x = (day: DayNumber): number => left + (Math.min(Math.max(day, from), to) - from) * scale;
  const perMonth = 30.44 * scale;
  const step = [1, 2, 3, 6, 12].find((months) => months * perMonth >= room) ?? 24;
  const ticks = [];
  for (let day = monthStart(from); day <= to; day = addMonths(day, 1)) {
    const { year, month } = toCalendar(day);
    if (day < from || (month - 1 + (step > 12 ? (year % 2) * 12 : 0)) % step !== 0) continue;
    ticks.push({
      x: x(day),
      label: month === 1 || step >= 12 ? String(year) : (MONTHS[month - 1] ?? ''),
      isYear: month === 1,
    });
  }
  return { from, to, x, ticks };
}

/** "12 Mar" or, with the year, "12 Mar 2027". */
export function dayLabel(day: DayNumber, withYear = false): string {
  const { year, month, day: dayOfMonth } = toCalendar(day);
  return `${dayOfMonth} ${MONTHS[month - 1] ?? ''}${withYear ? ` ${year}` : ''}`;
}
