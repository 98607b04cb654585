/** Builders of facts for the domain tests: everything blank unless said. */
import type {
  Account,
  AccountFacts,
  Contract,
  Forecast,
  Milestone,
  Pulse,
  Stakeholder,
  Survey,
  Ticket,
  Touch,
  Usage,
} from '../../../src/shared/domain/facts.ts';

let next = 0;
function id(prefix: string): string {
  next += 1;
  return `${prefix}${next}`;
}

export function account(over: Partial<Account> = {}): Account {
  return {
    id: id('a'),
    name: 'Larkspur Mills',
    externalId: null,
    domain: null,
    segment: null,
    industry: null,
    region: null,
    lifecycleStage: null,
    csm: null,
    renewalOwner: null,
    fit: null,
    requiredOutcome: null,
    appropriateExperience: null,
    status: 'active',
    savedDate: null,
    ...over,
  };
}

export function contract(over: Partial<Contract> = {}): Contract {
  return {
    id: id('c'),
    accountId: 'a',
    externalId: null,
    product: 'Core',
    startDate: '2025-01-01',
    endDate: '2026-01-01',
    noticeDays: 0,
    autoRenew: false,
    arrMinor: 100_00,
    currency: 'USD',
    outcome: null,
    outcomeDate: null,
    renewedArrMinor: null,
    churnClass: null,
    churnReasonTheirs: null,
    churnReasonOurs: null,
    ...over,
  };
}

export function person(over: Partial<Stakeholder> = {}): Stakeholder {
  return {
    id: id('p'),
    accountId: 'a',
    name: 'Ana Ruiz',
    title: null,
    email: null,
    roles: [],
    power: null,
    support: null,
    supportDate: null,
    supportSource: null,
    reportsToId: null,
    relationshipOwner: null,
    relationshipLevel: null,
    status: 'active',
    leftDate: null,
    successorId: null,
    notes: null,
    ...over,
  };
}

export function milestone(over: Partial<Milestone> = {}): Milestone {
  return {
    id: id('m'),
    accountId: 'a',
    title: 'First orders live',
    outcome: null,
    ownerSide: 'customer',
    importance: null,
    baselineDate: null,
    dueDate: null,
    achievedDate: null,
    status: null,
    evidenceLevel: null,
    evidenceMetric: null,
    evidenceFrom: null,
    evidenceTarget: null,
    evidenceNow: null,
    evidenceQuote: null,
    evidenceWho: null,
    evidenceDate: null,
    ...over,
  };
}

export function pulse(over: Partial<Pulse> = {}): Pulse {
  return {
    id: id('u'),
    accountId: 'a',
    date: '2026-06-01',
    csm: 'Kim Oduya',
    value: 3,
    reason: 'as expected',
    expiresDate: null,
    ...over,
  };
}

export function touch(stakeholderIds: readonly string[], date: string | null, over: Partial<Touch> = {}): Touch {
  return {
    id: id('t'),
    accountId: 'a',
    stakeholderIds,
    date,
    channel: null,
    purpose: null,
    valueBrought: null,
    serves: null,
    ...over,
  };
}

export function survey(over: Partial<Survey> = {}): Survey {
  return {
    id: id('s'),
    accountId: 'a',
    stakeholderId: null,
    kind: 'NPS',
    askedDate: null,
    answeredDate: null,
    score: null,
    comment: null,
    followedUpDate: null,
    actionTaken: null,
    ...over,
  };
}

export function usage(over: Partial<Usage> = {}): Usage {
  return {
    id: id('x'),
    accountId: 'a',
    stakeholderId: null,
    feature: null,
    periodStartDate: '2026-06-01',
    periodDays: 30,
    activeUsers: null,
    licensedUsers: null,
    events: null,
    ...over,
  };
}

export function ticket(over: Partial<Ticket> = {}): Ticket {
  return {
    id: id('k'),
    accountId: 'a',
    externalId: null,
    openedDate: '2026-06-01',
    closedDate: null,
    priority: null,
    kind: null,
    satisfaction: null,
    ...over,
  };
}

export function forecast(contractId: string, over: Partial<Forecast> = {}): Forecast {
  return { id: id('f'), contractId, date: '2026-06-01', caller: 'csm', category: 'commit', amountMinor: null, ...over };
}

export function facts(over: Partial<AccountFacts> = {}): AccountFacts {
  return {
    account: account(),
    contracts: [],
    stakeholders: [],
    milestones: [],
    pulses: [],
    touches: [],
    surveys: [],
    usage: [],
    tickets: [],
    forecasts: [],
    ...over,
  };
}
