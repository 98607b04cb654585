/**
 * Sheets about something a customer-success book does not hold: told by their keys, their columns, or their name.
 * Source: import page, "Recognise".
 */
import { withoutSmallWords } from '../../../shared/fields/fold.ts';
import { filledShare, namesPeople } from '../recognise/columnTally.ts';
import { COLUMNS, KEYED_BY, MOSTLY_PRIVATE, NAMES, PRIVATE, WHOLE_NAMES } from './foreignWords.ts';
import type { SheetView } from './sheetView.ts';

const GENERIC_SHEET =
  /^(?:sheet|tabelle|feuille|hoja|planilha|blad|feuil|data|export|report|table|worksheet|list|results?|query result|page|folha|ark)(?:\s?\d+(?:\s\d+)*)?$/;

const KEY_WORDS: ReadonlySet<string> = new Set(['id', 'no', 'nr', 'number', 'nummer', 'key', 'code']);

const KEYED_BY_SET: ReadonlySet<string> = new Set(KEYED_BY);
const WHOLE_NAME_SET: ReadonlySet<string> = new Set(WHOLE_NAMES);
const COLUMN_SET: ReadonlySet<string> = new Set(COLUMNS);
const PRIVATE_SET: ReadonlySet<string> = new Set(PRIVATE);
const MOSTLY_PRIVATE_SET: ReadonlySet<string> = new Set(MOSTLY_PRIVATE);

/** A text file has no sheet name, and "Sheet1" is none. */
export function isNameless(view: SheetView): boolean {
  return view.sheetName === '' || GENERIC_SHEET.test(view.sheetName);
}

/**
 * True when the rows are private persons, whatever their columns are called: they have a gender or a birthday, or an age and an
 * e-mail, or what names the account names people.
 */
export function listsConsumers(view: SheetView): boolean {
  const folded = view.columns.map((column) => column.folded);
  const mostly = folded.filter((header) => MOSTLY_PRIVATE_SET.has(header)).length;
  if (mostly >= 2 || (mostly === 1 && folded.some((header) => /\b(?:e ?mail|mail|correo)\b/.test(header)))) return true;
  return asksPrivateThings(view) || isNamedAfterPeople(view);
}

/** True when a column asks what only private persons are asked. */
export function asksPrivateThings(view: SheetView): boolean {
  return view.columns.some((column) => PRIVATE_SET.has(column.folded));
}

/** The account has no name but those of people: a "Customer" column of "Ann Bell", or an id beside first and last names. */
function isNamedAfterPeople({ columns }: SheetView): boolean {
  const names = columns.filter(({ matches, tally }) =>
    matches.some(({ field, strength }) => field.key === 'account.name' && strength !== 'hint' && tally.filled > 0),
  );
  if (names.length > 0) return names.every(({ tally }) => namesPeople(tally));
  const hasBoth = ['stakeholder.firstName', 'stakeholder.lastName'].every((key) =>
    columns.some(({ matches }) => matches.some(({ field, strength }) => field.key === key && strength === 'sure')),
  );
  return hasBoth;
}

/** True when a column is of a kind that only other sheets have: stronger than a name. */
export function hasForeignColumn(view: SheetView): boolean {
  return view.columns.some((column) => COLUMN_SET.has(withoutSmallWords(column.folded)));
}

/** Work done for a customer is part of the customer's plan; a team's own projects are not. */
const PROJECTS: ReadonlySet<string> = new Set(['project', 'projects']);
const WHOSE: ReadonlySet<string> = new Set(['account.name', 'account.externalId', 'account.domain']);

/** True when a filled column plainly names the customer. */
function saysWhose(view: SheetView): boolean {
  return view.columns.some(
    ({ matches, tally }) =>
      filledShare(tally) >= 0.6 && matches.some(({ field, strength }) => WHOSE.has(field.key) && strength === 'sure'),
  );
}

/** True when the rows are projects and a column says for which customer. */
export function listsCustomerProjects(view: SheetView): boolean {
  const name = isNameless(view) ? view.fileName : view.sheetName;
  return (PROJECTS.has(name) || PROJECTS.has(keyedBy(view) ?? '')) && saysWhose(view);
}

/** What the first column numbers: "project" for "Project ID"; null where it numbers nothing. */
function keyedBy(view: SheetView): string | null {
  const key = view.columns.find((column) => column.folded !== '');
  const words = key?.folded.split(' ') ?? [];
  return KEY_WORDS.has(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : null;
}

/** True when the first column numbers something else: the rows of "Order ID" are orders, whoever ordered. */
export function isKeyedByOther(view: SheetView): boolean {
  const what = keyedBy(view);
  return what !== null && KEYED_BY_SET.has(what) && !(PROJECTS.has(what) && saysWhose(view));
}

/** True when the sheet is about something the book does not hold: by the key in its first column, by its columns, or by its name. */
export function isForeign(view: SheetView): boolean {
  if (hasForeignColumn(view) || isKeyedByOther(view)) return true;
  // "Product2", "Pricebook2": the tables of some systems are numbered.
  const name = (isNameless(view) ? view.fileName : view.sheetName).replace(/(?<=\p{L})\d$/u, '');
  if (PROJECTS.has(name) && saysWhose(view)) return false;
  return WHOLE_NAME_SET.has(name) || NAMES.some((word) => ` ${name} `.includes(` ${word} `));
}
