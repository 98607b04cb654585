/** Between the values of a fact and the texts of a form: what is shown, what was changed. Pure. */
import { minorDigits } from '../../../../shared/domain/money.ts';
import type { Field } from '../../../../shared/fields/types.ts';
import { typedValue, type EditValue } from '../../../ui/typedValue.ts';

/** Property name -> text in its input; '' is blank. Lists are joined with ", ". */
export type FieldText = Readonly<Record<string, string>>;

export type Changes =
  | { readonly ok: true; readonly values: Record<string, EditValue> }
  | { readonly ok: false; readonly sentence: string };

/** References to other facts are words in a sheet and ids in the book: they are not edited as text. */
const REFERENCES = new Set([
  'accountName',
  'accountExternalId',
  'accountDomain',
  'contractProduct',
  'contractExternalId',
  'contractStart',
  'contractEnd',
  'stakeholderName',
  'stakeholderEmail',
  'reportsTo',
  'successor',
  'people',
  'firstName',
  'lastName',
]);

export function isEditable(field: Field): boolean {
  return !REFERENCES.has(field.name) && field.settles !== true;
}

/** The value as the person edits it: money in major units of its currency, lists joined, booleans as yes / no. */
export function startText(field: Field, value: unknown, currency: string | null): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field.type === 'money' && typeof value === 'number') return String(value / 10 ** minorDigits(currency));
  return String(value);
}

/**
 * Only what differs from the start, as the services want it: minor units, ISO days, arrays, null to erase. An amount is sent
 * again when the currency after the edit counts in other minor units than the one before.
 */
export function changesOf(
  fields: readonly Field[],
  start: FieldText,
  texts: FieldText,
  currency: { readonly before: string | null; readonly after: string | null },
): Changes {
  const values: Record<string, EditValue> = {};
  for (const field of fields) {
    const text = (texts[field.name] ?? '').trim();
    const isRescaled = field.type === 'money' && minorDigits(currency.before) !== minorDigits(currency.after);
    if (text === (start[field.name] ?? '') && !(isRescaled && text !== '')) continue;
    const value = typedValue(field, text, currency.after);
    if (value === undefined)
      return { ok: false, sentence: `“${text}” is not a number. ${field.label} takes figures only.` };
    values[field.name] = value;
  }
  return { ok: true, values };
}
