/** The chosen column: why it was read that way, and every guess about it to change in place. */
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PlanChange } from '../../../../shared/contract/imports.ts';
import { fieldByKey } from '../../../../shared/fields/catalogue.ts';
import type { ColumnPlan, DateOrder, DecimalMark, Entity } from '../../../../shared/fields/types.ts';
import { columnLetter } from '../cellText.ts';
import { importTexts } from '../texts.ts';
import classes from './ColumnPanel.module.css';
import { choiceOf, fieldChoices, fieldRefOf } from './fieldChoices.ts';
import { dateOrderNames, decimalNames } from './readingNames.ts';
import { ValueMap } from './ValueMap.tsx';

interface Props {
  readonly at: { readonly file: number; readonly sheet: number };
  readonly column: ColumnPlan;
  readonly entities: readonly Entity[];
  readonly onChange: (change: PlanChange) => void;
}

export function ColumnPanel({ at, column, entities, onChange }: Props): ReactNode {
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  const place = { ...at, column: column.index };
  const isDate = column.dateOrder !== undefined || column.ambiguity?.kind === 'dateOrder';
  const isNumber = column.decimal !== undefined || column.ambiguity?.kind === 'decimal';
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
        data={fieldChoices(entities, column.field)}
        value={choiceOf(column.field)}
        onChange={(choice) => onChange({ kind: 'columnField', ...place, field: fieldRefOf(choice) })}
        maxDropdownHeight={360}
      />
      {column.field?.period !== undefined && (
        <p className={classes.dim}>{importTexts.column.period(column.field.period.startDate)}</p>
      )}
      <div>
        <h4 className={classes.label}>{importTexts.column.why}</h4>
        <p className={classes.text}>{column.reason}</p>
      </div>
      {isDate && (
        <div>
          <h4 className={classes.label}>{importTexts.column.dateOrder}</h4>
          <SegmentedControl
            size="xs"
            orientation="vertical"
            fullWidth
            data={Object.entries(dateOrderNames).map(([value, label]) => ({ value, label }))}
            value={column.dateOrder ?? ''}
            onChange={(order) => onChange({ kind: 'dateOrder', ...place, order: order as DateOrder })}
          />
        </div>
      )}
      {isNumber && (
        <div>
          <h4 className={classes.label}>{importTexts.column.decimal}</h4>
          <SegmentedControl
            size="xs"
            fullWidth
            data={Object.entries(decimalNames).map(([value, label]) => ({ value, label }))}
            value={column.decimal ?? ''}
            onChange={(decimal) => onChange({ kind: 'decimal', ...place, decimal: decimal as DecimalMark })}
          />
        </div>
      )}
      {field?.type === 'money' && (
        <CurrencyField
          currency={column.currency}
          onChange={(currency) => onChange({ kind: 'currency', ...place, currency })}
        />
      )}
      {field?.values !== undefined && (
        <ValueMap
          column={column}
          field={field}
          onMap={(value, to) => onChange({ kind: 'valueMap', ...place, value, to })}
        />
      )}
      {column.samples.length > 0 && (
        <div>
          <h4 className={classes.label}>{importTexts.column.samples}</h4>
          <ul className={classes.samples}>
            {column.samples.map((sample) => (
              <li key={sample}>{sample}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface CurrencyProps {
  readonly currency: string | undefined;
  readonly onChange: (currency: string | null) => void;
}

function CurrencyField({ currency, onChange }: CurrencyProps): ReactNode {
  const [text, setText] = useState(currency ?? '');
  const code = text.trim().toUpperCase();
  const isValid = code === '' || /^[A-Z]{3}$/.test(code);
  const commit = (): void => {
    if (isValid && code !== (currency ?? '')) onChange(code === '' ? null : code);
  };
  return (
    <TextInput
      label={importTexts.column.currency}
      description={importTexts.column.currencyHint}
      value={text}
      error={!isValid}
      maxLength={3}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
