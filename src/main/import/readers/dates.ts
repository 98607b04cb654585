/**
 * Dates as sheets store them, to civil text. No Date object and no time zone is involved: a spreadsheet's day has neither.
 * Source: reliability page, section C (serial 60, 1-59, 1904 system); ECMA-376 part 1, 18.17.4.
 */
import { isoDay } from '../../../shared/domain/days.ts';
import type { Cell } from '../../../shared/fields/types.ts';

const LAST_SERIAL = 2_958_465;
const DAYS_1904 = 1_462;
const MS_PER_DAY = 86_400_000;
/** Days from 1970-01-01 back to 1899-12-30, the day Excel's serials count from after its invented 29 February 1900. */
const EPOCH_OFFSET = 25_569;

/** What a number format makes of a number: a day, a day with a time, a time of day, or a length of time such as [h]:mm. */
export type DateKind = 'date' | 'dateTime' | 'time' | 'duration';

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** Clock times by second of the day, made when first needed: a column of 300,000 has at most 86,400. */
const clocks = Array.from<string | undefined>({ length: 86_400 });

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const fraction = ms % 1_000;
  const text = (clocks[seconds] ??=
    `${TWO_DIGITS[Math.floor(seconds / 3_600)]}:${TWO_DIGITS[Math.floor(seconds / 60) % 60]}:${TWO_DIGITS[seconds % 60]}`);
  return fraction === 0 ? text : `${text}.${pad(fraction, 3)}`;
}

interface Day {
  readonly date: string;
}

/** One frozen object per day up to the year 2173: a column of 300,000 dates has few different ones. */
const sharedDays = Array.from<Day | undefined>({ length: 100_000 });

function dayCell(day: number): Day {
  return sharedDays[day] ?? makeDay(day);
}

function makeDay(day: number): Day {
  const cell = Object.freeze({ date: isoDay(day - EPOCH_OFFSET) });
  if (day < sharedDays.length) sharedDays[day] = cell;
  return cell;
}

/**
 * A serial number under a date format.
 * @returns a date, a date-time, the text of a time ("09:30:00") or length of time ("26:30:00"); null for serial 60 of the
 * 1900 system, the 29 February 1900 that never was; the number itself where no calendar day is meant (negative, too large).
 */
export function serialToCell(serial: number, kind: DateKind, date1904: boolean): Cell {
  if (kind === 'duration') return durationText(serial);
  if (serial < 0 || serial >= LAST_SERIAL + 1 || Number.isNaN(serial)) return serial;
  let day = Math.floor(serial);
  let ms = Math.round((serial - day) * MS_PER_DAY);
  // Excel shows whole seconds: 0.9999 s of floating dust must not make 11:01:02 into 11:01:01.999.
  const nearestSecond = Math.round(ms / 1_000) * 1_000;
  if (Math.abs(ms - nearestSecond) <= 1) ms = nearestSecond;
  if (ms >= MS_PER_DAY) {
    day += 1;
    ms = 0;
  }
  if (!date1904 && day === 0) return kind === 'date' && ms === 0 ? serial : clock(ms);
  if (date1904 && day === 0 && kind === 'time') return clock(ms);
  if (date1904) day += DAYS_1904;
  else if (day === 60) return null;
  else if (day < 60) day += 1;
  if (ms === 0) return dayCell(day);
  return { dateTime: `${dayCell(day).date}T${clock(ms)}` };
}

function durationText(days: number): string {
  const ms = Math.round(Math.abs(days) * MS_PER_DAY);
  const seconds = Math.round(ms / 1_000);
  const text = hoursText(seconds);
  return days < 0 ? `-${text}` : text;
}

function hoursText(seconds: number): string {
  return `${pad(Math.floor(seconds / 3_600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

const ISO_TIME = /^T?(\d{2}:\d{2})(:\d{2})?(?:\.0*)?$/;

/** An ISO 8601 date cell (t="d", OpenDocument date-value); text that is no ISO date stays text, but for a time without seconds. */
export function isoToCell(text: string): Cell {
  const match = ISO.exec(text);
  if (match === null) return text.replace(ISO_TIME, (_, clock: string, seconds = ':00') => `${clock}${seconds}`);
  const [, date = '', time, fraction = ''] = match;
  if (time === undefined) return { date };
  const seconds = time.length === 5 ? `${time}:00` : time;
  const ms = fraction === '' ? '' : fraction.slice(0, 4).padEnd(4, '0');
  if (seconds === '00:00:00' && (ms === '' || ms === '.000')) return { date };
  return { dateTime: `${date}T${seconds}${ms === '.000' ? '' : ms}` };
}

/** An ISO 8601 duration ("PT09H30M00S", OpenDocument time-value) as "09:30:00"; other text stays text. */
export function isoDurationToCell(text: string): Cell {
  const match = /^(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  const whole = (Number(days) * 24 + Number(hours)) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return `${sign}${hoursText(Math.round(whole + Number(`0.${fraction}`)))}`;
}
