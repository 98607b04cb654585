/** The line below a header that says in what, and not what: "(EUR)", "yyyy-mm-dd", "required". Source: import page, "Recognise". */
import type { Cell } from '../../../shared/fields/types.ts';
import { cellText, isBlankCell } from './sheetRows.ts';

const BRACKETED = /^(?:\(.{1,40}\)|\[.{1,40}\]|<.{1,40}>)$/;
const PATTERN = /^(?:[dtj]{1,2}|m{1,2}|[yja]{2,4})(?:[./ -](?:[dtj]{1,2}|m{1,3}|[yja]{2,4})){1,2}$/i;
const HINTS: ReadonlySet<string> = new Set([
  'text',
  'free text',
  'string',
  'date',
  'number',
  'integer',
  'boolean',
  'currency',
  'percent',
  'dropdown',
  'picklist',
  'required',
  'optional',
  'mandatory',
  'yes/no',
  'y/n',
  'eur',
  'usd',
  'gbp',
  'chf',
  '€',
  '$',
  '£',
  '%',
  'in %',
  'days',
  'months',
  'datum',
  'zahl',
  'pflichtfeld',
  'ja/nein',
  'tage',
  'monate',
  'obligatoire',
  'facultatif',
  'oui/non',
  'jours',
  'mois',
  'obligatorio',
  'opcional',
  'sí/no',
  'días',
  'meses',
  'obrigatório',
  'sim/não',
  'dias',
  'verplicht',
  'optioneel',
  'dagen',
  'maanden',
]);

/** True when every cell of the line is a unit, a type or a pattern; one alone may be a value. */
export function explainsHeaders(cells: readonly Cell[]): boolean {
  const texts = cells.filter((cell) => !isBlankCell(cell)).map((cell) => cellText(cell).toLowerCase());
  return texts.length >= 2 && texts.every((text) => BRACKETED.test(text) || PATTERN.test(text) || HINTS.has(text));
}
