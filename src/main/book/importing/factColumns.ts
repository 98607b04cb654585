/**
 * The columns an import may fill, per entity, as data: property of shared/domain/facts.ts -> column of the table and what it
 * may hold. A row of values is an array in this order; `undefined` means "the row says nothing", null means blank.
 * Column 0 is the fact this one hangs on (account, or contract of a forecast); an account hangs on nothing.
 */
import {
  ACCOUNT_STATUSES,
  CALLERS,
  CHANNELS,
  CHURN_CLASSES,
  EVIDENCE_LEVELS,
  FITS,
  FORECAST_CATEGORIES,
  MILESTONE_STATUSES,
  OUTCOMES,
  OWNER_SIDES,
  PERSON_STATUSES,
  PRIORITIES,
  SUPPORT_SOURCES,
  SURVEY_KINDS,
} from '../../../shared/domain/facts.ts';
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';

export type Stored = string | number | null;
export type FactValues = (Stored | undefined)[];

export interface FactColumn {
  /** Property of shared/domain/facts.ts. */
  readonly property: string;
  readonly column: string;
  readonly kind:
    | 'reference'
    | 'text'
    | 'day'
    | 'integer'
    | 'real'
    | 'boolean'
    | 'currency'
    | 'enum'
    | 'roles'
    | 'people';
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
  /** Stored where the row says nothing, for columns that may not be null. */
  readonly blank?: Stored;
  /** A fact without it cannot be stored. */
  readonly required?: boolean;
}

export interface FactTable {
  readonly entity: Entity;
  readonly columns: readonly FactColumn[];
  /** Property -> position. */
  readonly at: ReadonlyMap<string, number>;
  /** Columns of the SQL table, that is without the people of a touch, which live in touch_person. */
  readonly sqlColumns: readonly string[];
  /** Values of a row that says nothing, to be copied: an array of the right length takes less room than one that was grown. */
  readonly nothing: readonly undefined[];
}

type Options = Omit<FactColumn, 'property' | 'column' | 'kind'>;

function snake(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function column(kind: FactColumn['kind']): (property: string, options?: Options) => FactColumn {
  return (property, options = {}) => ({ property, column: snake(property), kind, ...options });
}

const reference = column('reference');
const text = column('text');
const day = column('day');
const integer = column('integer');
const real = column('real');
const oneOf = (property: string, values: readonly string[], options: Options = {}): FactColumn =>
  column('enum')(property, { values, ...options });
const ofAccount = reference('accountId', { required: true });

const COLUMNS: Readonly<Record<Entity, readonly FactColumn[]>> = {
  account: [
    text('name', { required: true }),
    text('externalId'),
    text('domain'),
    text('segment'),
    text('industry'),
    text('region'),
    text('lifecycleStage'),
    text('csm'),
    text('renewalOwner'),
    oneOf('fit', FITS),
    text('requiredOutcome'),
    text('appropriateExperience'),
    oneOf('status', ACCOUNT_STATUSES, { blank: 'active' }),
    day('savedDate'),
  ],
  contract: [
    ofAccount,
    text('externalId'),
    text('product'),
    day('startDate'),
    day('endDate'),
    integer('noticeDays', { min: 0 }),
    column('boolean')('autoRenew'),
    integer('arrMinor'),
    column('currency')('currency'),
    oneOf('outcome', OUTCOMES),
    day('outcomeDate'),
    integer('renewedArrMinor'),
    oneOf('churnClass', CHURN_CLASSES),
    text('churnReasonTheirs'),
    text('churnReasonOurs'),
  ],
  stakeholder: [
    ofAccount,
    text('name', { required: true }),
    text('title'),
    text('email'),
    column('roles')('roles', { blank: '[]' }),
    integer('power', { min: 1, max: 5 }),
    integer('support', { min: -2, max: 2 }),
    day('supportDate'),
    oneOf('supportSource', SUPPORT_SOURCES),
    reference('reportsToId'),
    text('relationshipOwner'),
    text('relationshipLevel'),
    oneOf('status', PERSON_STATUSES, { blank: 'active' }),
    day('leftDate'),
    reference('successorId'),
    text('notes'),
  ],
  milestone: [
    ofAccount,
    text('title', { required: true }),
    text('outcome'),
    oneOf('ownerSide', OWNER_SIDES),
    integer('importance', { min: 1, max: 3 }),
    day('baselineDate'),
    day('dueDate'),
    day('achievedDate'),
    oneOf('status', MILESTONE_STATUSES),
    oneOf('evidenceLevel', EVIDENCE_LEVELS),
    text('evidenceMetric'),
    text('evidenceFrom'),
    text('evidenceTarget'),
    text('evidenceNow'),
    text('evidenceQuote'),
    text('evidenceWho'),
    day('evidenceDate'),
  ],
  pulse: [
    ofAccount,
    day('date'),
    text('csm'),
    integer('value', { min: 1, max: 5, required: true }),
    text('reason'),
    day('expiresDate'),
  ],
  touch: [
    ofAccount,
    day('date'),
    oneOf('channel', CHANNELS),
    text('purpose'),
    text('valueBrought'),
    text('serves'),
    column('people')('stakeholderIds'),
  ],
  survey: [
    ofAccount,
    reference('stakeholderId'),
    oneOf('kind', SURVEY_KINDS, { required: true }),
    day('askedDate'),
    day('answeredDate'),
    real('score'),
    text('comment'),
    day('followedUpDate'),
    text('actionTaken'),
  ],
  usage: [
    ofAccount,
    reference('stakeholderId'),
    text('feature'),
    day('periodStartDate'),
    integer('periodDays', { min: 1 }),
    real('activeUsers'),
    real('licensedUsers'),
    real('events'),
  ],
  ticket: [
    ofAccount,
    text('externalId'),
    day('openedDate'),
    day('closedDate'),
    oneOf('priority', PRIORITIES),
    text('kind'),
    real('satisfaction'),
  ],
  forecast: [
    reference('contractId', { required: true }),
    day('date'),
    oneOf('caller', CALLERS, { required: true }),
    oneOf('category', FORECAST_CATEGORIES, { required: true }),
    integer('amountMinor'),
  ],
};

function tableOf(entity: Entity): FactTable {
  const columns = COLUMNS[entity];
  return {
    entity,
    columns,
    at: new Map(columns.map((entry, index) => [entry.property, index])),
    sqlColumns: columns.filter((entry) => entry.kind !== 'people').map((entry) => entry.column),
    nothing: columns.map(() => undefined),
  };
}

export const FACT_TABLES: Readonly<Record<Entity, FactTable>> = Object.freeze(
  Object.fromEntries(ENTITIES.map((entity) => [entity, tableOf(entity)])) as Record<Entity, FactTable>,
);

/** Position of a property that the program itself names. @throws RangeError for a name that does not exist. */
export function columnAt(entity: Entity, property: string): number {
  const at = FACT_TABLES[entity].at.get(property);
  if (at === undefined) throw new RangeError(`${entity} has no ${property}`);
  return at;
}

/** Position of the people of a touch; -1 elsewhere. They are part of what a touch is, so no import changes them. */
export function peopleColumn(entity: Entity): number {
  return entity === 'touch' ? columnAt('touch', 'stakeholderIds') : -1;
}
