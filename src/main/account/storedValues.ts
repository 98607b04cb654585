/**
 * Values typed by a person -> what the table holds, checked by the same table of columns that the import fills.
 * Source: import page ("field catalogue"); domain page, "Facts".
 */
import { AppError } from '../../shared/contract/errors.ts';
import { dayInput } from '../../shared/contract/inputs.ts';
import { ROLES } from '../../shared/domain/facts.ts';
import type { FactTable } from '../../shared/domain/results.ts';
import { FACT_TABLES, type FactColumn, type Stored } from '../book/importing/factColumns.ts';

export type TypedValue = string | number | boolean | readonly string[] | null;
/** Column (snake_case) -> stored value. */
export type StoredRow = Readonly<Record<string, Stored>>;

/** @throws AppError edit/unknown-field, edit/bad-value with the field and the rule. */
export function storedValues(table: FactTable, values: Readonly<Record<string, TypedValue>>): StoredRow {
  const { columns } = FACT_TABLES[table];
  return Object.fromEntries(
    Object.entries(values).map(([property, value]): [string, Stored] => {
      const column = columns.find((own) => own.property === property);
      if (column === undefined)
        throw new AppError('edit/unknown-field', `A ${table} has no field "${property}".`, { table, field: property });
      return [column.column, storedValue(table, column, value)];
    }),
  );
}

function storedValue(table: FactTable, column: FactColumn, value: TypedValue): Stored {
  const refuse = (rule: string): never => {
    throw new AppError('edit/bad-value', `${wordsOf(column.property)}: ${rule}.`, {
      table,
      field: column.property,
      rule,
    });
  };
  const blank =
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0);
  if (blank) {
    if (column.required === true) return refuse('may not be blank');
    return column.kind === 'people' ? '' : (column.blank ?? null);
  }
  switch (column.kind) {
    case 'text':
      return typeof value === 'string' ? value.trim() : refuse('is a text');
    case 'day':
      return dayInput.safeParse(value).success ? String(value) : refuse('is a day like 2026-03-31, from 1900 to 2199');
    case 'integer':
    case 'real':
      return number(column, value, refuse);
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : refuse('is yes or no');
    case 'currency':
      return typeof value === 'string' && /^[A-Z]{3}$/.test(value)
        ? value
        : refuse('is a code of three capitals like USD');
    case 'enum':
      return typeof value === 'string' && (column.values ?? []).includes(value)
        ? value
        : refuse(`is one of ${(column.values ?? []).join(', ')}`);
    case 'roles': {
      const roles = Array.isArray(value) ? value : [];
      const known: readonly string[] = ROLES;
      return roles.length > 0 && roles.every((role) => known.includes(role))
        ? JSON.stringify(ROLES.filter((role) => roles.includes(role)))
        : refuse(`are among ${ROLES.join(', ')}`);
    }
    case 'reference':
      return typeof value === 'string' && isId(value) ? Number(value) : refuse('names an entry of this book');
    case 'people': {
      const ids = Array.isArray(value) ? value : [];
      return ids.length > 0 && ids.every(isId)
        ? [...new Set(ids.map(Number))].sort((a, b) => a - b).join(',')
        : refuse('names people of this account');
    }
  }
}

function number(
  { kind, min = -Infinity, max = Infinity }: FactColumn,
  value: TypedValue,
  refuse: (rule: string) => never,
): number {
  const isNumber =
    typeof value === 'number' && Number.isFinite(value) && (kind === 'real' || Number.isSafeInteger(value));
  if (isNumber && value >= min && value <= max) return value;
  const bounds = min === -Infinity ? '' : max === Infinity ? ` of ${min} or more` : ` from ${min} to ${max}`;
  return refuse(`is a ${kind === 'integer' ? 'whole ' : ''}number${bounds}`);
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text);
}

/** "renewedArrMinor" -> "Renewed ARR", "dueDate" -> "Due date". */
export function wordsOf(property: string): string {
  const words = property
    .replace(/Minor$/, '')
    .replace(/Id(s?)$/, '$1')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replace(/\barr\b/, 'ARR')
    .replace(/\bcsm\b/, 'CSM');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
