/** Lists of leads: people and companies that have bought nothing yet. Source: product page (a book holds customers). */
import type { Entity } from '../../../shared/fields/types.ts';
import { isNameless } from './foreignSheets.ts';
import type { SheetView } from './sheetView.ts';

const LEADS = /\b(?:leads?|prospects?|prospectos?|interessenten|prospecten)\b/;
const CUSTOMERS = /\b(?:customers?|clients?|accounts?|kunden?|clientes?|klanten?|contacts?)\b/;
/** Why a list of leads stays out; null for every other sheet. */
export function leadsReason(view: SheetView, main: Entity | null): string | null {
  if (main !== 'account' && main !== 'stakeholder' && main !== 'touch') return null;
  const name = isNameless(view) ? view.fileName : view.sheetName;
  const key = view.columns.find(({ folded }) => folded !== '')?.folded ?? '';
  const isNamed = LEADS.test(name) && !CUSTOMERS.test(name);
  return isNamed || /^lead (?:id|no|number|nr|code)$/.test(key)
    ? 'This sheet lists leads, which have bought nothing yet: it stays out unless you include it.'
    : null;
}
