/** What could cost the renewal beside the exceptions of the score: late milestones, open incidents, falling use, gaps among the people. */
import type { AccountPage } from '../../../shared/contract/account.ts';
import { dayNumber } from '../../../shared/domain/days.ts';
import { count, names } from '../../../shared/domain/wording.ts';
import type { Risk } from './types.ts';
import { capital, clipped, daysAway, longDay, said, signedSupport } from './words.ts';

const LONGEST_TITLE = 90;

export function risksOf(page: AccountPage): readonly Risk[] {
  const { health } = page;
  return [
    ...health.exceptions.map(({ name, cap, because }): Risk => ({ name: capital(name), cap, because: said(because) })),
    ...latePlan(page),
    ...openTickets(page),
    ...voices(page),
    ...(health.disagreement === null
      ? []
      : [{ name: 'Pulse and data disagree', cap: null, because: said(health.disagreement.because) }]),
    ...decisionNear(page),
  ];
}

function latePlan({ milestones }: AccountPage): readonly Risk[] {
  const late = milestones.filter((milestone) => milestone.state === 'overdue' || milestone.state === 'missed');
  const theirs = late.filter((milestone) => milestone.lane === 'customer');
  const ours = late.filter((milestone) => milestone.lane === 'vendor');
  const told = (list: typeof late): string =>
    names(
      list.map(
        ({ title, state, daysLate }) =>
          `"${clipped(title, LONGEST_TITLE)}" (${state === 'missed' ? 'missed' : count(daysLate ?? 0, 'day')})`,
      ),
    );
  return [
    ...(theirs.length === 0 ? [] : [{ name: 'Customer milestones late', cap: null, because: `${told(theirs)}.` }]),
    ...(ours.length === 0 ? [] : [{ name: 'We are late', cap: null, because: `${told(ours)}.` }]),
  ];
}

function openTickets({ tickets, asOf }: AccountPage): readonly Risk[] {
  const open = tickets.filter((ticket) => ticket.open);
  const urgent = open.filter((ticket) => ticket.priority === 'P1' || ticket.priority === 'P2');
  if (urgent.length === 0) return [];
  const oldest = urgent
    .flatMap((ticket) => (ticket.openedDate === null ? [] : [dayNumber(asOf) - dayNumber(ticket.openedDate)]))
    .toSorted((one, other) => other - one)[0];
  const p1 = urgent.filter((ticket) => ticket.priority === 'P1').length;
  const kinds = [p1 === 0 ? '' : `${p1} P1`, urgent.length - p1 === 0 ? '' : `${urgent.length - p1} P2`]
    .filter((text) => text !== '')
    .join(' and ');
  return [
    {
      name: 'Open incidents',
      cap: null,
      because: `${kinds} open${oldest === undefined ? '' : `, the oldest for ${count(oldest, 'day')}`}.`,
    },
  ];
}

function voices({ lowestPowerfulVoice, health }: AccountPage): readonly Risk[] {
  if (
    lowestPowerfulVoice === null ||
    lowestPowerfulVoice.support > 0 ||
    health.exceptions.some((exception) => exception.name === 'unhappy power')
  )
    return [];
  return [
    {
      name: 'Lowest powerful voice',
      cap: null,
      because: `${names(lowestPowerfulVoice.people)} at ${signedSupport(lowestPowerfulVoice.support)}: not against us, and not for us.`,
    },
  ];
}

function decisionNear({ daysToDecision, health, milestones }: AccountPage): readonly Risk[] {
  if (daysToDecision === null || health.decisionDate === null || daysToDecision < 0 || daysToDecision > 90) return [];
  const before = milestones.filter(
    (milestone) =>
      milestone.lane === 'customer' &&
      milestone.achievedOnDate === null &&
      milestone.dueDate !== null &&
      health.decisionDate !== null &&
      milestone.dueDate <= health.decisionDate &&
      milestone.state === 'planned',
  );
  const proof =
    before.length === 0
      ? 'no customer milestone falls due before it'
      : `due before it: ${names(before.map(({ title }) => `"${clipped(title, LONGEST_TITLE)}"`))}`;
  return [
    {
      name: 'Decision is near',
      cap: null,
      because: `${longDay(health.decisionDate)}, ${daysAway(daysToDecision)}; ${proof}.`,
    },
  ];
}
