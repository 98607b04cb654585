/**
 * Compiles the plan of a sheet into one quick function from a row to its facts: a flat tracker row becomes an account, a
 * contract, people and more; wide months become dated rows. Preview and commit run the same function. Source: import page.
 */
import type { Cell, ColumnPlan, DateOrder, DraftFact, Entity, NormalisedRow, NormalisedValue, RejectedCell, SheetPlan } from '../../../shared/fields/types.ts';
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { roleOfSlot } from '../map/peopleSlots.ts';
import { cellText } from '../recognise/sheetRows.ts';
import { dayAfter } from './calendar.ts';
import { converterFor, type AmountValue, type Converter } from './convertCell.ts';
import { completeFact, missingIn, type OpenFact } from './completeFact.ts';
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
  readonly isTerm: boolean;
}

interface Group {
  readonly entity: Entity;
  readonly slot: string;
  readonly targets: readonly Target[];
  readonly period: { readonly startDate: string; readonly days: number } | null;
  readonly defaults: readonly (readonly [string, NormalisedValue])[];
  /** Property -> column; the same map for every row, so that a million rows do not carry a million maps. */
  readonly columns: ReadonlyMap<string, number>;
}

const NO_EXTRA: ReadonlyMap<string, string> = new Map();
const EXTRA_LENGTH = 32_767;

/** @returns the normaliser of the sheet. It never throws: bad cells come back as `rejected`. */
export function compileSheet(plan: SheetPlan, options: CompileOptions): RowNormaliser {
  const main = plan.entities[0];
  const groups = groupsOf(plan, options);
  const extras = plan.columns.filter((column) => column.field === null).map((column) => ({ index: column.index, name: extraName(column, plan.columns) }));
  const accountForAll = plan.defaults?.['account.name'] ?? null;
  return (row, cells) => {
    const rejected: RejectedCell[] = [];
    const facts: OpenFact[] = [];
    for (const group of groups) {
      const fact = readGroup(group, row, cells, rejected, options);
      if (fact !== null) facts.push(fact);
    }
    return { row, facts: completeRow(facts, accountForAll, main, row, rejected), rejected, extra: extraOf(extras, cells) };
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
  const identity = identityColumns(plan);
  return [...byFact.values()].map((group) => {
    const targets = group.period === null ? group.targets : [...(shared.get(group.entity) ?? []), ...group.targets];
    return {
      entity: group.entity,
      slot: group.period === null ? group.slot : `${group.slot}${group.slot === '' ? '' : ' '}${group.period.startDate}`,
      period: group.period,
      targets,
      defaults: defaultsOf(plan, group.entity, group.slot),
      columns: columnsOf(group.entity, targets, identity),
    };
  });
}

function entityOf(column: ColumnPlan): Entity {
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  return field?.entity ?? 'account';
}

function targetOf(column: ColumnPlan, options: CompileOptions): Target | null {
  const convert = converterFor(column, options);
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  if (convert === null || field === undefined) return null;
  return { column: column.index, header: column.header, name: field.name, convert, currency: column.currency ?? null, isTerm: column.field?.per === 'term' };
}

function defaultsOf(plan: SheetPlan, entity: Entity, slot: string): readonly (readonly [string, NormalisedValue])[] {
  const found: (readonly [string, NormalisedValue])[] = [];
  for (const [key, value] of Object.entries(plan.defaults ?? {})) {
    const field = fieldByKey(key);
    if (field?.entity === entity && field.key !== 'account.name') found.push([field.name, field.type === 'days' ? Number(value) : value]);
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

/** How an account's own fields are called where another fact points at the account. */
const IDENTITY = [
  { own: 'name', reference: 'accountName' },
  { own: 'externalId', reference: 'accountExternalId' },
  { own: 'domain', reference: 'accountDomain' },
] as const;

function identityColumns(plan: SheetPlan): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const column of plan.columns) {
    const field = column.field === null ? undefined : fieldByKey(column.field.key);
    const identity = IDENTITY.find(({ own, reference }) => field?.name === reference || (field?.entity === 'account' && field.name === own));
    if (identity !== undefined && !found.has(identity.reference)) found.set(identity.reference, column.index);
  }
  return found;
}

function columnsOf(entity: Entity, targets: readonly Target[], identity: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const target of targets) columns.set(target.name, target.column);
  const nameFrom = columns.get('lastName') ?? columns.get('firstName');
  if (nameFrom !== undefined && !columns.has('name')) columns.set('name', nameFrom);
  for (const { own, reference } of IDENTITY) {
    const column = identity.get(reference);
    const name = entity === 'account' ? own : reference;
    if (column !== undefined && !columns.has(name)) columns.set(name, column);
  }
  return columns;
}

function readGroup(group: Group, row: number, cells: readonly Cell[], rejected: RejectedCell[], options: CompileOptions): OpenFact | null {
  let values: Map<string, NormalisedValue | null> | null = null;
  let amounts: { readonly target: Target; readonly money: AmountValue }[] | null = null;
  for (const target of group.targets) {
    const cell = cells[target.column];
    const value = target.convert(cell);
    if (value === undefined) continue;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      if ('problem' in value) {
        rejected.push({ row, column: target.column, header: target.header, value: cellText(cell).slice(0, 200), code: value.problem.code, message: value.problem.message });
        continue;
      }
      if ('money' in value) {
        amounts ??= [];
        amounts.push({ target, money: value.money });
        continue;
      }
    }
    values ??= new Map();
    values.set(target.name, value as NormalisedValue | null);
  }
  if (amounts !== null) {
    values ??= new Map();
    for (const { target, money } of amounts) setAmount(values, target, money, row, rejected, options);
  }
  if (values === null || values.size === 0) return null;
  if (group.period !== null) setPeriod(values, group.entity, group.period);
  for (const [name, value] of group.defaults) if (!values.has(name)) values.set(name, value);
  return { entity: group.entity, slot: group.slot, values, columns: group.columns };
}

function setAmount(values: Map<string, NormalisedValue | null>, target: Target, money: AmountValue, row: number, rejected: RejectedCell[], options: CompileOptions): void {
  const inRow = values.get('currency');
  const currency = money.currency ?? (typeof inRow === 'string' ? inRow : null) ?? target.currency ?? options.defaultCurrency ?? null;
  let yearly = money.amount;
  if (target.isTerm) {
    const months = monthsBetween(values.get('startDate'), values.get('endDate'));
    if (months === null) {
      rejected.push({ row, column: target.column, header: target.header, value: String(money.amount), code: 'import/term-unknown', message: 'A total for the whole term becomes ARR only where start and end of the contract are known.' });
      return;
    }
    yearly = (money.amount * 12) / months;
  }
  const minor = toMinor(yearly, currency);
  if (minor === null) {
    rejected.push({ row, column: target.column, header: target.header, value: String(money.amount), code: 'import/out-of-range', message: 'The amount is too large.' });
    return;
  }
  values.set(target.name, minor);
  if (currency !== null) values.set('currency', currency);
}

/** The date of a wide cell: the start of usage, the last day of the period for what was said at its end. */
function setPeriod(values: Map<string, NormalisedValue | null>, entity: Entity, period: { readonly startDate: string; readonly days: number }): void {
  if (entity === 'usage') {
    values.set('periodStartDate', period.startDate);
    values.set('periodDays', period.days);
    return;
  }
  values.set(entity === 'survey' ? 'answeredDate' : 'date', dayAfter(period.startDate, period.days - 1) ?? period.startDate);
}

/** Ties every fact of the row to the row's account (and forecasts to its contract); drops facts that say nothing of their own. */
function completeRow(facts: readonly OpenFact[], accountForAll: string | null, main: Entity | undefined, row: number, rejected: RejectedCell[]): readonly DraftFact[] {
  const contract = facts.find((fact) => fact.entity === 'contract');
  const identity: (NormalisedValue | undefined)[] = IDENTITY.map(({ own, reference }) => identityOf(facts, own, reference));
  if (accountForAll !== null && !identity.some((value) => value !== undefined)) identity[0] = accountForAll;
  const done: DraftFact[] = [];
  for (const fact of facts) {
    for (const part of completeFact(fact)) {
      const missing = missingIn(part);
      if (missing !== null) {
        if (fact.entity === main) rejected.push({ row, column: null, header: '', value: '', code: 'import/incomplete-row', message: missing });
        continue;
      }
      const { values } = part;
      for (const [index, { own, reference }] of IDENTITY.entries()) {
        const value = identity[index];
        const name = part.entity === 'account' ? own : reference;
        if (value !== undefined && !values.has(name)) values.set(name, value);
      }
      if (part.entity === 'forecast' && contract !== undefined) nameContract(values, contract.values);
      if (hasAccount(part.entity, values)) done.push(part);
      else if (fact.entity === main) rejected.push({ row, column: null, header: '', value: '', code: 'import/no-account', message: 'The row names no account: its name, id and web domain are blank.' });
    }
  }
  if (done.length === 0 && rejected.length === 0) rejected.push({ row, column: null, header: '', value: '', code: 'import/incomplete-row', message: 'None of the mapped columns is filled in this row.' });
  return done;
}

function identityOf(facts: readonly OpenFact[], own: string, reference: string): NormalisedValue | undefined {
  for (const fact of facts) {
    const value = fact.values.get(fact.entity === 'account' ? own : reference);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function nameContract(values: Map<string, NormalisedValue | null>, contract: ReadonlyMap<string, NormalisedValue | null>): void {
  const id = contract.get('externalId');
  const product = contract.get('product');
  if (id !== undefined && !values.has('contractExternalId')) values.set('contractExternalId', id);
  if (product !== undefined && !values.has('contractProduct')) values.set('contractProduct', product);
}

/** An account is named, or the fact can be found by an id of its own. */
function hasAccount(entity: Entity, values: ReadonlyMap<string, NormalisedValue | null>): boolean {
  if (entity === 'account') return values.has('name') || values.has('externalId') || values.has('domain');
  if (values.has('accountName') || values.has('accountExternalId') || values.has('accountDomain')) return true;
  if (entity === 'contract' || entity === 'ticket') return values.has('externalId');
  if (entity === 'forecast') return values.has('contractExternalId');
  return values.has('stakeholderEmail') || values.has('people') || (entity === 'stakeholder' && values.has('email'));
}

function extraOf(columns: readonly { readonly index: number; readonly name: string }[], cells: readonly Cell[]): ReadonlyMap<string, string> {
  let extra: Map<string, string> | null = null;
  for (const column of columns) {
    const cell = cells[column.index];
    if (cell === null || cell === undefined || cell === '') continue;
    const text = cellText(cell);
    if (text === '') continue;
    extra ??= new Map();
    extra.set(column.name, text.length > EXTRA_LENGTH ? text.slice(0, EXTRA_LENGTH) : text);
  }
  return extra ?? NO_EXTRA;
}

/** The header; with the column letter where it is blank or not the only one of its name. */
function extraName(column: ColumnPlan, all: readonly ColumnPlan[]): string {
  if (column.header === '') return `Column ${letters(column.index)}`;
  const isFirst = all.find((other) => other.header === column.header && other.field === null)?.index === column.index;
  return isFirst ? column.header : `${column.header} (${letters(column.index)})`;
}

/** 0 -> A, 26 -> AA. */
function letters(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}
