/** Renewals: the heatmap, the list behind a cell, the forecast ledger, the movement between two dates; and retention. */
import { z } from 'zod';
import type { Caller, ChurnClass, Currency, ForecastCategory, IsoDay } from '../domain/facts.ts';
import type { Band, ExceptionName, MoneyByCurrency } from '../domain/results.ts';
import type { Standing } from '../domain/standing.ts';
import { currencyKeyInput, dayInput } from './inputs.ts';
import { method, type AnyMethods } from './method.ts';

export const HEATMAP_ROWS = ['segment', 'csm', 'region', 'account', 'driver'] as const;
export type HeatmapRows = (typeof HEATMAP_ROWS)[number];
export const HEATMAP_BY = ['decision', 'end'] as const;
export type HeatmapBy = (typeof HEATMAP_BY)[number];

/** Amounts are minor units of the row's currency; the four bands add up to `arrDueMinor`. */
export interface HeatmapCell {
  /** "2026-12", or "overdue" for what is still pending from months before the first column. */
  readonly month: string;
  readonly arrDueMinor: number;
  readonly redMinor: number;
  readonly yellowMinor: number;
  readonly greenMinor: number;
  readonly unprovenMinor: number;
  /** Contracts. */
  readonly count: number;
  /** The account with most ARR due in the cell; null when empty. */
  readonly biggest: { readonly accountId: string; readonly name: string; readonly arrMinor: number } | null;
  /** How much of the scores behind the cell is known and fresh; null when empty. */
  readonly standing: Standing | null;
}

export interface HeatmapRow {
  /** Value of the row field, "(none)" when blank. */
  readonly key: string;
  readonly currency: Currency;
  /** Only with rows: 'account'. */
  readonly accountId: string | null;
  readonly cells: readonly HeatmapCell[];
  readonly overdue: HeatmapCell;
}

export interface Heatmap {
  readonly asOf: IsoDay;
  readonly rowsBy: HeatmapRows;
  readonly by: HeatmapBy;
  /** Months "YYYY-MM". */
  readonly columns: readonly string[];
  readonly rows: readonly HeatmapRow[];
  /** One row per currency over all rows. */
  readonly totals: readonly HeatmapRow[];
  /** The definition box of the figures in the cells. */
  readonly definition: string;
}

export interface Call {
  readonly caller: Caller;
  readonly category: ForecastCategory;
  /** Null for the rule's call, which is made on the as-of day. */
  readonly date: IsoDay | null;
  readonly amountMinor: number | null;
}

/** One pending contract with everything the list behind a cell and the forecast show. */
export interface DueContract {
  readonly contractId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly segment: string | null;
  readonly region: string | null;
  readonly csm: string | null;
  readonly renewalOwner: string | null;
  readonly product: string | null;
  readonly startDate: IsoDay | null;
  /** End of the running turn. */
  readonly endDate: IsoDay;
  readonly decisionDate: IsoDay;
  readonly daysToDecision: number;
  readonly noticeDays: number | null;
  readonly autoRenew: boolean;
  /** Turns an auto-renewing contract has taken. */
  readonly turnsTaken: number;
  /** Whole months of one term (36: three years); null where no whole months fit. */
  readonly termMonths: number | null;
  /** Other pending contracts of the account by product: ending on the same day, and on another one. */
  readonly coTermed: readonly string[];
  readonly endingApart: readonly string[];
  readonly arrMinor: number;
  readonly currency: Currency;
  readonly band: Band;
  readonly displayScore: number | null;
  readonly coverage: number;
  /** 0-1 by the half-lives of the model; null when nothing is dated. */
  readonly freshness: number | null;
  readonly exceptions: readonly ExceptionName[];
  /** Main risk driver: the exception that caps lowest, else the weakest part. */
  readonly driver: string;
  readonly csmCall: Call | null;
  readonly leaderCall: Call | null;
  readonly ruleCall: Call;
  /** Every dated call of CSM and leader by the as-of day, newest first. */
  readonly calls: readonly Call[];
  /** Currency of the contract itself, in which the amounts of calls are; `currency` may be the base currency. */
  readonly callCurrency: Currency;
  /** Rule calls of unproven accounts are likely, but marked. */
  readonly ruleMarked: boolean;
  /** Chance of renewal behind the rule call, 0-1. */
  readonly ruleChance: number;
}

export interface CategoryAmount {
  readonly category: ForecastCategory | 'no call';
  readonly arrMinor: number;
  readonly count: number;
}

export interface ForecastTotal {
  readonly currency: Currency;
  readonly arrDueMinor: number;
  readonly redMinor: number;
  readonly yellowMinor: number;
  readonly greenMinor: number;
  readonly unprovenMinor: number;
  /** sum(ARR x (1 - chance)) of the rule calls, rounded once. Never called ARR at risk. */
  readonly expectedLossMinor: number;
  readonly count: number;
  /** The account with most ARR due, and the one with most ARR at risk; null when there is none. */
  readonly biggest: Concentration | null;
  readonly biggestAtRisk: Concentration | null;
  readonly byCaller: Readonly<Record<Caller, readonly CategoryAmount[]>>;
  /** Of the accounts behind it. */
  readonly standing: Standing;
}

export interface ForecastLedger {
  readonly asOf: IsoDay;
  /** Null: from ever, so that overdue ones are in. */
  readonly from: IsoDay | null;
  readonly to: IsoDay;
  readonly by: HeatmapBy;
  /** Ordered by decision date, then ARR. Overdue ones first. */
  readonly contracts: readonly DueContract[];
  readonly totals: readonly ForecastTotal[];
  readonly definition: string;
}

export const MOVEMENT_STEPS = [
  'opening',
  'slipped in',
  'new risk',
  'repriced',
  'recovered',
  'slipped out',
  'booked',
  'lost',
  'closing',
] as const;
export type MovementStep = (typeof MOVEMENT_STEPS)[number];

export interface MovementContract {
  readonly contractId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly product: string | null;
  readonly deltaMinor: number;
  /** What happened, in words; for opening and closing why it is at risk. */
  readonly because: string;
}

/** The biggest account of a set of contracts and its share of them. */
export interface Concentration {
  readonly accountId: string;
  readonly name: string;
  readonly arrMinor: number;
  /** 0-1. */
  readonly share: number;
}

/** Steps add up: opening + the steps between = closing, exactly. */
export interface Movement {
  /** What the first day is. */
  readonly since: 'last review' | '90 days ago' | 'chosen day';
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Decision dates looked at; null: from ever, so that overdue ones are in. */
  readonly windowFrom: IsoDay | null;
  readonly windowTo: IsoDay;
  readonly byCurrency: readonly {
    readonly currency: Currency;
    readonly steps: readonly {
      readonly step: MovementStep;
      /** Signed; opening and closing are levels. */
      readonly amountMinor: number;
      /** They add up to the amount, largest first. */
      readonly contracts: readonly MovementContract[];
    }[];
  }[];
  readonly definition: string;
}

export const RETENTION_GROUPS = ['segment', 'csm', 'region', 'cohort'] as const;

/** Rates are fractions of 1; null without a base. */
export interface RetentionRates {
  readonly cohort: number;
  readonly arrStartMinor: number;
  readonly arrEndMinor: number;
  readonly grr: number | null;
  readonly nrr: number | null;
  readonly logo: number | null;
  readonly grossRenewalRate: number | null;
  readonly netRenewalRate: number | null;
  /** ARR of contracts that ended in the period, and what of it was renewed. */
  readonly dueMinor: number;
  readonly renewedMinor: number;
}

export interface RetentionRow {
  readonly key: string;
  readonly cohort: number;
  readonly grr: number | null;
  readonly nrr: number | null;
  readonly logo: number | null;
  readonly grossRenewalRate: number | null;
  readonly netRenewalRate: number | null;
  readonly byCurrency: Readonly<Record<Currency, RetentionRates>>;
}

export interface ChurnLedgerLine {
  readonly contractId: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly product: string | null;
  readonly date: IsoDay;
  readonly arrMinor: number;
  readonly currency: Currency;
  readonly churnClass: ChurnClass | null;
  readonly fit: string | null;
  readonly reasonTheirs: string | null;
  readonly reasonOurs: string | null;
  readonly inferred: boolean;
}

export interface RetentionFigures {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly asOf: IsoDay;
  readonly overall: RetentionRow;
  readonly groups: readonly RetentionRow[];
  readonly churn: {
    readonly lines: readonly ChurnLedgerLine[];
    /** ARR lost by class, "unclassed" among them. */
    readonly byClass: readonly {
      readonly churnClass: ChurnClass | 'unclassed';
      readonly amounts: MoneyByCurrency;
      readonly count: number;
    }[];
  };
  readonly definition: string;
}

export const renewalsMethods = {
  'renewals.heatmap': method<Heatmap>()(
    z.strictObject({
      asOf: dayInput.optional(),
      rows: z.enum(HEATMAP_ROWS).default('segment'),
      months: z.number().int().min(1).max(60).default(12),
      by: z.enum(HEATMAP_BY).default('decision'),
    }),
  ),
  /** The contracts behind one cell (month "YYYY-MM" or "overdue"), or behind a whole row without `month`. */
  'renewals.cell': method<{ readonly asOf: IsoDay; readonly contracts: readonly DueContract[] }>()(
    z.strictObject({
      asOf: dayInput.optional(),
      rows: z.enum(HEATMAP_ROWS),
      months: z.number().int().min(1).max(60).default(12),
      by: z.enum(HEATMAP_BY).default('decision'),
      key: z.string().max(2000).optional(),
      currency: currencyKeyInput.optional(),
      month: z.union([z.literal('overdue'), z.string().regex(/^\d{4}-\d{2}$/)]).optional(),
    }),
  ),
  /** Pending contracts due in the window (default: everything overdue and the next 12 months) with the three callers. */
  'renewals.forecast': method<ForecastLedger>()(
    z.strictObject({
      asOf: dayInput.optional(),
      from: dayInput.optional(),
      to: dayInput.optional(),
      by: z.enum(HEATMAP_BY).default('decision'),
    }),
  ),
  /** How ARR at risk in a window moved between two days. Default: from the last review (else 90 days ago) to today; everything overdue and due within 12 months. */
  'renewals.movement': method<Movement>()(
    z.strictObject({
      from: dayInput.optional(),
      to: dayInput.optional(),
      windowFrom: dayInput.optional(),
      windowTo: dayInput.optional(),
    }),
  ),
  'retention.figures': method<RetentionFigures>()(
    z.strictObject({
      from: dayInput,
      to: dayInput,
      asOf: dayInput.optional(),
      groupBy: z.enum(RETENTION_GROUPS).optional(),
    }),
  ),
} satisfies AnyMethods;
