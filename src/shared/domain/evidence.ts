/**
 * The backtest: how often the flags, each signal and each caller were right on this book, with intervals.
 * Source: domain page, "Evidence" and its fine print; cli page, fine print of `evidence`; product page, belief 15.
 */
import { aucOf } from './auc.ts';
import { type EvidenceCase, evidenceCases, type LeftOut, type SignalName } from './evidenceCases.ts';
import type { AccountFacts, Caller, ForecastCategory, IsoDay } from './facts.ts';
import { CALLERS } from './facts.ts';
import type { ScoreModel } from './model.ts';
import { PARTS } from './results.ts';
import { type Estimate, shareOf } from './wilson.ts';

export const SIGNALS: readonly SignalName[] = ['score', ...PARTS, 'nps', 'usage', 'pulse'];
/** Fewer losses than this are too few to judge. */
export const LEAST_LOSSES = 10;

/** positive = flagged, lost = churned. */
export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

export interface CallRecord {
  readonly renewed: number;
  readonly churned: number;
}

export type CallerRecords = Readonly<Record<Caller, Readonly<Partial<Record<ForecastCategory, CallRecord>>>>>;

export interface Evidence {
  readonly asOf: IsoDay;
  readonly leadDays: number;
  /** Contracts scored. */
  readonly n: number;
  readonly losses: number;
  /** Shown greyed: fewer than 10 losses. */
  readonly tooFew: boolean;
  readonly confusion: Confusion;
  readonly precision: Estimate;
  readonly recall: Estimate;
  /** Precision over the base rate. */
  readonly lift: Omit<Estimate, 'n'>;
  readonly auc: Readonly<Record<SignalName, Estimate>>;
  /** Churned while green (after caps) of all churned; null without a loss. */
  readonly watermelonRate: number | null;
  /** The same with its interval. */
  readonly churnedWhileGreen: Estimate;
  readonly callers: CallerRecords;
  readonly leftOut: Readonly<LeftOut>;
}

export interface EvidenceOptions {
  readonly asOf: IsoDay;
  /** Days before the decision at which accounts are scored; the model suggests `lead_days`. */
  readonly leadDays: number;
  /** Today's version of the model, for every case; by segment where segments have their own. */
  readonly modelOf: (facts: AccountFacts) => ScoreModel;
}

/** The backtest with the cases it rests on. */
export function backtest(
  accounts: readonly AccountFacts[],
  { asOf, leadDays, modelOf }: EvidenceOptions,
): { readonly evidence: Evidence; readonly cases: readonly EvidenceCase[] } {
  const { cases, leftOut } = evidenceCases(accounts, asOf, leadDays, modelOf);
  const confusion = confusionOf(cases);
  const { tp, fp, fn } = confusion;
  const losses = tp + fn;
  const precision = shareOf(tp, tp + fp);
  const churnedWhileGreen = shareOf(cases.filter(({ lost, band }) => lost && band === 'green').length, losses);
  const evidence: Evidence = {
    asOf,
    leadDays,
    n: cases.length,
    losses,
    tooFew: losses < LEAST_LOSSES,
    confusion,
    precision,
    recall: shareOf(tp, losses),
    lift: liftOf(precision, losses, cases.length),
    auc: aucBySignal(cases),
    watermelonRate: churnedWhileGreen.value,
    churnedWhileGreen,
    callers: callersOf(cases),
    leftOut,
  };
  return { evidence, cases };
}

function confusionOf(cases: readonly EvidenceCase[]): Confusion {
  const number = (flagged: boolean, lost: boolean): number =>
    cases.filter((item) => item.flagged === flagged && item.lost === lost).length;
  return { tp: number(true, true), fp: number(true, false), fn: number(false, true), tn: number(false, false) };
}

function liftOf(precision: Estimate, losses: number, n: number): Omit<Estimate, 'n'> {
  const { value, low, high } = precision;
  if (value === null || low === null || high === null || losses === 0) return { value: null, low: null, high: null };
  const base = losses / n;
  return { value: value / base, low: low / base, high: high / base };
}

function aucBySignal(cases: readonly EvidenceCase[]): Evidence['auc'] {
  const of = (name: SignalName): Estimate =>
    aucOf(cases.flatMap(({ signals, lost }) => (signals[name] === null ? [] : [{ signal: signals[name], lost }])));
  return {
    score: of('score'),
    outcomes: of('outcomes'),
    sentiment: of('sentiment'),
    relationships: of('relationships'),
    adoption: of('adoption'),
    friction: of('friction'),
    nps: of('nps'),
    usage: of('usage'),
    pulse: of('pulse'),
  };
}

function callersOf(cases: readonly EvidenceCase[]): CallerRecords {
  const records: Record<Caller, Partial<Record<ForecastCategory, CallRecord>>> = { csm: {}, rule: {}, leader: {} };
  for (const { calls, lost } of cases) {
    for (const caller of CALLERS) {
      const category = calls[caller];
      if (category === null) continue;
      const { renewed, churned } = records[caller][category] ?? { renewed: 0, churned: 0 };
      records[caller][category] = lost ? { renewed, churned: churned + 1 } : { renewed: renewed + 1, churned };
    }
  }
  return records;
}
