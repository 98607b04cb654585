/** Time to first value. Source: domain page, "Renewal figures" and "Fine print: NPS and time to first value". */
import { dayNumber, dayNumberOrNull } from './days.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import { customerMilestonesOn } from './milestones.ts';

/** Days from the earliest contract start to the achieved date of the first outcome verified by the day; null without either. */
export function timeToFirstValue(facts: AccountFacts, asOf: IsoDay): number | null {
  const day = dayNumber(asOf);
  const starts = facts.contracts
    .flatMap(({ startDate }) => dayNumberOrNull(startDate) ?? [])
    .filter((start) => start <= day);
  const proven = customerMilestonesOn(facts.milestones, day).flatMap(({ verifiedDay, achievedDay }) =>
    verifiedDay === null || achievedDay === null ? [] : [achievedDay],
  );
  return starts.length === 0 || proven.length === 0 ? null : minimum(proven) - minimum(starts);
}

function minimum(days: readonly number[]): number {
  return days.reduce((least, day) => Math.min(least, day), Infinity);
}
