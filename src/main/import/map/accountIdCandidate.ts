/** Columns that hold the ids of accounts, whatever their headers call them. Source: import page, "Map". */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { Entity, Field } from '../../../shared/fields/types.ts';
import { short } from './candidateReason.ts';
import type { Candidate } from './candidates.ts';
import type { Match } from './headerMatches.ts';
import type { ColumnView } from './sheetView.ts';

/** "Id" over the record ids of Salesforce is what its other tables refer to, whatever account number stands beside it. */
export function isRecordId(field: Field, column: ColumnView, match: Match): boolean {
  if (field.key !== 'account.externalId' || match.strength !== 'local') return false;
  const texts = [...column.tally.distinct.keys()];
  return texts.length > 0 && texts.every((text) => /^001[0-9a-z]{12}(?:[0-9a-z]{3})?$/i.test(text));
}

/** "Customer" over codes is the account's id, not its name. */
export function identitySwap(column: ColumnView, found: readonly Candidate[], main: Entity): Candidate | null {
  const base =
    found.find((candidate) => candidate.field.key === 'account.name' || candidate.field.name === 'accountName')
      ?.field ??
    column.matches.find(
      ({ field, strength, closeness }) =>
        strength === 'sure' &&
        closeness === 'exact' &&
        field.key === (main === 'account' ? 'account.name' : `${main}.accountName`),
    )?.field;
  if (
    base === undefined ||
    /\b(?:name|nom|nombre|nome|naam|kundenname|firmenname)\b/.test(column.folded) ||
    !looksLikeIds(column)
  )
    return null;
  const field = fieldByKey(base.key === 'account.name' ? 'account.externalId' : `${base.entity}.accountExternalId`);
  if (field === undefined) return null;
  return {
    column: column.index,
    field,
    ref: { key: field.key },
    confidence: 0.86,
    reason: `The header “${short(column.header)}” names the account and its cells are codes, so they are read as the account's id.`,
  };
}

function looksLikeIds(column: ColumnView): boolean {
  const { tally } = column;
  const total = tally.filled - tally.blankWords;
  if (total === 0) return false;
  let ids = 0;
  let looked = 0;
  for (const [text, count] of tally.distinct) {
    looked += count;
    if (
      !text.includes(' ') &&
      /\d/.test(text) &&
      !/[.@]/.test(text) &&
      (text.match(/\d/g)?.length ?? 0) * 2 >= text.length - 6
    )
      ids += count;
  }
  return looked > 0 && ids / looked > 0.7;
}
