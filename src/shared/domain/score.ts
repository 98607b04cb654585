/**
 * The score of one account as of one day, its band, and why. `accountFigures` computes; `scoreAccount` adds the words
 * to the very same figures. Source: domain page, "Health", "Exceptions" and "Fine print: score, band, caps".
 */
import { type AccountDay, seeAccount } from './accountDay.ts';
import { bandOf, isAtLeast, isBelow, lowerBand } from './compare.ts';
import { activeArrAt } from './contracts.ts';
import { isoDayOrNull } from './days.ts';
import { type ExceptionFigure, exceptionFigures, hasFired } from './exceptions.ts';
import type { AccountFacts, Currency, IsoDay } from './facts.ts';
import { type AgedPart, type FactKind, meanFreshness } from './freshness.ts';
import type { ScoreModel } from './model.ts';
import { addTo, NO_CURRENCY } from './money.ts';
import { type AdoptionFigures, adoptionFigures } from './parts/adoption.ts';
import { type FrictionFigures, frictionFigures } from './parts/friction.ts';
import { type NpsPartFigures, npsPartFigures } from './parts/npsPart.ts';
import { type OutcomesFigures, outcomesFigures } from './parts/outcomes.ts';
import { type RelationshipsFigures, relationshipsFigures } from './parts/relationships.ts';
import { type SentimentFigures, sentimentFigures } from './parts/sentiment.ts';
import {
  type AccountFigures,
  type Band,
  type MoneyByCurrency,
  PARTS,
  type PendingContract,
  type ScoredBand,
  type ScoredPartName,
} from './results.ts';

/** The arithmetic of each part, with the evidence its words are made from. */
export interface PartsFigures {
  readonly outcomes: OutcomesFigures;
  readonly sentiment: SentimentFigures;
  readonly relationships: RelationshipsFigures;
  readonly adoption: AdoptionFigures;
  readonly friction: FrictionFigures;
  /** Computed only where the model gives NPS a weight. */
  readonly nps: NpsPartFigures | null;
}

/** One weighted summand of the score; null values are left out of the sum. */
export interface WeightedPart {
  readonly part: ScoredPartName;
  readonly weight: number;
  readonly value: number | null;
}

/** What the newest fact behind each part is; relationships rest on touches and on what was heard of support. */
const KIND_OF: Readonly<Record<ScoredPartName, FactKind>> = {
  outcomes: 'milestone',
  sentiment: 'pulse',
  relationships: 'touch',
  adoption: 'usage',
  friction: 'ticket',
  nps: 'survey',
};

/** Figures and evidence of one account: what words, deltas and lists are made from. Not JSON: it points into the facts. */
export interface AccountScore {
  readonly seen: AccountDay;
  readonly parts: PartsFigures;
  readonly weighted: readonly WeightedPart[];
  readonly exceptions: readonly ExceptionFigure[];
  readonly figures: AccountFigures;
}

/** The figures of one account as of a day under a model. Pure; throws RangeError only for a date that is no date. */
export function accountFigures(facts: AccountFacts, asOf: IsoDay, model: ScoreModel): AccountFigures {
  return computeScore(facts, asOf, model).figures;
}

/** Figures with the evidence behind them. */
export function computeScore(facts: AccountFacts, asOf: IsoDay, model: ScoreModel): AccountScore {
  const seen = seeAccount(facts, asOf, model);
  const parts: PartsFigures = {
    outcomes: outcomesFigures(seen),
    sentiment: sentimentFigures(seen),
    relationships: relationshipsFigures(seen),
    adoption: adoptionFigures(seen),
    friction: frictionFigures(seen),
    nps: model.npsWeight > 0 ? npsPartFigures(seen) : null,
  };
  const weighted = weightedParts(parts, model);
  const exceptions = exceptionFigures(seen);
  const { thresholds } = model;
  const score = weightedMean(weighted);
  const coverage = coverageOf(weighted);
  const scoreWithoutAdoption = weightedMean(weighted.filter(({ part }) => part !== 'adoption'));
  const isUnproven = score === null || isBelow(coverage, thresholds.coverage_floor);
  const bandFromScore: Band = isUnproven ? 'unproven' : bandOf(score, thresholds);
  const withoutUsage = scoreWithoutAdoption === null ? null : bandOf(scoreWithoutAdoption, thresholds);
  const afterUsage: Band =
    bandFromScore === 'unproven' || withoutUsage === null ? bandFromScore : lowerBand(bandFromScore, withoutUsage);
  const figures: AccountFigures = {
    accountId: facts.account.id,
    asOf,
    modelVersion: model.version,
    values: {
      outcomes: parts.outcomes.value,
      sentiment: parts.sentiment.value,
      relationships: parts.relationships.value,
      adoption: parts.adoption.value,
      friction: parts.friction.value,
    },
    npsValue: parts.nps?.value ?? null,
    score,
    coverage,
    freshness: meanFreshness(agedParts(parts, weighted, seen), model.halfLives),
    scoreWithoutAdoption,
    bandFromScore,
    usageNeverLiftsFired: afterUsage !== bandFromScore,
    band: afterUsage === 'unproven' ? afterUsage : capped(afterUsage, exceptions),
    exceptions: exceptions.map(({ name, cap }) => ({ name, cap })),
    watermelon:
      !isUnproven &&
      isAtLeast(score, thresholds.green_from) &&
      hasFired(exceptions, 'unverified', 'unhappy power', 'silent decider'),
    churned: isChurned(seen),
    decisionDate: isoDayOrNull(seen.next?.decisionDay ?? null),
    contractEndDate: isoDayOrNull(seen.next?.endDay ?? null),
    ...activeArr(seen),
    pending: pendingContracts(seen),
  };
  return { seen, parts, weighted, exceptions, figures };
}

function weightedParts(parts: PartsFigures, model: ScoreModel): readonly WeightedPart[] {
  const own: WeightedPart[] = PARTS.map((part) => ({ part, weight: model.weights[part], value: parts[part].value }));
  return parts.nps === null ? own : [...own, { part: 'nps', weight: model.npsWeight, value: parts.nps.value }];
}

/** The known parts that have a weight, with the age and kind of the newest fact each rests on. */
export function agedParts(
  parts: PartsFigures,
  weighted: readonly WeightedPart[],
  { day }: AccountDay,
): readonly AgedPart[] {
  return weighted.flatMap(({ part, weight, value }): readonly AgedPart[] => {
    if (value === null) return [];
    const newestDay = parts[part]?.newestDay ?? null;
    const isSupport = part === 'relationships' && parts.relationships.lowestVoice?.person.supportDay === newestDay;
    const kind = isSupport ? 'support' : KIND_OF[part];
    return [{ part, weight, kind, ageDays: newestDay === null ? null : day - newestDay }];
  });
}

/** Sum of weight x value over sum of weights of the known parts; null when none with a weight is known. */
export function weightedMean(parts: readonly WeightedPart[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, value } of parts) {
    if (value === null) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : null;
}

function coverageOf(parts: readonly WeightedPart[]): number {
  let known = 0;
  let all = 0;
  for (const { weight, value } of parts) {
    all += weight;
    if (value !== null) known += weight;
  }
  return all > 0 ? known / all : 0;
}

/** The lowest cap wins; a cap never raises a band. */
function capped(band: ScoredBand, exceptions: readonly ExceptionFigure[]): ScoredBand {
  return exceptions.reduce<ScoredBand>((lowest, { cap }) => lowerBand(lowest, cap), band);
}

/** Churned: its status says so and none of its contracts is pending or active on the day. */
function isChurned({ facts, contracts, day }: AccountDay): boolean {
  if (facts.account.status !== 'churned') return false;
  return !contracts.some((state) => state.status === 'pending' || activeArrAt(state, day) !== null);
}

function activeArr({ contracts, day }: AccountDay): Pick<AccountFigures, 'arrByCurrency' | 'arrMinor' | 'currency'> {
  const sums: Record<Currency, number> = {};
  for (const state of contracts) {
    const active = activeArrAt(state, day);
    if (active !== null) addTo(sums, active.currency, active.minor);
  }
  return { arrByCurrency: sums, ...singleAmount(sums) };
}

/** One figure where there is one currency; 0 without any, null with several. */
function singleAmount(sums: MoneyByCurrency): { readonly arrMinor: number | null; readonly currency: Currency | null } {
  const [first, ...others] = Object.entries(sums);
  if (first === undefined) return { arrMinor: 0, currency: null };
  if (others.length > 0) return { arrMinor: null, currency: null };
  return { arrMinor: first[1], currency: first[0] === NO_CURRENCY ? null : first[0] };
}

function pendingContracts({ pending, day }: AccountDay): readonly PendingContract[] {
  return pending.map(({ contract, decisionDay, endDay, turns }) => ({
    contractId: contract.id,
    product: contract.product,
    turn: turns.length + 1,
    decisionDate: isoDayOrNull(decisionDay),
    endDate: isoDayOrNull(endDay),
    daysLeft: decisionDay === null ? null : decisionDay - day,
    arrMinor: contract.arrMinor ?? 0,
    currency: contract.currency,
  }));
}
