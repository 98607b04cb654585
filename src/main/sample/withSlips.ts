/** Slips of the pen that real books have: things that cannot both be true, for the data-health list to find. */
import type { AccountFacts, Milestone } from '../../shared/domain/facts.ts';
import type { Scene } from './scene.ts';

export function withSlips(scene: Scene, facts: AccountFacts): AccountFacts {
  switch (scene.number) {
    case 18: // Achieved, but nobody wrote when.
      return { ...facts, milestones: changed(facts.milestones, 'Payroll interface live', { achievedDate: null }) };
    case 27: // A result "the customer stated" without a word of what was said.
      return {
        ...facts,
        milestones: changed(facts.milestones, scene.goal.steps[1], { evidenceQuote: null, evidenceWho: null }),
      };
    case 39: // More people active in the first month than there were licences.
      return {
        ...facts,
        usage: facts.usage.map((row, index) =>
          index === 0 ? { ...row, activeUsers: (row.licensedUsers ?? 0) + 6 } : row,
        ),
      };
    case 46: // Answered before it was asked.
      return {
        ...facts,
        surveys: facts.surveys.map((survey) =>
          survey === facts.surveys.find((one) => one.answeredDate !== null)
            ? { ...survey, askedDate: scene.ago(3) }
            : survey,
        ),
      };
    case 56: // A ticket closed the day before it was opened.
      return {
        ...facts,
        tickets: facts.tickets.map((ticket, index) =>
          index === 0 ? { ...ticket, openedDate: scene.ago(30), closedDate: scene.ago(31) } : ticket,
        ),
      };
    default:
      return facts;
  }
}

function changed(milestones: readonly Milestone[], title: string, by: Partial<Milestone>): readonly Milestone[] {
  return milestones.map((milestone) => (milestone.title === title ? { ...milestone, ...by } : milestone));
}
