/** Cells of number, duration and money columns. Source: import page, "Normalise". */
import type { ColumnPlan, Field, FieldRef } from '../../../shared/fields/types.ts';
import { canonicalOf, keyOf } from '../map/valueMap.ts';
import { type CellValue, problem, type TextConverter } from './cellValue.ts';
import { shown } from './cleanText.ts';
import { readNumber, valueOfReading } from './readNumber.ts';

const DURATION =
  /^(?:about |ca\.? |~|>=?\s?)?(\d{1,5}(?:[.,]\d{1,2})?)\s*[-–]?\s*(?:calendar |kalender)?(d|days?|tage?n?|jours?|d[ií]as?|dagen|dag|giorn[oi]|gg|w|wks?|weeks?|wochen?|semaines?|semanas?|weken|week|settiman[ae]|m|mos?|mths?|months?|monate?n?|mois|mes|meses|m[eê]s|maand(?:en)?|mes[ei]|y|yrs?|years?|jahre?n?|ans?|a[nñ]os?|anos?|jaar|ann[oi])\b/i;

/** Days of a month, week and year as the field speaks of them in notice periods. */
const UNIT_DAYS = { weeks: 7, months: 30, years: 365 } as const;

/** A count of the unit the header names ('notice in months') as days. */
export function unitDays(value: number, ref: FieldRef): number {
  return ref.unit === undefined ? value : Math.round(value * UNIT_DAYS[ref.unit]);
}

/** Texts of a number, percent or duration column. */
export function numberConverter(field: Field, plan: ColumnPlan, ref: FieldRef): TextConverter {
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
    if (asks(plan, reading)) return ambiguous(text);
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

/** True while the column asks for its decimal mark and this number hangs on the answer. */
function asks({ ambiguity, decimal }: ColumnPlan, reading: ReturnType<typeof readNumber>): boolean {
  return ambiguity?.kind === 'decimal' && reading !== null && valueOfReading(reading, decimal) === null;
}

function ambiguous(text: string): CellValue {
  return problem(
    'import/ambiguous-number',
    `“${shown(text)}” can be read with a decimal point or a decimal comma. Choose one for the column.`,
  );
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

/** The number as the field may hold it, or why it cannot: whole, within the field's range. */
export function bounded(field: Field, value: number): CellValue {
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

/** A written amount of money, in major units; thousands and per-month as cell or header say. */
export function readAmount(text: string, plan: ColumnPlan, ref: FieldRef, field: Field): CellValue {
  const reading = readNumber(text);
  if (asks(plan, reading)) return ambiguous(text);
  const value =
    reading === null ? null : (valueOfReading(reading, plan.decimal) ?? grouped(reading.point, reading.comma));
  if (reading === null || value === null || reading.percent)
    return problem('import/not-an-amount', `“${shown(text)}” is not an amount of money.`);
  const whole = reading.scaled ? value : value * (plan.scale ?? 1);
  if (!reading.perMonth || ref.per !== undefined) return amountOf(whole, reading.currency, ref, field);
  const yearly = amountOf(whole * 12, reading.currency, ref, field);
  return typeof yearly === 'object' && yearly !== null && 'money' in yearly
    ? { money: { ...yearly.money, isYearly: true } }
    : yearly;
}

/** An amount as yearly money of the field. */
export function amountOf(value: number, currency: string | null, ref: FieldRef, field: Field): CellValue {
  const yearly = ref.per === 'month' ? value * 12 : ref.per === 'quarter' ? value * 4 : value;
  if (!Number.isFinite(yearly) || Math.abs(yearly) > 1e13)
    return problem('import/out-of-range', 'The amount is too large.');
  if (field.min !== undefined && yearly < field.min)
    return problem('import/out-of-range', `${field.label} cannot be negative (${value}).`);
  return { money: { amount: yearly, currency } };
}
