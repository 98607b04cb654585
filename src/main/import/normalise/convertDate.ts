/** Cells of date columns: written dates, serials of Excel, timestamps. Source: import page, "Normalise". */
import type { ColumnPlan, Field } from '../../../shared/fields/types.ts';
import { FIRST_YEAR, isoDay, LAST_YEAR, serialToDay } from './calendar.ts';
import { type CellValue, type ConvertOptions, problem, type TextConverter } from './cellValue.ts';
import { shown } from './cleanText.ts';
import { dayOfReading, readDate } from './readDate.ts';

/** Fields for which "Q3 2026" or "March 2026" means its last day. */
const AT_END = new Set(['contract.endDate', 'milestone.dueDate', 'milestone.baselineDate', 'pulse.expires']);

/** Texts of a date column, in the order of day and month that the column decided on. */
export function dateConverter(field: Field, plan: ColumnPlan, options: ConvertOptions): TextConverter {
  const order = plan.dateOrder ?? options.dateOrder;
  const atEnd = AT_END.has(field.key);
  return (text) => {
    const plain = /^\d{4,6}(?:[.,]\d+)?$/.exec(text);
    if (plain) return fromSerial(Number(text.replace(',', '.')));
    const reading = readDate(text, options);
    if (reading === null) return fromTimestamp(text) ?? notADate(text);
    const day = dayOfReading(reading, order, atEnd);
    if (day !== null) return day;
    if (order === undefined)
      return problem(
        'import/ambiguous-date',
        `“${shown(text)}” can be read as day/month or month/day. Choose one for the column.`,
      );
    return problem(
      'import/not-a-date',
      `“${shown(text)}” is not a date when read as ${order === 'mdy' ? 'month/day/year' : order === 'dmy' ? 'day/month/year' : 'year/month/day'} like its column.`,
    );
  };
}

/** Three numbers with a year of ours at one end: written as a date, so what is wrong is the day itself. */
const WRITTEN = /^(?:(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}))$/;

function notADate(text: string): CellValue {
  const written = WRITTEN.exec(text);
  const year = Number(written?.[1] ?? written?.[2] ?? Number.NaN);
  return problem(
    'import/not-a-date',
    year >= FIRST_YEAR && year <= LAST_YEAR
      ? `“${shown(text)}” is not a day of the calendar.`
      : `“${shown(text)}” is not a date between ${FIRST_YEAR} and ${LAST_YEAR}.`,
  );
}

/** Seconds or milliseconds since 1970, as some APIs export dates. */
function fromTimestamp(text: string): string | undefined {
  if (!/^\d{10}$|^\d{13}$/.test(text)) return undefined;
  const date = new Date(text.length === 10 ? Number(text) * 1000 : Number(text));
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) ?? undefined;
}

/** A number in a date column: days since 1900, 20260331, or a timestamp. */
export function fromSerial(value: number): CellValue {
  if (Math.floor(value) === 60) return problem('import/no-such-day', '29 Feb 1900 never existed; left empty.');
  // As a count of days 2027 is a day of 1905, which nobody means who writes a year into a cell.
  if (Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR)
    return problem('import/not-a-date', `“${value}” is a year without a day. Write the day, such as ${value}-12-31.`);
  if (value >= 19_000_101 && Number.isInteger(value)) {
    const digits = String(value);
    const day =
      digits.length === 8
        ? isoDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
        : fromTimestamp(digits);
    if (day !== null && day !== undefined) return day;
  }
  const day = value >= 1 ? serialToDay(value) : null;
  return day ?? problem('import/not-a-date', `${value} is not a date between ${FIRST_YEAR} and ${LAST_YEAR}.`);
}

/** A real date of the sheet, ISO. */
export function dayInRange(day: string): CellValue {
  const checked = isoDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  return checked ?? problem('import/not-a-date', `${day} is outside ${FIRST_YEAR} to ${LAST_YEAR}.`);
}
