/** The fields a column can go to, as choices of a list: those of the sheet's entities first. */
import type { ComboboxItemGroup } from '@mantine/core';
import { fieldByKey, fieldsOf, labelOfField } from '../../../../shared/fields/catalogue.ts';
import { ENTITIES, type Entity, type FieldRef } from '../../../../shared/fields/types.ts';
import { capital, entityNames, importTexts } from '../texts.ts';

const NONE = 'none';

/** "Contract · End date", "Person · Champion: Name". */
export function fieldName(ref: FieldRef): string {
  const field = fieldByKey(ref.key);
  return field === undefined ? ref.key : `${capital(entityNames[field.entity].one)} · ${labelOfField(ref)}`;
}

/** A column's field as the value of its list. */
export function choiceOf(ref: FieldRef | null): string {
  return ref === null ? NONE : JSON.stringify(ref);
}

/** @param choice a value made by `choiceOf`; null and "none" leave the column an extra field. */
export function fieldRefOf(choice: string | null): FieldRef | null {
  return choice === null || choice === NONE ? null : (JSON.parse(choice) as FieldRef);
}

type ChoiceGroup = ComboboxItemGroup<{ value: string; label: string }>;

/**
 * Choices grouped by entity, the sheet's own entities first. The current choice is always among them, also where it names a
 * slot (the champion of a flat tracker), a month, or what an amount covers.
 */
export function fieldChoices(entities: readonly Entity[], current: FieldRef | null): ChoiceGroup[] {
  const order = [...entities, ...ENTITIES.filter((entity) => !entities.includes(entity))];
  const groups: ChoiceGroup[] = [{ group: '', items: [{ value: NONE, label: importTexts.column.none }] }];
  if (current !== null && Object.keys(current).length > 1) {
    groups.push({ group: 'Now', items: [{ value: choiceOf(current), label: fieldName(current) }] });
  }
  for (const entity of order) {
    const items = fieldsOf(entity).map((field) => ({
      value: choiceOf({ key: field.key }),
      label: fieldName({ key: field.key }),
    }));
    groups.push({ group: capital(entityNames[entity].many), items });
  }
  return groups;
}
