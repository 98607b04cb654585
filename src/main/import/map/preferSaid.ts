/** Columns that say what a field is, and columns that are only near it. Source: import page, "Map". */
import { filledShare } from '../recognise/columnTally.ts';
import { type Candidates, UNLIKELY } from './candidates.ts';
import { lower } from './lowerCandidates.ts';
import type { SheetView } from './sheetView.ts';

interface Said {
  readonly key: string;
  readonly says: RegExp;
  readonly isNear: RegExp;
}

const PAIRS: readonly Said[] = [
  {
    key: 'ticket.priority',
    says: /\b(?:priority|prio|prioritat|priorite|prioridad|prioridade|prioriteit|priorita)\b/,
    isNear:
      /\b(?:severity|sev|urgency|schweregrad|dringlichkeit|gravite|severite|urgence|gravedad|urgencia|gravidade|ernst|urgentie|gravita|urgenza)\b/,
  },
  { key: 'ticket.externalId', says: /\b(?:ticket|case|incident)\b/, isNear: /\b(?:escalation|request|conversation)\b/ },
  {
    key: 'account.region',
    says: /\b(?:country|land|pays|pais|paese|nazione)\b/,
    isNear: /\b(?:state|province|county|bundesland|kanton|departement|provincia|departamento|estado|uf|provincie)\b/,
  },
];

/**
 * Where one column says what the field is and another what is only near it, the first is meant: a "Priority" beside a "Severity",
 * the "Ticket id" beside an "Escalation id", and of an address the country beside the state.
 */
export function preferSaid(candidates: Candidates, { columns }: SheetView): void {
  for (const { key, says, isNear } of PAIRS) {
    const found = columns.filter(({ index }) => candidates.get(index)?.some(({ field }) => field.key === key) === true);
    if (!found.some(({ folded, tally }) => says.test(folded) && filledShare(tally) >= 0.6)) continue;
    for (const { index, folded } of found)
      if (isNear.test(folded) && !says.test(folded)) lower(candidates, index, (field) => field.key === key, UNLIKELY);
  }
}
