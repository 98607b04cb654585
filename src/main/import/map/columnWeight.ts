/** What one column says about what the rows of its sheet are. Source: import page, "Recognise". */
import { COMPANY_NUMBERS, PLAN_STEP_WORDS } from '../../../shared/fields/headerWords.ts';
import { foldHeader, foldWords } from '../../../shared/fields/fold.ts';
import type { Entity } from '../../../shared/fields/types.ts';
import { givenShare, namesPeople, uniqueness } from '../recognise/columnTally.ts';
import { partsOf } from './headerMatches.ts';
import { spelledRight } from './misspelt.ts';
import { slotOfHeader } from './peopleSlots.ts';
import { fitOf, type ColumnView } from './sheetView.ts';

const STRENGTH_WEIGHT = { sure: 1, local: 0.55, hint: 0.2 } as const;
/** From so many names on, some should be one that is known. */
const FEW_NAMES = 4;
const NOT_PEOPLE = 0.3;

/** The best reading of a column as a field of one entity, weighed. */
export function bestFor(
  column: ColumnView,
  entity: Entity,
): { readonly key: string; readonly weight: number; readonly isSure: boolean } | null {
  let best: { key: string; weight: number; isSure: boolean } | null = null;
  for (const match of column.matches) {
    if (match.field.entity !== entity) continue;
    const fit = fitOf(match.field, column);
    if (fit !== null && fit < 0.5) continue;
    if (match.field.key === 'account.name' && match.strength !== 'sure' && holdsPeople(column)) continue;
    let weight =
      STRENGTH_WEIGHT[match.strength] *
      (match.closeness === 'exact' ? 1 : match.closeness === 'near' ? 0.95 : match.overlap * 0.5);
    if (match.field.reference === true) weight = Math.min(weight, 0.15);
    else if (isIdentity(match.field.key)) weight *= uniqueness(column.tally) >= 0.9 ? 0.55 : 0.1;
    else if (match.field.key.endsWith('.externalId') && uniqueness(column.tally) < 0.9) weight *= 0.3;
    if (match.field.key === 'stakeholder.name' && match.strength !== 'sure' && holdsCompanies(column))
      weight *= NOT_PEOPLE;
    weight *= fit ?? 0.8;
    if (best === null || weight > best.weight)
      best = { key: match.field.key, weight, isSure: match.strength === 'sure' && match.closeness !== 'partial' };
  }
  return best;
}

/** "Sponsor", "Champion Email" over people and their addresses: whoever lists them lists the accounts they are at. */
export function namesPersonThere(column: ColumnView): boolean {
  const { tally } = column;
  const field = slotOfHeader(column.folded)?.field;
  if (field === undefined) return false;
  return field.key === 'stakeholder.name'
    ? namesPeople(tally) || tally.personLike > Math.max(1, tally.filled - tally.blankWords) * 0.5
    : field.type === 'email' && (fitOf(field, column) ?? 0) >= 0.8;
}

/** "Task" and "Activity", also "Ativity" typed in a hurry, name the steps of a plan, as "Title" and "Subject" do not. */
export function isStep({ header, tally }: ColumnView): boolean {
  const last = header.split(' / ').at(-1) ?? '';
  return (
    tally.filled > 0 &&
    [last, ...partsOf(last)].some((part) => {
      const folded = foldHeader(part);
      return PLAN_STEP_WORDS.has(folded) || PLAN_STEP_WORDS.has(spelledRight(folded) ?? '');
    })
  );
}

/** "CNPJ", "VAT number", "Handelsregister": only companies have one, so the bare "Name" beside it is that of a company. */
export function isCompanyNumber({ folded, header, tally }: ColumnView): boolean {
  // "USt-ID" is no camel.
  return tally.filled > 0 && (COMPANY_NUMBERS.has(folded) || COMPANY_NUMBERS.has(foldWords(header)));
}

/** A bare "Name" over the names of people lists people, not accounts. */
function holdsPeople(column: ColumnView): boolean {
  const { tally } = column;
  return namesPeople(tally) || tally.personLike > Math.max(1, tally.filled - tally.blankWords) * 0.8;
}

/** Names none of which is written like that of a person: a bare "Nombre" over them lists companies, or things. */
function holdsCompanies({ tally }: ColumnView): boolean {
  const total = tally.filled - tally.blankWords;
  return total >= FEW_NAMES && tally.words > total * 0.5 && tally.personLike < total * 0.4 && givenShare(tally) < 0.05;
}

export function isIdentity(key: string): boolean {
  return key === 'account.name' || key === 'account.externalId' || key === 'account.domain';
}
