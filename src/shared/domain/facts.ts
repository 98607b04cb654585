/**
 * The facts of one book as plain data: what every rule of the domain reads and nothing else.
 *
 * Conventions: `…Date` is an ISO day ("2026-03-31", no time zone) or null when the book does not say; `…Minor` is an
 * integer in minor units of the ISO 4217 `currency` beside it; ids are strings that are stable inside one book;
 * null means "not on file" (blank), never "zero". Source: domain page, section "Facts".
 */

/** ISO day without time zone, e.g. "2026-03-31". */
export type IsoDay = string;
/** ISO 4217 code in capitals, e.g. "USD". */
export type Currency = string;

export const ROLES = [
  'decision maker',
  'economic buyer',
  'executive sponsor',
  'champion',
  'influencer',
  'user lead',
  'end user',
  'procurement',
  'blocker',
] as const;
export type Role = (typeof ROLES)[number];

export const FITS = ['good', 'poor', 'unknown'] as const;
export type Fit = (typeof FITS)[number];
export const ACCOUNT_STATUSES = ['active', 'churned'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
export const OUTCOMES = ['pending', 'renewed', 'churned'] as const;
export type ContractOutcome = (typeof OUTCOMES)[number];
export const CHURN_CLASSES = [
  'bad fit foreseen',
  'bad fit unforeseen',
  'good fit foreseen',
  'good fit unforeseen',
] as const;
export type ChurnClass = (typeof CHURN_CLASSES)[number];
export const PERSON_STATUSES = ['active', 'left'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];
export const SUPPORT_SOURCES = ['said by them', 'read by us'] as const;
export type SupportSource = (typeof SUPPORT_SOURCES)[number];
export const OWNER_SIDES = ['customer', 'vendor'] as const;
export type OwnerSide = (typeof OWNER_SIDES)[number];
export const MILESTONE_STATUSES = ['planned', 'active', 'achieved', 'missed', 'dropped'] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];
export const EVIDENCE_LEVELS = ['claimed', 'measured', 'customer-stated', 'customer-signed'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];
export const CHANNELS = ['meeting', 'email', 'call', 'shared channel', 'QBR'] as const;
export type Channel = (typeof CHANNELS)[number];
export const SURVEY_KINDS = ['NPS', 'CSAT', 'CES'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const CALLERS = ['csm', 'rule', 'leader'] as const;
export type Caller = (typeof CALLERS)[number];
export const FORECAST_CATEGORIES = ['commit', 'likely', 'at risk', 'loss'] as const;
export type ForecastCategory = (typeof FORECAST_CATEGORIES)[number];

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly domain: string | null;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly region: string | null;
  readonly lifecycleStage: string | null;
  readonly csm: string | null;
  readonly renewalOwner: string | null;
  readonly fit: Fit | null;
  readonly requiredOutcome: string | null;
  readonly appropriateExperience: string | null;
  readonly status: AccountStatus;
  readonly savedDate: IsoDay | null;
}

export interface Contract {
  readonly id: string;
  readonly accountId: string;
  readonly externalId: string | null;
  readonly product: string | null;
  readonly startDate: IsoDay | null;
  readonly endDate: IsoDay | null;
  /** Whole calendar days; null is a gap and counts as 0. */
  readonly noticeDays: number | null;
  readonly autoRenew: boolean | null;
  readonly arrMinor: number | null;
  readonly currency: Currency | null;
  /** null: blank. "pending" recorded is treated as blank by the rules. */
  readonly outcome: ContractOutcome | null;
  readonly outcomeDate: IsoDay | null;
  readonly renewedArrMinor: number | null;
  readonly churnClass: ChurnClass | null;
  readonly churnReasonTheirs: string | null;
  readonly churnReasonOurs: string | null;
}

export interface Stakeholder {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly roles: readonly Role[];
  /** 1-5 or null. */
  readonly power: number | null;
  /** -2..+2 or null. */
  readonly support: number | null;
  readonly supportDate: IsoDay | null;
  readonly supportSource: SupportSource | null;
  readonly reportsToId: string | null;
  readonly relationshipOwner: string | null;
  readonly relationshipLevel: string | null;
  readonly status: PersonStatus;
  readonly leftDate: IsoDay | null;
  /** The person who follows this one. */
  readonly successorId: string | null;
  readonly notes: string | null;
}

export interface Milestone {
  readonly id: string;
  readonly accountId: string;
  readonly title: string;
  /** The customer outcome it serves, in words; null: unanchored. */
  readonly outcome: string | null;
  readonly ownerSide: OwnerSide | null;
  /** 1-3; null counts as 1. */
  readonly importance: number | null;
  readonly baselineDate: IsoDay | null;
  readonly dueDate: IsoDay | null;
  readonly achievedDate: IsoDay | null;
  readonly status: MilestoneStatus | null;
  readonly evidenceLevel: EvidenceLevel | null;
  readonly evidenceMetric: string | null;
  readonly evidenceFrom: string | null;
  readonly evidenceTarget: string | null;
  readonly evidenceNow: string | null;
  readonly evidenceQuote: string | null;
  readonly evidenceWho: string | null;
  readonly evidenceDate: IsoDay | null;
}

export interface Pulse {
  readonly id: string;
  readonly accountId: string;
  readonly date: IsoDay | null;
  readonly csm: string | null;
  /** 1-5. */
  readonly value: number;
  readonly reason: string | null;
  readonly expiresDate: IsoDay | null;
}

export interface Touch {
  readonly id: string;
  readonly accountId: string;
  readonly stakeholderIds: readonly string[];
  readonly date: IsoDay | null;
  readonly channel: Channel | null;
  readonly purpose: string | null;
  readonly valueBrought: string | null;
  readonly serves: string | null;
}

export interface Survey {
  readonly id: string;
  readonly accountId: string;
  readonly stakeholderId: string | null;
  readonly kind: SurveyKind;
  readonly askedDate: IsoDay | null;
  readonly answeredDate: IsoDay | null;
  readonly score: number | null;
  readonly comment: string | null;
  readonly followedUpDate: IsoDay | null;
  readonly actionTaken: string | null;
}

export interface Usage {
  readonly id: string;
  readonly accountId: string;
  readonly stakeholderId: string | null;
  readonly feature: string | null;
  readonly periodStartDate: IsoDay | null;
  /** Days the row covers; null counts as 30. */
  readonly periodDays: number | null;
  readonly activeUsers: number | null;
  readonly licensedUsers: number | null;
  readonly events: number | null;
}

export interface Ticket {
  readonly id: string;
  readonly accountId: string;
  readonly externalId: string | null;
  readonly openedDate: IsoDay | null;
  readonly closedDate: IsoDay | null;
  readonly priority: Priority | null;
  readonly kind: string | null;
  readonly satisfaction: number | null;
}

export interface Forecast {
  readonly id: string;
  readonly contractId: string;
  readonly date: IsoDay | null;
  readonly caller: Caller;
  readonly category: ForecastCategory;
  readonly amountMinor: number | null;
}

/** Everything the rules may read about one account. Lists are in no particular order. */
export interface AccountFacts {
  readonly account: Account;
  readonly contracts: readonly Contract[];
  readonly stakeholders: readonly Stakeholder[];
  readonly milestones: readonly Milestone[];
  readonly pulses: readonly Pulse[];
  readonly touches: readonly Touch[];
  readonly surveys: readonly Survey[];
  readonly usage: readonly Usage[];
  readonly tickets: readonly Ticket[];
  readonly forecasts: readonly Forecast[];
}
