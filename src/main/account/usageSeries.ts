/** Usage as lines to draw: the account's total, each feature, each person. */
import type { UsagePoint, UsageSeries } from '../../shared/contract/account.ts';
import { dayNumber, isoDay } from '../../shared/domain/days.ts';
import type { AccountFacts, IsoDay, Usage } from '../../shared/domain/facts.ts';

const DEFAULT_PERIOD_DAYS = 30;

/** The total first, then features, then people, each by name; points by time. A period still running is not seen. */
export function usageSeries({ usage, stakeholders }: AccountFacts, asOf: IsoDay): readonly UsageSeries[] {
  const names = new Map(stakeholders.map(({ id, name }) => [id, name]));
  const series = new Map<string, { feature: string | null; person: string | null; points: UsagePoint[] }>();
  for (const row of usage) {
    const point = pointOf(row);
    if (point === null || point.endDate > asOf) continue;
    const person = row.stakeholderId === null ? null : (names.get(row.stakeholderId) ?? null);
    const key = JSON.stringify([row.stakeholderId, row.feature]);
    const own = series.get(key) ?? { feature: row.feature, person, points: [] };
    series.set(key, own);
    own.points.push(point);
  }
  for (const { points } of series.values()) points.sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
  return [...series.values()].sort(
    (a, b) => compareBlankFirst(a.person, b.person) || compareBlankFirst(a.feature, b.feature),
  );
}

function pointOf({ id, periodStartDate, periodDays, activeUsers, licensedUsers, events }: Usage): UsagePoint | null {
  if (periodStartDate === null) return null;
  const endDate = isoDay(dayNumber(periodStartDate) + (periodDays ?? DEFAULT_PERIOD_DAYS) - 1);
  return { id, startDate: periodStartDate, endDate, activeUsers, licensedUsers, events };
}

function compareBlankFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}
