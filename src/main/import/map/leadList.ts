/** Lists of leads: people and companies that have bought nothing yet. Source: product page (a book holds customers). */
import type { Entity } from '../../../shared/fields/types.ts';
import { isNameless } from './foreignSheets.ts';
import type { SheetView } from './sheetView.ts';

const LEADS = /\b(?:leads?|prospects?|prospectos?|interessenten|prospecten)\b/;
const CUSTOMERS = /\b(?:customers?|clients?|accounts?|kunden?|clientes?|klanten?|contacts?)\b/;
/** True when the rows are leads, by the name of the sheet or by the number its rows begin with. */
export function listsLeads(view: SheetView): boolean {
  const name = isNameless(view) ? view.fileName : view.sheetName;
  const key = view.columns.find(({ folded }) => folded !== '')?.folded ?? '';
  return (LEADS.test(name) && !CUSTOMERS.test(name)) || /^lead (?:id|no|number|nr|code)$/.test(key);
}

/** Why a list of leads stays out; null for every other sheet. */
export function leadsReason(view: SheetView, main: Entity | null): string | null {
  if (main !== 'account' && main !== 'stakeholder' && main !== 'touch') return null;
  return listsLeads(view)
    ? 'This sheet lists leads, which have bought nothing yet: it stays out unless you include it.'
    : null;
}
