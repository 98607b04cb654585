/** The customer-safe sections: what we would discuss, what we ask for, what we owe. No score, support, power, pulse, forecast or internal note. */
import type { AccountPage, MilestoneView } from '../../../shared/contract/account.ts';
import { clipped, daysAway, longDay } from './words.ts';
import type { CustomerSections } from './types.ts';

const MOST = 5;
const LONGEST_TITLE = 140;

export function customerSections(page: AccountPage): CustomerSections {
  const open = page.milestones.filter(
    (milestone) => milestone.achievedOnDate === null && milestone.state !== 'dropped' && milestone.state !== 'missed',
  );
  const theirs = inOrder(open.filter((milestone) => milestone.lane === 'customer'));
  const ours = inOrder(open.filter((milestone) => milestone.lane === 'vendor' && !milestone.unanchored));
  const unproven = page.milestones.filter(
    (milestone) => milestone.lane === 'customer' && milestone.achievedOnDate !== null && milestone.state !== 'verified',
  );
  const { requiredOutcome } = page.account;
  return {
    agenda: [
      requiredOutcome === null
        ? 'Agree the outcome this work has to bring you'
        : 'Is this still the outcome that counts?',
      ...theirs
        .slice(0, 2)
        .map((milestone) => `${clipped(milestone.title, LONGEST_TITLE)}: where it stands and what it needs`),
      ...(page.health.decisionDate === null
        ? []
        : [`The next term, to be decided by ${longDay(page.health.decisionDate)}`]),
    ].slice(0, MOST),
    asks: [
      ...unproven
        .slice(0, 2)
        .map(
          (milestone) =>
            `Confirm "${clipped(milestone.title, LONGEST_TITLE)}" in your own words${milestone.evidenceMetric === null ? '' : `, with the figure for ${milestone.evidenceMetric.toLowerCase()}`}`,
        ),
      ...theirs
        .filter((milestone) => milestone.dueDate === null)
        .slice(0, 1)
        .map((milestone) => `Name a day for "${clipped(milestone.title, LONGEST_TITLE)}"`),
      ...(page.account.appropriateExperience === null ? ['Tell us how you want to be supported on the way'] : []),
    ].slice(0, MOST),
    ours: ours
      .slice(0, MOST)
      .map(
        (milestone) =>
          `${clipped(milestone.title, LONGEST_TITLE)}${milestone.dueDate === null ? '' : `, ${milestone.dueDate < page.asOf ? 'was due' : 'by'} ${longDay(milestone.dueDate)}${milestone.state === 'overdue' ? ` (${daysAway(-(milestone.daysLate ?? 0))})` : ''}`}`,
      ),
  };
}

function inOrder(milestones: readonly MilestoneView[]): readonly MilestoneView[] {
  return milestones.toSorted((one, other) => ((one.dueDate ?? '9999') < (other.dueDate ?? '9999') ? -1 : 1));
}
