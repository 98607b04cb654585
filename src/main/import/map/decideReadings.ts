/**
 * Decides per column, from all its rows, the order of day and month and the decimal mark; what stays open becomes a question
 * with both readings. Dates are never decided by another column or by habit; amounts may follow the one decimal mark that the rest
 * of the sheet shows, or their currency sign; amounts of several currencies that group thousands in both ways are read one by one. Source: import page, "Normalise".
 */
import type { Ambiguity, DateOrder, DecimalMark, Field } from '../../../shared/fields/types.ts';
import { dayOfReading, readDate, type DateContext } from '../normalise/readDate.ts';
import { readNumber } from '../normalise/readNumber.ts';
import type { ColumnTally } from '../recognise/columnTally.ts';

export interface Readings {
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly ambiguity?: Ambiguity;
  /** A sentence when cells speak against the decision, else undefined. */
  readonly warning?: string;
}

/** A few cells against the rest are slips (and come back as rejected cells); more are a question. */
const SLIP_SHARE = 0.1;

/** @param sheetMark the decimal mark that every clear number of the sheet uses; null where none is clear or they differ. */
export function decideReadings(
  tally: ColumnTally,
  field: Field | null,
  header: string,
  context: DateContext,
  sheetMark: DecimalMark | null,
): Readings {
  const textDates = tally.dmyOnly + tally.mdyOnly + tally.eitherOrder;
  if (field === null ? textDates > tally.filled * 0.5 : field.type === 'date')
    return textDates > 0 ? decideOrder(tally, header, context) : {};
  if (field !== null && !NUMERIC.has(field.type)) return {};
  return decideMark(tally, field, header, sheetMark);
}

const NUMERIC: ReadonlySet<string> = new Set(['number', 'integer', 'money', 'percent', 'days']);
/** Counts have no decimals, so "1,234" and "1.234" are both one thousand and more. */
const WHOLE: ReadonlySet<string> = new Set(['integer', 'days']);
/** Written with a point by everyone who writes them with these signs. */
const POINT_CURRENCIES: ReadonlySet<string> = new Set(['USD', 'GBP', 'AUD', 'NZD', 'INR', 'SGD', 'HKD']);

/** The decimal mark of a money column whose own cells do not tell, or null: then the column asks. */
function markOfMoney(tally: ColumnTally, sheetMark: DecimalMark | null): DecimalMark | null {
  if (sheetMark !== null) return sheetMark;
  const signs = [...tally.currencies.keys()];
  return signs.length > 0 && signs.every((sign) => POINT_CURRENCIES.has(sign)) ? '.' : null;
}

function decideOrder(tally: ColumnTally, header: string, context: DateContext): Readings {
  const { dmyOnly, mdyOnly, eitherOrder, dottedEither } = tally;
  const decisive = dmyOnly + mdyOnly;
  if (decisive > 0 && Math.min(dmyOnly, mdyOnly) <= decisive * SLIP_SHARE) {
    const dateOrder: DateOrder = dmyOnly > mdyOnly ? 'dmy' : 'mdy';
    const against = Math.min(dmyOnly, mdyOnly);
    if (against === 0) return { dateOrder };
    return {
      dateOrder,
      warning: `Column “${header}”: ${against} of its dates cannot be read as ${dateOrder === 'dmy' ? 'day/month/year' : 'month/day/year'} like the rest and will be listed as rejected.`,
    };
  }
  if (decisive === 0 && eitherOrder === 0) return {};
  // Dots part days and months in day-first countries only.
  if (decisive === 0 && dottedEither === eitherOrder) return { dateOrder: 'dmy' };
  const readings = (['dmy', 'mdy'] as const).map((choice) => ({
    choice,
    examples: tally.dateExamples.map((raw) => {
      const reading = readDate(raw, context);
      return { raw, read: (reading === null ? null : dayOfReading(reading, choice, false)) ?? 'not a date' };
    }),
  }));
  return { ambiguity: { kind: 'dateOrder', count: eitherOrder, readings } };
}

function decideMark(tally: ColumnTally, field: Field | null, header: string, sheetMark: DecimalMark | null): Readings {
  const { pointOnly, commaOnly, eitherMark, eitherByPoint } = tally;
  const decisive = pointOnly + commaOnly;
  // "£240,000" beside "85.000 €": each currency is written its own way, no one mark makes both an amount, and neither has three decimals.
  if (field?.type === 'money' && tally.currencies.size > 1 && eitherByPoint > 0 && eitherByPoint < eitherMark)
    return {
      warning: `Column “${header}” writes thousands with commas and with points: three digits behind a single mark are read as thousands.`,
    };
  if (decisive > 0 && Math.min(pointOnly, commaOnly) <= decisive * SLIP_SHARE) {
    const decimal: DecimalMark = pointOnly > commaOnly ? '.' : ',';
    const against = Math.min(pointOnly, commaOnly);
    if (against === 0) return { decimal };
    return {
      decimal,
      warning: `Column “${header}”: ${against} of its numbers cannot be read with “${decimal}” as decimal mark like the rest and will be listed as rejected.`,
    };
  }
  if (eitherMark === 0 && decisive === 0) return {};
  if (field === null || (decisive === 0 && WHOLE.has(field.type))) return {};
  const mark = decisive === 0 && field.type === 'money' ? markOfMoney(tally, sheetMark) : null;
  if (mark !== null) return { decimal: mark };
  const readings = (['.', ','] as const).map((choice) => ({
    choice,
    examples: tally.numberExamples.map((raw) => {
      const reading = readNumber(raw);
      const value = choice === '.' ? reading?.point : reading?.comma;
      return { raw, read: value === null || value === undefined ? 'not a number' : String(value) };
    }),
  }));
  return { ambiguity: { kind: 'decimal', count: Math.max(eitherMark, decisive), readings } };
}
