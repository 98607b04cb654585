/** Columns whose words are plain but whose meaning is not: how sure they can be at most. Source: import page, "Map". */
import type { Field } from '../../../shared/fields/types.ts';
import { filledShare, givenShare, namesPeople, uniqueness } from '../recognise/columnTally.ts';
import type { Match } from './headerMatches.ts';
import type { ColumnView } from './sheetView.ts';

const STAGE_FIELDS = new Set(['contract.outcome', 'account.lifecycleStage', 'account.status']);
/** So many rows with an id each, on a list of people: the ids are theirs, not those of the accounts they share. */
const OWN_IDS_FROM = 20;

/** From so many people on, one at least should have a given name that is known. */
const MANY_PEOPLE = 8;

/** Caps where the words are plain but their meaning is not. */
export function capOf(field: Field, column: ColumnView, match: Match): number {
  const { tally } = column;
  if (field.key === 'stakeholder.accountExternalId' && tally.filled >= OWN_IDS_FROM && uniqueness(tally) >= 0.98)
    return 0.85;
  // "Manager" on a list of contacts may be theirs or ours.
  if (field.key === 'stakeholder.reportsTo' && match.strength !== 'sure') return 0.85;
  // An id that most rows lack is not what they are known by.
  if (field.key === 'account.externalId' && filledShare(tally) < 0.5) return 0.85;
  // "Name" over "Apex Film Finance", "Harbour Trust": of so many people one would have a name that is known.
  if (
    field.key === 'stakeholder.name' &&
    match.strength !== 'sure' &&
    tally.filled - tally.blankWords >= MANY_PEOPLE &&
    givenShare(tally) === 0
  )
    return 0.85;
  if (match.strength === 'hint' || match.closeness === 'partial') return 0.85;
  if (field.key === 'contract.arr' && match.per === 'term') return 0.85;
  if (STAGE_FIELDS.has(field.key) && !column.folded.includes('renew') && isSalesStage(column)) return 0.8;
  if (
    field.key === 'contract.product' &&
    /^(plan|subscription|membership|tier|sku|edition|service|name|title)\b/.test(column.folded)
  )
    return 0.88;
  if (field.type === 'text' && (field.key === 'account.name' || field.name === 'accountName')) {
    const total = Math.max(1, tally.filled - tally.blankWords);
    if (tally.personLike / total > 0.6 || namesPeople(tally)) return 0.84;
    if ((tally.numbers + tally.codes) / total > 0.3) return 0.6;
  }
  if (
    field.key === 'account.csm' &&
    tally.filled > 0 &&
    tally.personLike + tally.emails + tally.texts < tally.filled * 0.7
  )
    return 0.6;
  return 1;
}

/** Won and lost are words of new business as well: a lost deal is no churn. */
function isSalesStage(column: ColumnView): boolean {
  for (const text of column.tally.distinct.keys()) if (/^(?:closed\s)?(?:won|lost)$/i.test(text)) return true;
  return false;
}
