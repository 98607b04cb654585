/** Whose the rows of a sheet are: a column says it for each, or a line above the table for all. Source: import page, "Map". */
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { SheetPlan } from '../../../shared/fields/types.ts';
import { cellText, type SheetRow } from '../recognise/sheetRows.ts';

/** Said of a sheet until a column or one choice for all rows names the account. */
export const NO_ACCOUNT =
  'No column names the account. Choose one account for all rows of this sheet, or map a column to it.';

const TIES_TO_ACCOUNT =
  /^account\.(?:name|externalId|domain)$|\.account(?:Name|ExternalId|Domain)$|^forecast\.contract|\.stakeholderEmail$|^touch\.people$|^stakeholder\.email$/;

/** The id of a fact finds its account only where the book has it: a list that also says when each began is the first to name it. */
const OWN_ID: Readonly<Record<string, string>> = {
  'contract.externalId': 'contract.startDate',
  'ticket.externalId': 'ticket.openedDate',
};

/** True when some column (or an id or address of the entity itself) ties a row to an account. */
export function namesAccount(keys: readonly string[]): boolean {
  return keys.some((key) => {
    const began = OWN_ID[key];
    return TIES_TO_ACCOUNT.test(key) || (began !== undefined && !keys.includes(began));
  });
}

const IS_ACCOUNT = /^account\.(?:name|externalId|domain)$|\.account(?:Name|ExternalId|Domain)$/;

/** True when a column, or what was said of the sheet, is the account itself; false where rows find theirs by people or ids. */
export function namesAccountItself({ columns, defaults }: Pick<SheetPlan, 'columns' | 'defaults'>): boolean {
  return defaults?.['account.name'] !== undefined || columns.some(({ field }) => IS_ACCOUNT.test(field?.key ?? ''));
}

const LABEL =
  /^(?:account|customer|client|company|kunde|kundin|cliente|empresa|compte|societe|klant|azienda|organisation|organization)(?: name)?$|^(?:kundenname|nom du client|nombre del cliente|nome do cliente|nome cliente|klantnaam)$/;
const LABELLED = /^([^:]{2,40}):\s*(.+)$/;
const LETTER = /\p{L}/u;
/** Longer texts are notes. */
const LONGEST_NAME = 80;

/**
 * The account that the lines above the header name ("Customer | Northwind", "Account: Northwind"), as success plans and account
 * reviews do; null where none or several are named.
 * @param header 1-based row of the (first) header line; null: nothing stands above.
 */
export function accountAbove(head: readonly SheetRow[], header: number | null): string | null {
  if (header === null) return null;
  const names = new Set<string>();
  for (const row of head) {
    if (row.n >= header) break;
    const texts = row.cells.map((cell) => cellText(cell).trim()).filter((text) => text !== '');
    for (const [at, text] of texts.entries()) {
      const [, label = '', rest = ''] = LABELLED.exec(text) ?? [];
      const name = LABEL.test(foldHeader(label))
        ? rest
        : LABEL.test(foldHeader(text.replace(/:$/, '')))
          ? texts[at + 1]
          : undefined;
      if (name !== undefined && isName(name)) names.add(name.trim());
    }
  }
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && LETTER.test(text) && !text.includes(':') && !LABEL.test(foldHeader(text));
}
