/** NPS as a part of the score, for teams that give it a weight. Source: domain page, "Fine print: NPS and time to first value". */
import type { AccountDay } from '../accountDay.ts';
import type { DayNumber } from '../days.ts';
import { latestNpsAnswers, NPS_LEAST_ANSWERS, type NpsAnswer, type NpsFigures, npsOf } from '../nps.ts';
import { count, figure } from '../wording.ts';
import { laterDay, type PartFigures, type PartWords } from './partFigures.ts';

export interface NpsPartFigures extends PartFigures {
  readonly figures: NpsFigures;
  readonly answers: readonly NpsAnswer[];
}

/** (NPS + 100) / 2; unknown below 5 answers. */
export function npsPartFigures(account: AccountDay): NpsPartFigures {
  const answers = latestNpsAnswers(account.facts.surveys, account.day);
  const figures = npsOf(answers.map(({ score }) => score));
  if (figures.nps === null) return { value: null, newestDay: null, figures, answers };
  const newestDay = answers.reduce<DayNumber | null>((day, answer) => laterDay(day, answer.day), null);
  return { value: (figures.nps + 100) / 2, newestDay, figures, answers };
}

export function npsPartWords({ value, figures, answers: given }: NpsPartFigures): PartWords {
  const answers = count(figures.answered, 'answer');
  if (value === null || figures.nps === null)
    return { why: `${answers} in 365 days; below ${NPS_LEAST_ANSWERS} there is no NPS.`, terms: [] };
  const why = `NPS ${figure(figures.nps)} from ${answers}: (${figure(figures.nps)} + 100) / 2.`;
  const facts = given.map(({ survey }) => ({ table: 'survey' as const, id: survey.id }));
  return { why, terms: [{ label: `NPS ${figure(figures.nps)}, ${answers}`, points: value, weight: null, facts }] };
}
