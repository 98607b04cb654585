/** Random accounts for property tests: dates around 2026, everything may be blank, people and products are shared. */
import fc from 'fast-check';
import { dayNumber, isoDay } from '../../../src/shared/domain/days.ts';
import {
  type AccountFacts,
  CALLERS,
  type Contract,
  EVIDENCE_LEVELS,
  FORECAST_CATEGORIES,
  type IsoDay,
  MILESTONE_STATUSES,
  OUTCOMES,
  PRIORITIES,
  ROLES,
} from '../../../src/shared/domain/facts.ts';

const first = dayNumber('2023-06-01');
const last = dayNumber('2027-12-31');
export const anyDay: fc.Arbitrary<IsoDay> = fc.integer({ min: first, max: last }).map(isoDay);
const maybeDay = fc.option(anyDay, { freq: 5 });
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 4 });
const text = fc.constantFrom('x', 'y');
const people = ['p1', 'p2', 'p3', 'p4'];

const rows = <T>(
  prefix: string,
  of: fc.Arbitrary<T>,
  maxLength: number,
): fc.Arbitrary<(T & { id: string; accountId: string })[]> =>
  fc
    .array(of, { maxLength })
    .map((list) => list.map((row, index) => ({ ...row, id: `${prefix}${index + 1}`, accountId: 'a1' })));

const contracts = rows(
  'c',
  fc.record({
    externalId: fc.constant(null),
    product: fc.constantFrom('Core', 'Core', 'Maps', null),
    startDate: maybeDay,
    endDate: maybeDay,
    noticeDays: maybe(fc.constantFrom(0, 30, 90)),
    autoRenew: maybe(fc.boolean()),
    arrMinor: maybe(fc.integer({ min: 0, max: 500_000_00 })),
    currency: fc.constantFrom('USD', 'USD', 'EUR', null),
    outcome: maybe(fc.constantFrom(...OUTCOMES)),
    outcomeDate: maybeDay,
    renewedArrMinor: maybe(fc.integer({ min: 0, max: 500_000_00 })),
    churnClass: fc.constant(null),
    churnReasonTheirs: fc.constant(null),
    churnReasonOurs: fc.constant(null),
  }),
  5,
);

const stakeholders = fc
  .array(
    fc.record({
      roles: fc.subarray([...ROLES], { maxLength: 3 }),
      power: maybe(fc.integer({ min: 1, max: 5 })),
      support: maybe(fc.integer({ min: -2, max: 2 })),
      supportDate: maybeDay,
      supportSource: fc.constant(null),
      reportsToId: maybe(fc.constantFrom(...people)),
      status: fc.constantFrom('active' as const, 'active' as const, 'left' as const),
      leftDate: fc.option(anyDay, { freq: 2 }),
      successorId: maybe(fc.constantFrom(...people)),
    }),
    { maxLength: 4 },
  )
  .map((list) =>
    list.map((row, index) => ({
      ...row,
      id: people[index] ?? 'p',
      accountId: 'a1',
      name: `Person ${index + 1}`,
      title: null,
      email: null,
      relationshipOwner: null,
      relationshipLevel: null,
      notes: null,
    })),
  );

const milestones = rows(
  'm',
  fc.record({
    title: text,
    outcome: maybe(text),
    ownerSide: fc.constantFrom('customer' as const, 'customer' as const, 'vendor' as const, null),
    importance: maybe(fc.integer({ min: 1, max: 3 })),
    baselineDate: maybeDay,
    dueDate: maybeDay,
    achievedDate: fc.option(anyDay, { freq: 2 }),
    status: maybe(fc.constantFrom(...MILESTONE_STATUSES)),
    evidenceLevel: maybe(fc.constantFrom(...EVIDENCE_LEVELS)),
    evidenceMetric: fc.constant(null),
    evidenceFrom: fc.constant(null),
    evidenceTarget: fc.constant(null),
    evidenceNow: fc.constant(null),
    evidenceQuote: maybe(text),
    evidenceWho: maybe(text),
    evidenceDate: maybeDay,
  }),
  5,
);

const touches = rows(
  't',
  fc.record({
    stakeholderIds: fc.subarray(people, { maxLength: 2 }),
    date: maybeDay,
    channel: fc.constant(null),
    purpose: fc.constant(null),
    valueBrought: fc.constant(null),
    serves: fc.constant(null),
  }),
  6,
);

const usage = rows(
  'u',
  fc.record({
    stakeholderId: fc.option(fc.constantFrom(...people), { freq: 1 }),
    feature: maybe(text),
    periodStartDate: maybeDay,
    periodDays: maybe(fc.constantFrom(7, 28, 30, 31)),
    activeUsers: maybe(fc.integer({ min: 0, max: 120 })),
    licensedUsers: maybe(fc.integer({ min: 0, max: 100 })),
    events: maybe(fc.integer({ min: 0, max: 9 })),
  }),
  8,
);

/** Facts of one account, anything in any order. */
export const anyFacts: fc.Arbitrary<AccountFacts> = fc.record({
  account: fc.record({
    id: fc.constant('a1'),
    name: fc.constantFrom('Larkspur Mills', 'Quince & Daughters'),
    externalId: fc.constant(null),
    domain: fc.constant(null),
    segment: fc.constantFrom('SMB', 'Enterprise', null),
    industry: fc.constant(null),
    region: fc.constant(null),
    lifecycleStage: fc.constant(null),
    csm: fc.constantFrom('Kim Oduya', null),
    renewalOwner: fc.constant(null),
    fit: fc.constant(null),
    requiredOutcome: maybe(text),
    appropriateExperience: maybe(text),
    status: fc.constantFrom('active' as const, 'active' as const, 'churned' as const),
    savedDate: fc.option(anyDay, { freq: 1 }),
  }),
  contracts,
  stakeholders,
  milestones,
  pulses: rows(
    'pu',
    fc.record({
      date: maybeDay,
      csm: fc.constant(null),
      value: fc.integer({ min: 1, max: 5 }),
      reason: maybe(text),
      expiresDate: fc.option(anyDay, { freq: 1 }),
    }),
    4,
  ),
  touches,
  surveys: rows(
    's',
    fc.record({
      stakeholderId: maybe(fc.constantFrom(...people)),
      kind: fc.constantFrom('NPS' as const, 'CSAT' as const),
      askedDate: maybeDay,
      answeredDate: maybeDay,
      score: maybe(fc.integer({ min: 0, max: 10 })),
      comment: maybe(text),
      followedUpDate: maybeDay,
      actionTaken: fc.constant(null),
    }),
    8,
  ),
  usage,
  tickets: rows(
    'k',
    fc.record({
      externalId: fc.constant(null),
      openedDate: maybeDay,
      closedDate: maybeDay,
      priority: maybe(fc.constantFrom(...PRIORITIES)),
      kind: fc.constant(null),
      satisfaction: fc.constant(null),
    }),
    5,
  ),
  forecasts: rows(
    'f',
    fc.record({
      contractId: fc.constantFrom('c1', 'c2'),
      date: maybeDay,
      caller: fc.constantFrom(...CALLERS),
      category: fc.constantFrom(...FORECAST_CATEGORIES),
      amountMinor: fc.constant(null),
    }),
    5,
  ),
});

/** The same facts with everything dated after a day taken out: what the book would hold on that day. */
export function withoutFuture(facts: AccountFacts, asOf: IsoDay): AccountFacts {
  const by = (date: string | null): boolean => date === null || date <= asOf;
  const cut = <K extends string>(row: Readonly<Record<K, string | null>>, key: K) => (by(row[key]) ? row[key] : null);
  return {
    ...facts,
    account: { ...facts.account, savedDate: cut(facts.account, 'savedDate') },
    contracts: facts.contracts.flatMap((row) => (by(row.startDate) ? [outcomeBy(row, asOf)] : [])),
    stakeholders: facts.stakeholders.map((row) => ({
      ...row,
      ...(by(row.supportDate) ? {} : { support: null, supportDate: null }),
      ...(by(row.leftDate) ? {} : { status: 'active' as const, leftDate: null }),
    })),
    milestones: facts.milestones.map((row) => ({
      ...row,
      ...(by(row.evidenceDate) ? {} : { evidenceDate: null, evidenceLevel: null }),
      // An achievement still to come takes the status with it: without its date it would read as achieved on the due date.
      ...(by(row.achievedDate) ? {} : { achievedDate: null, status: row.status === 'achieved' ? null : row.status }),
    })),
    pulses: facts.pulses.filter(({ date }) => by(date)),
    touches: facts.touches.filter(({ date }) => by(date)),
    surveys: facts.surveys.filter(({ answeredDate }) => by(answeredDate)),
    usage: facts.usage.filter(({ periodStartDate, periodDays }) => {
      return periodStartDate === null || dayNumber(periodStartDate) + (periodDays ?? 30) - 1 <= dayNumber(asOf);
    }),
    tickets: facts.tickets.flatMap((row) =>
      by(row.openedDate) ? [{ ...row, closedDate: cut(row, 'closedDate') }] : [],
    ),
    forecasts: facts.forecasts.filter(({ date }) => by(date)),
  };
}

function outcomeBy(row: Contract, asOf: IsoDay): Contract {
  const isFuture = row.outcomeDate !== null && row.outcomeDate > asOf;
  return isFuture ? { ...row, outcome: null, outcomeDate: null, renewedArrMinor: null } : row;
}
