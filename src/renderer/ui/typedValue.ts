/** What a person typed into the input of a field -> the value the services want. Pure. */
import { minorDigits } from '../../shared/domain/money.ts';
import type { Field } from '../../shared/fields/types.ts';

export type EditValue = string | number | boolean | string[] | null;

/**
 * Money in minor units, days as ISO, lists by comma, null for blank; undefined when it is no number where one is wanted.
 * @param currency of the amount, for its minor units.
 */
export function typedValue(field: Field, text: string, currency: string | null): EditValue | undefined {
  if (text === '') return null;
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'percent':
    case 'days': {
      const number = Number(text);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'money': {
      const number = Number(text.replaceAll(/[\s']/g, ''));
      return Number.isFinite(number) ? Math.round(number * 10 ** minorDigits(currency)) : undefined;
    }
    case 'boolean':
      return text === 'yes';
    case 'enumList':
    case 'people':
      return text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    default:
      return isNumbered(field) ? Number(text) : text;
  }
}

/** Lists whose values are figures (a pulse of 1 to 5, support of -2 to +2) are stored as numbers. */
function isNumbered({ values }: Field): boolean {
  return values !== undefined && Object.keys(values).every((value) => /^[+-]?\d+$/.test(value));
}
