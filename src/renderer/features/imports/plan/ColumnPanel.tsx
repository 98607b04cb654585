/** The chosen column: why it was read that way, and every guess about it to change in place. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { FIELD_POLICIES, type FieldPolicy, type PlanChange } from '../../../../shared/contract/imports.ts';
import { fieldByKey } from '../../../../shared/fields/catalogue.ts';
import type { ColumnPlan, Entity } from '../../../../shared/fields/types.ts';
import { SELECTS_TEXT } from '../../../ui/selectsText.ts';
import { columnLetter } from '../cellText.ts';
import { importTexts, policyNames } from '../texts.ts';
import classes from './ColumnPanel.module.css';
import { choiceOf, fieldChoices, fieldRefOf } from './fieldChoices.ts';
import { FieldDetails } from './FieldDetails.tsx';
import { Readings } from './Readings.tsx';
import { ValueMap } from './ValueMap.tsx';

interface Props {
  readonly at: { readonly file: number; readonly sheet: number };
  readonly column: ColumnPlan;
  readonly entities: readonly Entity[];
  readonly sheetPolicy: FieldPolicy;
  /** The column's own, where it differs from the sheet's. */
  readonly policy: FieldPolicy | undefined;
  readonly onChange: (change: PlanChange) => void;
}

export function ColumnPanel({ at, column, entities, sheetPolicy, policy, onChange }: Props): ReactNode {
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  const place = { ...at, column: column.index };
  return (
    <div className={classes.panel}>
      <div>
        <span className={classes.letter}>{importTexts.column.title(columnLetter(column.index))}</span>
        <h3 className={classes.header}>{column.header || '—'}</h3>
        <p className={classes.dim}>{importTexts.column.filled(column.filled, column.blank)}</p>
      </div>
      <Select
        label={importTexts.column.field}
        searchable
        {...SELECTS_TEXT}
        data={fieldChoices(entities, column.field)}
        value={choiceOf(column.field)}
        onChange={(choice) => onChange({ kind: 'columnField', ...place, field: fieldRefOf(choice) })}
        maxDropdownHeight={360}
      />
      {column.field !== null && field !== undefined && (
        <FieldDetails
          fieldRef={column.field}
          field={field}
          main={entities[0]}
          onChange={(next) => onChange({ kind: 'columnField', ...place, field: next })}
        />
      )}
      <div>
        <h4 className={classes.label}>{importTexts.column.why}</h4>
        <p className={classes.text}>{column.reason}</p>
      </div>
      <Readings column={column} field={field} place={place} onChange={onChange} />
      {field?.values !== undefined && (
        <ValueMap
          column={column}
          field={field}
          onMap={(value, to) => onChange({ kind: 'valueMap', ...place, value, to })}
        />
      )}
      {field !== undefined && (
        <Select
          size="xs"
          label={importTexts.column.policy}
          data={FIELD_POLICIES.map((one) => ({
            value: one,
            label: one === sheetPolicy ? importTexts.column.asSheet(policyNames[one]) : policyNames[one],
          }))}
          value={policy ?? sheetPolicy}
          onChange={(value) => {
            const next = FIELD_POLICIES.find((one) => one === value);
            if (next !== undefined) onChange({ kind: 'policy', ...place, policy: next });
          }}
        />
      )}
      {column.samples.length > 0 && (
        <div>
          <h4 className={classes.label}>{importTexts.column.samples}</h4>
          <ul className={classes.samples}>
            {column.samples.map((sample) => (
              <li key={sample} title={sample}>
                {sample}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
