/**
 * CRM systems keep companies that have bought nothing beside customers, and tell them by a stage or a type. In a portfolio each would
 * be one more account without a contract, unproven and never due. Source: product page (a book holds customers); decision 0041.
 */
import { foldWords } from '../../../shared/fields/fold.ts';
import type { ColumnPlan, Entity, SheetChoices } from '../../../shared/fields/types.ts';
import type { SheetView } from './sheetView.ts';

const TYPE =
  /^(?:(?:account|company|customer|client|record|relationship) )?type$|^(?:kunden)?typ$|^type de (?:compte|client)$|^tipo de (?:cuenta|conta|cliente)$/;
const PROSPECT =
  /^(?:subscriber|(?:new |cold |warm |open )?lead|(?:marketing|sales|product) qualified(?: lead)?|mql|sql|pql|opportunity|prospect(?:s|ing)?|target(?: account)?|suspect|potential customer|interessent|prospecto|prospection|prospecten?)$/;
/** What tells that the others are customers: without it a "Lead" may be anything. */
const CUSTOMER = /\b(?:customers?|clients?|kunden?|clientes?|klant(?:en)?|evangelist)\b/;

export interface ProspectRuling {
  readonly rows: NonNullable<SheetChoices['rowFilter']>;
  readonly warning: string;
}

/** The rows to take in, and why; null where no column tells customers from those who are to be won. */
export function ruleProspects(
  view: SheetView,
  main: Entity | null,
  columns: readonly ColumnPlan[],
): ProspectRuling | null {
  if (main !== 'account') return null;
  for (const { index, header, field } of columns) {
    const column = view.columns[index];
    if (column === undefined || column.tally.distinctFullAt !== null) continue;
    if (field?.key !== 'account.lifecycleStage' && !TYPE.test(column.folded)) continue;
    const stages = [...column.tally.distinct];
    const out = stages.filter(([stage]) => PROSPECT.test(foldWords(stage)));
    if (out.length === 0 || !stages.some(([stage]) => CUSTOMER.test(foldWords(stage)))) continue;
    const keep = stages.filter((stage) => !out.includes(stage)).map(([stage]) => stage);
    const count = out.reduce((sum, [, times]) => sum + times, 0);
    const named = out.map(([stage, times]) => `${times} “${stage}”`).join(', ');
    return {
      rows: { column: index, keep: column.tally.blank > 0 ? [...keep, ''] : keep },
      warning: `${count} rows are no customers by “${header}” (${named}): they have bought nothing yet, so they stay out unless you tick them.`,
    };
  }
  return null;
}
