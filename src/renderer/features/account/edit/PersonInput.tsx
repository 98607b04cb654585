/** A choice among the people of the account. */
import { MultiSelect, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { SELECTS_TEXT } from '../../../ui/selectsText.ts';
import type { PersonChoice, PersonField } from './personFields.ts';

interface Props {
  readonly field: PersonField;
  readonly people: readonly PersonChoice[];
  /** Ids joined with ",". */
  readonly value: string;
  readonly onChange: (ids: string) => void;
}

export function PersonInput({ field, people, value, onChange }: Props): ReactNode {
  const clear = { 'aria-label': `Clear ${field.label}` };
  const data = people.map(({ id, name }) => ({ value: id, label: name }));
  return field.isMany ? (
    <MultiSelect
      label={field.label}
      clearable
      clearButtonProps={clear}
      searchable
      data={data}
      value={value === '' ? [] : value.split(',')}
      onChange={(ids) => onChange(ids.join(','))}
    />
  ) : (
    <Select
      label={field.label}
      clearable
      clearButtonProps={clear}
      searchable
      {...SELECTS_TEXT}
      data={data}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
