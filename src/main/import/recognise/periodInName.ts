/**
 * The stretch of time that the name of a sheet says its rows are from: "Jan 2026", "Pulse Feb-26", "2026-03", "Q1 FY26",
 * "Health 31.03.2026". Workbooks with a tab for each month date no row otherwise. Only what can be read in one way is: a year
 * alone, a week, a fiscal year "2025-26" or "26 Jan" (a day, or a month?) say nothing. Source: import page, "Recognise".
 */
import { foldHeader } from '../../../shared/fields/fold.ts';
import { monthByName } from '../normalise/monthNames.ts';
import { readDate, type DateContext, type DateReading } from '../normalise/readDate.ts';
import { monthOf, spanPeriod, type Period } from './periodHeader.ts';

const LONGEST_NAME = 120;
const MOST_WORDS = 12;
/** "31 de março de 2026". */
const WORDS_OF_A_DATE = 5;
/** Years that rows of a customer-success team can be from; two digits must be nearer, for they may be a day. */
const YEARS_BACK = 10;
const SHORT_YEARS_BACK = 3;
const YEARS_AHEAD = 2;

const WORD = /[^\s_()[\]{},;|\u2013\u2014-]+/g;
/** Months in one language that are words of another: "Feature Set 2026" is no September. Alone beside a year they are months. */
const ALSO_WORDS: ReadonlySet<string> = new Set(['set', 'out', 'gen', 'mag', 'ago']);
const WORD_AND_YEAR = /^\p{L}+\.?[\s'’.-]*(?:\d{2}|\d{4})$/u;
/** What counts the number behind it: a week, a version. */
const COUNTED =
  /^(?:w|wk|week|weeks|kw|cw|woche|sem|semaine|semana|settimana|v|ver|version|rev|part|teil|sprint|top|no|nr)\.?\d*$/i;
/** "1-2026", "2026.1": as often a version or a running number as a month. */
const ONE_DIGIT_MONTH = /^(?:\d{4}[-/.]\d|\d[-/.]\d{4})$/;
/** "26 Jan", "26-Jan". */
const DAY_AND_MONTH = /^\d{1,2}[\s.-]*\p{L}+\.?$/u;
/** "01 Jan 2026", "01_Januar": tabs are numbered in the order of the months. */
const NUMBERED_MONTH = /^(\d{2})[\s._-]+(\p{L}+)\.?(?:[\s._-]+(\d{4}))?$/u;
const YEAR = /(?<!\d)20\d\d(?!\d)/g;

/**
 * @param nearby a text that may name the year of a bare month ("Jan" in "Health 2026.xlsx").
 * @returns the stretch, a single day as one of one day; null where the name says none, or several.
 */
export function periodInName(name: string, nearby: string, context: DateContext): Period | null {
  const text = name.normalize('NFC').trim();
  if (text.length < 3 || text.length > LONGEST_NAME) return null;
  const words = [...text.matchAll(WORD)];
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const found = periodsOf(text, words, context);
  const [only, other] = found.values();
  if (only !== undefined) return other === undefined ? only : null;
  return bareMonth(text, nearby, context);
}

/** What the longest runs of words that are a date say. */
function periodsOf(text: string, words: readonly RegExpExecArray[], context: DateContext): ReadonlyMap<string, Period> {
  const found = new Map<string, Period>();
  let from = 0;
  while (from < words.length) {
    let next = from + 1;
    for (let to = Math.min(words.length, from + WORDS_OF_A_DATE) - 1; to >= from; to -= 1) {
      const start = words[from]?.index ?? 0;
      const end = (words[to]?.index ?? 0) + (words[to]?.[0].length ?? 0);
      const run = text.slice(start, end).replaceAll('_', '-');
      const period = isCounted(words[from - 1]?.[0]) ? null : periodOfRun(run, to - from + 1 === words.length, context);
      if (period === null) continue;
      found.set(`${period.startDate} ${period.days}`, period);
      next = to + 1;
      break;
    }
    from = next;
  }
  return found;
}

function isCounted(before: string | undefined): boolean {
  return before !== undefined && COUNTED.test(before);
}

function periodOfRun(run: string, isWhole: boolean, context: DateContext): Period | null {
  if (DAY_AND_MONTH.test(run) || (!isWhole && ONE_DIGIT_MONTH.test(run))) return null;
  if (isWordToo(run) && !(isWhole && WORD_AND_YEAR.test(run))) return null;
  const [, number, named, year] = NUMBERED_MONTH.exec(run) ?? [];
  const isNumbered = year !== undefined && monthByName(foldHeader(named ?? '')) === Number(number);
  const reading = readDate(isNumbered ? `${named} ${year}` : run, context);
  const period = reading === null ? null : periodOf(reading);
  return period !== null && isNear(period, run, context) ? period : null;
}

function isWordToo(run: string): boolean {
  return foldHeader(run)
    .split(' ')
    .some((word) => ALSO_WORDS.has(word));
}

/** Null where the date can be read in two ways. */
export function periodOf(reading: DateReading): Period | null {
  if (reading.kind === 'span') return spanPeriod(reading.first, reading.last);
  if (reading.kind === 'day') return { startDate: reading.day, days: 1 };
  const { dmy, mdy } = reading;
  const day = dmy === null || mdy === null || dmy === mdy ? (dmy ?? mdy) : null;
  return day === null ? null : { startDate: day, days: 1 };
}

/** True for a stretch that rows of a customer-success team can be from. */
export function isNear({ startDate }: Period, run: string, { today }: DateContext): boolean {
  const year = Number(startDate.slice(0, 4));
  const now = Number(today.slice(0, 4));
  const back = run.includes(String(year)) ? YEARS_BACK : SHORT_YEARS_BACK;
  return year >= now - back && year <= now + YEARS_AHEAD;
}

/** "Jan" or "01 Jan": the year stands near by, or nowhere. */
function bareMonth(text: string, nearby: string, context: DateContext): Period | null {
  const [, number, named] = NUMBERED_MONTH.exec(text) ?? [];
  const word = foldHeader(named ?? text);
  const month = ALSO_WORDS.has(word) ? undefined : monthByName(word);
  if (month === undefined || (number !== undefined && Number(number) !== month)) return null;
  const years = new Set(nearby.match(YEAR));
  const [year = ''] = years;
  if (years.size !== 1) return null;
  const period = monthOf(`${year}-${String(month).padStart(2, '0')}-01`);
  return isNear(period, year, context) ? period : null;
}
