/** Hours per CSM against capacity, by quarter and by week, from scored accounts. Source: domain page, "Balance". */
import type { AccountHours, CsmLoad } from '../../shared/contract/quality.ts';
import type { BalanceSettings } from '../../shared/contract/settings.ts';
import { accountHours } from '../../shared/domain/balance.ts';
import { compareKeys } from '../../shared/domain/compare.ts';
import { dayNumber, isoDay, type DayNumber } from '../../shared/domain/days.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { NO_KEY } from '../../shared/domain/renewals.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { balanced } from './hoursModel.ts';

/** A quarter. */
const WEEKS = 13;

interface Loaded {
  readonly score: AccountScore;
  readonly hours: AccountHours;
}

/** By CSM, accounts without one last. @param csmOf who has an account; a what-if answers with its moves. */
export function csmLoads(
  scores: readonly AccountScore[],
  settings: BalanceSettings,
  asOf: IsoDay,
  csmOf: (score: AccountScore) => string | null,
): readonly CsmLoad[] {
  const byCsm = new Map<string, Loaded[]>(Object.keys(settings.capacityByCsm).map((csm) => [csm, []]));
  for (const score of scores) {
    const hours = hoursOf(score, settings);
    if (hours === null) continue;
    const csm = csmOf(score)?.trim() || NO_KEY;
    byCsm.set(csm, [...(byCsm.get(csm) ?? []), { score, hours }]);
  }
  const ordered = [...byCsm].sort(([a], [b]) => Number(a === NO_KEY) - Number(b === NO_KEY) || compareKeys(a, b));
  return ordered.map(([csm, own]) => loadOf(csm, own, settings, asOf));
}

function hoursOf(score: AccountScore, settings: BalanceSettings): AccountHours | null {
  const { item, model } = balanced(score, settings);
  const hours = accountHours(item, model);
  if (hours === null) return null;
  const { figures } = score;
  return {
    accountId: hours.accountId,
    name: hours.accountName,
    hours: hours.hours,
    terms: hours.lines,
    arrByCurrency: figures.arrByCurrency,
    decisionDate: figures.decisionDate,
  };
}

function loadOf(csm: string, own: readonly Loaded[], settings: BalanceSettings, asOf: IsoDay): CsmLoad {
  const hours = own.reduce((sum, { hours: { hours: each } }) => sum + each, 0);
  const available = csm === NO_KEY ? null : (settings.capacityByCsm[csm] ?? settings.capacityDefault);
  return {
    csm,
    accounts: own.map((loaded) => loaded.hours).sort((a, b) => b.hours - a.hours || compareKeys(a.name, b.name)),
    hours,
    availableHours: available,
    load: available === null || available <= 0 ? null : hours / available,
    weeks: weeksOf(own, settings, asOf),
  };
}

type Week = {
  -readonly [K in keyof CsmLoad['weeks'][number]]: CsmLoad['weeks'][number][K] extends readonly (infer Item)[]
    ? Item[]
    : CsmLoad['weeks'][number][K];
};

/** Dated work falls into its week (what is overdue into the first), the rest is spread evenly. */
function weeksOf(own: readonly Loaded[], settings: BalanceSettings, asOf: IsoDay): CsmLoad['weeks'] {
  const monday = mondayOf(dayNumber(asOf));
  const weeks = Array.from({ length: WEEKS }, (_, index): Week => ({
    weekStartDate: isoDay(monday + 7 * index),
    hours: 0,
    decisions: [],
    milestones: [],
  }));
  const weekOf = (date: IsoDay | null): Week | undefined =>
    date === null ? undefined : weeks[Math.max(0, Math.floor((dayNumber(date) - monday) / 7))];
  for (const { score, hours } of own) {
    const { seen, figures } = score;
    const { id: accountId, name } = seen.facts.account;
    let dated = 0;
    for (const { decisionDate } of figures.pending) {
      const week = weekOf(decisionDate);
      if (week === undefined || decisionDate === null) continue;
      week.decisions.push({ accountId, name, date: decisionDate });
      week.hours += settings.hoursPerRenewal;
      dated += settings.hoursPerRenewal;
    }
    for (const { title, dueDate, achievedDate, status } of seen.facts.milestones) {
      const isOpen =
        status !== 'dropped' &&
        status !== 'missed' &&
        status !== 'achieved' &&
        (achievedDate === null || achievedDate > asOf);
      const week = isOpen ? weekOf(dueDate) : undefined;
      if (week === undefined || dueDate === null) continue;
      week.milestones.push({ accountId, name, title, date: dueDate });
      week.hours += settings.hoursPerOpenMilestone;
      dated += settings.hoursPerOpenMilestone;
    }
    for (const week of weeks) week.hours += Math.max(0, hours.hours - dated) / WEEKS;
  }
  return weeks;
}

/** 1970-01-01 was a Thursday: three days after its Monday. */
function mondayOf(day: DayNumber): DayNumber {
  return day - ((((day + 3) % 7) + 7) % 7);
}
