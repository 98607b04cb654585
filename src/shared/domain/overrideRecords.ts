/**
 * Overrides against what happened: was the band a person set beside the computed one right, once a contract was decided?
 * Source: product page, belief 7 (sentiment "is later compared with what happened"); domain page, fine print: score, band,
 * caps (an override is shown beside the computed band and never replaces it).
 */
import { compareKeys } from './compare.ts';
import { contractStatesAt } from './contracts.ts';
import { type DayNumber, dayNumber, isoDay } from './days.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import type { ScoreModel } from './model.ts';
import type { Band } from './results.ts';
import { computeScore } from './score.ts';

/** Fewer overrides than this are too few to judge. */
export const LEAST_OVERRIDES = 10;

/** A person's band for an account, said on a day. */
export interface Override {
  readonly accountId: string;
  readonly date: IsoDay;
  readonly band: Band;
  readonly author: string | null;
}

export interface ScoredOverride extends Override {
  readonly account: string;
  /** Of the rules on that day, with today's model. */
  readonly computedBand: Band;
  readonly outcome: 'renewed' | 'churned';
  readonly outcomeDate: IsoDay;
  readonly right: boolean;
  /** Null: the rules called the account unproven, so they said nothing. */
  readonly computedRight: boolean | null;
}

export interface OverrideScores {
  /** Oldest first, then by account name. */
  readonly records: readonly ScoredOverride[];
  readonly n: number;
  readonly right: number;
  readonly computedRight: number;
  readonly computedN: number;
  readonly open: number;
  readonly tooFew: boolean;
}

export interface OverrideOptions {
  /** What is known. */
  readonly asOf: IsoDay;
  readonly modelOf: (facts: AccountFacts) => ScoreModel;
}

/**
 * Each override is judged by the first contract of its account decided after it (inferred renewals and auto-renewals
 * included; of several on one day a loss counts): red said "lost", yellow and green said "renewed".
 */
export function scoreOverrides(
  accounts: readonly AccountFacts[],
  overrides: readonly Override[],
  { asOf, modelOf }: OverrideOptions,
): OverrideScores {
  const factsOf = new Map(accounts.map((facts) => [facts.account.id, facts]));
  const seen = overrides.filter(({ date, band }) => band !== 'unproven' && date <= asOf);
  const records: ScoredOverride[] = [];
  for (const override of seen) {
    const facts = factsOf.get(override.accountId);
    if (facts === undefined) continue;
    const model = modelOf(facts);
    const decided = firstDecidedAfter(facts, dayNumber(override.date), dayNumber(asOf), model);
    if (decided === null) continue;
    const { band: computedBand } = computeScore(facts, override.date, model).figures;
    records.push({
      ...override,
      account: facts.account.name,
      computedBand,
      outcome: decided.lost ? 'churned' : 'renewed',
      outcomeDate: isoDay(decided.day),
      right: saidLost(override.band) === decided.lost,
      computedRight: computedBand === 'unproven' ? null : saidLost(computedBand) === decided.lost,
    });
  }
  records.sort((a, b) => compareKeys(a.date, b.date) || compareKeys(a.account, b.account));
  return {
    records,
    n: records.length,
    right: records.filter(({ right }) => right).length,
    computedRight: records.filter(({ computedRight }) => computedRight === true).length,
    computedN: records.filter(({ computedRight }) => computedRight !== null).length,
    open: seen.length - records.length,
    tooFew: records.length < LEAST_OVERRIDES,
  };
}

function saidLost(band: Band): boolean {
  return band === 'red';
}

interface Decided {
  readonly day: DayNumber;
  readonly lost: boolean;
}

function firstDecidedAfter(
  { account, contracts }: AccountFacts,
  after: DayNumber,
  asOf: DayNumber,
  model: ScoreModel,
): Decided | null {
  const decisions = contractStatesAt(contracts, account.status, asOf, model.thresholds).flatMap((state) => [
    ...state.turns.map(({ renewedDay }): Decided => ({ day: renewedDay, lost: false })),
    ...(state.status === 'pending' || state.outcomeDay === null
      ? []
      : [{ day: state.outcomeDay, lost: state.status === 'churned' }]),
  ]);
  const later = decisions.filter(({ day }) => day > after && day <= asOf);
  if (later.length === 0) return null;
  const day = Math.min(...later.map((decision) => decision.day));
  return { day, lost: later.some((decision) => decision.day === day && decision.lost) };
}
