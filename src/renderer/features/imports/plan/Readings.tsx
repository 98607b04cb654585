/** How the cells of a column are read: order of dates, decimal mark, currency. */
import { SegmentedControl, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PlanChange } from '../../../../shared/contract/imports.ts';
import type { ColumnPlan, DateOrder, DecimalMark, Field } from '../../../../shared/fields/types.ts';
import { importTexts } from '../texts.ts';
import classes from './ColumnPanel.module.css';
import { dateOrderNames, decimalNames } from './readingNames.ts';

interface Props {
  readonly column: ColumnPlan;
  readonly field: Field | undefined;
  readonly place: { readonly file: number; readonly sheet: number; readonly column: number };
  readonly onChange: (change: PlanChange) => void;
}

export function Readings({ column, field, place, onChange }: Props): ReactNode {
  const isDate = column.dateOrder !== undefined || column.ambiguity?.kind === 'dateOrder';
  const isNumber = column.decimal !== undefined || column.ambiguity?.kind === 'decimal';
  return (
    <>
      {isDate && (
        <div>
          <h4 className={classes.label}>{importTexts.column.dateOrder}</h4>
          <SegmentedControl
            size="xs"
            orientation="vertical"
            fullWidth
            aria-label={importTexts.column.dateOrder}
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
            orientation="vertical"
            aria-label={importTexts.column.decimal}
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
    </>
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
      size="xs"
      label={importTexts.column.currency}
      description={importTexts.column.currencyHint}
      value={text}
      error={isValid ? null : importTexts.column.currencyBad}
      maxLength={3}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
