/** Monthly usage by feature and the tickets of one invented customer. */
import type { Priority, Ticket, Usage } from '../../shared/domain/facts.ts';
import { addMonths, daysInMonth, isoDay, monthStart, toCalendar } from '../../shared/domain/days.ts';
import type { Scene } from './scene.ts';

const FEATURES = [
  { name: 'Shift planner', reach: 1 },
  { name: 'Mobile app', reach: 0.78 },
  { name: 'Skills matrix', reach: 0.42 },
  { name: 'Demand forecast', reach: 0.24 },
  { name: 'Report builder', reach: 0.13 },
] as const;
const MONTHS = 12;
const USERS_PER_THOUSAND = { Enterprise: 0.9, 'Mid-Market': 1.1, SMB: 1.4 } as const;

/** Share of the latest month's users that were active `back` months earlier. */
function shareAt(trend: 'steady' | 'up' | 'falling', back: number): number {
  if (trend === 'steady') return 1 - back * 0.004;
  if (trend === 'up') return Math.max(0.12, 1 - back * 0.22);
  return back === 0 ? 1 : 1.32 + Math.min(back, 6) * 0.05;
}

export function makeUsage(scene: Scene): readonly Usage[] {
  const { story, customer } = scene;
  if (story.using === null) return [];
  const random = scene.random('usage');
  const licensed = Math.max(8, Math.round(customer.arrK * USERS_PER_THOUSAND[customer.segment]));
  const bought = FEATURES.slice(0, customer.segment === 'SMB' ? 3 : 5);
  const inUse = Math.max(1, Math.round(bought.length * story.features));
  const months = customer.term === 'new' ? 2 : MONTHS;
  const endedBack = customer.decisionIn < -20 ? 3 : 1;
  const rows: Usage[] = [];
  for (let back = months - 1 + endedBack; back >= endedBack; back -= 1) {
    const start = addMonths(monthStart(scene.today), -back);
    const { year, month } = toCalendar(start);
    const periodDays = daysInMonth(year, month);
    const share = story.using * shareAt(story.trend, back - endedBack) * (1 + (random.next() - 0.5) * 0.05);
    const active = Math.min(licensed, Math.max(1, Math.round(licensed * share)));
    const row = (feature: string | null, users: number, events: number): Usage => ({
      id: scene.id('u', rows.length),
      accountId: scene.id('a', 0),
      stakeholderId: null,
      feature,
      periodStartDate: isoDay(start),
      periodDays,
      activeUsers: users,
      licensedUsers: licensed,
      events,
    });
    rows.push(row(null, active, active * random.whole(38, 52)));
    bought.forEach((feature, index) => {
      const users = index < inUse ? Math.max(1, Math.round(active * feature.reach)) : 0;
      rows.push(row(feature.name, users, users * random.whole(12, 30)));
    });
  }
  return rows;
}

const KINDS = ['Question', 'Incident', 'Interface', 'Change request'] as const;

export function makeTickets(scene: Scene): readonly Ticket[] {
  const { story, customer } = scene;
  const random = scene.random('tickets');
  const tickets: Ticket[] = [];
  const churned = customer.decisionIn < -20;
  const add = (age: number, closedAge: number | null, priority: Priority): void => {
    tickets.push({
      id: scene.id('k', tickets.length),
      accountId: scene.id('a', 0),
      externalId: `T-${scene.number}${String(tickets.length + 1).padStart(3, '0')}`,
      openedDate: scene.ago(age),
      closedDate: closedAge === null ? null : scene.ago(closedAge),
      priority,
      kind: random.pick(KINDS),
      satisfaction: closedAge !== null && random.chance(0.3) ? random.whole(2, 5) : null,
    });
  };
  if (customer.story === 'forgotten') return tickets;
  const closed = { Enterprise: 14, 'Mid-Market': 8, SMB: 4 }[customer.segment];
  for (let n = 0; n < closed; n += 1) {
    const age = random.whole(churned ? 90 : 25, customer.term === 'new' ? 50 : 420);
    add(age, Math.max(churned ? 70 : 2, age - random.whole(1, 21)), random.pick(['P2', 'P3', 'P3', 'P3', 'P4']));
  }
  if (churned) return tickets;
  for (let n = 0; n < story.tickets.p1; n += 1) add(random.whole(2, 12), null, 'P1');
  for (let n = 0; n < story.tickets.p2; n += 1) add(random.whole(3, 27), null, 'P2');
  for (let n = 0; n < story.tickets.old; n += 1) add(random.whole(40, 96), null, 'P3');
  return tickets;
}
