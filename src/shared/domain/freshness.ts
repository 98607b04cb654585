/**
 * How fresh a fact is: half of it is gone after its half-life. It is shown beside facts, scores and sums and changes no
 * score. Source: domain page, "Fine print: score, band, caps" (freshness); product page, belief 8.
 */
import { isAtLeast } from './compare.ts';
import { dayNumber } from './days.ts';
import type { IsoDay } from './facts.ts';
import type { ScoredPartName } from './results.ts';

/** Kinds of facts that age, each at its own pace. */
export const FACT_KINDS = [
  'pulse',
  'support',
  'touch',
  'usage',
  'survey',
  'ticket',
  'milestone',
  'contract',
  'forecast',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Days after which a fact of a kind tells half of what it told. */
export type HalfLives = Readonly<Record<FactKind, number>>;

/** A start, not a truth: each team sets its own in the score model. */
export const DEFAULT_HALF_LIVES: HalfLives = {
  pulse: 45,
  support: 120,
  touch: 45,
  usage: 45,
  survey: 180,
  ticket: 60,
  milestone: 180,
  contract: 365,
  forecast: 45,
};

/** Fresh up to one half-life, ageing up to two, stale after. */
export type FreshnessState = 'fresh' | 'ageing' | 'stale';

export interface Freshness {
  readonly ageDays: number;
  /** 1 on the day itself, 0.5 after one half-life. */
  readonly share: number;
  readonly state: FreshnessState;
}

/** What is left after an age in days: 0.5 to the power of age / half-life. */
export function freshnessShare(ageDays: number, halfLifeDays: number): number {
  return 0.5 ** (Math.max(0, ageDays) / halfLifeDays);
}

export function freshnessState(share: number): FreshnessState {
  if (isAtLeast(share, 0.5)) return 'fresh';
  return isAtLeast(share, 0.25) ? 'ageing' : 'stale';
}

/** Freshness of a fact dated `date` as of a day; null for a fact without a date, or dated later. */
export function freshnessOf(date: IsoDay | null, asOf: IsoDay, kind: FactKind, halfLives: HalfLives): Freshness | null {
  if (date === null || date > asOf) return null;
  const ageDays = dayNumber(asOf) - dayNumber(date);
  const share = freshnessShare(ageDays, halfLives[kind]);
  return { ageDays, share, state: freshnessState(share) };
}

/** A known part of the score with the age of the newest fact it used. */
export interface AgedPart {
  readonly part: ScoredPartName;
  readonly weight: number;
  /** Null: none is dated. */
  readonly ageDays: number | null;
  /** What the newest fact is. */
  readonly kind: FactKind;
}

/** Freshness of an account: the mean over its known parts with a dated fact, by their weights; null without one. */
export function meanFreshness(parts: readonly AgedPart[], halfLives: HalfLives): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, ageDays, kind } of parts) {
    if (ageDays === null) continue;
    sum += weight * freshnessShare(ageDays, halfLives[kind]);
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}
