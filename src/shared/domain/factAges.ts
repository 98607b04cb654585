/** From which day each fact of an account ages, by kind. Source: product page, "Data health" (freshness per fact). */
import { isoDay } from './days.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import { FACT_KINDS, type FactKind, freshnessOf, type FreshnessState, type HalfLives } from './freshness.ts';
import { usageLastDay } from './usagePeriods.ts';

export interface DatedFact {
  readonly kind: FactKind;
  /** Null: the fact names no day. */
  readonly date: IsoDay | null;
}

/** Every fact that tells something, as seen on a day: plans that are still open tell nothing yet. */
export function datedFacts(facts: AccountFacts, asOf: IsoDay): readonly DatedFact[] {
  const of = (kind: FactKind, dates: readonly (IsoDay | null)[]): readonly DatedFact[] =>
    dates.filter((date) => date === null || date <= asOf).map((date) => ({ kind, date }));
  const past = (date: IsoDay | null): date is IsoDay => date !== null && date <= asOf;
  const supports = facts.stakeholders.filter(({ support }) => support !== null);
  return [
    ...of(
      'pulse',
      facts.pulses.map(({ date }) => date),
    ),
    ...of(
      'support',
      supports.map(({ supportDate }) => supportDate),
    ),
    ...of(
      'touch',
      facts.touches.map(({ date }) => date),
    ),
    ...of(
      'usage',
      facts.usage.map((row) => {
        const last = usageLastDay(row);
        return last === null ? null : isoDay(last);
      }),
    ),
    ...of(
      'survey',
      facts.surveys.map(({ answeredDate, askedDate }) => answeredDate ?? askedDate),
    ),
    ...of(
      'ticket',
      facts.tickets.map(({ openedDate, closedDate }) => (past(closedDate) ? closedDate : openedDate)),
    ),
    ...of(
      'milestone',
      facts.milestones.flatMap(({ achievedDate, evidenceDate }) => {
        const told = [achievedDate, evidenceDate].filter(past).sort().at(-1);
        return told === undefined ? [] : [told];
      }),
    ),
    ...of(
      'contract',
      facts.contracts.map(({ startDate }) => startDate),
    ),
    ...of(
      'forecast',
      facts.forecasts.map(({ date }) => date),
    ),
  ];
}

export type FactAges = Readonly<Record<FreshnessState | 'undated', number>>;

/** Facts by kind and freshness; each account by the half-lives of its own model. */
export function countFreshness(
  accounts: readonly AccountFacts[],
  asOf: IsoDay,
  halfLivesOf: (facts: AccountFacts) => HalfLives,
): ReadonlyMap<FactKind, FactAges> {
  const counts = new Map(FACT_KINDS.map((kind) => [kind, { fresh: 0, ageing: 0, stale: 0, undated: 0 }]));
  for (const facts of accounts) {
    const halfLives = halfLivesOf(facts);
    for (const { kind, date } of datedFacts(facts, asOf)) {
      const own = counts.get(kind);
      if (own !== undefined) own[freshnessOf(date, asOf, kind, halfLives)?.state ?? 'undated'] += 1;
    }
  }
  return counts;
}
