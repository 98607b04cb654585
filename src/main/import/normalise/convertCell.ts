/**
 * From one cell to one value of a field: undefined where the cell is blank, null for "(clear)", a problem where the cell
 * cannot become the field. Built once per column, so the decisions of the column are taken outside the loop over rows.
 * Source: import page, "Normalise"; reliability page, section C.
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { unguardText } from '../../../shared/fields/guardedText.ts';
import type { Cell, ColumnPlan, DateOrder, Field, FieldRef, NormalisedValue } from '../../../shared/fields/types.ts';
import { canonicalOf, keyOf, valuesOf, yesOrNo } from '../map/valueMap.ts';
import { cellText } from '../recognise/sheetRows.ts';
import { isBlankWord, isClearWord } from './blanks.ts';
import { FIRST_YEAR, isoDay, LAST_YEAR, serialToDay } from './calendar.ts';
import { addressIn, cleanId, cleanText, domainOf, idOfNumber, shown } from './cleanText.ts';
import { currencyOf } from './currencies.ts';
import { dayOfReading, readDate, type DateContext } from './readDate.ts';
import { readNumber, valueOfReading } from './readNumber.ts';
import { splitList, splitPeople } from './splitList.ts';

export interface CellProblem {
  readonly code: string;
  readonly message: string;
}

export interface AmountValue {
  readonly amount: number;
  /** ISO code when the cell itself says so. */
  readonly currency: string | null;
}

/** What one cell became. Amounts stay in major units until the row's currency is known. */
export type CellValue =
  | undefined
  | null
  | NormalisedValue
  | { readonly problem: CellProblem }
  | { readonly money: AmountValue };

export type Converter = (cell: Cell | undefined) => CellValue;

export interface ConvertOptions extends DateContext {
  readonly dateOrder?: DateOrder;
}

const CACHE_LIMIT = 2000;

/** The converter of one mapped column. Text cells are cached: exports repeat themselves. */
export function converterFor(plan: ColumnPlan, options: ConvertOptions): Converter | null {
  const field = plan.field === null ? undefined : fieldByKey(plan.field.key);
  if (field === undefined || plan.field === null) return null;
  const convertText = textConverter(field, plan, plan.field, options);
  const convertOther = otherConverter(field, plan, plan.field);
  const cache = new Map<string, CellValue>();
  let hits = 0;
  /** A column of ids or addresses hardly repeats itself: looking there for known texts costs more than reading them. */
  let isRepeating = true;
  return (cell) => {
    if (cell === null || cell === undefined) return undefined;
    if (typeof cell !== 'string') return convertOther(cell, convertText);
    if (isRepeating) {
      const known = cache.get(cell);
      if (known !== undefined || cache.has(cell)) {
        hits += 1;
        return known;
      }
    }
    // A quote that an export put in front of text which looks like a formula is not part of the value.
    const text = unguardText(cell.trim());
    const value: CellValue =
      text === '' || isBlankWord(text, field.type) ? undefined : isClearWord(text) ? null : convertText(text);
    if (!isRepeating) return value;
    if (cache.size < CACHE_LIMIT) cache.set(cell, value);
    else if (hits < CACHE_LIMIT) {
      isRepeating = false;
      cache.clear();
    }
    return value;
  };
}

function problem(code: string, message: string): CellValue {
  return { problem: { code, message } };
}

type TextConverter = (text: string) => CellValue;

function textConverter(field: Field, plan: ColumnPlan, ref: FieldRef, options: ConvertOptions): TextConverter {
  switch (field.type) {
    case 'text':
      return (text) => cleanText(text);
    case 'id':
      return (text) => cleanId(text);
    case 'email':
      return (text) => addressIn(text) ?? problem('import/not-an-email', `“${shown(text)}” is not an e-mail address.`);
    case 'domain':
      return (text) => domainOf(text) ?? problem('import/not-a-domain', `“${shown(text)}” is not a web domain.`);
    case 'date':
      return dateConverter(field, plan, options);
    case 'number':
    case 'integer':
    case 'percent':
    case 'days':
      return numberConverter(field, plan, ref);
    case 'money':
      return (text) => readAmount(text, plan, ref, field);
    case 'boolean':
      return (text) => yesOrNo(text) ?? problem('import/not-yes-or-no', `“${shown(text)}” is neither yes nor no.`);
    case 'currency':
      return (text) =>
        currencyOf(text) ??
        problem('import/not-a-currency', `“${shown(text)}” is not a currency code such as USD or EUR.`);
    case 'enum':
      return (text) => choiceOf(field, plan, text);
    case 'enumList':
      return (text) => choicesOf(field, plan, text);
    case 'people':
      return (text) => splitPeople(text).map(cleanText);
  }
}

/** Numbers, booleans, real dates and error cells. */
function otherConverter(
  field: Field,
  plan: ColumnPlan,
  ref: FieldRef,
): (cell: Exclude<Cell, null | string>, text: TextConverter) => CellValue {
  return (cell, convertText) => {
    if (typeof cell === 'object' && 'error' in cell)
      return cell.error === '#N/A'
        ? undefined
        : problem('import/error-cell', `The cell holds the error ${cell.error} of the spreadsheet.`);
    if (typeof cell === 'object') {
      const day = ('date' in cell ? cell.date : cell.dateTime).slice(0, 10);
      if (field.type === 'date') return dayInRange(day);
      if (field.type === 'text' || field.type === 'id') return cellText(cell);
      return problem('import/date-instead', `A date (${day}) stands where ${field.label} is expected.`);
    }
    if (typeof cell === 'boolean') return field.type === 'boolean' ? cell : convertText(cell ? 'TRUE' : 'FALSE');
    switch (field.type) {
      case 'date':
        return fromSerial(cell);
      case 'id':
        return plan.zeroPad === undefined ? idOfNumber(cell) : idOfNumber(cell).padStart(plan.zeroPad, '0');
      case 'money':
        return amountOf(cell * (plan.scale ?? 1), null, ref, field);
      case 'number':
      case 'integer':
      case 'percent':
      case 'days':
        return field.values === undefined ? bounded(field, unitDays(cell, ref)) : convertText(String(cell));
      case 'boolean':
        return cell === 1
          ? true
          : cell === 0
            ? false
            : problem('import/not-yes-or-no', `${cell} is neither yes nor no.`);
      default:
        return convertText(String(cell));
    }
  };
}

/** Fields for which "Q3 2026" or "March 2026" means its last day. */
const AT_END = new Set(['contract.endDate', 'milestone.dueDate', 'milestone.baselineDate', 'pulse.expires']);

function dateConverter(field: Field, plan: ColumnPlan, options: ConvertOptions): TextConverter {
  const order = plan.dateOrder ?? options.dateOrder;
  const atEnd = AT_END.has(field.key);
  return (text) => {
    const plain = /^\d{4,6}(?:[.,]\d+)?$/.exec(text);
    if (plain) return fromSerial(Number(text.replace(',', '.')));
    const reading = readDate(text, options);
    if (reading === null)
      return (
        fromTimestamp(text) ??
        problem('import/not-a-date', `“${shown(text)}” is not a date between ${FIRST_YEAR} and ${LAST_YEAR}.`)
      );
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

/** Seconds or milliseconds since 1970, as some APIs export dates. */
function fromTimestamp(text: string): string | undefined {
  if (!/^\d{10}$|^\d{13}$/.test(text)) return undefined;
  const date = new Date(text.length === 10 ? Number(text) * 1000 : Number(text));
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()) ?? undefined;
}

function fromSerial(value: number): CellValue {
  if (Math.floor(value) === 60) return problem('import/no-such-day', '29 Feb 1900 never existed; left empty.');
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

function dayInRange(day: string): CellValue {
  const checked = isoDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  return checked ?? problem('import/not-a-date', `${day} is outside ${FIRST_YEAR} to ${LAST_YEAR}.`);
}

const DURATION =
  /^(?:about |ca\.? |~|>=?\s?)?(\d{1,5}(?:[.,]\d{1,2})?)\s*[-–]?\s*(?:calendar |kalender)?(d|days?|tage?n?|jours?|d[ií]as?|dagen|dag|w|wks?|weeks?|wochen?|semaines?|semanas?|weken|week|m|mos?|mths?|months?|monate?n?|mois|mes|meses|m[eê]s|maand(?:en)?|y|yrs?|years?|jahre?n?|ans?|a[nñ]os?|anos?|jaar)\b/i;

/** Days of a month, week and year as the field speaks of them in notice periods. */
const UNIT_DAYS = { weeks: 7, months: 30, years: 365 } as const;

function unitDays(value: number, ref: FieldRef): number {
  return ref.unit === undefined ? value : value * UNIT_DAYS[ref.unit];
}

function numberConverter(field: Field, plan: ColumnPlan, ref: FieldRef): TextConverter {
  return (text) => {
    if (field.type === 'days') {
      const written = DURATION.exec(text);
      if (written)
        return bounded(field, Math.round(Number((written[1] ?? '').replace(',', '.')) * daysOf(written[2] ?? '')));
    }
    if (field.values !== undefined) {
      const canonical = plan.valueMap?.[keyOf(text)] ?? canonicalOf(field, plan.header, text);
      if (canonical === '') return undefined;
      if (canonical !== undefined) return Number(canonical);
    }
    const reading = readNumber(text);
    const value =
      reading === null
        ? leadingNumber(text, field)
        : (valueOfReading(reading, plan.decimal) ??
          (field.type === 'number' || field.type === 'percent' ? null : grouped(reading.point, reading.comma)));
    if (value === null)
      return problem(
        reading === null ? 'import/not-a-number' : 'import/ambiguous-number',
        `“${shown(text)}” is not a number${reading === null ? '' : ' that can be read in one way only'}.`,
      );
    return bounded(field, field.type === 'percent' && reading?.percent === true ? value / 100 : unitDays(value, ref));
  };
}

/** "9 - very likely": the score stands first. */
function leadingNumber(text: string, field: Field): number | null {
  if (field.key !== 'survey.score' && field.key !== 'stakeholder.power') return null;
  const found = /^(\d{1,3})\s*(?:[-–:(/]|\s\p{L})/u.exec(text);
  return found ? Number(found[1]) : null;
}

function daysOf(unit: string): number {
  const word = unit.toLowerCase();
  if (/^(?:d|j|t)/.test(word)) return 1;
  if (/^(?:w|sem)/.test(word)) return UNIT_DAYS.weeks;
  return word.startsWith('m') ? UNIT_DAYS.months : UNIT_DAYS.years;
}

/** The reading with thousands: amounts and counts have no three decimals. */
function grouped(point: number | null, comma: number | null): number | null {
  if (point === null || comma === null) return point ?? comma;
  return Math.abs(point) >= Math.abs(comma) ? point : comma;
}

function bounded(field: Field, value: number): CellValue {
  const isWhole = field.type === 'integer' || field.type === 'days';
  const rounded = isWhole && Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : value;
  if (!Number.isFinite(rounded)) return problem('import/not-a-number', 'The number is too large.');
  if (isWhole && !Number.isInteger(rounded)) return problem('import/not-whole', `${value} is not a whole number.`);
  if ((field.min !== undefined && rounded < field.min) || (field.max !== undefined && rounded > field.max)) {
    return problem(
      'import/out-of-range',
      `${rounded} is outside the range of ${field.label} (${field.min ?? 'any'} to ${field.max ?? 'any'}).`,
    );
  }
  return Object.is(rounded, -0) ? 0 : rounded;
}

function readAmount(text: string, plan: ColumnPlan, ref: FieldRef, field: Field): CellValue {
  const reading = readNumber(text);
  const value =
    reading === null ? null : (valueOfReading(reading, plan.decimal) ?? grouped(reading.point, reading.comma));
  if (reading === null || value === null || reading.percent)
    return problem('import/not-an-amount', `“${shown(text)}” is not an amount of money.`);
  const whole = reading.scaled ? value : value * (plan.scale ?? 1);
  return amountOf(reading.perMonth && ref.per === undefined ? whole * 12 : whole, reading.currency, ref, field);
}

function amountOf(value: number, currency: string | null, ref: FieldRef, field: Field): CellValue {
  const yearly = ref.per === 'month' ? value * 12 : ref.per === 'quarter' ? value * 4 : value;
  if (!Number.isFinite(yearly) || Math.abs(yearly) > 1e13)
    return problem('import/out-of-range', 'The amount is too large.');
  if (field.min !== undefined && yearly < field.min)
    return problem('import/out-of-range', `${field.label} cannot be negative (${value}).`);
  return { money: { amount: yearly, currency } };
}

function choiceOf(field: Field, plan: ColumnPlan, text: string): CellValue {
  const chosen = plan.valueMap?.[keyOf(text)] ?? canonicalOf(field, plan.header, text);
  if (chosen === '') return undefined;
  if (chosen !== undefined) return scaled(field, chosen);
  const reading = field.min === undefined ? null : readNumber(text);
  if (reading !== null) {
    const value = valueOfReading(reading, plan.decimal);
    if (value !== null && Number.isInteger(value) && value >= (field.min ?? 0) && value <= (field.max ?? 0))
      return value;
  }
  return problem(
    'import/unknown-value',
    `“${shown(text)}” is not a known value of ${field.label}. Say what it means in the value list of the column.`,
  );
}

/** Scales ("4" of a pulse) leave as numbers, choices as words. */
function scaled(field: Field, canonical: string): NormalisedValue {
  return field.min === undefined ? canonical : Number(canonical);
}

function choicesOf(field: Field, plan: ColumnPlan, text: string): CellValue {
  const isWhole = plan.valueMap?.[keyOf(text)] !== undefined || valuesOf(field).has(keyOf(text));
  const parts = isWhole ? [text] : splitList(text);
  const chosen: string[] = [];
  for (const part of parts) {
    const canonical = plan.valueMap?.[keyOf(part)] ?? canonicalOf(field, plan.header, part);
    if (canonical === undefined)
      return problem(
        'import/unknown-value',
        `“${shown(part)}” is not a known value of ${field.label}. Say what it means in the value list of the column.`,
      );
    if (canonical !== '' && !chosen.includes(canonical)) chosen.push(canonical);
  }
  return chosen.length === 0 ? undefined : chosen;
}
