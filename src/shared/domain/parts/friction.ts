/** Friction: open tickets deduct from 100. Source: domain page, "Health" and "Fine print: friction". */
import type { AccountDay } from '../accountDay.ts';
import { type DayNumber, dayNumberOrNull } from '../days.ts';
import type { Ticket } from '../facts.ts';
import type { Term } from '../results.ts';
import { count, onDay } from '../wording.ts';
import { laterDay, type PartFigures, type PartWords } from './partFigures.ts';

export interface OpenTicket {
  readonly ticket: Ticket;
  readonly openedDay: DayNumber | null;
  /** Open for more than `old_ticket_days`. */
  readonly isOld: boolean;
  readonly deduction: number;
}

export interface FrictionFigures extends PartFigures {
  /** Open tickets, those that deduct nothing too. */
  readonly open: readonly OpenTicket[];
  readonly deducted: number;
}

export function frictionFigures(account: AccountDay): FrictionFigures {
  const { day, thresholds } = account;
  const open: OpenTicket[] = [];
  let anySeen = false;
  let newestDay: DayNumber | null = null;
  let deducted = 0;
  for (const ticket of account.facts.tickets) {
    const openedDay = dayNumberOrNull(ticket.openedDate);
    if (openedDay !== null && openedDay > day) continue;
    anySeen = true;
    const closedDay = dayNumberOrNull(ticket.closedDate);
    const isOpen = closedDay === null || closedDay > day;
    newestDay = laterDay(newestDay, isOpen ? openedDay : laterDay(openedDay, closedDay));
    if (!isOpen) continue;
    const isOld = openedDay !== null && day - openedDay > thresholds.old_ticket_days;
    const byPriority =
      ticket.priority === 'P1' ? thresholds.p1_points : ticket.priority === 'P2' ? thresholds.p2_points : 0;
    const deduction = byPriority + (isOld ? thresholds.old_ticket_points : 0);
    deducted += deduction;
    open.push({ ticket, openedDay, isOld, deduction });
  }
  return { value: anySeen ? Math.max(0, 100 - deducted) : null, newestDay, open, deducted };
}

export function frictionWords(figures: FrictionFigures, account: AccountDay): PartWords {
  if (figures.value === null) return { why: 'No ticket was ever recorded.', terms: [] };
  const costly = figures.open.filter(({ deduction }) => deduction > 0);
  const terms: Term[] = costly.map(({ ticket, openedDay, isOld, deduction }) => ({
    label: `${ticket.priority ?? 'No priority'} ${ticket.externalId ?? 'ticket'} opened ${onDay(openedDay)}${
      isOld ? `, open over ${account.thresholds.old_ticket_days} days` : ''
    }`,
    points: -deduction,
    weight: null,
    facts: [{ table: 'ticket', id: ticket.id }],
  }));
  const why =
    costly.length === 0
      ? `${count(figures.open.length, 'open ticket')}, none of which deducts.`
      : `100 minus ${figures.deducted} for ${count(costly.length, 'open ticket')}${figures.deducted > 100 ? ', not below 0' : ''}.`;
  return { why, terms: [{ label: 'Starts from', points: 100, weight: null, facts: [] }, ...terms] };
}
