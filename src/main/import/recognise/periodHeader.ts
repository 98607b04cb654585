/** Headers that are a stretch of time: "Jan-26", "2026-01", "Q3 FY26", a date cell. They make wide month columns. Source: import page, "Recognise". */
import type { Cell } from '../../../shared/fields/types.ts';
import { daysInMonth } from '../normalise/calendar.ts';
import { readDate, type DateContext } from '../normalise/readDate.ts';

export interface Period {
  readonly startDate: string;
  readonly days: number;
}

const DAY_MS = 86_400_000;

/** The stretch a header names, or null. Single days count only as the first of a month, or when `allowDays` is set. */
export function periodOfText(text: string, context: DateContext): Period | null {
  if (text.length < 4 || text.length > 40) return null;
  const reading = readDate(text, context);
  if (reading === null) return null;
  if (reading.kind === 'span') return spanPeriod(reading.first, reading.last);
  if (reading.kind === 'day') return reading.day.endsWith('-01') ? monthOf(reading.day) : null;
  const day = reading.dmy?.endsWith('-01') ? reading.dmy : reading.mdy?.endsWith('-01') ? reading.mdy : null;
  return day === null ? null : monthOf(day);
}

/** The same for a header cell, which may be a real date. */
export function periodOfCell(cell: Cell | undefined, context: DateContext): Period | null {
  if (typeof cell === 'string') return periodOfText(cell.trim(), context);
  if (cell === null || cell === undefined || typeof cell !== 'object') return null;
  if ('date' in cell) return monthOf(cell.date);
  return 'dateTime' in cell ? monthOf(cell.dateTime.slice(0, 10)) : null;
}

/** The month of a day. */
export function monthOf(day: string): Period {
  return { startDate: `${day.slice(0, 7)}-01`, days: daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7))) };
}

/** From the first to the last day. */
export function spanPeriod(first: string, last: string): Period {
  return { startDate: first, days: Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1 };
}
