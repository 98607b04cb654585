/** The portfolio: one row per account, the figures on top, the lists of exceptions, saved views, export of any table. */
import { z } from 'zod';
import type { AccountStatus, Currency, Fit, IsoDay, Role } from '../domain/facts.ts';
import type { Band, ExceptionName, MoneyByCurrency } from '../domain/results.ts';
import type { Delivery } from './app.ts';
import { asOfInput, dayInput } from './inputs.ts';
import { method, type AnyMethods } from './method.ts';

export interface PortfolioRow {
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
  /** As written in the book; `churned` is the rule's answer as of the day. */
  readonly status: AccountStatus;
  readonly churned: boolean;
  /** Active ARR; null when several currencies are active, 0 without an active contract. */
  readonly arrMinor: number | null;
  readonly currency: Currency | null;
  readonly arrByCurrency: MoneyByCurrency;
  /** Active ARR in the base currency of the settings by the book's own rates; null without a base or a missing rate. */
  readonly arrBaseMinor: number | null;
  readonly decisionDate: IsoDay | null;
  /** Negative when the decision date has passed. */
  readonly daysToDecision: number | null;
  readonly contractEndDate: IsoDay | null;
  /** Unrounded 0-100. */
  readonly score: number | null;
  /** Whole number for display; never rounded up over a threshold it has not reached. */
  readonly displayScore: number | null;
  /** 0-1. */
  readonly coverage: number;
  readonly band: Band;
  readonly bandFromScore: Band;
  readonly outcomes: number | null;
  readonly sentiment: number | null;
  readonly relationships: number | null;
  readonly adoption: number | null;
  readonly friction: number | null;
  readonly exceptions: readonly ExceptionName[];
  readonly watermelon: boolean;
  readonly disagreement: boolean;
  /** Days since the newest fact any part used; null when no fact is dated. */
  readonly freshnessDays: number | null;
  /** 0-1 by the half-lives of the model; null when nothing is dated. */
  readonly freshness: number | null;
  /** Latest pulse 1-5, expired or not, with its day. */
  readonly pulse: number | null;
  readonly pulseDate: IsoDay | null;
  /** Lowest known support (-2..+2) among active powerful people. */
  readonly lowestPowerfulVoice: number | null;
  readonly spread: number | null;
  readonly openTickets: number;
  readonly lastTouchDate: IsoDay | null;
  /** -100..100; null below five answers. */
  readonly nps: number | null;
  readonly npsAnswers: number;
  /** Unmapped columns of the sheets: header -> text. Usable as columns and filters. */
  readonly extra: Readonly<Record<string, string>>;
}

/** What an aggregate covers, e.g. "41 of 58 accounts, 83 % of ARR". */
export interface Coverage {
  readonly accounts: number;
  readonly ofAccounts: number;
  /** 0-1 in the figure's main currency; null when there is no ARR. */
  readonly arrShare: number | null;
  readonly sentence: string;
  /** Of the covered accounts: "coverage 96 %, freshness 71 %, 7 unproven"; null where no score stands behind the figure. */
  readonly standing: string | null;
}

export interface Amount {
  readonly currency: Currency;
  readonly arrMinor: number;
  /** Accounts (or contracts, where the definition says so) behind the amount. */
  readonly count: number;
}

export interface MoneyFigure {
  readonly label: string;
  /** The definition box. */
  readonly definition: string;
  /** Largest first; one entry in the base currency when the settings convert. */
  readonly amounts: readonly Amount[];
  readonly count: number;
  readonly coverage: Coverage;
}

export interface QuarterDue {
  /** e.g. "FY27 Q1" by the fiscal year of the settings. */
  readonly label: string;
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly amounts: readonly Amount[];
}

export interface RateFigure {
  readonly label: string;
  readonly definition: string;
  /** Fraction of 1; null without a base or with several currencies and no rates. */
  readonly value: number | null;
  readonly byCurrency: Readonly<Record<Currency, number | null>>;
  readonly coverage: Coverage;
}

export interface PortfolioFigures {
  readonly arr: MoneyFigure;
  readonly due: {
    readonly label: string;
    readonly definition: string;
    readonly quarters: readonly QuarterDue[];
    readonly coverage: Coverage;
  };
  /** ARR of due contracts whose account is red, never shown without the other bands. */
  readonly atRisk: MoneyFigure & {
    readonly beside: {
      readonly yellow: readonly Amount[];
      readonly green: readonly Amount[];
      readonly unproven: readonly Amount[];
    };
  };
  readonly unproven: MoneyFigure;
  readonly watermelons: MoneyFigure;
  readonly grr: RateFigure;
  readonly nrr: RateFigure;
}

export interface PortfolioList {
  readonly asOf: IsoDay;
  readonly modelVersion: number;
  readonly rows: readonly PortfolioRow[];
  readonly figures: PortfolioFigures;
  /** Headers of extra columns that occur in any row, by name. */
  readonly extraColumns: readonly string[];
}

export interface ListedAccount {
  readonly accountId: string;
  readonly name: string;
  readonly csm: string | null;
  readonly arrByCurrency: MoneyByCurrency;
  readonly decisionDate: IsoDay | null;
  readonly daysToDecision: number | null;
  readonly displayScore: number | null;
  readonly coverage: number;
  readonly freshness: number | null;
  readonly band: Band;
  /** Why it stands in this list. */
  readonly because: string;
  /** Only in the list of disagreements: a settled one names its decision. */
  readonly settled: string | null;
  /** The band of an override in force. It stands beside the computed band and replaces it nowhere. */
  readonly overrideBand: Band | null;
}

export interface ExceptionList {
  readonly key: 'watermelon' | 'disagreement' | ExceptionName | 'usage never lifts';
  readonly label: string;
  /** The rule in one sentence. */
  readonly rule: string;
  readonly amounts: readonly Amount[];
  /** Of all accounts that are not churned. */
  readonly coverage: Coverage;
  readonly accounts: readonly ListedAccount[];
}

export interface ExceptionLists {
  readonly asOf: IsoDay;
  readonly lists: readonly ExceptionList[];
  /** Accounts that stand in any of the lists. */
  readonly coverage: Coverage;
  readonly definition: string;
}

export interface NpsShown {
  readonly answered: number;
  readonly promoters: number;
  readonly detractors: number;
  /** -100 to 100 with its interval; null below five answers. */
  readonly nps: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** NPS over the portfolio: three named ways of rolling it up, none of them "the" NPS, and what belongs beside them. */
export interface PortfolioNps {
  readonly asOf: IsoDay;
  readonly rollUps: readonly (NpsShown & { readonly name: string; readonly means: string })[];
  /** People asked in the last 365 days; asks without a person count each. */
  readonly asked: number;
  readonly answered: number;
  /** Accounts with an answer. */
  readonly coverage: Coverage;
  /** By role: accounts where an active person holds it, and those of them where nobody holding it answered. Most silent first. */
  readonly roles: readonly { readonly role: Role; readonly accounts: number; readonly silent: number }[];
  /** Answers that carry a reason, lowest score first; at most 50, `moreReasons` counts the rest. */
  readonly reasons: readonly {
    readonly accountId: string;
    readonly account: string;
    readonly person: string | null;
    readonly score: number;
    readonly comment: string;
    readonly followedUp: boolean;
    readonly actionTaken: string | null;
  }[];
  readonly moreReasons: number;
  readonly followedUp: number;
  readonly actedOn: number;
  readonly definition: string;
}

/** A saved view: what the table showed, under a name. `state` belongs to the screen. */
export interface SavedView {
  readonly name: string;
  readonly state: Readonly<Record<string, unknown>>;
}

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Of one exported table. */
const MOST_ROWS = 200_000;

export const EXPORT_COLUMN_TYPES = ['text', 'number', 'money', 'percent', 'date'] as const;
export type ExportColumnType = (typeof EXPORT_COLUMN_TYPES)[number];

export const portfolioMethods = {
  'portfolio.list': method<PortfolioList>()(asOfInput),
  /** Watermelons, disagreements, every exception and "usage never lifts" with accounts and ARR; churned accounts left out. */
  'portfolio.exceptions': method<ExceptionLists>()(asOfInput),
  /** NPS rolled up in three named ways, with who was asked, who is silent, why, and who was answered. */
  'portfolio.nps': method<PortfolioNps>()(asOfInput),
  'portfolio.views': method<readonly SavedView[]>()(z.strictObject({})),
  /** Saves under the name, replacing a view of that name. */
  'portfolio.saveView': method<readonly SavedView[]>()(
    z.strictObject({ name: z.string().trim().min(1).max(80), state: z.record(z.string(), z.unknown()) }),
  ),
  'portfolio.removeView': method<readonly SavedView[]>()(z.strictObject({ name: z.string().min(1).max(80) })),
  /**
   * Any table as CSV or XLSX. Money cells are integer minor units and are written with their decimals (`currencyColumn` names
   * the column index that holds the code); text never becomes a live formula. `plainText` leaves out the guarding quote in CSV.
   */
  'export.table': method<Delivery>()(
    z.strictObject({
      exportId: z.uuid().optional(),
      name: z.string().trim().min(1).max(120),
      format: z.enum(['csv', 'xlsx']),
      plainText: z.boolean().default(false),
      columns: z
        .array(
          z.strictObject({
            label: z.string().max(500),
            type: z.enum(EXPORT_COLUMN_TYPES),
            currencyColumn: z.number().int().nonnegative().optional(),
          }),
        )
        .min(1)
        .max(500),
      rows: z.array(z.array(cell)).max(MOST_ROWS),
    }),
  ),
  /**
   * Rows of a table that is too large for one call, part by part and in order; `export.table` with the same id writes them
   * before its own. One table is gathered at a time: the first part of another lets go of it.
   */
  'export.rows': method<null>()(z.strictObject({ exportId: z.uuid(), rows: z.array(z.array(cell)).max(MOST_ROWS) })),
  /** The whole portfolio with every column (extra ones too), for round trips: exporting and importing again changes nothing. */
  'portfolio.export': method<Delivery>()(
    z.strictObject({ asOf: dayInput.optional(), format: z.enum(['csv', 'xlsx']) }),
  ),
} satisfies AnyMethods;
