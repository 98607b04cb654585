/**
 * Sheets about something a customer-success book does not hold: told by their keys, their columns, or their name.
 * Source: import page, "Recognise".
 */
import { withoutSmallWords } from '../../../shared/fields/fold.ts';
import { filledShare } from '../recognise/columnTally.ts';
import { BANK_COLUMNS, COLUMNS, KEYED_BY, NAMES, RISK_LISTS, WHOLE_NAMES } from './foreignWords.ts';
import type { SheetView } from './sheetView.ts';

const GENERIC_SHEET =
  /^(?:sheet|tabelle|feuille|hoja|planilha|plan(?=\s?\d)|foglio|arkusz|blad|feuil|main|data|datos|dados|daten|dati|donnees|gegevens|base|export|report|table|worksheet|list|results?|query result|page|pagina|pestana|aba|folha|ark|csv|sheet name|foglio di lavoro|hoja de calculo)(?:\s?\d+(?:\s\d+)*)?$/;

const KEY_WORDS: ReadonlySet<string> = new Set(['id', 'no', 'nr', 'number', 'nummer', 'key', 'code']);

const KEYED_BY_SET: ReadonlySet<string> = new Set(KEYED_BY);
const WHOLE_NAME_SET: ReadonlySet<string> = new Set(WHOLE_NAMES);
const COLUMN_SET: ReadonlySet<string> = new Set(COLUMNS);
const BANK_SET: ReadonlySet<string> = new Set(BANK_COLUMNS);

/** A text file has no sheet name, and "Sheet1" is none. */
export function isNameless(view: SheetView): boolean {
  return view.sheetName === '' || GENERIC_SHEET.test(view.sheetName);
}

/**
 * True when a column is of a kind that only other sheets have: stronger than a name. Where the company is named, its bank account
 * stands in its master data.
 */
export function hasForeignColumn(view: SheetView): boolean {
  return hasColumn(view, COLUMN_SET) || (hasBankColumn(view) && !saysWhose(view, BY_NAME));
}

/** True when bank accounts are told: beside them an "Account number" is none of ours. */
export function hasBankColumn(view: SheetView): boolean {
  return hasColumn(view, BANK_SET);
}

/** A column without cells says nothing. */
function hasColumn({ columns, rowCount }: SheetView, words: ReadonlySet<string>): boolean {
  return columns.some(
    ({ folded, tally }) => (tally.filled > 0 || rowCount === 0) && words.has(withoutSmallWords(folded)),
  );
}

/** Work done for a customer is part of the customer's plan; a team's own projects are not. */
const PROJECTS: ReadonlySet<string> = new Set(['project', 'projects']);
const WHOSE: ReadonlySet<string> = new Set(['account.name', 'account.externalId', 'account.domain']);
/** Beside a bank code an "Account number" is that of the bank. */
const BY_NAME: ReadonlySet<string> = new Set(['account.name']);

/** True when a filled column plainly names the customer. */
function saysWhose(view: SheetView, by: ReadonlySet<string> = WHOSE): boolean {
  return view.columns.some(
    ({ matches, tally }) =>
      filledShare(tally) >= 0.6 && matches.some(({ field, strength }) => by.has(field.key) && strength === 'sure'),
  );
}

/** True when the rows are projects and a column says for which customer. */
export function listsCustomerProjects(view: SheetView): boolean {
  const name = isNameless(view) ? view.fileName : view.sheetName;
  return (PROJECTS.has(name) || PROJECTS.has(keyedBy(view) ?? '')) && saysWhose(view);
}

/** Rows numbered so are what a book holds, in a file called after the sales team as well. */
const OURS: ReadonlySet<string> = new Set(['opportunity', 'deal', 'contract', 'subscription', 'renewal']);

/** What the first column numbers: "project" for "Project ID", "employe" for "id_employe"; null where it numbers nothing. */
export function keyedBy(view: SheetView): string | null {
  const key = view.columns.find((column) => column.folded !== '');
  const words = key?.folded.split(' ') ?? [];
  if (KEY_WORDS.has(words.at(-1) ?? '')) return words.slice(0, -1).join(' ');
  return KEY_WORDS.has(words[0] ?? '') ? withoutSmallWords(words.slice(1).join(' ')) : null;
}

/** True when the first column numbers something else: the rows of "Order ID" are orders, whoever ordered. */
export function isKeyedByOther(view: SheetView): boolean {
  const what = keyedBy(view);
  return what !== null && KEYED_BY_SET.has(what) && !(PROJECTS.has(what) && saysWhose(view));
}

/** True when the sheet is about something the book does not hold: by the key in its first column, by its columns, or by its name. */
export function isForeign(view: SheetView): boolean {
  if (hasForeignColumn(view) || hasBankColumn(view) || isKeyedByOther(view)) return true;
  // "Product2", "Pricebook2": the tables of some systems are numbered.
  const name = (isNameless(view) ? view.fileName : view.sheetName).replace(/(?<=\p{L})\d$/u, '');
  if (PROJECTS.has(name) && saysWhose(view)) return false;
  if (OURS.has(keyedBy(view) ?? '')) return false;
  const says = (word: string): boolean => ` ${name} `.includes(` ${word} `);
  return WHOLE_NAME_SET.has(name) || NAMES.some(says) || (RISK_LISTS.some(says) && namesRisks(view));
}

function namesRisks({ columns }: SheetView): boolean {
  return columns.some(({ folded }) => /\b(?:risks?|risiko|risiken|risques?|riesgos?|riscos?|rischi?o?)\b/.test(folded));
}

/** Calls to action have a priority, a type and days as tickets have, and no customer waits for them: open ones are no friction. */
export function listsCallsToAction({ sheetName, columns }: SheetView): boolean {
  return (
    /\b(?:ctas?|calls? to action)\b/.test(sheetName) ||
    columns.some(({ folded }) =>
      /^(?:cta|call to action)(?: (?:name|id|type|status|reason|subject|title))?$/.test(folded),
    )
  );
}
