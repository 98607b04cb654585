/** Rows of the changeset, a page at a time: each fact with its fields, old and new. */
import { Badge, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type {
  ChangeRow,
  FactChange,
  FactValue,
  FieldChange,
  ImportDecision,
  RowKind,
} from '../../../../shared/contract/imports.ts';
import { formatMoneyExact } from '../../../../shared/domain/money.ts';
import { useApi } from '../../../api/useApi.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { entityNames, importTexts, kindNames } from '../texts.ts';
import classes from './ChangeList.module.css';

const PAGE = 50;
const MOST = 500;

interface Props {
  readonly jobId: string;
  readonly kind: RowKind | null;
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function ChangeList({ jobId, kind, onDecide }: Props): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const changes = useApi('import.changes', { jobId, kind, limit });
  return (
    <Loaded query={changes} waiting="Reading the changes" failed="The changes could not be read">
      {(page) =>
        page.rows.length === 0 ? (
          <p className={classes.nothing}>{importTexts.preview.nothing}</p>
        ) : (
          <>
            <ul className={classes.list}>
              {page.rows.map((row) => (
                <Row key={row.id} row={row} onDecide={onDecide} />
              ))}
            </ul>
            {page.total > page.rows.length && limit < MOST && (
              <Button
                variant="default"
                size="xs"
                w="fit-content"
                onClick={() => setLimit(Math.min(MOST, limit + PAGE * 3))}
              >
                {importTexts.preview.more}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

function Row({ row, onDecide }: { readonly row: ChangeRow; readonly onDecide: Props['onDecide'] }): ReactNode {
  return (
    <li className={classes.row} data-kind={row.kind}>
      <span className={classes.where}>
        {row.sheetName} <span className={classes.number}>{row.row}</span>
      </span>
      <Badge variant="default" size="sm" tt="none" className={classes.kind}>
        {kindNames[row.kind]}
      </Badge>
      <div className={classes.facts}>
        {row.facts.map((fact, index) => (
          <Fact key={`${fact.entity}:${index}`} fact={fact} />
        ))}
        {row.notes.map((note) => (
          <p key={note} className={classes.note}>
            {note}
          </p>
        ))}
      </div>
      {row.kind === 'conflict' && (
        <span className={classes.decide}>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onDecide([{ kind: 'conflict', rowId: row.id, name: null, take: 'mine' }])}
          >
            {importTexts.preview.keepMine}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onDecide([{ kind: 'conflict', rowId: row.id, name: null, take: 'theirs' }])}
          >
            {importTexts.preview.takeTheirs}
          </Button>
        </span>
      )}
    </li>
  );
}

function Fact({ fact }: { readonly fact: FactChange }): ReactNode {
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
      <span className={classes.fields}>
        {fields.map((field) => (
          <Field key={field.name} field={field} currency={currency} isNew={fact.kind === 'new'} />
        ))}
      </span>
    </div>
  );
}

interface FieldProps {
  readonly field: FieldChange;
  /** Of the fact's amounts; null when neither the file nor the book names one. */
  readonly currency: string | null;
  readonly isNew: boolean;
}

function Field({ field, currency, isNew }: FieldProps): ReactNode {
  return (
    <span className={classes.field} data-verdict={field.verdict}>
      <span className={classes.header}>{field.header || field.name}</span>{' '}
      {isNew ? null : <del>{valueText(field, field.old, currency)}</del>}{' '}
      <ins>{valueText(field, field.new, currency)}</ins>
    </span>
  );
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
