/** One account as a row of the portfolio: figures of the domain beside the plain fields, nothing computed twice. */
import type { PortfolioRow } from '../../shared/contract/portfolio.ts';
import { displayScore } from '../../shared/domain/compare.ts';
import { dayNumber, dayNumberOrNull, isoDayOrNull, type DayNumber } from '../../shared/domain/days.ts';
import { latestNpsAnswers, npsOf } from '../../shared/domain/nps.ts';
import { PARTS } from '../../shared/domain/results.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { disagreementOf, spreadOf } from '../../shared/domain/scoreAccount.ts';
import type { Extras } from '../book/repositories/extras.ts';
import { convertSums, type CurrencyPolicy } from '../settings/currencyPolicy.ts';

/** @param extras unmapped columns of the account; null when it has none. */
export function portfolioRow(score: AccountScore, extras: Extras | null, policy: CurrencyPolicy): PortfolioRow {
  const { seen, parts, figures } = score;
  const { account } = seen.facts;
  const nps = npsOf(latestNpsAnswers(seen.facts.surveys, seen.day).map((answer) => answer.score));
  const newest = newestFactDay(score);
  return {
    id: account.id,
    name: account.name,
    externalId: account.externalId,
    domain: account.domain,
    segment: account.segment,
    industry: account.industry,
    region: account.region,
    lifecycleStage: account.lifecycleStage,
    csm: account.csm,
    renewalOwner: account.renewalOwner,
    fit: account.fit,
    status: account.status,
    churned: figures.churned,
    arrMinor: figures.arrMinor,
    currency: figures.currency,
    arrByCurrency: figures.arrByCurrency,
    arrBaseMinor: arrInBase(score, policy),
    decisionDate: figures.decisionDate,
    daysToDecision: daysTo(figures.decisionDate, seen.day),
    contractEndDate: figures.contractEndDate,
    score: figures.score,
    displayScore: figures.score === null ? null : displayScore(figures.score, seen.thresholds),
    coverage: figures.coverage,
    band: figures.band,
    bandFromScore: figures.bandFromScore,
    ...figures.values,
    exceptions: figures.exceptions.map((exception) => exception.name),
    watermelon: figures.watermelon,
    disagreement: disagreementOf(score) !== null,
    freshnessDays: newest === null ? null : seen.day - newest,
    freshness: figures.freshness,
    pulse: seen.pulse?.pulse.value ?? null,
    pulseDate: seen.pulse?.pulse.date ?? null,
    lowestPowerfulVoice: parts.relationships.lowestVoice?.support ?? null,
    spread: spreadOf(score).value,
    openTickets: parts.friction.open.length,
    lastTouchDate: lastTouchDate(score),
    nps: nps.nps,
    npsAnswers: nps.answered,
    extra: extras ?? NO_EXTRAS,
  };
}

const NO_EXTRAS: Extras = {};

/** Days from the as-of day to a date; negative when it has passed. */
export function daysTo(date: string | null, day: DayNumber): number | null {
  return date === null ? null : dayNumber(date) - day;
}

/** Active ARR in the base currency; null without a base, or while one of its currencies has no rate. */
function arrInBase({ figures }: AccountScore, policy: CurrencyPolicy): number | null {
  if (policy === null) return null;
  const sums = convertSums(policy, figures.arrByCurrency);
  return Object.keys(sums).every((currency) => currency === policy.base) ? (sums[policy.base] ?? 0) : null;
}

function newestFactDay({ parts }: AccountScore): DayNumber | null {
  return PARTS.reduce<DayNumber | null>((newest, part) => {
    const { newestDay } = parts[part];
    return newestDay === null || (newest !== null && newest >= newestDay) ? newest : newestDay;
  }, null);
}

/** Any touch counts in the touch history, also one that names nobody. */
function lastTouchDate({ seen }: AccountScore): string | null {
  let last: DayNumber | null = null;
  for (const touch of seen.facts.touches) {
    const day = dayNumberOrNull(touch.date);
    if (day !== null && day <= seen.day && (last === null || day > last)) last = day;
  }
  return isoDayOrNull(last);
}
