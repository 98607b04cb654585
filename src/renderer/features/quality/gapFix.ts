/** How a gap is closed in place: the one field (a pulse: two) to fill, as data from the catalogue of fields. Pure. */
import { FLAGGED_TABLES, type FlaggedTable, type RankedGap } from '../../../shared/contract/quality.ts';
import { fieldsOf } from '../../../shared/fields/catalogue.ts';
import { ENTITIES, type Entity, type Field } from '../../../shared/fields/types.ts';
import { typedValue, type EditValue } from '../../ui/typedValue.ts';

export type GapFix =
  | { readonly mode: 'edit'; readonly table: Entity; readonly id: string; readonly fields: readonly Field[] }
  | {
      readonly mode: 'add';
      readonly table: Entity;
      readonly fields: readonly Field[];
      /** What a new fact needs beside what is asked, so that it closes the gap. */
      readonly values: Readonly<Record<string, EditValue>>;
    }
  /** Missing from a full export: nothing to fill, but a person may say that it is all right. */
  | { readonly mode: 'dismiss'; readonly table: FlaggedTable; readonly id: string };

/** Gaps that need a fact which is not there yet: the fields to ask and what goes without saying. */
const NEW_FACTS: Readonly<
  Record<string, { readonly fields: readonly string[]; readonly values: Readonly<Record<string, EditValue>> }>
> = {
  'no-pulse': { fields: ['value', 'reason'], values: {} },
  'no-stakeholders': { fields: ['name'], values: {} },
  'no-customer-milestone': { fields: ['title'], values: { ownerSide: 'customer' } },
  'no-contract': { fields: ['endDate'], values: {} },
};
/** A touch needs its people, a next term its own contract: those are made on the account's page. */
const ELSEWHERE: ReadonlySet<string> = new Set(['no-touches', 'next-term-missing']);

/** Null: closed on the account's page. */
export function fixOf({ key, kind, field, facts }: RankedGap): GapFix | null {
  if (key === 'not-in-export') {
    const [fact] = facts;
    const flagged = FLAGGED_TABLES.find((own) => own === fact?.table);
    return fact === undefined || flagged === undefined ? null : { mode: 'dismiss', table: flagged, id: fact.id };
  }
  const [entity = '', name = ''] = (field ?? '').split('.');
  const table = ENTITIES.find((own) => own === entity);
  if (kind !== 'gap' || table === undefined || ELSEWHERE.has(key)) return null;
  const fresh = NEW_FACTS[key];
  if (fresh !== undefined)
    return { mode: 'add', table, fields: fieldsNamed(table, fresh.fields), values: fresh.values };
  const fact = facts.find((own) => own.table === table);
  const fields = fieldsNamed(table, [name]);
  return fact === undefined || fields.length === 0 ? null : { mode: 'edit', table, id: fact.id, fields };
}

function fieldsNamed(table: Entity, names: readonly string[]): readonly Field[] {
  return names.flatMap((name) => fieldsOf(table).find((field) => field.name === name) ?? []);
}

/** Words of a short choice, for fields that have one; null: the field is typed. */
export function choicesOf({ name, type, values, min, max }: Field): readonly string[] | null {
  if (type === 'boolean') return ['yes', 'no'];
  // Choosing "unknown" would not close a gap.
  if (values !== undefined && type === 'enum') return Object.keys(values).filter((value) => value !== 'unknown');
  const isScale =
    (name === 'value' || name === 'power' || name === 'support' || name === 'importance') && min !== undefined;
  return isScale && max !== undefined ? Array.from({ length: max - min + 1 }, (_, index) => String(min + index)) : null;
}

/** Values of the fields as the services want them, or the sentence that says what is wrong. */
export function fixValues(
  fields: readonly Field[],
  texts: Readonly<Record<string, string>>,
  currency: string | null,
):
  | { readonly ok: true; readonly values: Record<string, EditValue> }
  | { readonly ok: false; readonly field: string; readonly isBlank: boolean; readonly sentence: string } {
  const values: Record<string, EditValue> = {};
  for (const field of fields) {
    const text = (texts[field.name] ?? '').trim();
    if (text === '') return { ok: false, field: field.name, isBlank: true, sentence: `${field.label} is blank.` };
    const value = typedValue(field, text, currency);
    if (value === undefined)
      return {
        ok: false,
        field: field.name,
        isBlank: false,
        sentence: `“${text}” is not a number. ${field.label} takes figures only.`,
      };
    values[field.name] = value;
  }
  return { ok: true, values };
}
