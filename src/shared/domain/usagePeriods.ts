/**
 * Usage rows as periods: the latest one with licences, the one before it, and which bought features are used.
 * Source: domain page, "Fine print: adoption".
 */
import { isBelow } from './compare.ts';
import { type DayNumber, dayNumber, inLastDays } from './days.ts';
import type { Usage } from './facts.ts';
import type { Thresholds } from './model.ts';

/** Days a usage row covers when it does not say. */
const DEFAULT_PERIOD_DAYS = 30;
/** Lengths that differ by at most this are comparable (months have 28-31 days). */
const LENGTH_TOLERANCE_DAYS = 3;
/** A feature counts as used when a row that ended within these days shows activity. */
const FEATURE_USED_DAYS = 90;

export interface UsagePeriod {
  readonly startDay: DayNumber;
  readonly lastDay: DayNumber;
  readonly days: number;
  readonly active: number;
  readonly licensed: number;
  /** Rows the two figures were taken from. */
  readonly rows: readonly Usage[];
}

interface OpenPeriod {
  readonly startDay: DayNumber;
  readonly days: number;
  hasTotal: boolean;
  active: number;
  licensed: number;
  rows: Usage[];
}

/** Last day of the period a row covers (30 days where it does not say); null when it has no start. */
export function usageLastDay({ periodStartDate, periodDays }: Usage): DayNumber | null {
  return periodStartDate === null ? null : dayNumber(periodStartDate) + (periodDays ?? DEFAULT_PERIOD_DAYS) - 1;
}

/** The periods with licences that ended on or before `day`, without order. */
export function usagePeriods(usage: readonly Usage[], day: DayNumber): readonly UsagePeriod[] {
  const open = new Map<string, OpenPeriod>();
  for (const row of usage) {
    if (row.stakeholderId !== null || row.periodStartDate === null) continue;
    if (row.activeUsers === null || row.licensedUsers === null || row.licensedUsers <= 0) continue;
    const startDay = dayNumber(row.periodStartDate);
    const days = row.periodDays ?? DEFAULT_PERIOD_DAYS;
    if (startDay + days - 1 > day) continue;
    const key = `${startDay}/${days}`;
    const period = open.get(key);
    const isTotal = row.feature === null;
    if (period === undefined) {
      open.set(key, {
        startDay,
        days,
        hasTotal: isTotal,
        active: row.activeUsers,
        licensed: row.licensedUsers,
        rows: [row],
      });
    } else if (isTotal && !period.hasTotal) {
      Object.assign(period, { hasTotal: true, active: row.activeUsers, licensed: row.licensedUsers, rows: [row] });
    } else if (isTotal === period.hasTotal) {
      period.active = Math.max(period.active, row.activeUsers);
      period.licensed = Math.max(period.licensed, row.licensedUsers);
      period.rows.push(row);
    }
  }
  return Array.from(open.values(), ({ startDay, days, active, licensed, rows }) => ({
    startDay,
    lastDay: startDay + days - 1,
    days,
    active,
    licensed,
    rows,
  }));
}

/** The period whose last day is the latest (same day: the longer one); null without any. */
export function latestPeriod(periods: readonly UsagePeriod[]): UsagePeriod | null {
  return periods.reduce<UsagePeriod | null>(
    (best, period) =>
      best === null || period.lastDay > best.lastDay || (period.lastDay === best.lastDay && period.days > best.days)
        ? period
        : best,
    null,
  );
}

/** The latest period if it ended within `usage_days`, else null. */
export function currentPeriod(
  periods: readonly UsagePeriod[],
  day: DayNumber,
  thresholds: Thresholds,
): UsagePeriod | null {
  const latest = latestPeriod(periods);
  return latest !== null && inLastDays(latest.lastDay, day, thresholds.usage_days) ? latest : null;
}

/** The latest period that ended before `current` starts, of about the same length. */
export function periodBefore(periods: readonly UsagePeriod[], current: UsagePeriod): UsagePeriod | null {
  return latestPeriod(
    periods.filter(
      (period) => period.lastDay < current.startDay && Math.abs(period.days - current.days) <= LENGTH_TOLERANCE_DAYS,
    ),
  );
}

/** Whether active users fell by more than `drop_share` against the period before. */
export function hasDropped(current: UsagePeriod, before: UsagePeriod | null, thresholds: Thresholds): boolean {
  return before !== null && isBelow(current.active, (1 - thresholds.drop_share) * before.active);
}

export interface FeatureUse {
  /** Features named by a row with licences not 0 that ended within `usage_days`, in order of first sight. */
  readonly bought: readonly string[];
  /** Of these, the ones with active users or events in the last 90 days. */
  readonly used: ReadonlySet<string>;
  /** The latest row that shows each used feature at work. */
  readonly rows: readonly Usage[];
}

/** Bought and used features as seen on `day`; rows that name a person count too. */
export function featureUse(usage: readonly Usage[], day: DayNumber, thresholds: Thresholds): FeatureUse {
  const bought = new Set<string>();
  const used = new Map<string, { readonly row: Usage; readonly lastDay: DayNumber }>();
  for (const row of usage) {
    if (row.feature === null || row.licensedUsers === 0) continue;
    const lastDay = usageLastDay(row);
    if (inLastDays(lastDay, day, thresholds.usage_days)) bought.add(row.feature);
    const isUsed = (row.activeUsers ?? 0) > 0 || (row.events ?? 0) > 0;
    if (!isUsed || lastDay === null || !inLastDays(lastDay, day, FEATURE_USED_DAYS)) continue;
    const known = used.get(row.feature);
    if (known === undefined || lastDay > known.lastDay) used.set(row.feature, { row, lastDay });
  }
  return { bought: [...bought], used: new Set(used.keys()), rows: Array.from(used.values(), ({ row }) => row) };
}
