/**
 * The catalogue: every field a spreadsheet column can become. Knowledge is data in `entities/`; this file only gathers it.
 * Source: import page, "Map"; domain page, "Facts".
 */
import { ACCOUNT_FIELDS } from './entities/account.ts';
import { CONTRACT_FIELDS } from './entities/contract.ts';
import { MILESTONE_FIELDS } from './entities/milestone.ts';
import { TICKET_FIELDS, USAGE_FIELDS } from './entities/operations.ts';
import { FORECAST_FIELDS, PULSE_FIELDS, SURVEY_FIELDS, TOUCH_FIELDS } from './entities/signals.ts';
import { STAKEHOLDER_FIELDS } from './entities/stakeholder.ts';
import type { Entity, Field, FieldRef } from './types.ts';

export const FIELDS: readonly Field[] = [
  ...ACCOUNT_FIELDS,
  ...CONTRACT_FIELDS,
  ...STAKEHOLDER_FIELDS,
  ...MILESTONE_FIELDS,
  ...PULSE_FIELDS,
  ...TOUCH_FIELDS,
  ...SURVEY_FIELDS,
  ...USAGE_FIELDS,
  ...TICKET_FIELDS,
  ...FORECAST_FIELDS,
];

const BY_KEY: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.key, field]));

/** The field of a key, or undefined when the catalogue does not have it (a mapping file from elsewhere). */
export function fieldByKey(key: string): Field | undefined {
  return BY_KEY.get(key);
}

/** The fields of one entity, references included, in the order a person reads them. */
export function fieldsOf(entity: Entity): readonly Field[] {
  return FIELDS.filter((field) => field.entity === entity);
}

/** How a target is named to a person: "Champion: E-mail", "Active users, Jan 2026". */
export function labelOfField(ref: FieldRef): string {
  const label = BY_KEY.get(ref.key)?.label ?? ref.key;
  const slotted = ref.slot === undefined ? label : `${capital(ref.slot)}: ${label}`;
  return ref.period === undefined ? slotted : `${slotted}, from ${ref.period.startDate}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
