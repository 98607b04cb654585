/** Evidence: the backtest of signals and callers on the user's own book. Names as the command line fixes them. */
import { z } from 'zod';
import type { Caller, ForecastCategory, IsoDay } from '../domain/facts.ts';
import type { Band } from '../domain/results.ts';
import { dayInput } from './inputs.ts';
import { method, type AnyMethods } from './method.ts';

/** A figure with its 95 % interval and the cases behind it; null where a ratio has no base. */
export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export const SIGNALS = [
  'score',
  'outcomes',
  'sentiment',
  'relationships',
  'adoption',
  'friction',
  'nps',
  'usage',
  'pulse',
] as const;
export type SignalName = (typeof SIGNALS)[number];

export interface EvidenceReport {
  readonly asOf: IsoDay;
  readonly leadDays: number;
  readonly n: number;
  readonly losses: number;
  /** Fewer than 10 losses: shown greyed with "too few to judge". */
  readonly tooFew: boolean;
  /** Positive = flagged, lost = churned. */
  readonly confusion: { readonly tp: number; readonly fp: number; readonly fn: number; readonly tn: number };
  readonly precision: Interval;
  readonly recall: Interval;
  readonly lift: Omit<Interval, 'n'>;
  readonly auc: Readonly<Record<SignalName, Interval>>;
  /** Churned while green / churned. */
  readonly watermelonRate: number | null;
  /** The same with its interval and the number of losses. */
  readonly churnedWhileGreen: Interval;
  readonly leftOut: { readonly notStarted: number; readonly alreadyDecided: number; readonly noDecisionDate: number };
  readonly callers: Readonly<
    Record<Caller, Partial<Record<ForecastCategory, { readonly renewed: number; readonly churned: number }>>>
  >;
  /** The decisions behind the figures, in order of decision date. */
  readonly cases: readonly EvidenceCaseView[];
  /** Overrides whose account has had a contract decided since, oldest first. */
  readonly overrides: readonly OverrideRecord[];
  readonly overrideTotals: OverrideTotals;
  readonly definition: string;
}

/** One override against what happened. */
export interface OverrideRecord {
  readonly accountId: string;
  readonly account: string;
  readonly author: string | null;
  readonly date: IsoDay;
  /** What the person said. */
  readonly band: Band;
  /** What the rules said on that day, with today's model. */
  readonly computedBand: Band;
  readonly outcome: 'renewed' | 'churned';
  readonly outcomeDate: IsoDay;
  /** Red and lost, or yellow or green and renewed. */
  readonly right: boolean;
  /** The same for the computed band; null when it was unproven. */
  readonly computedRight: boolean | null;
}

export interface OverrideTotals {
  readonly n: number;
  readonly right: number;
  /** Of the `computedN` overrides of a proven band, how often the rules were right. */
  readonly computedRight: number;
  readonly computedN: number;
  /** Overrides whose contract is not decided yet. */
  readonly open: number;
  /** Fewer than 10: "too few to judge". */
  readonly tooFew: boolean;
}

export interface EvidenceCaseView {
  readonly accountId: string;
  readonly accountName: string;
  readonly product: string | null;
  readonly decisionDate: IsoDay;
  readonly scoredDate: IsoDay;
  readonly flagged: boolean;
  readonly band: Band;
  readonly lost: boolean;
  /** No outcome was recorded; it follows from other facts. */
  readonly inferred: boolean;
}

export const evidenceMethods = {
  'evidence.report': method<EvidenceReport>()(
    z.strictObject({ asOf: dayInput.optional(), leadDays: z.number().int().min(0).max(1095).optional() }),
  ),
} satisfies AnyMethods;
