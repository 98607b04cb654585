/**
 * A trial is no customer yet. Lists of subscriptions show what it would cost beside the amounts that are paid; counted with them, the
 * ARR of a book would rise with every trial and every trial not taken would be churn. It stays open without an amount.
 */
import type { DraftFact } from '../../../shared/fields/types.ts';
import type { RowRun } from './run.ts';

/** The draft without its amount where its status says that it is a trial; the row says so. */
export function settleTrial(row: RowRun, draft: DraftFact): DraftFact {
  if (draft.values.get('outcome') !== 'trial') return draft;
  const values = new Map(draft.values).set('outcome', 'pending');
  const hadAmount = values.delete('arrMinor');
  row.notes.push(`On trial${hadAmount ? ': its amount counts once it is a subscription' : ''}.`);
  return { ...draft, values };
}
