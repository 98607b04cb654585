/** The input that fits a field of the catalogue: a list, a day, a number, or text. */
import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { DayInput } from '../../../ui/DayInput.tsx';
import type { ReactNode } from 'react';
import type { Field } from '../../../../shared/fields/types.ts';

/** Texts people write sentences in. */
const LONG = new Set([
  'reason',
  'requiredOutcome',
  'appropriateExperience',
  'notes',
  'comment',
  'purpose',
  'valueBrought',
  'evidenceQuote',
  'actionTaken',
  'churnReasonTheirs',
  'churnReasonOurs',
]);

interface Props {
  readonly field: Field;
  readonly value: string;
  readonly autoFocus: boolean;
  readonly onChange: (text: string) => void;
}

export function FieldInput({ field, value, autoFocus, onChange }: Props): ReactNode {
  const clear = { 'aria-label': `Clear ${field.label}` };
  const shared = { label: field.label, 'data-autofocus': autoFocus || undefined };
  if (field.type === 'date') {
    return (
      <DayInput
        {...shared}
        clearable
        clearButtonProps={clear}
        value={value === '' ? null : value}
        onChange={(day) => onChange(day ?? '')}
      />
    );
  }
  if (field.type === 'boolean') {
    return (
      <Select
        {...shared}
        clearable
        clearButtonProps={clear}
        data={['yes', 'no']}
        value={value === '' ? null : value}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  if (field.type === 'enumList') {
    const chosen = value === '' ? [] : value.split(', ');
    return (
      <MultiSelect
        {...shared}
        clearable
        clearButtonProps={clear}
        data={Object.keys(field.values ?? {})}
        value={chosen}
        onChange={(next) => onChange(next.join(', '))}
      />
    );
  }
  if (field.values !== undefined) {
    return (
      <Select
        {...shared}
        clearable
        clearButtonProps={clear}
        data={Object.keys(field.values).filter((each) => field.settledValues?.[each] === undefined)}
        value={value === '' ? null : value}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  const bounds = field.min === undefined || field.max === undefined ? undefined : `${field.min} to ${field.max}`;
  return LONG.has(field.name) ? (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={8}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...shared}
      description={bounds}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
