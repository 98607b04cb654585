/**
 * What the rules answer, as plain data (JSON-safe): one vocabulary for screens, briefs, command line and backtest.
 * Source: domain page, sections "Health", "Exceptions", "Renewal figures" and their fine print.
 */
import type { Currency, IsoDay } from './facts.ts';

export const PARTS = ['outcomes', 'sentiment', 'relationships', 'adoption', 'friction'] as const;
export type PartName = (typeof PARTS)[number];

/** Bands an account can stand in, worst first among the scored; "unproven" is its own state, not a colour between. */
export const BANDS = ['red', 'yellow', 'green', 'unproven'] as const;
export type Band = (typeof BANDS)[number];
export type ScoredBand = Exclude<Band, 'unproven'>;

export const EXCEPTIONS = [
  'unverified',
  'unhappy power',
  'champion gone',
  'single thread',
  'past decision',
  'saved, not safe',
  'silent decider',
  'old alarm',
  'no decider on file',
] as const;
export type ExceptionName = (typeof EXCEPTIONS)[number];

export type FactTable =
  | 'account'
  | 'contract'
  | 'stakeholder'
  | 'milestone'
  | 'pulse'
  | 'touch'
  | 'survey'
  | 'usage'
  | 'ticket'
  | 'forecast';

/** Points at one fact of the book, so that a figure can be traced to the cell it came from. */
export interface FactRef {
  readonly table: FactTable;
  readonly id: string;
}

/** One line of a part's arithmetic, in words and figures. */
export interface Term {
  /** e.g. "Onboarding live (achieved 2026-03-02, customer-stated, 9 days late)". */
  readonly label: string;
  /** What the line contributes, in points 0-100 or as a deduction; null where the line only explains. */
  readonly points: number | null;
  /** Weight of the line inside its part (importance of a milestone); null where it has none. */
  readonly weight: number | null;
  readonly facts: readonly FactRef[];
}

/** NPS is no part of its own in the score's table: it joins the sum only where the team gave it a weight. */
export type ScoredPartName = PartName | 'nps';

export interface PartResult {
  readonly part: ScoredPartName;
  /** Weight in the model (not normalised). */
  readonly weight: number;
  /** 0-100 unrounded; null when unknown. */
  readonly value: number | null;
  /** One sentence: why this value, or why unknown. */
  readonly why: string;
  readonly terms: readonly Term[];
  /** Day of the newest fact used; null when none is dated. */
  readonly newestFactDate: IsoDay | null;
  /** Days from the newest fact used to the as-of day; null when none is dated. */
  readonly freshnessDays: number | null;
  /** 0-1 by the half-life of that fact's kind; null when none is dated. */
  readonly freshness: number | null;
}

export interface ExceptionHit {
  readonly name: ExceptionName;
  readonly cap: 'yellow' | 'red';
  /** One sentence naming the people, dates or milestones that made it fire. */
  readonly because: string;
  readonly facts: readonly FactRef[];
}

/** Sentiment against everything else, when they differ by two bands or by `disagree_points`. */
export interface Disagreement {
  readonly sentiment: number;
  readonly others: number;
  readonly because: string;
}

export interface MoneyByCurrency {
  readonly [currency: Currency]: number;
}

/** A contract whose outcome is open on the day: the running turn of an auto-renewing one. */
export interface PendingContract {
  readonly contractId: string;
  readonly product: string | null;
  /** 1 is the contract's own term; each auto-renewal counts on. */
  readonly turn: number;
  /** Null for a contract without an end: it is never due. */
  readonly decisionDate: IsoDay | null;
  readonly endDate: IsoDay | null;
  /** Decision date minus the day; negative once passed. */
  readonly daysLeft: number | null;
  readonly arrMinor: number;
  readonly currency: Currency | null;
}

/** The figures of one account as of one day: all that tables, heatmap, totals and backtest need, without a sentence. */
export interface AccountFigures {
  readonly accountId: string;
  readonly asOf: IsoDay;
  readonly modelVersion: number;
  /** 0-100 unrounded; null when unknown. */
  readonly values: Readonly<Record<PartName, number | null>>;
  /** NPS as a part, 0-100; null when unknown or without a weight. */
  readonly npsValue: number | null;
  /** Unrounded 0-100; null with no known part. */
  readonly score: number | null;
  /** 0-1. */
  readonly coverage: number;
  /** 0-1: how much the newest facts behind the known parts still tell, by their half-lives; null without a dated one. Changes no score. */
  readonly freshness: number | null;
  /** Score without adoption; null when no other part is known. */
  readonly scoreWithoutAdoption: number | null;
  /** Band from the score alone; "unproven" below the coverage floor. */
  readonly bandFromScore: Band;
  /** Whether leaving adoption out lowered the band ("usage never lifts"). */
  readonly usageNeverLiftsFired: boolean;
  /** Band after "usage never lifts" and the lowest cap. */
  readonly band: Band;
  readonly exceptions: readonly { readonly name: ExceptionName; readonly cap: 'yellow' | 'red' }[];
  readonly watermelon: boolean;
  readonly churned: boolean;
  /** Earliest decision date among pending contracts, passed ones too; null without one. */
  readonly decisionDate: IsoDay | null;
  readonly contractEndDate: IsoDay | null;
  /** ARR active on the day by currency; the single figure is 0 without any and null with several currencies. */
  readonly arrByCurrency: MoneyByCurrency;
  readonly arrMinor: number | null;
  readonly currency: Currency | null;
  readonly pending: readonly PendingContract[];
}

/** Everything computed about one account as of one day: its figures, and how they came about in words. */
export interface AccountHealth extends AccountFigures {
  readonly parts: Readonly<Record<PartName, PartResult>>;
  /** NPS as a part; null unless the model gives it a weight. */
  readonly npsPart: PartResult | null;
  /** The arithmetic in one line, e.g. "Score 62 = (30 x 41 + 20 x 93.5) / 50". */
  readonly arithmetic: string;
  /** Why the band is what it is: score, coverage, usage, caps. */
  readonly bandWhy: string;
  readonly exceptions: readonly ExceptionHit[];
  readonly disagreement: Disagreement | null;
  /** Highest minus lowest known support of the active people. */
  readonly spread: { readonly value: number | null; readonly known: number; readonly people: number };
  /** Gaps and contradictions of this account in words, e.g. "no touches on file". */
  readonly gaps: readonly Gap[];
}

/** Something the book does not know, or that cannot be right. */
export interface Gap {
  /** Stable key, e.g. "no-required-outcome". */
  readonly key: string;
  readonly kind: 'gap' | 'contradiction';
  readonly sentence: string;
  readonly facts: readonly FactRef[];
  /** Field that would close it, e.g. "account.requiredOutcome"; null when no single field does. */
  readonly field: string | null;
}
