/**
 * The full answer about one account: the figures of score.ts and how they came about, in words and figures that the
 * account page shows and the brief prints. Source: domain page, "Health" (each term of the sum), "Fine print: score, band, caps".
 */
import { bandOf, displayScore, isAtLeast } from './compare.ts';
import { contradictionsOf } from './contradictions.ts';
import { isoDayOrNull } from './days.ts';
import { exceptionHit } from './exceptionWords.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import { freshnessShare } from './freshness.ts';
import { gapsOf } from './gaps.ts';
import type { ScoreModel } from './model.ts';
import { adoptionWords } from './parts/adoption.ts';
import { frictionWords } from './parts/friction.ts';
import { npsPartWords } from './parts/npsPart.ts';
import { outcomesWords } from './parts/outcomes.ts';
import type { PartFigures, PartWords } from './parts/partFigures.ts';
import { relationshipsWords } from './parts/relationships.ts';
import { sentimentWords } from './parts/sentiment.ts';
import type { AccountHealth, Disagreement, PartResult, ScoredPartName } from './results.ts';
import { type AccountScore, agedParts, computeScore, weightedMean } from './score.ts';
import { figure, names } from './wording.ts';

/** Everything about one account as of a day: score, parts with their terms, exceptions with their reasons, gaps. */
export function scoreAccount(facts: AccountFacts, asOf: IsoDay, model: ScoreModel): AccountHealth {
  return describeScore(computeScore(facts, asOf, model));
}

/** Adds the words to figures already computed. */
export function describeScore(score: AccountScore): AccountHealth {
  const { seen, parts, figures } = score;
  const { weights, npsWeight, halfLives } = seen.model;
  const aged = new Map(agedParts(parts, score.weighted, seen).map((own) => [own.part, own]));
  const freshness = (part: ScoredPartName): number | null => {
    const own = aged.get(part);
    return own === undefined || own.ageDays === null ? null : freshnessShare(own.ageDays, halfLives[own.kind]);
  };
  const result = (part: ScoredPartName, weight: number, partFigures: PartFigures, words: PartWords): PartResult => ({
    part,
    weight,
    value: partFigures.value,
    ...words,
    newestFactDate: isoDayOrNull(partFigures.newestDay),
    freshnessDays: partFigures.newestDay === null ? null : seen.day - partFigures.newestDay,
    freshness: freshness(part),
  });
  return {
    ...figures,
    parts: {
      outcomes: result('outcomes', weights.outcomes, parts.outcomes, outcomesWords(parts.outcomes, seen)),
      sentiment: result('sentiment', weights.sentiment, parts.sentiment, sentimentWords(parts.sentiment)),
      relationships: result(
        'relationships',
        weights.relationships,
        parts.relationships,
        relationshipsWords(parts.relationships, seen),
      ),
      adoption: result('adoption', weights.adoption, parts.adoption, adoptionWords(parts.adoption, seen)),
      friction: result('friction', weights.friction, parts.friction, frictionWords(parts.friction, seen)),
    },
    npsPart: parts.nps === null ? null : result('nps', npsWeight, parts.nps, npsPartWords(parts.nps)),
    arithmetic: arithmeticOf(score),
    bandWhy: bandWhyOf(score),
    exceptions: score.exceptions.map((exception) => exceptionHit(exception, seen)),
    disagreement: disagreementOf(score),
    spread: spreadOf(score),
    gaps: [...gapsOf(seen), ...contradictionsOf(seen)],
  };
}

function arithmeticOf({ weighted, figures, seen }: AccountScore): string {
  const known = weighted.filter(({ value, weight }) => value !== null && weight > 0);
  if (figures.score === null) return 'No score: no part is known.';
  const sum = known.map(({ weight, value }) => `${figure(weight)} x ${figure(value ?? 0)}`).join(' + ');
  const weights = known.reduce((total, { weight }) => total + weight, 0);
  return `Score ${displayScore(figures.score, seen.thresholds)} = (${sum}) / ${figure(weights)}`;
}

function bandWhyOf({ figures, seen, exceptions, weighted }: AccountScore): string {
  const { score, coverage, bandFromScore, band, scoreWithoutAdoption } = figures;
  const { thresholds } = seen;
  const shown = score === null ? null : displayScore(score, thresholds);
  if (bandFromScore === 'unproven' || score === null) {
    const unknown = weighted.filter(({ value, weight }) => value === null && weight > 0).map(({ part }) => part);
    return `Unproven: ${figure(coverage * 100)} % of the weight is known, below ${figure(thresholds.coverage_floor * 100)} %; unknown: ${names(unknown, 6)}.`;
  }
  const steps = [`${capital(bandFromScore)} from the score ${shown}`];
  if (figures.usageNeverLiftsFired && scoreWithoutAdoption !== null) {
    const without = displayScore(scoreWithoutAdoption, thresholds);
    steps.push(`${bandOf(scoreWithoutAdoption, thresholds)} because usage never lifts (${without} without adoption)`);
  }
  const afterUsage =
    figures.usageNeverLiftsFired && scoreWithoutAdoption !== null
      ? bandOf(scoreWithoutAdoption, thresholds)
      : bandFromScore;
  if (band !== afterUsage) {
    const deciding = exceptions.filter(({ cap }) => cap === band).map(({ name }) => name);
    steps.push(`${band} because of ${names(deciding, 9)}`);
  }
  return `${steps.join(', ')}.`;
}

/** Sentiment against the weighted mean of the other known parts: two bands or `disagree_points` apart. */
export function disagreementOf({ weighted, parts, seen }: AccountScore): Disagreement | null {
  const sentiment = parts.sentiment.value;
  const others = weightedMean(weighted.filter(({ part }) => part !== 'sentiment'));
  if (sentiment === null || others === null) return null;
  const { thresholds } = seen;
  const bands = new Set([bandOf(sentiment, thresholds), bandOf(others, thresholds)]);
  const twoBands = bands.has('green') && bands.has('red');
  const apart = Math.abs(sentiment - others);
  if (!twoBands && !isAtLeast(apart, thresholds.disagree_points)) return null;
  const side = sentiment > others ? 'The pulse is brighter than the data' : 'The data are brighter than the pulse';
  return {
    sentiment,
    others,
    because: `${side}: pulse ${figure(sentiment)} against ${figure(others)} for the other parts.`,
  };
}

export function spreadOf({ seen }: AccountScore): AccountHealth['spread'] {
  const known = seen.active.flatMap(({ support }) => (support === null ? [] : [support]));
  const value = known.length === 0 ? null : Math.max(...known) - Math.min(...known);
  return { value, known: known.length, people: seen.active.length };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
