/**
 * Columns right behind a person of the account that say no more than "Role", "Title" or "Email": they are that person's.
 * Source: import page, "Map".
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { Field } from '../../../shared/fields/types.ts';
import { type Candidate, type Candidates, UNLIKELY } from './candidates.ts';
import { fitOf, type ColumnView, type SheetView } from './sheetView.ts';

/** A "Role" so few columns behind a contact is the contact's. */
const NEAR_CONTACT = 3;
/** Likely that of the person before, never surely. */
const LIKELY_CONTACT = 0.85;
const CELLS_FIT = 0.8;

/** Gives what stands behind the champion to the champion, and what stands behind a contact to the contact. */
export function placeContactParts(candidates: Candidates, { columns }: SheetView): void {
  for (const column of columns) {
    const known = candidates.get(column.index) ?? [];
    const slot = contactBefore(candidates, column.index);
    const best = known[0];
    if (slot === null) continue;
    if (best !== undefined && isLoose(best)) {
      if (slot !== best.ref.slot && !isTaken(candidates, best.field, slot))
        candidates.set(column.index, [{ ...best, ref: { ...best.ref, slot } }, ...known.slice(1)]);
      continue;
    }
    if (known.some(({ confidence }) => confidence >= UNLIKELY)) continue;
    const field = partIn(column);
    if (field !== null) candidates.set(column.index, [partOf(column, field, slot)]);
  }
}

/** An e-mail or a job title whose header says not whose. */
function isLoose({ field, ref }: Candidate): boolean {
  return (field.key === 'stakeholder.email' || field.key === 'stakeholder.title') && ref.slot === 'contact';
}

function isTaken(candidates: Candidates, field: Field, slot: string): boolean {
  return [...candidates.values()].some((found) => found[0]?.field === field && found[0].ref.slot === slot);
}

/** A "Role" is a part in the decision where its words are such, else a job title, as a bare "Title" is. */
function partIn(column: ColumnView): Field | null {
  const roles = fieldByKey('stakeholder.roles');
  const title = fieldByKey('stakeholder.title');
  const says = (field: Field | undefined): boolean =>
    column.matches.some((match) => match.field === field && match.closeness === 'exact' && match.strength !== 'hint');
  const fits = (field: Field | undefined): field is Field =>
    field !== undefined && (fitOf(field, column) ?? 0) >= CELLS_FIT;
  if (says(roles) && fits(roles)) return roles;
  return (says(roles) || says(title)) && fits(title) ? title : null;
}

function partOf(column: ColumnView, field: Field, slot: string): Candidate {
  return {
    column: column.index,
    field,
    ref: { key: field.key, slot },
    confidence: LIKELY_CONTACT,
    reason: `The header “${column.header}” stands beside a person of the account: the ${field.label.toLowerCase()} there.`,
  };
}

/** The slot of the person named by one of the columns right before, or null. */
function contactBefore(candidates: Candidates, index: number): string | null {
  for (let at = index - 1; at >= 0 && index - at <= NEAR_CONTACT; at -= 1) {
    const best = candidates.get(at)?.[0];
    if (best?.field.entity === 'stakeholder' && best.ref.slot !== undefined) return best.ref.slot;
  }
  return null;
}
