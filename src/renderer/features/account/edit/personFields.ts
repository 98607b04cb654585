/** Fields of a fact that name people of the same account: chosen from a list, stored as ids. Pure. */
import type { Entity } from '../../../../shared/fields/types.ts';
import type { FieldText } from './factFields.ts';

export interface PersonField {
  /** Property of shared/domain/facts.ts. */
  readonly name: string;
  readonly label: string;
  readonly isMany: boolean;
}

/** Someone who can be named. */
export interface PersonChoice {
  readonly id: string;
  readonly name: string;
}

const PERSON_FIELDS: Readonly<Partial<Record<Entity, readonly PersonField[]>>> = {
  stakeholder: [
    { name: 'reportsToId', label: 'Reports to', isMany: false },
    { name: 'successorId', label: 'Successor', isMany: false },
  ],
  touch: [{ name: 'stakeholderIds', label: 'With', isMany: true }],
  survey: [{ name: 'stakeholderId', label: 'Person', isMany: false }],
};

export function personFieldsOf(table: Entity): readonly PersonField[] {
  return PERSON_FIELDS[table] ?? [];
}

/** Ids as the text of an input, joined with ",". */
export function idsText(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' ? value : '';
}

/** Only what differs from the start: an id, a list of ids, or null to name nobody. */
export function personChanges(
  fields: readonly PersonField[],
  start: FieldText,
  texts: FieldText,
): Record<string, string | string[] | null> {
  const changes: Record<string, string | string[] | null> = {};
  for (const { name, isMany } of fields) {
    const text = texts[name] ?? '';
    if (text === (start[name] ?? '')) continue;
    changes[name] = text === '' ? (isMany ? [] : null) : isMany ? text.split(',') : text;
  }
  return changes;
}
