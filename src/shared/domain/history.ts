/**
 * The score as of each month end, by the model in force on each day; no fact from the future.
 * Source: domain page, head and "Fine print: score, band, caps" (model in force); product page, belief 14.
 */
import { addMonths, dayNumber, isoDay, monthEnd, monthStart } from './days.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import { modelInForce, type ScoreModel } from './model.ts';
import type { AccountFigures } from './results.ts';
import { accountFigures } from './score.ts';

/** Month ends from the month of `from` on, before `to`, and `to` itself. */
export function historyDays(from: IsoDay, to: IsoDay): readonly IsoDay[] {
  const last = dayNumber(to);
  const days: IsoDay[] = [];
  for (let month = monthStart(dayNumber(from)); monthEnd(month) < last; month = addMonths(month, 1))
    days.push(isoDay(monthEnd(month)));
  return [...days, to];
}

/** The figures of one account as of each of those days; `modelVersion` says where a re-weighting lies between two. */
export function scoreHistory(
  facts: AccountFacts,
  from: IsoDay,
  to: IsoDay,
  models: readonly ScoreModel[],
): readonly AccountFigures[] {
  return historyDays(from, to).map((day) =>
    accountFigures(facts, day, modelInForce(models, day, facts.account.segment)),
  );
}
