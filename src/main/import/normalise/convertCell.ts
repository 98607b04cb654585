/**
 * From one cell to one value of a field: undefined where the cell is blank, null for "(clear)", a problem where the cell
 * cannot become the field. Built once per column, so the decisions of the column are taken outside the loop over rows.
 * Source: import page, "Normalise"; reliability page, section C.
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { unguardText } from '../../../shared/fields/guardedText.ts';
import type { Cell, ColumnPlan, Field, FieldRef, NormalisedValue } from '../../../shared/fields/types.ts';
import { canonicalOf, keyOf, valuesOf, yesOrNo } from '../map/valueMap.ts';
import { cellText } from '../recognise/sheetRows.ts';
import { isBlankWord, isClearWord } from './blanks.ts';
import { type CellValue, type ConvertOptions, problem, type TextConverter } from './cellValue.ts';
import { addressIn, cleanId, cleanText, domainOf, idOfNumber, shown } from './cleanText.ts';
import { dateConverter, dayInRange, fromSerial } from './convertDate.ts';
import { amountOf, bounded, numberConverter, readAmount, unitDays } from './convertNumber.ts';
import { currencyOf } from './currencies.ts';
import { readNumber, valueOfReading } from './readNumber.ts';
import { splitList, splitPeople } from './splitList.ts';

export type Converter = (cell: Cell | undefined) => CellValue;

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
