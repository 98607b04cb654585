/** Normalised value -> what the column stores, or why it cannot: the book's own rules, told before the table would refuse. */
import { ROLES, type Role } from '../../../shared/domain/facts.ts';
import type { NormalisedValue } from '../../../shared/fields/types.ts';
import type { FactColumn, Stored } from '../../book/importing/factColumns.ts';
import { emailKey } from '../match/personIndex.ts';

export interface Refusal {
  readonly code: string;
  /** To follow the name of the column: 'is not a day'. */
  readonly sentence: string;
}
/** What is stored, as it is: this runs for every cell of every import. */
export type StoredOrRefused = Stored | Refusal;

const DAY = /^[12]\d{3}-[01]\d-[0-3]\d$/;
const CURRENCY = /^[A-Z]{3}$/;
/** Excel's own limit for a cell. */
const LONGEST_TEXT = 32_767;

export function storedValue(column: FactColumn, value: NormalisedValue | null): StoredOrRefused {
  if (value === null) return column.blank ?? null;
  switch (column.kind) {
    case 'text':
      return typeof value === 'object'
        ? refused('text', 'is a list where one text is expected')
        : textValue(column, String(value));
    case 'day':
      return typeof value === 'string' && DAY.test(value) ? value : refused('date', 'is not a day');
    case 'boolean':
      if (typeof value === 'boolean') return value ? 1 : 0;
      return refused('boolean', 'is neither yes nor no');
    case 'integer':
    case 'real':
      return numberValue(column, value);
    case 'currency':
      return typeof value === 'string' && CURRENCY.test(value) ? value : refused('currency', 'is not a currency code');
    case 'enum':
      return typeof value === 'string' && column.values?.includes(value) === true
        ? value
        : refused('value', `is none of: ${(column.values ?? []).join(', ')}`);
    case 'roles':
      return rolesText(Array.isArray(value) ? value : [value]);
    case 'reference':
    case 'people':
      return refused('reference', 'points at nothing in the book');
  }
}

function textValue(column: FactColumn, value: string): StoredOrRefused {
  if (value === '') return column.blank ?? null;
  if (value.length > LONGEST_TEXT) return refused('too-long', `is longer than ${LONGEST_TEXT} letters`);
  if (column.property === 'email') return emailKey(value) ?? value;
  return value;
}

function numberValue(column: FactColumn, value: NormalisedValue): StoredOrRefused {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refused('number', 'is not a number');
  if (column.kind === 'integer' && !Number.isSafeInteger(value))
    return refused('whole-number', 'is not a whole number');
  if ((column.min !== undefined && value < column.min) || (column.max !== undefined && value > column.max)) {
    return refused(
      'out-of-range',
      column.max === undefined ? `is below ${column.min}` : `is not between ${column.min} and ${column.max}`,
    );
  }
  return value;
}

function refused(reason: string, sentence: string): Refusal {
  return {
    code: `import/not-a-${reason}`
      .replace('not-a-out-of-range', 'out-of-range')
      .replace('not-a-too-long', 'text-too-long'),
    sentence,
  };
}

const ROLE_ORDER: ReadonlyMap<string, number> = new Map(ROLES.map((role, index) => [role, index]));
const roleTexts = new Map<string, string>();

/** Role lists are stored in one order, so that equal lists are equal texts. */
export function rolesText(roles: readonly unknown[]): string {
  const key = roles.join('|');
  let text = roleTexts.get(key);
  if (text === undefined) {
    const known = [...new Set(roles)].filter((role): role is Role => typeof role === 'string' && ROLE_ORDER.has(role));
    text = JSON.stringify(known.sort((a, b) => (ROLE_ORDER.get(a) ?? 0) - (ROLE_ORDER.get(b) ?? 0)));
    roleTexts.set(key, text);
  }
  return text;
}

export function unionOfRoles(a: string, b: string): string {
  return a === b ? a : rolesText([...(JSON.parse(a) as string[]), ...(JSON.parse(b) as string[])]);
}
