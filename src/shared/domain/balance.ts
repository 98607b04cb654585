/**
 * Hours against capacity, by the team's own numbers: no built-in ratio, and an account whose stage has no row says so
 * instead of counting as average. Source: domain page, "Balance"; product page, belief 12.
 */
import { compareKeys } from './compare.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import type { AccountFigures } from './results.ts';
import { isActiveOn } from './people.ts';
import { addMonths, dayNumber, isoDay } from './days.ts';

export interface TouchHours {
  /** e.g. "QBR". */
  readonly name: string;
  readonly perQuarter: number;
  readonly hours: number;
}

/** The table of the settings; every figure is the team's own. */
export interface HoursModel {
  /** The touches an account of a lifecycle stage gets in a quarter. */
  readonly stages: Readonly<Record<string, readonly TouchHours[]>>;
  /** Hours of each piece of open work in the quarter. */
  readonly openMilestone: number;
  readonly openTicket: number;
  readonly renewal: number;
  readonly exception: number;
  /** CSM -> hours available for accounts in a quarter. */
  readonly available: Readonly<Record<string, number>>;
}

export interface AccountHours {
  readonly accountId: string;
  readonly accountName: string;
  readonly csm: string | null;
  /** Hours in the quarter that starts with the as-of day. */
  readonly hours: number;
  readonly lines: readonly { readonly label: string; readonly hours: number }[];
  /** The lifecycle stage has no row in the table: only open work is counted. */
  readonly withoutStage: boolean;
}

export interface AccountToBalance {
  readonly facts: AccountFacts;
  readonly health: AccountFigures;
}

/** The hours one account asks for in the quarter from its as-of day on; null for a churned account. */
export function accountHours({ facts, health }: AccountToBalance, model: HoursModel): AccountHours | null {
  if (health.churned) return null;
  const { account } = facts;
  const touches = account.lifecycleStage === null ? undefined : model.stages[account.lifecycleStage];
  const quarterEnd = isoDay(addMonths(dayNumber(health.asOf), 3));
  const work: readonly (readonly [string, number, number])[] = [
    ['open milestones', openMilestones(facts, health.asOf, quarterEnd), model.openMilestone],
    ['open tickets', openTickets(facts, health.asOf), model.openTicket],
    [
      'renewal decisions',
      health.pending.filter(({ decisionDate }) => decisionDate !== null && decisionDate < quarterEnd).length,
      model.renewal,
    ],
    ['exceptions', health.exceptions.length, model.exception],
  ];
  const lines = [
    ...(touches ?? []).map(({ name, perQuarter, hours }) => ({
      label: `${perQuarter} x ${name}`,
      hours: perQuarter * hours,
    })),
    ...work
      .filter(([, number, hours]) => number > 0 && hours > 0)
      .map(([label, number, hours]) => ({ label: `${number} ${label}`, hours: number * hours })),
  ];
  return {
    accountId: account.id,
    accountName: account.name,
    csm: account.csm,
    hours: lines.reduce((sum, line) => sum + line.hours, 0),
    lines,
    withoutStage: touches === undefined,
  };
}

/** Customer and vendor milestones not achieved, due before the quarter ends (overdue too). */
function openMilestones({ milestones }: AccountFacts, asOf: IsoDay, quarterEnd: IsoDay): number {
  return milestones.filter(({ status, achievedDate, dueDate }) => {
    const isDone = (achievedDate !== null && achievedDate <= asOf) || (achievedDate === null && status === 'achieved');
    return !isDone && status !== 'dropped' && status !== 'missed' && dueDate !== null && dueDate < quarterEnd;
  }).length;
}

function openTickets({ tickets }: AccountFacts, asOf: IsoDay): number {
  return tickets.filter(
    ({ openedDate, closedDate }) =>
      (openedDate === null || openedDate <= asOf) && (closedDate === null || closedDate > asOf),
  ).length;
}

export interface CsmLoad {
  /** Null: accounts without a CSM. */
  readonly csm: string | null;
  readonly accounts: number;
  readonly hours: number;
  readonly available: number | null;
  /** Hours / available; null where the team gave no hours. */
  readonly load: number | null;
  readonly accountsWithoutStage: number;
}

/** Load per CSM, by name, accounts without one last. */
export function loadByCsm(accounts: readonly AccountHours[], model: HoursModel): readonly CsmLoad[] {
  const names = new Set([
    ...Object.keys(model.available),
    ...accounts.flatMap(({ csm }) => (csm === null ? [] : [csm])),
  ]);
  const loads = [...names].sort(compareKeys).map((csm) =>
    loadOf(
      csm,
      accounts.filter((own) => own.csm === csm),
      model,
    ),
  );
  const orphans = accounts.filter(({ csm }) => csm === null);
  return orphans.length === 0 ? loads : [...loads, loadOf(null, orphans, model)];
}

function loadOf(csm: string | null, own: readonly AccountHours[], model: HoursModel): CsmLoad {
  const hours = own.reduce((sum, item) => sum + item.hours, 0);
  const available = csm === null ? null : (model.available[csm] ?? null);
  return {
    csm,
    accounts: own.length,
    hours,
    available,
    load: available === null || available <= 0 ? null : hours / available,
    accountsWithoutStage: own.filter(({ withoutStage }) => withoutStage).length,
  };
}

/** An account that would change hands. */
export interface Move {
  readonly accountId: string;
  readonly toCsm: string;
}

export interface MoveEffect {
  readonly before: readonly CsmLoad[];
  readonly after: readonly CsmLoad[];
  /** Active people whose relationship owner is the CSM who would hand over. */
  readonly tiesBroken: readonly { readonly accountId: string; readonly csm: string; readonly person: string }[];
}

/** What moves would do to the load and to relationships; nothing is applied. */
export function whatIf(accounts: readonly AccountToBalance[], moves: readonly Move[], model: HoursModel): MoveEffect {
  const target = new Map(moves.map(({ accountId, toCsm }) => [accountId, toCsm]));
  const before = accounts.flatMap((item) => accountHours(item, model) ?? []);
  const after = before.map((item) => ({ ...item, csm: target.get(item.accountId) ?? item.csm }));
  const tiesBroken = accounts.flatMap(({ facts, health }) => {
    const { id, csm } = facts.account;
    const to = target.get(id);
    if (to === undefined || csm === null || to === csm) return [];
    const day = dayNumber(health.asOf);
    const tied = facts.stakeholders.filter((person) => person.relationshipOwner === csm && isActiveOn(person, day));
    return tied.map(({ name }) => ({ accountId: id, csm, person: name }));
  });
  return { before: loadByCsm(before, model), after: loadByCsm(after, model), tiesBroken };
}

export interface WeekLoad {
  /** Monday. */
  readonly weekStart: IsoDay;
  readonly decisions: number;
  readonly milestones: number;
}

/** Decision dates and customer milestones falling due per CSM and week, from the week of the as-of day on. */
export function weeksByCsm(
  accounts: readonly AccountToBalance[],
  asOf: IsoDay,
  weeks: number,
): ReadonlyMap<string | null, readonly WeekLoad[]> {
  const day = dayNumber(asOf);
  // 1970-01-01 was a Thursday: three days after its Monday.
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  const byCsm = Map.groupBy(
    accounts.filter(({ health }) => !health.churned),
    ({ facts }) => facts.account.csm,
  );
  const loads = new Map<string | null, readonly WeekLoad[]>();
  for (const [csm, own] of byCsm) {
    const counts = Array.from({ length: weeks }, (_, index) => ({
      weekStart: isoDay(monday + 7 * index),
      decisions: 0,
      milestones: 0,
    }));
    const weekOf = (date: IsoDay | null) =>
      date === null ? undefined : counts[Math.floor((dayNumber(date) - monday) / 7)];
    for (const { facts, health } of own) {
      for (const { decisionDate } of health.pending) {
        const week = weekOf(decisionDate);
        if (week !== undefined) week.decisions += 1;
      }
      for (const { ownerSide, dueDate, achievedDate, status } of facts.milestones) {
        const isOpen =
          ownerSide === 'customer' &&
          status !== 'dropped' &&
          status !== 'missed' &&
          (achievedDate === null || achievedDate > asOf);
        const week = isOpen && status !== 'achieved' ? weekOf(dueDate) : undefined;
        if (week !== undefined) week.milestones += 1;
      }
    }
    loads.set(csm, counts);
  }
  return loads;
}
