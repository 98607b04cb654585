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
import { fieldsOf } from '../../../../shared/fields/catalogue.ts';
import type { Entity } from '../../../../shared/fields/types.ts';
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
  /** Names of the files by their place in the job. */
  readonly fileNames: ReadonlyMap<number, string>;
  readonly onDecide: (decisions: ImportDecision[]) => void;
}

export function ChangeList({ jobId, kind, fileNames, onDecide }: Props): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const changes = useApi('import.changes', { jobId, kind, limit });
  return (
    <Loaded query={changes} waiting={importTexts.preview.reading} failed={importTexts.preview.failed}>
      {(page) =>
        page.rows.length === 0 ? (
          <p className={classes.nothing}>{importTexts.preview.nothing}</p>
        ) : (
          <>
            <ul className={classes.list}>
              {page.rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  place={row.sheetName || (fileNames.get(row.file) ?? '')}
                  onDecide={onDecide}
                />
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

interface RowProps {
  readonly row: ChangeRow;
  /** Sheet, or file where the sheet has no name. */
  readonly place: string;
  readonly onDecide: Props['onDecide'];
}

function Row({ row, place, onDecide }: RowProps): ReactNode {
  const conflicts = row.facts.flatMap((fact) => fact.fields.filter((field) => field.verdict === 'conflict')).length;
  const decide = (name: string | null, take: 'mine' | 'theirs'): void =>
    onDecide([{ kind: 'conflict', rowId: row.id, name, take }]);
  return (
    <li className={classes.row} data-kind={row.kind}>
      <span className={classes.where}>
        {place} <span className={classes.number}>{importTexts.preview.row(row.row)}</span>
      </span>
      <Badge variant="default" size="sm" tt="none" className={classes.kind}>
        {kindNames[row.kind]}
      </Badge>
      <div className={classes.facts}>
        {row.facts.map((fact, index) => (
          <Fact key={`${fact.entity}:${index}`} fact={fact} onTake={conflicts > 1 ? decide : null} />
        ))}
        {row.notes.map((note) => (
          <p key={note} className={classes.note}>
            {note}
          </p>
        ))}
      </div>
      {conflicts > 0 && (
        <span className={classes.decide}>
          <Button size="compact-xs" variant="default" onClick={() => decide(null, 'mine')}>
            {importTexts.preview.keepMine}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => decide(null, 'theirs')}>
            {importTexts.preview.takeTheirs}
          </Button>
        </span>
      )}
    </li>
  );
}

interface FactProps {
  readonly fact: FactChange;
  /** Decides one field where the row has several conflicts; null: the row's own buttons do. */
  readonly onTake: FieldProps['onTake'];
}

function Fact({ fact, onTake }: FactProps): ReactNode {
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
      {fields.length === 0 && <span className={classes.header}>{importTexts.preview.unchanged}</span>}
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
  return (
    <span className={classes.field} data-verdict={field.verdict}>
      <span className={classes.header}>{field.header || fieldLabel(entity, field.name)}</span>{' '}
      {isNew ? null : <del>{valueText(field, field.old, currency)}</del>}{' '}
      <ins>{valueText(field, field.new, currency)}</ins>{' '}
      {field.verdict === 'conflict' && onTake !== null && (
        <>
          {(['mine', 'theirs'] as const).map((take) => (
            <Button key={take} size="compact-xs" variant="subtle" onClick={() => onTake(field.name, take)}>
              {take === 'mine' ? importTexts.preview.keepMine : importTexts.preview.takeTheirs}
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
