/**
 * NPS with everything that belongs beside it: who was asked, who is silent, why, and whether anyone acted; and three
 * named ways of rolling it up. Source: product page, belief 3; domain page, "Fine print: NPS and time to first value".
 */
import { type DayNumber, dayNumber, dayNumberOrNull, inLastDays } from './days.ts';
import type { AccountFacts, IsoDay, Role, Survey } from './facts.ts';
import { latestNpsAnswers, NPS_DAYS, type NpsAnswer, type NpsFigures, npsOf } from './nps.ts';
import { isActiveOn } from './people.ts';

export interface NpsReason {
  readonly surveyId: string;
  /** Null: an answer without a person. */
  readonly person: string | null;
  readonly score: number;
  readonly comment: string;
  readonly followedUp: boolean;
  readonly actionTaken: string | null;
}

export interface NpsContext extends NpsFigures {
  /** People asked in the last 365 days; asks without a person count each. */
  readonly asked: number;
  /** Roles of active people on file of whom none answered. */
  readonly silentRoles: readonly Role[];
  readonly reasons: readonly NpsReason[];
  readonly followedUp: number;
  readonly actedOn: number;
}

/** NPS of one account on a day. */
export function npsContext(facts: AccountFacts, asOf: IsoDay): NpsContext {
  const day = dayNumber(asOf);
  const answers = latestNpsAnswers(facts.surveys, day);
  const names = new Map(facts.stakeholders.map(({ id, name }) => [id, name]));
  const answered = new Set(
    answers.flatMap(({ survey }) => (survey.stakeholderId === null ? [] : [survey.stakeholderId])),
  );
  const active = facts.stakeholders.filter((person) => isActiveOn(person, day));
  const heard = new Set(active.filter(({ id }) => answered.has(id)).flatMap(({ roles }) => roles));
  const silentRoles = [...new Set(active.flatMap(({ roles }) => roles))].filter((role) => !heard.has(role));
  const isFollowed = ({ followedUpDate }: Survey): boolean => followedUpDate !== null && followedUpDate <= asOf;
  return {
    ...npsOf(answers.map(({ score }) => score)),
    asked: askedPeople(facts.surveys, day),
    silentRoles,
    reasons: answers.flatMap(({ survey, score }) =>
      survey.comment === null
        ? []
        : [
            {
              surveyId: survey.id,
              person: survey.stakeholderId === null ? null : (names.get(survey.stakeholderId) ?? null),
              score,
              comment: survey.comment,
              followedUp: isFollowed(survey),
              actionTaken: survey.actionTaken,
            },
          ],
    ),
    followedUp: answers.filter(({ survey }) => isFollowed(survey)).length,
    actedOn: answers.filter(({ survey }) => survey.actionTaken !== null).length,
  };
}

/** An answer without an asked date was asked too. */
function askedPeople(surveys: readonly Survey[], day: DayNumber): number {
  const asked = new Set<string>();
  for (const survey of surveys) {
    if (survey.kind !== 'NPS') continue;
    const on = dayNumberOrNull(survey.askedDate) ?? dayNumberOrNull(survey.answeredDate);
    if (inLastDays(on, day, NPS_DAYS))
      asked.add(survey.stakeholderId === null ? `survey ${survey.id}` : `person ${survey.stakeholderId}`);
  }
  return asked.size;
}

export interface NpsRollUps {
  /** Every person once, by their latest answer. */
  readonly byPerson: NpsFigures;
  /** Every answer of the last 365 days. */
  readonly byAnswer: NpsFigures;
  /** Every account once, by the mean of its people's latest answers. */
  readonly byAccount: NpsFigures;
}

/** NPS over many accounts in the three ways; each is shown with its name, none is "the" NPS. */
export function npsRollUps(accounts: readonly AccountFacts[], asOf: IsoDay): NpsRollUps {
  const day = dayNumber(asOf);
  const latest = accounts.map(({ surveys }) => latestNpsAnswers(surveys, day));
  const all = accounts.flatMap(({ surveys }) =>
    surveys.flatMap(({ kind, score, answeredDate }) =>
      kind === 'NPS' && score !== null && inLastDays(dayNumberOrNull(answeredDate), day, NPS_DAYS) ? [score] : [],
    ),
  );
  const scoresOf = (answers: readonly NpsAnswer[]): readonly number[] => answers.map(({ score }) => score);
  return {
    byPerson: npsOf(latest.flatMap(scoresOf)),
    byAnswer: npsOf(all),
    byAccount: npsOf(latest.filter((answers) => answers.length > 0).map(meanScore)),
  };
}

function meanScore(answers: readonly NpsAnswer[]): number {
  return answers.reduce((sum, { score }) => sum + score, 0) / answers.length;
}
