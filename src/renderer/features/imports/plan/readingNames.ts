/** How a column may be read, in words. */
import type { DateOrder, DecimalMark } from '../../../../shared/fields/types.ts';

export const dateOrderNames: Readonly<Record<DateOrder, string>> = {
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  ymd: 'Year, month, day',
};

export const decimalNames: Readonly<Record<DecimalMark, string>> = {
  '.': 'Point (1,234.56)',
  ',': 'Comma (1.234,56)',
};
