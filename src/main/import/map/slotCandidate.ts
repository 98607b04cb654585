/** Columns of a tracker that name one person of the account: "Champion", "Exec Sponsor Email". Source: import page, "Map". */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import { givenShare } from '../recognise/columnTally.ts';
import { short } from './candidateReason.ts';
import type { Candidate } from './candidates.ts';
import { UNSEEN, withFit } from './fitConfidence.ts';
import { slotOfHeader } from './peopleSlots.ts';
import { fitOf, type ColumnView } from './sheetView.ts';

/** Who is in charge may be theirs or ours. */
const MAY_BE_OURS = /\b(?:in charge|pic)\b/;
/** From so many rows on, some name should be one that is known. */
const FEW_PEOPLE = 4;

/** "Champion" -> stakeholder.name in slot "champion"; a column of addresses is that person's e-mail. */
export function fromSlot(column: ColumnView): Candidate | null {
  // Under a group ("People / Champion") the last header names the person.
  const found = slotOfHeader(column.folded) ?? slotOfHeader(foldHeader(column.header.split(' / ').at(-1) ?? ''));
  if (found === null) return null;
  const { tally } = column;
  const total = tally.filled - tally.blankWords;
  let field = found.field;
  if (field.key === 'stakeholder.name' && total > 0) {
    if (tally.emails / total > 0.6) field = fieldByKey('stakeholder.email') ?? field;
    else if (tally.booleans / total > 0.5 || tally.numbers / total > 0.3 || tally.dates / total > 0.3) return null;
  }
  const fit = fitOf(field, column);
  if (fit !== null && fit < 0.35) return null;
  const looksLikePeople =
    field.key !== 'stakeholder.name' || total === 0 || (tally.personLike / total >= 0.5 && !namesNobody(column));
  const confidence = Math.min(
    withFit(0.95, fit),
    looksLikePeople ? 1 : 0.8,
    MAY_BE_OURS.test(column.folded) ? UNSEEN : 1,
  );
  return {
    column: column.index,
    field,
    ref: { key: field.key, slot: found.slot },
    confidence,
    reason: `The header “${short(column.header)}” names a person of the account: the ${found.slot}${field === found.field ? '' : ', given by e-mail'}.`,
  };
}

/** Words written like names none of which is a given name: "Customer Service" is whom one reaches, and nobody. */
function namesNobody({ tally }: ColumnView): boolean {
  return tally.filled - tally.blankWords >= FEW_PEOPLE && givenShare(tally) === 0;
}
