/** ISO days in words. A day has no time zone, so all of it is done in UTC. */
import type { IsoDay } from '../../shared/domain/facts.ts';
import { locale } from './locale.ts';

const DAY_MS = 86_400_000;

function asUtc(day: IsoDay): Date {
  return new Date(`${day}T00:00:00Z`);
}

const inUtc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' });

/** Made once: a table draws hundreds of days while it scrolls, and making a format costs more than using it. */
const formats = {
  day: inUtc({ dateStyle: 'medium' }),
  dayShort: inUtc({ day: 'numeric', month: 'short' }),
  dayLong: inUtc({ dateStyle: 'full' }),
  month: inUtc({ month: 'short', year: 'numeric' }),
  monthLong: inUtc({ month: 'long', year: 'numeric' }),
  monthName: inUtc({ month: 'long' }),
} as const;

/** e.g. "31 Mar 2026" or "Mar 31, 2026". */
export function formatDay(day: IsoDay): string {
  return formats.day.format(asUtc(day));
}

/** e.g. "31 Mar" or "Mar 31", for places where the year goes without saying. */
export function formatDayShort(day: IsoDay): string {
  return formats.dayShort.format(asUtc(day));
}

/** e.g. "Tuesday, 31 March 2026". */
export function formatDayLong(day: IsoDay): string {
  return formats.dayLong.format(asUtc(day));
}

/** A month "2026-03" as "Mar 2026". */
export function formatMonth(month: string): string {
  return formats.month.format(asUtc(`${month}-01`));
}

/** A month "2026-03" as "March 2026". */
export function formatMonthLong(month: string): string {
  return formats.monthLong.format(asUtc(`${month}-01`));
}

export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / DAY_MS);
}

/** "in 34 days", "yesterday", "5 months ago": how far `day` is from `asOf`. */
export function formatDistance(day: IsoDay, asOf: IsoDay): string {
  return formatDaysAway(daysBetween(asOf, day));
}

const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'always' });
const relativeInWords = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });

/** The same for a number of days (negative: past). Days up to three months, then months, then years. */
export function formatDaysAway(days: number): string {
  const format = Math.abs(days) <= 1 ? relativeInWords : relative;
  if (Math.abs(days) <= 92) return format.format(days, 'day');
  if (Math.abs(days) < 730) return format.format(Math.round(days / 30.44), 'month');
  return format.format(Math.round(days / 365.25), 'year');
}

/** The same day one or more months away, clipped to the month's last day. */
export function moveMonths(day: IsoDay, months: number): IsoDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** First day of the week as Mantine counts it: 0 Sunday, 1 Monday, 6 Saturday. */
export function weekStart(): 0 | 1 | 6 {
  const region = new Intl.Locale(locale()).maximize().region ?? '';
  if (['US', 'CA', 'MX', 'BR', 'JP', 'KR', 'TW', 'IL', 'IN', 'ZA', 'PH'].includes(region)) return 0;
  return ['AE', 'EG', 'SA', 'QA', 'KW', 'JO'].includes(region) ? 6 : 1;
}

/** 1-12 as "January". */
export function formatMonthName(month: number): string {
  return formats.monthName.format(asUtc(`2000-${String(month).padStart(2, '0')}-01`));
}

/** An instant, on the reader's own clock: "22 Nov 2026, 10:03". */
export function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}
