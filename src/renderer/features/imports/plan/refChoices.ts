/** Slots of people, covers of amounts and units of days as choices of lists, and what choosing one makes of a field. Pure. */
import { ROLES } from '../../../../shared/domain/facts.ts';
import type { FieldRef } from '../../../../shared/fields/types.ts';
import { capital, importTexts } from '../texts.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

const CONTACTS = ['contact', 'contact 2', 'contact 3'];

/**
 * Whose name, e-mail or title a column gives: a role, or a contact without one; '' is a person apart. The slot in hand is
 * always among them.
 */
export function slotChoices(current: string | undefined): Choice[] {
  const slots = [...ROLES, ...CONTACTS];
  const all = current === undefined || current === '' || slots.includes(current) ? slots : [current, ...slots];
  return [{ value: '', label: importTexts.column.nobody }, ...all.map((value) => ({ value, label: capital(value) }))];
}

export function withSlot(ref: FieldRef, slot: string): FieldRef {
  const { slot: _, ...rest } = ref;
  return slot === '' ? rest : { ...rest, slot };
}

const COVERS = ['month', 'quarter', 'term'] as const;

export const amountCovers: Choice[] = [
  { value: 'year', label: 'A year (ARR)' },
  { value: 'month', label: 'A month (× 12)' },
  { value: 'quarter', label: 'A quarter (× 4)' },
  { value: 'term', label: 'The whole term (÷ its years)' },
];

export function withCover(ref: FieldRef, cover: string): FieldRef {
  const { per: _, ...rest } = ref;
  const per = COVERS.find((one) => one === cover);
  return per === undefined ? rest : { ...rest, per };
}

const UNITS = ['weeks', 'months', 'years'] as const;

export const daysUnits: Choice[] = ['days', ...UNITS].map((value) => ({ value, label: capital(value) }));

export function withUnit(ref: FieldRef, unit: string): FieldRef {
  const { unit: _, ...rest } = ref;
  const found = UNITS.find((one) => one === unit);
  return found === undefined ? rest : { ...rest, unit: found };
}
