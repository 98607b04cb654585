/** What else a field needs to be said: whose name it is, what stretch an amount covers, the unit of a number of days. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Entity, Field, FieldRef } from '../../../../shared/fields/types.ts';
import { importTexts } from '../texts.ts';
import classes from './ColumnPanel.module.css';
import { amountCovers, daysUnits, slotChoices, withCover, withSlot, withUnit } from './refChoices.ts';

interface Props {
  readonly fieldRef: FieldRef;
  readonly field: Field;
  /** What one row of the sheet holds; undefined: nothing. */
  readonly main: Entity | undefined;
  readonly onChange: (fieldRef: FieldRef) => void;
}

export function FieldDetails({ fieldRef, field, main, onChange }: Props): ReactNode {
  const isPersonBesides = field.entity === 'stakeholder' && main !== 'stakeholder';
  return (
    <>
      {fieldRef.period !== undefined && (
        <p className={classes.dim}>{importTexts.column.period(fieldRef.period.startDate)}</p>
      )}
      {isPersonBesides && (
        <Select
          size="xs"
          label={importTexts.column.whose}
          description={importTexts.column.whoseHint}
          data={slotChoices(fieldRef.slot)}
          value={fieldRef.slot ?? ''}
          onChange={(slot) => onChange(withSlot(fieldRef, slot ?? ''))}
        />
      )}
      {field.type === 'money' && (
        <Select
          size="xs"
          label={importTexts.column.covers}
          data={amountCovers}
          value={fieldRef.per ?? 'year'}
          onChange={(cover) => onChange(withCover(fieldRef, cover ?? 'year'))}
        />
      )}
      {field.type === 'days' && (
        <Select
          size="xs"
          label={importTexts.column.unit}
          data={daysUnits}
          value={fieldRef.unit ?? 'days'}
          onChange={(unit) => onChange(withUnit(fieldRef, unit ?? 'days'))}
        />
      )}
    </>
  );
}
