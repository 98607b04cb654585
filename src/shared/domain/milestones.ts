/**
 * When a milestone is achieved and verified, and what it counts for on a day.
 * Source: domain page, "Fine print: outcomes"; evidence levels under "Facts".
 */
import { type DayNumber, dayNumberOrNull } from './days.ts';
import type { EvidenceLevel, Milestone } from './facts.ts';

export interface MilestoneDay {
  readonly milestone: Milestone;
  readonly dueDay: DayNumber | null;
  /** Achieved on or before the day asked for; null when not (yet). */
  readonly achievedDay: DayNumber | null;
  /** The level as seen on the day: evidence dated later leaves a claim. */
  readonly level: EvidenceLevel;
  /** Later of achieved and evidence date when verified by the day; null when not. */
  readonly verifiedDay: DayNumber | null;
  /** Newest dated fact seen (achieved or evidence). */
  readonly newestDay: DayNumber | null;
}

/** Customer-stated and customer-signed are verified; measured and claimed are not. */
export function isVerifiedLevel(level: EvidenceLevel | null): boolean {
  return level === 'customer-stated' || level === 'customer-signed';
}

/** The day a milestone counts as achieved from, in the future too: its achieved date; with the status alone its due date, else its evidence date, else never. */
export function achievedFrom(milestone: Milestone): DayNumber | null {
  const achieved = dayNumberOrNull(milestone.achievedDate);
  if (achieved !== null || milestone.status !== 'achieved') return achieved;
  return dayNumberOrNull(milestone.dueDate) ?? dayNumberOrNull(milestone.evidenceDate);
}

/** The milestones of the customer's side as seen on `day`; a blank owner side is not the customer's. */
export function customerMilestonesOn(milestones: readonly Milestone[], day: DayNumber): readonly MilestoneDay[] {
  const customers = milestones.filter((milestone) => milestone.ownerSide === 'customer');
  return customers.map((milestone) => milestoneOn(milestone, day));
}

/** One milestone as seen on `day`. */
export function milestoneOn(milestone: Milestone, day: DayNumber): MilestoneDay {
  const from = achievedFrom(milestone);
  const achievedDay = from !== null && from <= day ? from : null;
  const evidence = dayNumberOrNull(milestone.evidenceDate);
  const evidenceSeen = evidence === null || evidence <= day;
  const level = (evidenceSeen ? milestone.evidenceLevel : null) ?? 'claimed';
  const evidenceDay = evidenceSeen ? evidence : null;
  const latest = achievedDay === null ? evidenceDay : Math.max(achievedDay, evidenceDay ?? achievedDay);
  return {
    milestone,
    dueDay: dayNumberOrNull(milestone.dueDate),
    achievedDay,
    level,
    verifiedDay: achievedDay !== null && isVerifiedLevel(level) ? latest : null,
    newestDay: latest,
  };
}
