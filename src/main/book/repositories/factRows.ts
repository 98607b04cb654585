/**
 * Rows of the fact tables -> facts of the domain, by column position. Values were checked by the CHECKs of the STRICT
 * tables when they were written, so narrowing here is a statement of fact, not a hope.
 */
import type {
  Account,
  Contract,
  Forecast,
  Milestone,
  Pulse,
  Role,
  Stakeholder,
  Survey,
  Ticket,
  Touch,
  Usage,
} from '../../../shared/domain/facts.ts';

export type RawRow = readonly unknown[];

/** Left out (NULL) where nothing asks for it. */
const idOf = (value: unknown): string => (value === null ? '' : String(value));
const idOrNull = (value: unknown): string | null => (value === null ? null : String(value));

const NO_ROLES: readonly Role[] = [];
/** Role lists repeat thousands of times: each distinct text is parsed once. */
const knownRoles = new Map<string, readonly Role[]>([['[]', NO_ROLES]]);
function rolesOf(value: unknown): readonly Role[] {
  const text = value as string;
  const known = knownRoles.get(text);
  if (known !== undefined) return known;
  const roles = JSON.parse(text) as readonly Role[];
  knownRoles.set(text, roles);
  return roles;
}

/** Columns in the order the mappers below read them. */
export const ALL_COLUMNS = {
  account:
    'id, name, external_id, domain, segment, industry, region, lifecycle_stage, csm, renewal_owner, fit, required_outcome, appropriate_experience, status, saved_date',
  contract:
    'id, account_id, external_id, product, start_date, end_date, notice_days, auto_renew, arr_minor, currency, outcome, outcome_date, renewed_arr_minor, churn_class, churn_reason_theirs, churn_reason_ours',
  stakeholder:
    'id, account_id, name, title, email, roles, power, support, support_date, support_source, reports_to_id, relationship_owner, relationship_level, status, left_date, successor_id, notes',
  milestone:
    'id, account_id, title, outcome, owner_side, importance, baseline_date, due_date, achieved_date, status, evidence_level, evidence_metric, evidence_from, evidence_target, evidence_now, evidence_quote, evidence_who, evidence_date',
  pulse: 'id, account_id, date, csm, value, reason, expires_date',
  touch: 'id, account_id, date, channel, purpose, value_brought, serves',
  survey:
    'id, account_id, stakeholder_id, kind, asked_date, answered_date, score, comment, followed_up_date, action_taken',
  usage:
    'id, account_id, stakeholder_id, feature, period_start_date, period_days, active_users, licensed_users, events',
  ticket: 'id, account_id, external_id, opened_date, closed_date, priority, kind, satisfaction',
  forecast: 'forecast.id, contract.account_id, contract_id, date, caller, category, amount_minor',
} as const;

/** The same with NULL (or '') for what no score rule reads: reading a text costs more than the rule it would serve. */
export const SCORING_COLUMNS = {
  account: 'id, name, external_id, NULL, segment, NULL, region, NULL, csm, NULL, NULL, NULL, NULL, status, saved_date',
  contract:
    'id, account_id, external_id, product, start_date, end_date, notice_days, auto_renew, arr_minor, currency, outcome, outcome_date, renewed_arr_minor, NULL, NULL, NULL',
  stakeholder:
    "id, account_id, '', NULL, NULL, roles, power, support, support_date, NULL, NULL, NULL, NULL, status, left_date, NULL, NULL",
  milestone:
    "NULL, account_id, '', NULL, owner_side, importance, NULL, due_date, achieved_date, status, evidence_level, NULL, NULL, NULL, NULL, NULL, NULL, evidence_date",
  pulse: 'NULL, account_id, date, NULL, value, NULL, expires_date',
  survey: 'id, account_id, stakeholder_id, kind, asked_date, answered_date, score, NULL, NULL, NULL',
  usage:
    'NULL, account_id, stakeholder_id, feature, period_start_date, period_days, active_users, licensed_users, events',
  ticket: 'NULL, account_id, NULL, opened_date, closed_date, priority, NULL, NULL',
} as const;

export function accountOf(row: RawRow): Account {
  return {
    id: idOf(row[0]),
    name: row[1] as Account['name'],
    externalId: row[2] as Account['externalId'],
    domain: row[3] as Account['domain'],
    segment: row[4] as Account['segment'],
    industry: row[5] as Account['industry'],
    region: row[6] as Account['region'],
    lifecycleStage: row[7] as Account['lifecycleStage'],
    csm: row[8] as Account['csm'],
    renewalOwner: row[9] as Account['renewalOwner'],
    fit: row[10] as Account['fit'],
    requiredOutcome: row[11] as Account['requiredOutcome'],
    appropriateExperience: row[12] as Account['appropriateExperience'],
    status: row[13] as Account['status'],
    savedDate: row[14] as Account['savedDate'],
  };
}

export function contractOf(row: RawRow, accountId: string): Contract {
  return {
    id: idOf(row[0]),
    accountId,
    externalId: row[2] as Contract['externalId'],
    product: row[3] as Contract['product'],
    startDate: row[4] as Contract['startDate'],
    endDate: row[5] as Contract['endDate'],
    noticeDays: row[6] as Contract['noticeDays'],
    autoRenew: row[7] === null ? null : row[7] === 1,
    arrMinor: row[8] as Contract['arrMinor'],
    currency: row[9] as Contract['currency'],
    outcome: row[10] as Contract['outcome'],
    outcomeDate: row[11] as Contract['outcomeDate'],
    renewedArrMinor: row[12] as Contract['renewedArrMinor'],
    churnClass: row[13] as Contract['churnClass'],
    churnReasonTheirs: row[14] as Contract['churnReasonTheirs'],
    churnReasonOurs: row[15] as Contract['churnReasonOurs'],
  };
}

export function stakeholderOf(row: RawRow, accountId: string): Stakeholder {
  return {
    id: idOf(row[0]),
    accountId,
    name: row[2] as Stakeholder['name'],
    title: row[3] as Stakeholder['title'],
    email: row[4] as Stakeholder['email'],
    roles: rolesOf(row[5]),
    power: row[6] as Stakeholder['power'],
    support: row[7] as Stakeholder['support'],
    supportDate: row[8] as Stakeholder['supportDate'],
    supportSource: row[9] as Stakeholder['supportSource'],
    reportsToId: idOrNull(row[10]),
    relationshipOwner: row[11] as Stakeholder['relationshipOwner'],
    relationshipLevel: row[12] as Stakeholder['relationshipLevel'],
    status: row[13] as Stakeholder['status'],
    leftDate: row[14] as Stakeholder['leftDate'],
    successorId: idOrNull(row[15]),
    notes: row[16] as Stakeholder['notes'],
  };
}

export function milestoneOf(row: RawRow, accountId: string): Milestone {
  return {
    id: idOf(row[0]),
    accountId,
    title: row[2] as Milestone['title'],
    outcome: row[3] as Milestone['outcome'],
    ownerSide: row[4] as Milestone['ownerSide'],
    importance: row[5] as Milestone['importance'],
    baselineDate: row[6] as Milestone['baselineDate'],
    dueDate: row[7] as Milestone['dueDate'],
    achievedDate: row[8] as Milestone['achievedDate'],
    status: row[9] as Milestone['status'],
    evidenceLevel: row[10] as Milestone['evidenceLevel'],
    evidenceMetric: row[11] as Milestone['evidenceMetric'],
    evidenceFrom: row[12] as Milestone['evidenceFrom'],
    evidenceTarget: row[13] as Milestone['evidenceTarget'],
    evidenceNow: row[14] as Milestone['evidenceNow'],
    evidenceQuote: row[15] as Milestone['evidenceQuote'],
    evidenceWho: row[16] as Milestone['evidenceWho'],
    evidenceDate: row[17] as Milestone['evidenceDate'],
  };
}

export function pulseOf(row: RawRow, accountId: string): Pulse {
  return {
    id: idOf(row[0]),
    accountId,
    date: row[2] as Pulse['date'],
    csm: row[3] as Pulse['csm'],
    value: row[4] as Pulse['value'],
    reason: row[5] as Pulse['reason'],
    expiresDate: row[6] as Pulse['expiresDate'],
  };
}

export function touchOf(row: RawRow, accountId: string, stakeholderIds: readonly string[]): Touch {
  return {
    id: idOf(row[0]),
    accountId,
    stakeholderIds,
    date: row[2] as Touch['date'],
    channel: row[3] as Touch['channel'],
    purpose: row[4] as Touch['purpose'],
    valueBrought: row[5] as Touch['valueBrought'],
    serves: row[6] as Touch['serves'],
  };
}

export function surveyOf(row: RawRow, accountId: string): Survey {
  return {
    id: idOf(row[0]),
    accountId,
    stakeholderId: idOrNull(row[2]),
    kind: row[3] as Survey['kind'],
    askedDate: row[4] as Survey['askedDate'],
    answeredDate: row[5] as Survey['answeredDate'],
    score: row[6] as Survey['score'],
    comment: row[7] as Survey['comment'],
    followedUpDate: row[8] as Survey['followedUpDate'],
    actionTaken: row[9] as Survey['actionTaken'],
  };
}

export function usageOf(row: RawRow, accountId: string): Usage {
  return {
    id: idOf(row[0]),
    accountId,
    stakeholderId: idOrNull(row[2]),
    feature: row[3] as Usage['feature'],
    periodStartDate: row[4] as Usage['periodStartDate'],
    periodDays: row[5] as Usage['periodDays'],
    activeUsers: row[6] as Usage['activeUsers'],
    licensedUsers: row[7] as Usage['licensedUsers'],
    events: row[8] as Usage['events'],
  };
}

export function ticketOf(row: RawRow, accountId: string): Ticket {
  return {
    id: idOf(row[0]),
    accountId,
    externalId: row[2] as Ticket['externalId'],
    openedDate: row[3] as Ticket['openedDate'],
    closedDate: row[4] as Ticket['closedDate'],
    priority: row[5] as Ticket['priority'],
    kind: row[6] as Ticket['kind'],
    satisfaction: row[7] as Ticket['satisfaction'],
  };
}

export function forecastOf(row: RawRow): Forecast {
  return {
    id: idOf(row[0]),
    contractId: String(row[2]),
    date: row[3] as Forecast['date'],
    caller: row[4] as Forecast['caller'],
    category: row[5] as Forecast['category'],
    amountMinor: row[6] as Forecast['amountMinor'],
  };
}
