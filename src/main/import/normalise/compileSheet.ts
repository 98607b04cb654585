/**
 * Compiles the plan of a sheet into one quick function from a row to its facts: a flat tracker row becomes an account, a
 * contract, people and more; wide months become dated rows. Preview and commit run the same function. Source: import page.
 */
import type { Cell, ColumnPlan, DateOrder, DraftFact, Entity, NormalisedRow, NormalisedValue, RejectedCell, SheetPlan } from '../../../shared/fields/types.ts';
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { roleOfSlot } from '../map/peopleSlots.ts';
import { cellText } from '../recognise/sheetRows.ts';
import { converterFor, type CellValue, type Converter } from './convertCell.ts';
import { completeFact, missingIn } from './completeFact.ts';
import { monthsBetween, toMinor } from './money.ts';

export interface CompileOptions {
  /** Told by the person or the command line; columns that decided for themselves keep their own order. */
  readonly dateOrder?: DateOrder;
  /** 1-12: first month of the fiscal year. */
  readonly fiscalYearStart: number;
  /** ISO day; two-digit years are read around it. */
  readonly today: string;
  /** Currency of amounts where neither cell, column nor row names one; absent: such amounts have none. */
  readonly defaultCurrency?: string;
}

export type RowNormaliser = (row: number, cells: readonly Cell[]) => NormalisedRow;

interface Target {
  readonly column: number;
  readonly header: string;
  /** Property of the fact, or name of the reference. */
  readonly name: string;
  readonly convert: Converter;
  readonly currency: string | null;
  readonly per: 'term' | null;
}

interface Group {
  readonly entity: Entity;
  readonly slot: string;
  readonly targets: readonly Target[];
  readonly period: { readonly startDate: string; readonly days: number } | null;
  readonly defaults: readonly (readonly [string, NormalisedValue])[];
}

const NO_EXTRA: ReadonlyMap<string, string> = new Map();
const EXTRA_LENGTH = 32_767;

/** @returns the normaliser of the sheet. It never throws: bad cells come back as `rejected`. */
export function compileSheet(plan: SheetPlan, options: CompileOptions): RowNormaliser {
  const main = plan.entities[0];
  const groups = groupsOf(plan, options);
  const extras = plan.columns.filter((column) => column.field === null);
  const fallback = accountDefault(plan);
  return (row, cells) => {
    const rejected: RejectedCell[] = [];
    const facts: DraftFact[] = [];
    const identity = new Map<string, NormalisedValue | null>();
    const identityColumns = new Map<string, number>();
    for (const group of groups) {
      const fact = readGroup(group, row, cells, rejected, options);
      if (fact === null) continue;
      noteIdentity(fact, identity, identityColumns);
      facts.push(fact);
    }
    if (identity.size === 0) for (const [name, value] of fallback) identity.set(name, value);
    const complete = completeRow(facts, identity, identityColumns, main, row, rejected);
    return { row, facts: complete, rejected, extra: extraOf(extras, cells) };
  };
}

/** Gathers the mapped columns by fact; wide months make one group per period and share what the row says once. */
function groupsOf(plan: SheetPlan, options: CompileOptions): readonly Group[] {
  const byFact = new Map<string, { entity: Entity; slot: string; period: Group['period']; targets: Target[] }>();
  const shared = new Map<Entity, Target[]>();
  const wide = new Set<Entity>();
  for (const column of plan.columns) if (column.field?.period !== undefined) wide.add(entityOf(column));
  for (const column of plan.columns) {
    const target = targetOf(column, options);
    if (target === null || column.field === null) continue;
    const entity = entityOf(column);
    const period = column.field.period ?? null;
    if (period === null && wide.has(entity)) {
      shared.set(entity, [...(shared.get(entity) ?? []), target]);
      continue;
    }
    const slot = column.field.slot ?? '';
    const key = `${entity}|${slot}|${period?.startDate ?? ''}`;
    const group = byFact.get(key) ?? { entity, slot, period, targets: [] };
    group.targets.push(target);
    byFact.set(key, group);
  }
  const main = plan.entities[0];
  if (main !== undefined && ![...byFact.values()].some((group) => group.entity === main) && !wide.has(main)) byFact.set(`${main}||`, { entity: main, slot: '', period: null, targets: [] });
  return [...byFact.values()].map((group) => ({
    entity: group.entity,
    slot: group.period === null ? group.slot : `${group.slot}${group.slot === '' ? '' : ' '}${group.period.startDate}`,
    period: group.period,
    targets: group.period === null ? group.targets : [...(shared.get(group.entity) ?? []), ...group.targets],
    defaults: defaultsOf(plan, group.entity, group.slot),
  }));
}

function entityOf(column: ColumnPlan): Entity {
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  return field?.entity ?? 'account';
}

function targetOf(column: ColumnPlan, options: CompileOptions): Target | null {
  const convert = converterFor(column, options);
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  if (convert === null || field === undefined) return null;
  return { column: column.index, header: column.header, name: field.name, convert, currency: column.currency ?? null, per: column.field?.per === 'term' ? 'term' : null };
}

function defaultsOf(plan: SheetPlan, entity: Entity, slot: string): readonly (readonly [string, NormalisedValue])[] {
  const found: (readonly [string, NormalisedValue])[] = [];
  for (const [key, value] of Object.entries(plan.defaults ?? {})) {
    const field = fieldByKey(key);
    if (field?.entity === entity && field.key !== 'account.name') found.push([field.name, value]);
  }
  if (entity === 'stakeholder') {
    const role = roleOfSlot(slot);
    if (role !== null) found.push(['roles', [role]]);
  }
  if (entity === 'survey' && !found.some(([name]) => name === 'kind')) found.push(['kind', slot === 'CSAT' || slot === 'CES' ? slot : 'NPS']);
  if (entity === 'touch' && slot !== '' && slot !== 'touch') found.push(['channel', slot]);
  if (entity === 'forecast' && !found.some(([name]) => name === 'caller')) found.push(['caller', 'csm']);
  return found;
}

function accountDefault(plan: SheetPlan): readonly (readonly [string, NormalisedValue])[] {
  const name = plan.defaults?.['account.name'];
  return name === undefined ? [] : [['accountName', name]];
}

function readGroup(group: Group, row: number, cells: readonly Cell[], rejected: RejectedCell[], options: CompileOptions): DraftFact | null {
  const values = new Map<string, NormalisedValue | null>();
  const columns = new Map<string, number>();
  const amounts: { target: Target; amount: number; currency: string | null }[] = [];
  for (const target of group.targets) {
    const cell = cells[target.column];
    const value: CellValue = target.convert(cell);
    if (value === undefined) continue;
    if (value !== null && typeof value === 'object' && 'problem' in value) {
      rejected.push({ row, column: target.column, header: target.header, value: cellText(cell).slice(0, 200), code: value.problem.code, message: value.problem.message });
      continue;
    }
    columns.set(target.name, target.column);
    if (value !== null && typeof value === 'object' && 'money' in value) amounts.push({ target, amount: value.money.amount, currency: value.money.currency });
    else values.set(target.name, value);
  }
  for (const { target, amount, currency } of amounts) setAmount(values, columns, target, amount, currency, row, rejected, options);
  if (values.size === 0) return null;
  if (group.period !== null) setPeriod(values, group);
  for (const [name, value] of group.defaults) if (!values.has(name)) values.set(name, value);
  return { entity: group.entity, slot: group.slot, values, columns };
}

function setAmount(values: Map<string, NormalisedValue | null>, columns: Map<string, number>, target: Target, amount: number, own: string | null, row: number, rejected: RejectedCell[], options: CompileOptions): void {
  const inRow = values.get('currency');
  const currency = own ?? (typeof inRow === 'string' ? inRow : null) ?? target.currency ?? options.defaultCurrency ?? null;
  let yearly = amount;
  if (target.per === 'term') {
    const months = monthsBetween(values.get('startDate'), values.get('endDate'));
    if (months === null) {
      columns.delete(target.name);
      rejected.push({ row, column: target.column, header: target.header, value: String(amount), code: 'import/term-unknown', message: 'A total for the whole term becomes ARR only where start and end of the contract are known.' });
      return;
    }
    yearly = (amount * 12) / months;
  }
  const minor = toMinor(yearly, currency);
  if (minor === null) {
    columns.delete(target.name);
    rejected.push({ row, column: target.column, header: target.header, value: String(amount), code: 'import/out-of-range', message: 'The amount is too large.' });
    return;
  }
  values.set(target.name, minor);
  if (currency !== null) values.set('currency', currency);
}

/** The date of a wide cell: the start of usage, the last day of the period for what was said at its end. */
function setPeriod(values: Map<string, NormalisedValue | null>, group: Group): void {
  if (group.period === null) return;
  const { startDate, days } = group.period;
  if (group.entity === 'usage') {
    values.set('periodStartDate', startDate);
    values.set('periodDays', days);
    return;
  }
  const last = new Date(Date.parse(startDate) + (days - 1) * 86_400_000).toISOString().slice(0, 10);
  values.set(group.entity === 'survey' ? 'answeredDate' : 'date', last);
}

const IDENTITY: Readonly<Record<string, string>> = { name: 'accountName', externalId: 'accountExternalId', domain: 'accountDomain' };
const REFERENCES = ['accountName', 'accountExternalId', 'accountDomain'] as const;

function noteIdentity(fact: DraftFact, identity: Map<string, NormalisedValue | null>, columns: Map<string, number>): void {
  for (const [own, reference] of Object.entries(IDENTITY)) {
    const name = fact.entity === 'account' ? own : reference;
    const value = fact.values.get(name);
    if (value === undefined || value === null || identity.has(reference)) continue;
    identity.set(reference, value);
    const column = fact.columns.get(name);
    if (column !== undefined) columns.set(reference, column);
  }
}

/** Ties every fact of the row to the row's account (and forecasts to its contract); drops facts that say nothing of their own. */
function completeRow(facts: readonly DraftFact[], identity: ReadonlyMap<string, NormalisedValue | null>, identityColumns: ReadonlyMap<string, number>, main: Entity | undefined, row: number, rejected: RejectedCell[]): readonly DraftFact[] {
  const contract = facts.find((fact) => fact.entity === 'contract');
  const done: DraftFact[] = [];
  for (const fact of facts) {
    for (const part of completeFact(fact)) {
      const missing = missingIn(part);
      if (missing !== null) {
        if (fact.entity === main) rejected.push({ row, column: null, header: '', value: '', code: 'import/incomplete-row', message: missing });
        continue;
      }
      const values = new Map(part.values);
      const columns = new Map(part.columns);
      for (const reference of REFERENCES) {
        const value = identity.get(reference);
        const name = part.entity === 'account' ? (reference === 'accountName' ? 'name' : reference === 'accountExternalId' ? 'externalId' : 'domain') : reference;
        if (value === undefined || values.has(name)) continue;
        values.set(name, value);
        const column = identityColumns.get(reference);
        if (column !== undefined) columns.set(name, column);
      }
      if (part.entity === 'forecast' && contract !== undefined) {
        const id = contract.values.get('externalId');
        const product = contract.values.get('product');
        if (id !== undefined && !values.has('contractExternalId')) values.set('contractExternalId', id);
        if (product !== undefined && !values.has('contractProduct')) values.set('contractProduct', product);
      }
      if (!hasAccount(part.entity, values)) {
        if (fact.entity === main) rejected.push({ row, column: null, header: '', value: '', code: 'import/no-account', message: 'The row names no account: its name, id and web domain are blank.' });
        continue;
      }
      done.push({ entity: part.entity, slot: part.slot, values, columns });
    }
  }
  return done;
}

/** An account is named, or the fact can be found by an id of its own. */
function hasAccount(entity: Entity, values: ReadonlyMap<string, NormalisedValue | null>): boolean {
  if (entity === 'account') return values.has('name') || values.has('externalId') || values.has('domain');
  if (REFERENCES.some((reference) => values.has(reference))) return true;
  if (entity === 'contract' || entity === 'ticket') return values.has('externalId');
  if (entity === 'forecast') return values.has('contractExternalId');
  return values.has('stakeholderEmail') || values.has('people') || (entity === 'stakeholder' && values.has('email'));
}

function extraOf(columns: readonly ColumnPlan[], cells: readonly Cell[]): ReadonlyMap<string, string> {
  let extra: Map<string, string> | null = null;
  for (const column of columns) {
    const cell = cells[column.index];
    if (cell === null || cell === undefined || cell === '') continue;
    const text = cellText(cell);
    if (text === '') continue;
    extra ??= new Map();
    const name = column.header === '' ? `Column ${letters(column.index)}` : column.header;
    extra.set(extra.has(name) ? `${name} (${letters(column.index)})` : name, text.length > EXTRA_LENGTH ? text.slice(0, EXTRA_LENGTH) : text);
  }
  return extra ?? NO_EXTRA;
}

/** 0 -> A, 26 -> AA. */
function letters(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}
