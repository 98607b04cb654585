/** The milestone timeline in words: state of one milestone, finding of all, table. */
import type { MilestoneView } from '../contract/account.ts';
import { dayNumber } from '../domain/days.ts';
import type { IsoDay } from '../domain/facts.ts';
import { count } from '../domain/wording.ts';
import type { PictureTable } from './picture.ts';
import { dayLabel } from './timeAxis.ts';

/** Who reads: we say "claimed" among ourselves, the customer is asked to confirm. */
export type MilestoneReader = 'us' | 'customer';

/** "12 Mar, verified, 9 d late": the day, the state, days late or slipped. What is ours is done, not proven. */
export function milestoneWord(milestone: MilestoneView, reader: MilestoneReader = 'us'): string {
  const iso = milestone.achievedOnDate ?? milestone.dueDate;
  const day = iso === null ? 'no date' : dayLabel(dayNumber(iso));
  const late = milestone.daysLate ?? 0;
  const slip = milestone.slipDays ?? 0;
  if (milestone.state === 'overdue') return `${late} d overdue`;
  if (milestone.achievedOnDate !== null)
    return `${day}, ${reachedWord(milestone, reader)}${late > 0 ? `, ${late} d late` : ''}`;
  return `${day}${milestone.state === 'planned' ? '' : `, ${milestone.state}`}${slip > 0 ? `, slipped ${slip} d` : ''}`;
}

function reachedWord({ lane, state }: MilestoneView, reader: MilestoneReader): string {
  if (lane === 'vendor') return 'done';
  if (reader === 'us') return state;
  return state === 'verified' ? 'confirmed' : state === 'measured' ? 'measured' : 'to be confirmed';
}

/** One sentence: how many of the customer's milestones are met and verified, what is overdue, what stands before the decision. */
export function milestoneFinding(
  milestones: readonly MilestoneView[],
  asOf: IsoDay,
  decisionDate: IsoDay | null,
): string {
  const theirs = milestones.filter((milestone) => milestone.lane === 'customer');
  if (theirs.length === 0)
    return milestones.length === 0
      ? 'No milestone on file.'
      : `${count(milestones.length, 'milestone')} on file, none of them the customer's.`;
  const met = theirs.filter((milestone) => milestone.achievedOnDate !== null);
  const verified = met.filter((milestone) => milestone.state === 'verified');
  const overdue = theirs.filter((milestone) => milestone.state === 'overdue');
  const parts = [`${met.length} of ${count(theirs.length, 'customer milestone')} met, ${verified.length} verified`];
  const worst = overdue.toSorted((one, other) => (other.daysLate ?? 0) - (one.daysLate ?? 0))[0];
  if (worst !== undefined)
    parts.push(`${overdue.length} overdue, "${worst.title}" by ${count(worst.daysLate ?? 0, 'day')}`);
  const ahead = theirs.filter(
    (milestone) =>
      milestone.achievedOnDate === null &&
      milestone.dueDate !== null &&
      milestone.dueDate >= asOf &&
      decisionDate !== null &&
      milestone.dueDate <= decisionDate,
  );
  if (decisionDate !== null && decisionDate >= asOf)
    parts.push(ahead.length === 0 ? 'none due before the decision' : `${ahead.length} due before the decision`);
  return `${parts.join('; ')}.`;
}

export function milestoneTable(milestones: readonly MilestoneView[]): PictureTable {
  const lane = (milestone: MilestoneView): string =>
    milestone.lane === 'customer'
      ? 'customer'
      : milestone.lane === 'vendor'
        ? milestone.unanchored
          ? 'vendor, serves no outcome'
          : 'vendor'
        : 'not named';
  return {
    caption: 'Milestones by side',
    columns: [
      { label: 'Milestone', align: 'left' },
      { label: 'Owner side', align: 'left' },
      { label: 'Baseline', align: 'left' },
      { label: 'Due', align: 'left' },
      { label: 'Achieved', align: 'left' },
      { label: 'State', align: 'left' },
      { label: 'Days late', align: 'right' },
      { label: 'Slip in days', align: 'right' },
    ],
    rows: milestones.map((milestone) => [
      milestone.title,
      lane(milestone),
      milestone.baselineDate ?? '',
      milestone.dueDate ?? '',
      milestone.achievedOnDate ?? '',
      milestone.state,
      milestone.daysLate === null ? '' : String(milestone.daysLate),
      milestone.slipDays === null ? '' : String(milestone.slipDays),
    ]),
  };
}
