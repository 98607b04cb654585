/**
 * What cannot be right in the facts of one account. Nothing is repaired: the rules read the facts as they stand and the
 * account says so. Source: domain page, "Fine print: score, band, caps" (Contradictions).
 */
import type { AccountDay } from './accountDay.ts';
import { activeArrAt, type ContractState } from './contracts.ts';
import { dayNumberOrNull, isSeen } from './days.ts';
import type { FactRef, FactTable, Gap } from './results.ts';
import { isVerifiedLevel } from './milestones.ts';
import { usageLastDay } from './usagePeriods.ts';
import { names } from './wording.ts';

/** Contracts of one product may overlap this long (an early renewal) before it is called a contradiction. */
const OVERLAP_DAYS = 90;

/** The contradictions of an account as seen on its day. */
export function contradictionsOf(account: AccountDay): readonly Gap[] {
  return [...milestones(account), ...contracts(account), ...signals(account), ...people(account)];
}

function contradiction(key: string, sentence: string, field: string | null, ...facts: readonly FactRef[]): Gap {
  return { key, kind: 'contradiction', sentence, facts, field };
}

function ref(table: FactTable, id: string): FactRef {
  return { table, id };
}

function milestones({ facts, asOf }: AccountDay): readonly Gap[] {
  const found: Gap[] = [];
  for (const milestone of facts.milestones) {
    const { title, status, achievedDate, evidenceDate, evidenceLevel, evidenceQuote, evidenceWho } = milestone;
    const add = (key: string, what: string, field: string): void =>
      void found.push(contradiction(key, `"${title}" ${what}.`, field, ref('milestone', milestone.id)));
    const isAchieved = achievedDate !== null && achievedDate <= asOf;
    if (isAchieved && (status === 'missed' || status === 'dropped')) {
      add('achieved-but-closed', `was achieved on ${achievedDate} and is marked ${status}`, 'milestone.status');
    }
    if (status === 'achieved' && achievedDate === null)
      add('achieved-undated', 'is achieved without a date', 'milestone.achievedDate');
    if (evidenceDate !== null && evidenceDate > asOf) continue;
    if (isVerifiedLevel(evidenceLevel)) {
      const missing = [
        ...(evidenceQuote === null ? ['quote'] : []),
        ...(evidenceWho === null ? ['who'] : []),
        ...(evidenceDate === null ? ['when'] : []),
      ];
      if (missing.length > 0)
        add(
          'verified-without-source',
          `is ${evidenceLevel ?? ''} without ${names(missing)}`,
          'milestone.evidenceQuote',
        );
    }
    if (isAchieved && evidenceDate !== null && evidenceDate < achievedDate) {
      add(
        'evidence-before-achievement',
        `has evidence of ${evidenceDate}, before it was achieved on ${achievedDate}`,
        'milestone.evidenceDate',
      );
    }
  }
  return found;
}

function contracts(account: AccountDay): readonly Gap[] {
  const { contracts: states, facts, day } = account;
  const found: Gap[] = [];
  for (const state of states) {
    const { contract } = state;
    const name = contract.product ?? 'A contract';
    const add = (key: string, what: string, field: string): void =>
      void found.push(contradiction(key, `${name} ${what}.`, field, ref('contract', contract.id)));
    if (contract.startDate !== null && contract.endDate !== null && contract.endDate <= contract.startDate) {
      add(
        'ends-before-start',
        `ends ${contract.endDate}, on or before its start ${contract.startDate}`,
        'contract.endDate',
      );
    }
    if (
      state.basis === 'recorded' &&
      state.status === 'renewed' &&
      contract.renewedArrMinor === null &&
      state.successor === null
    ) {
      add('renewed-without-next', 'is renewed without a renewed ARR or a successor', 'contract.renewedArrMinor');
    }
    if (state.basis === 'successor') {
      add(
        'outcome-blank',
        `has no outcome though its successor started ${state.successor?.startDate ?? ''}`,
        'contract.outcome',
      );
    }
  }
  const open = states.filter((state) => state.status === 'pending' || activeArrAt(state, day) !== null);
  if (facts.account.status === 'churned' && open.length > 0) {
    const sentence = `${facts.account.name} is churned with ${names(open.map(({ contract }) => contract.product ?? 'a contract'))} pending or active.`;
    found.push(
      contradiction(
        'churned-with-contract',
        sentence,
        'account.status',
        ...open.map(({ contract }) => ref('contract', contract.id)),
      ),
    );
  }
  return [...found, ...overlaps(states)];
}

function overlaps(states: readonly ContractState[]): readonly Gap[] {
  const found: Gap[] = [];
  states.forEach(({ contract: a, startDay: startA }, index) => {
    for (const { contract: b, startDay: startB } of states.slice(index + 1)) {
      if (a.product !== b.product || startA === null || startB === null) continue;
      const end = Math.min(dayNumberOrNull(a.endDate) ?? Infinity, dayNumberOrNull(b.endDate) ?? Infinity);
      const days = end - Math.max(startA, startB);
      if (days <= OVERLAP_DAYS) continue;
      const length = days === Infinity ? 'without end' : `by ${days} days`;
      const sentence = `Two contracts of ${a.product ?? 'one product'} overlap ${length}.`;
      found.push(
        contradiction(
          'contracts-overlap',
          sentence,
          'contract.startDate',
          ref('contract', a.id),
          ref('contract', b.id),
        ),
      );
    }
  });
  return found;
}

function signals({ facts, asOf, day }: AccountDay): readonly Gap[] {
  const found: Gap[] = [];
  for (const row of facts.usage) {
    const { id, activeUsers, licensedUsers, periodStartDate, feature } = row;
    if (activeUsers === null || licensedUsers === null || activeUsers <= licensedUsers) continue;
    if (!isSeen(usageLastDay(row), day)) continue;
    const what = `Usage${feature === null ? '' : ` of ${feature}`} from ${periodStartDate ?? 'an unknown day'}`;
    found.push(
      contradiction(
        'active-over-licensed',
        `${what} has ${activeUsers} active of ${licensedUsers} licensed users.`,
        'usage.activeUsers',
        ref('usage', id),
      ),
    );
  }
  for (const { id, externalId, openedDate, closedDate } of facts.tickets) {
    if (openedDate === null || closedDate === null || closedDate >= openedDate || openedDate > asOf) continue;
    const sentence = `Ticket ${externalId ?? id} was closed ${closedDate}, before it was opened ${openedDate}.`;
    found.push(contradiction('closed-before-opened', sentence, 'ticket.closedDate', ref('ticket', id)));
  }
  for (const { id, kind, askedDate, answeredDate } of facts.surveys) {
    if (askedDate === null || answeredDate === null || answeredDate >= askedDate || askedDate > asOf) continue;
    const sentence = `A ${kind} survey was answered ${answeredDate}, before it was asked ${askedDate}.`;
    found.push(contradiction('answered-before-asked', sentence, 'survey.answeredDate', ref('survey', id)));
  }
  return found;
}

function people({ facts, asOf }: AccountDay): readonly Gap[] {
  const found: Gap[] = [];
  const byId = new Map(facts.stakeholders.map((person) => [person.id, person]));
  for (const touch of facts.touches) {
    if (touch.date === null || touch.date > asOf) continue;
    for (const id of touch.stakeholderIds) {
      const person = byId.get(id);
      if (person === undefined || person.leftDate === null || touch.date < person.leftDate) continue;
      const sentence = `A touch of ${touch.date} names ${person.name}, who left on ${person.leftDate}.`;
      found.push(
        contradiction('touch-after-left', sentence, 'touch.date', ref('touch', touch.id), ref('stakeholder', id)),
      );
    }
  }
  const reported = new Set<string>();
  for (const person of facts.stakeholders) {
    const circle = circleFrom(person.id, (id) => byId.get(id)?.reportsToId ?? null);
    if (circle.length === 0 || circle.some((id) => reported.has(id))) continue;
    circle.forEach((id) => reported.add(id));
    const who = circle.map((id) => byId.get(id)?.name ?? id);
    const sentence =
      circle.length === 1
        ? `${names(who)} reports to themselves.`
        : `${names(who, 6)} report to each other in a circle.`;
    found.push(
      contradiction(
        'reporting-circle',
        sentence,
        'stakeholder.reportsToId',
        ...circle.map((id) => ref('stakeholder', id)),
      ),
    );
  }
  return found;
}

/** The circle of reporting lines `start` is part of; empty when its line ends or runs into a circle further up. */
function circleFrom(start: string, above: (id: string) => string | null): readonly string[] {
  const line = [start];
  const seen = new Set(line);
  for (let id = above(start); id !== null; id = above(id)) {
    if (id === start) return line;
    if (seen.has(id)) return [];
    seen.add(id);
    line.push(id);
  }
  return [];
}
