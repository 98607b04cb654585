/**
 * Outcomes: did the customer's own milestones happen, and who says so. Source: domain page, table "Health", row
 * outcomes, and "Fine print: outcomes".
 */
import type { AccountDay } from '../accountDay.ts';
import { type DayNumber, inLastDays } from '../days.ts';
import type { EvidenceLevel } from '../facts.ts';
import type { MilestoneDay } from '../milestones.ts';
import type { Thresholds } from '../model.ts';
import { count, figure, onDay } from '../wording.ts';
import { laterDay, type PartFigures, type PartWords } from './partFigures.ts';

export interface OutcomeLine {
  readonly seen: MilestoneDay;
  readonly state: 'achieved' | 'overdue' | 'missed' | 'dropped';
  /** Days after its due date: of the achievement, or until today. */
  readonly daysLate: number;
  readonly points: number;
  readonly weight: number;
}

export interface OutcomesFigures extends PartFigures {
  readonly lines: readonly OutcomeLine[];
  /** Weighted mean before the cap. */
  readonly mean: number | null;
  /** Whether the lack of a verified outcome in `verified_days` lowered the mean. */
  readonly capped: boolean;
}

const ACHIEVED_POINTS: Readonly<Record<EvidenceLevel, number>> = {
  'customer-signed': 100,
  'customer-stated': 100,
  measured: 80,
  claimed: 40,
};

export function outcomesFigures(account: AccountDay): OutcomesFigures {
  const { day, thresholds } = account;
  const lines: OutcomeLine[] = [];
  let verifiedLately = false;
  for (const seen of account.milestones) {
    if (inLastDays(seen.verifiedDay, day, thresholds.verified_days)) verifiedLately = true;
    const line = countsOn(seen, day, thresholds) ? lineOf(seen, day, thresholds) : null;
    if (line !== null) lines.push(line);
  }
  if (lines.length === 0) return { value: null, newestDay: null, lines, mean: null, capped: false };
  let points = 0;
  let weights = 0;
  let newestDay: DayNumber | null = null;
  for (const line of lines) {
    points += line.points * line.weight;
    weights += line.weight;
    newestDay = laterDay(newestDay, line.seen.newestDay);
  }
  const mean = points / weights;
  const capped = !verifiedLately && mean > thresholds.unverified_cap;
  return { value: capped ? thresholds.unverified_cap : mean, newestDay, lines, mean, capped };
}

/** Due or achieved on or before the day, and in the last `outcome_days`. */
function countsOn(seen: MilestoneDay, day: DayNumber, thresholds: Thresholds): boolean {
  return (
    inLastDays(seen.dueDay, day, thresholds.outcome_days) || inLastDays(seen.achievedDay, day, thresholds.outcome_days)
  );
}

function lineOf(seen: MilestoneDay, day: DayNumber, thresholds: Thresholds): OutcomeLine | null {
  const { milestone, dueDay, achievedDay } = seen;
  const weight = milestone.importance ?? 1;
  if (achievedDay !== null) {
    const daysLate = dueDay === null ? 0 : Math.max(0, achievedDay - dueDay);
    const deduction = Math.min(thresholds.late_cap, Math.floor(daysLate / thresholds.late_days_per_point));
    return { seen, state: 'achieved', daysLate, points: Math.max(0, ACHIEVED_POINTS[seen.level] - deduction), weight };
  }
  if (dueDay === null) return null;
  const daysLate = day - dueDay;
  if (milestone.status === 'missed' || milestone.status === 'dropped')
    return { seen, state: milestone.status, daysLate, points: 0, weight };
  return { seen, state: 'overdue', daysLate, points: Math.max(0, thresholds.overdue_from - daysLate), weight };
}

export function outcomesWords(figures: OutcomesFigures, account: AccountDay): PartWords {
  const { verified_days: verifiedDays, unverified_cap: cap } = account.thresholds;
  if (figures.value === null || figures.mean === null)
    return { why: 'No customer milestone was due or achieved by this day.', terms: [] };
  const terms = figures.lines.map((line) => ({
    label: `${line.seen.milestone.title} (${describe(line)})`,
    points: line.points,
    weight: line.weight,
    facts: [{ table: 'milestone' as const, id: line.seen.milestone.id }],
  }));
  const mean = `${count(terms.length, 'customer milestone')}, weighted by importance: ${figure(figures.mean)}`;
  if (!figures.capped) return { why: `${mean}.`, terms };
  const limit = `no outcome verified by the customer in the last ${verifiedDays} days, so at most ${cap}`;
  const capTerm = { label: `Limited: ${limit}`, points: cap - figures.mean, weight: null, facts: [] };
  return { why: `${mean}; ${limit}.`, terms: [...terms, capTerm] };
}

function describe(line: OutcomeLine): string {
  const { achievedDay, dueDay, level } = line.seen;
  const late = count(line.daysLate, 'day');
  switch (line.state) {
    case 'achieved':
      return `achieved ${onDay(achievedDay)}, ${level}${line.daysLate > 0 ? `, ${late} late` : ''}`;
    case 'overdue':
      return line.daysLate === 0 ? `due today, not achieved` : `due ${onDay(dueDay)}, ${late} overdue`;
    case 'missed':
    case 'dropped':
      return `${line.state}, due ${onDay(dueDay)}`;
  }
}
