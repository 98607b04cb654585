/** The type a column is shown with, by its cells alone. */
import type { ColumnType } from '../../../shared/fields/types.ts';
import { uniqueness, type ColumnTally } from '../recognise/columnTally.ts';
import type { ColumnFormats } from '../readers/reader.ts';

const MOST = 0.85;
const ENUM_VALUES = 12;

export function columnType(tally: ColumnTally, formats: ColumnFormats | undefined): ColumnType {
  const total = tally.filled - tally.blankWords - tally.errors;
  if (total <= 0) return tally.filled === 0 ? 'empty' : 'text';
  const most = (count: number): boolean => count / total >= MOST;
  if (most(tally.dates)) return 'date';
  if (most(tally.emails)) return 'email';
  if (most(tally.booleans)) return 'boolean';
  if (most(tally.numbers)) {
    if (tally.percents / total > 0.5 || (formats?.percent ?? 0) / total > 0.5) return 'percent';
    const formatted = Object.values(formats?.currency ?? {}).reduce((sum, count) => sum + count, 0);
    return tally.currencies.size > 0 || formatted / total > 0.5 ? 'money' : 'number';
  }
  if (most(tally.codes)) return 'id';
  const words = tally.texts + tally.urls + tally.codes + tally.booleans;
  if (!most(words) && !most(words + tally.numbers + tally.emails)) return 'mixed';
  if (tally.distinct.size <= ENUM_VALUES && uniqueness(tally) <= 0.5 && tally.longTexts === 0) return 'enum';
  if (most(words)) return tally.words === 0 && uniqueness(tally) >= 0.9 && hasDigits(tally) ? 'id' : 'text';
  return tally.words === 0 && uniqueness(tally) >= 0.9 ? 'id' : 'mixed';
}

function hasDigits(tally: ColumnTally): boolean {
  let count = 0;
  for (const text of tally.distinct.keys()) if (/\d/.test(text)) count += 1;
  return count / Math.max(1, tally.distinct.size) > 0.8;
}
