/**
 * Calendar days without a time zone, as integers (days since 1970-01-01), so that rules over a million facts never
 * build a Date. Source: domain page, "Fine print: days, dates, ties, exactness" and "Contracts and renewals".
 */
import type { IsoDay } from './facts.ts';

/** Days since 1970-01-01; negative before. */
export type DayNumber = number;

/** The calendar parts of a day; month is 1-12. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const ZERO = 48;

/** "2026-03-31" -> days since 1970-01-01. Throws RangeError when the text is not an ISO day: a wrong date must not become a wrong figure. */
export function dayNumber(iso: IsoDay): DayNumber {
  const year =
    (iso.charCodeAt(0) - ZERO) * 1000 +
    (iso.charCodeAt(1) - ZERO) * 100 +
    (iso.charCodeAt(2) - ZERO) * 10 +
    iso.charCodeAt(3) -
    ZERO;
  const month = (iso.charCodeAt(5) - ZERO) * 10 + iso.charCodeAt(6) - ZERO;
  const day = (iso.charCodeAt(8) - ZERO) * 10 + iso.charCodeAt(9) - ZERO;
  const valid =
    iso.length === 10 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && year >= 0;
  if (!valid) throw new RangeError(`"${iso}" is not a day like 2026-03-31.`);
  return fromCalendar(year, month, day);
}

/** Like `dayNumber`, and null stays null. */
export function dayNumberOrNull(iso: IsoDay | null): DayNumber | null {
  return iso === null ? null : dayNumber(iso);
}

/** Days since 1970-01-01 -> "2026-03-31". */
export function isoDay(day: DayNumber): IsoDay {
  const { year, month, day: dayOfMonth } = toCalendar(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** Like `isoDay`, and null stays null. */
export function isoDayOrNull(day: DayNumber | null): IsoDay | null {
  return day === null ? null : isoDay(day);
}

/** Days since 1970-01-01 of a calendar day (proleptic Gregorian; eras of 400 years starting in March). */
export function fromCalendar(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar parts of a day number. */
export function toCalendar(dayNumberValue: DayNumber): CalendarDay {
  const shifted = dayNumberValue + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Days of a month, 28-31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The same day of the month `months` later, clipped to that month's last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, day: dayOfMonth } = toCalendar(day);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return fromCalendar(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}

/** Whole months from one day to a later one when they fit exactly (with clipping), else null; null also for zero months. */
export function exactMonthsBetween(from: DayNumber, to: DayNumber): number | null {
  const a = toCalendar(from);
  const b = toCalendar(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return months > 0 && addMonths(from, months) === to ? months : null;
}

/** "2026-03" of an ISO day. */
export function monthKey(iso: IsoDay): string {
  return iso.slice(0, 7);
}

/** `count` month keys from the month of `day` on. */
export function monthKeysFrom(day: DayNumber, count: number): readonly string[] {
  const { year, month } = toCalendar(day);
  const first = fromCalendar(year, month, 1);
  return Array.from({ length: count }, (_, index) => monthKey(isoDay(addMonths(first, index))));
}

/** First day of the month a day lies in. */
export function monthStart(day: DayNumber): DayNumber {
  return day - toCalendar(day).day + 1;
}

/** Last day of the month a day lies in. */
export function monthEnd(day: DayNumber): DayNumber {
  const { year, month } = toCalendar(day);
  return fromCalendar(year, month, daysInMonth(year, month));
}

/** Whether a day lies in the last `days` days of `asOf`, both ends included. A fact without a date lies in no window. */
export function inLastDays(day: DayNumber | null, asOf: DayNumber, days: number): boolean {
  return day !== null && day <= asOf && day >= asOf - days;
}

/** Whether a fact dated `day` is seen on `asOf`: on or before it, or without a date. */
export function isSeen(day: DayNumber | null, asOf: DayNumber): boolean {
  return day === null || day <= asOf;
}
