/** Milestones in their lanes as they stand on a day, with slips in days. Source: domain page, "Fine print: outcomes"; product page, belief 5. */
import type { MilestoneState, MilestoneView } from '../../shared/contract/account.ts';
import { dayNumberOrNull, isoDayOrNull, type DayNumber } from '../../shared/domain/days.ts';
import type { Milestone } from '../../shared/domain/facts.ts';
import { milestoneOn } from '../../shared/domain/milestones.ts';

/** By due date (undated last), then title. */
export function milestonesView(milestones: readonly Milestone[], day: DayNumber): readonly MilestoneView[] {
  const views = milestones.map((milestone) => milestoneView(milestone, day));
  const at = ({ dueDate, achievedOnDate }: MilestoneView): string => dueDate ?? achievedOnDate ?? '9999';
  return views.sort((a, b) => (at(a) === at(b) ? (a.title < b.title ? -1 : 1) : at(a) < at(b) ? -1 : 1));
}

function milestoneView(milestone: Milestone, day: DayNumber): MilestoneView {
  const { achievedDay, verifiedDay, level, dueDay } = milestoneOn(milestone, day);
  const isClosed = milestone.status === 'missed' || milestone.status === 'dropped';
  const baseline = dayNumberOrNull(milestone.baselineDate);
  const landed = achievedDay ?? dueDay;
  const isOverdue = achievedDay === null && !isClosed && dueDay !== null && dueDay < day;
  return {
    ...milestone,
    lane: milestone.ownerSide ?? 'unknown',
    state: stateOf(milestone, day, {
      achievedDay,
      dueDay,
      isVerified: verifiedDay !== null,
      isMeasured: level === 'measured',
    }),
    achievedOnDate: isoDayOrNull(achievedDay),
    verifiedOnDate: isoDayOrNull(verifiedDay),
    daysLate: dueDay === null ? null : Math.max(0, (achievedDay ?? (isOverdue ? day : dueDay)) - dueDay),
    slipDays: baseline === null || landed === null ? null : landed - baseline,
    unanchored: milestone.ownerSide === 'vendor' && (milestone.outcome === null || milestone.outcome.trim() === ''),
  };
}

interface Reached {
  readonly achievedDay: DayNumber | null;
  readonly dueDay: DayNumber | null;
  readonly isVerified: boolean;
  readonly isMeasured: boolean;
}

function stateOf(
  { status }: Milestone,
  day: DayNumber,
  { achievedDay, dueDay, isVerified, isMeasured }: Reached,
): MilestoneState {
  if (achievedDay !== null) return isVerified ? 'verified' : isMeasured ? 'measured' : 'claimed';
  if (status === 'missed' || status === 'dropped') return status;
  if (dueDay === null || dueDay > day) return 'planned';
  return dueDay === day ? 'due today' : 'overdue';
}

/** Slips in days added up by side: what moved later than its baseline. */
export function slipsBySide(milestones: readonly MilestoneView[]): {
  readonly customer: number;
  readonly vendor: number;
} {
  const sum = (lane: MilestoneView['lane']): number =>
    milestones.reduce((days, view) => days + (view.lane === lane ? Math.max(0, view.slipDays ?? 0) : 0), 0);
  return { customer: sum('customer'), vendor: sum('vendor') };
}
