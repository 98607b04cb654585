/** Calendar arithmetic on plain days, within the range the product accepts. Source: import page, "Hostile and broken files". */

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;
/** Two-digit years mean the year at most this far behind and ahead of today. Source: reliability page, section C. */
const PIVOT_AHEAD = 19;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** ISO day, or null when there is no such day or it lies outside 1900-2199. */
export function isoDay(year: number, month: number, day: number): string | null {
  // Written so that NaN, which no comparison accepts, is refused too.
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** The four-digit year of a written one; `digits` is how many were written. */
export function fullYear(year: number, digits: number, today: string): number {
  if (digits > 2) return year;
  const latest = Number(today.slice(0, 4)) + PIVOT_AHEAD;
  const candidate = Math.floor(latest / 100) * 100 + year;
  return candidate > latest ? candidate - 100 : candidate;
}

/** The day of an Excel serial (1900 system), or null: serial 60 is 29 Feb 1900, which never existed. */
export function serialToDay(serial: number): string | null {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > 2_958_465 || whole === 60) return null;
  const since = whole < 60 ? whole - 1 : whole - 2;
  return dayAfter('1900-01-01', since);
}

/** The day `days` after a day; null outside 1900-2199. */
export function dayAfter(day: string, days: number): string | null {
  const date = new Date(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + days),
  );
  return Number.isNaN(date.getTime()) ? null : isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** First and last day of `months` months from the given one; the year may lie outside the range (then null). */
export function monthSpan(
  year: number,
  month: number,
  months: number,
): { readonly first: string; readonly last: string } | null {
  const zero = year * 12 + month - 1;
  const end = zero + months - 1;
  const endYear = Math.floor(end / 12);
  const endMonth = (end % 12) + 1;
  const first = isoDay(Math.floor(zero / 12), (zero % 12) + 1, 1);
  const last = isoDay(endYear, endMonth, daysInMonth(endYear, endMonth));
  return first === null || last === null ? null : { first, last };
}
