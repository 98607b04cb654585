/** One fact of a row in the preview: what is new, changed from what to what, kept, or open to a decision. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FactChange, FactValue, FieldChange } from '../../../../shared/contract/imports.ts';
import { formatMoneyExact } from '../../../../shared/domain/money.ts';
import { fieldsOf } from '../../../../shared/fields/catalogue.ts';
import type { Entity } from '../../../../shared/fields/types.ts';
import { entityNames, importTexts } from '../texts.ts';
import classes from './ChangeList.module.css';

interface Props {
  readonly fact: FactChange;
  /** Decides one field where the row has several conflicts; null: the row's own buttons do. */
  readonly onTake: FieldProps['onTake'];
}

export function ChangedFact({ fact, onTake }: Props): ReactNode {
  const fields =
    fact.kind === 'new'
      ? fact.fields.filter((field) => field.new !== null)
      : fact.fields.filter((field) => field.verdict !== 'kept' || field.old !== field.new);
  const named = fact.fields.find((field) => field.name === 'currency');
  const currency = textOrNull(named?.new) ?? textOrNull(named?.old);
  return (
    <div className={classes.fact}>
      <span className={classes.entity}>{entityNames[fact.entity].one}</span>
      <span className={classes.label}>{fact.label}</span>
      {fields.length === 0 && fact.kind !== 'new' && (
        <span className={classes.header}>{importTexts.preview.unchanged}</span>
      )}
      <span className={classes.fields}>
        {fields.map((field) => (
          <Field
            key={field.name}
            entity={fact.entity}
            onTake={onTake}
            field={field}
            currency={currency}
            isNew={fact.kind === 'new'}
          />
        ))}
        {fact.extras > 0 && <span className={classes.extras}>{importTexts.preview.extras(fact.extras)}</span>}
      </span>
    </div>
  );
}

interface FieldProps {
  readonly entity: Entity;
  readonly field: FieldChange;
  /** Of the fact's amounts; null when neither the file nor the book names one. */
  readonly currency: string | null;
  readonly isNew: boolean;
  readonly onTake: ((name: string, take: 'mine' | 'theirs') => void) | null;
}

function Field({ entity, field, currency, isNew, onTake }: FieldProps): ReactNode {
  const text = (value: FactValue): string => valueText(field, value, currency);
  return (
    <span className={classes.field} data-verdict={field.verdict}>
      <span className={classes.value} title={isNew ? text(field.new) : `${text(field.old)} → ${text(field.new)}`}>
        <span className={classes.header}>{field.header || fieldLabel(entity, field.name)}</span>{' '}
        {field.verdict === 'kept' ? (
          <>
            {text(field.old)} <span className={classes.header}>{importTexts.preview.kept(text(field.new))}</span>
          </>
        ) : (
          <>
            {!isNew && <del>{text(field.old)}</del>} <ins>{text(field.new)}</ins>
          </>
        )}
      </span>
      {field.verdict === 'conflict' && onTake !== null && (
        <>
          {(['mine', 'theirs'] as const).map((take) => (
            <Button key={take} size="compact-xs" variant="subtle" onClick={() => onTake(field.name, take)}>
              {take === 'mine' ? importTexts.preview.keepMine : importTexts.preview.takeThis}
            </Button>
          ))}
        </>
      )}
    </span>
  );
}

/** A value that no column gave is named as the catalogue names its field. */
function fieldLabel(entity: Entity, name: string): string {
  return fieldsOf(entity).find((field) => field.name === name)?.label ?? name;
}

function textOrNull(value: FactValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function valueText(field: FieldChange, value: FactValue, currency: string | null): string {
  if (value === null) return importTexts.preview.blank;
  if (typeof value === 'number' && field.name.endsWith('Minor')) return formatMoneyExact(value, currency);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
