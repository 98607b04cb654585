/** The word for a property of a fact, as forms and sheets call it. Pure. */
import type { FactTable } from '../../../shared/domain/results.ts';
import { fieldsOf } from '../../../shared/fields/catalogue.ts';
import { personFieldsOf } from './edit/personFields.ts';

/** @param property e.g. "endDate"; what no catalogue names is given in plain words ("Extra note"). */
export function originFieldName(table: FactTable, property: string): string {
  const known =
    fieldsOf(table).find((field) => field.name === property)?.label ??
    personFieldsOf(table).find((field) => field.name === property)?.label;
  if (known !== undefined) return known;
  const words = property.replace(/(Ids?|Minor)$/, '').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
