/** Which columns of a sheet make which fact of a row. Made once per sheet. */
import type { ColumnPlan, Entity, NormalisedValue, SheetPlan } from '../../../shared/fields/types.ts';
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { datesLosses } from '../map/defaultValues.ts';
import { undatedEntities } from '../../../shared/fields/rowsPeriod.ts';
import { byMeasure, type MeasureFilter } from './measureGroups.ts';
import { roleOfSlot } from '../map/peopleSlots.ts';
import type { ConvertOptions } from './cellValue.ts';
import { converterFor, type Converter } from './convertCell.ts';

export interface Target {
  readonly column: number;
  readonly header: string;
  /** Property of the fact, or name of the reference. */
  readonly name: string;
  readonly convert: Converter;
  readonly currency: string | null;
  readonly isTerm: boolean;
  /** True for the amount that a column beside it may tell the period of: its header tells none. */
  readonly takesPeriod: boolean;
}

/** Value of a property that no column gives; with a third, only where the row fills that one. */
export type DefaultValue = readonly [name: string, value: NormalisedValue, beside?: string];

/** A default outcome is one of a day: rows without it are not decided. */
const BESIDE: Readonly<Record<string, string>> = { 'contract.outcome': 'outcomeDate' };

export interface Group {
  readonly entity: Entity;
  readonly slot: string;
  /** The fact's own columns; of a wide sheet those of one period. */
  readonly targets: readonly Target[];
  /** Columns of a wide sheet that speak for every period of the row. */
  readonly shared: readonly Target[];
  readonly period: { readonly startDate: string; readonly days: number } | null;
  readonly defaults: readonly DefaultValue[];
  /** Only rows of these measures; null: every row. */
  readonly only: MeasureFilter | null;
  /** True where a day of the outcome is one of a loss, and only some rows have it: an open contract with such a day is lost. */
  readonly isLossDated: boolean;
  /** Property -> column; the same map for every row, so that a million rows do not carry a million maps. */
  readonly columns: ReadonlyMap<string, number>;
}

/** Gathers the mapped columns by fact; wide months make one group per period and share what the row says once. */
export function groupsOf(plan: SheetPlan, options: ConvertOptions): readonly Group[] {
  const kinds = byMeasure(plan);
  if (kinds === null) return groupsOfAll(plan, options, null);
  return kinds.flatMap((kind) => groupsOfAll(kind.plan, options, kind.filter));
}

function groupsOfAll(plan: SheetPlan, options: ConvertOptions, only: MeasureFilter | null): readonly Group[] {
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
  const dates = datesOf(plan);
  return [...byFact.values()].map((group) => {
    const all = group.period === null ? [] : (shared.get(group.entity) ?? []);
    return {
      entity: group.entity,
      slot:
        group.period === null ? group.slot : `${group.slot}${group.slot === '' ? '' : ' '}${group.period.startDate}`,
      only,
      period: group.period,
      targets: group.targets,
      shared: all,
      defaults: [...defaultsOf(plan, group.entity, group.slot), ...(dates.get(group.entity) ?? [])],
      isLossDated: group.entity === 'contract' && plan.columns.some(datesLosses),
      columns: columnsOf(group.entity, [...all, ...group.targets], identity),
    };
  });
}

function entityOf(column: ColumnPlan): Entity {
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  return field?.entity ?? 'account';
}

function targetOf(column: ColumnPlan, options: ConvertOptions): Target | null {
  const convert = converterFor(column, options);
  const field = column.field === null ? undefined : fieldByKey(column.field.key);
  if (convert === null || field === undefined) return null;
  return {
    column: column.index,
    header: column.header,
    name: field.name,
    convert,
    currency: column.currency ?? null,
    isTerm: column.field?.per === 'term',
    takesPeriod: field.key === 'contract.arr' && column.field?.per === undefined,
  };
}

function defaultsOf(plan: SheetPlan, entity: Entity, slot: string): readonly DefaultValue[] {
  const found: DefaultValue[] = [];
  for (const [key, value] of Object.entries(plan.defaults ?? {})) {
    const field = fieldByKey(key);
    if (field?.entity === entity && field.key !== 'account.name')
      found.push([field.name, field.type === 'days' ? Number(value) : value, BESIDE[key]]);
  }
  if (entity === 'stakeholder') {
    const role = roleOfSlot(slot);
    if (role !== null) found.push(['roles', [role]]);
  }
  if (entity === 'survey' && !found.some(([name]) => name === 'kind'))
    found.push(['kind', slot === 'CSAT' || slot === 'CES' ? slot : 'NPS']);
  if (entity === 'touch' && slot !== '' && slot !== 'touch') found.push(['channel', slot]);
  if (entity === 'forecast' && !found.some(([name]) => name === 'caller')) found.push(['caller', 'csm']);
  return found;
}

/** What happened in the stretch of time the sheet is from, where no column says when. */
function datesOf(plan: SheetPlan): ReadonlyMap<Entity, readonly DefaultValue[]> {
  const { period } = plan;
  if (period === undefined) return new Map();
  return new Map(
    undatedEntities(plan).map((entity): [Entity, readonly DefaultValue[]] => {
      if (entity === 'usage')
        return [
          entity,
          [
            ['periodStartDate', period.startDate],
            ['periodDays', period.days],
          ],
        ];
      if (entity === 'stakeholder') return [entity, [['supportDate', period.day, 'support']]];
      // Somebody without a score was asked, and has not answered.
      return [entity, entity === 'survey' ? [['answeredDate', period.day, 'score']] : [['date', period.day]]];
    }),
  );
}

/** How an account's own fields are called where another fact points at the account. */
export const IDENTITY = [
  { own: 'name', reference: 'accountName' },
  { own: 'externalId', reference: 'accountExternalId' },
  { own: 'domain', reference: 'accountDomain' },
] as const;

function identityColumns(plan: SheetPlan): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const column of plan.columns) {
    const field = column.field === null ? undefined : fieldByKey(column.field.key);
    const identity = IDENTITY.find(
      ({ own, reference }) => field?.name === reference || (field?.entity === 'account' && field.name === own),
    );
    if (identity !== undefined && !found.has(identity.reference)) found.set(identity.reference, column.index);
  }
  return found;
}

function columnsOf(
  entity: Entity,
  targets: readonly Target[],
  identity: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
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
