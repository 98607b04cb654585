/**
 * NPS as context: who was asked, who answered, which roles are silent, with an interval; never imputed.
 * Source: domain page, "Renewal figures" (NPS) and "Fine print: NPS and time to first value"; product page, belief 3.
 */
import { type DayNumber, dayNumberOrNull, inLastDays } from './days.ts';
import type { Survey } from './facts.ts';

/** Days an answer and an ask count. */
export const NPS_DAYS = 365;
/** Below this many answers no number is given. */
export const NPS_LEAST_ANSWERS = 5;
const PROMOTER_FROM = 9;
const DETRACTOR_TO = 6;
const Z = 1.96;

export interface NpsAnswer {
  readonly survey: Survey;
  readonly score: number;
  readonly day: DayNumber | null;
}

/** Each person's latest NPS answer in the last 365 days (same day: the lowest); answers without a person count each. */
export function latestNpsAnswers(surveys: readonly Survey[], day: DayNumber): readonly NpsAnswer[] {
  const byPerson = new Map<string, NpsAnswer>();
  for (const survey of surveys) {
    const answered = dayNumberOrNull(survey.answeredDate);
    if (survey.kind !== 'NPS' || survey.score === null || !inLastDays(answered, day, NPS_DAYS)) continue;
    const key = survey.stakeholderId === null ? `survey ${survey.id}` : `person ${survey.stakeholderId}`;
    const best = byPerson.get(key);
    const isLater =
      best === undefined || (answered ?? 0) > (best.day ?? 0) || (answered === best.day && survey.score < best.score);
    if (isLater) byPerson.set(key, { survey, score: survey.score, day: answered });
  }
  return [...byPerson.values()];
}

export interface NpsFigures {
  readonly answered: number;
  readonly promoters: number;
  readonly detractors: number;
  /** -100 to 100; null below 5 answers. */
  readonly nps: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** NPS of a set of answers with its interval (add-one shares), cut at -100 and 100. */
export function npsOf(scores: readonly number[]): NpsFigures {
  const n = scores.length;
  const promoters = scores.filter((score) => score >= PROMOTER_FROM).length;
  const detractors = scores.filter((score) => score <= DETRACTOR_TO).length;
  if (n < NPS_LEAST_ANSWERS) return { answered: n, promoters, detractors, nps: null, low: null, high: null };
  const nps = (100 * (promoters - detractors)) / n;
  const p = (promoters + 1) / (n + 3);
  const d = (detractors + 1) / (n + 3);
  const half = Z * 100 * Math.sqrt((p + d - (p - d) ** 2) / (n + 3));
  return { answered: n, promoters, detractors, nps, low: Math.max(-100, nps - half), high: Math.min(100, nps + half) };
}
