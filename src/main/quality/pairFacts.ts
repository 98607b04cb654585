/** What is known of each side of a likely pair, line by line, so that a person can tell whether they are one. Pure. */
import type { PairFact } from '../../shared/contract/quality.ts';
import type { AccountFacts, Stakeholder } from '../../shared/domain/facts.ts';

type Line<T> = readonly [label: string, value: (side: T) => string | number | null];

const ACCOUNT_LINES: readonly Line<AccountFacts>[] = [
  ['Account id', ({ account }) => account.externalId],
  ['Web domain', ({ account }) => account.domain],
  ['CSM', ({ account }) => account.csm],
  ['Segment', ({ account }) => account.segment],
  ['Region', ({ account }) => account.region],
  ['Status', ({ account }) => account.status],
  ['Contracts', ({ contracts }) => contracts.length],
  ['People', ({ stakeholders }) => stakeholders.length],
  ['Milestones', ({ milestones }) => milestones.length],
  ['Touches', ({ touches }) => touches.length],
  ['Latest touch', ({ touches }) => latest(touches.map(({ date }) => date))],
];

const PERSON_LINES: readonly Line<PersonSide>[] = [
  ['Job title', ({ person }) => person.title],
  ['E-mail', ({ person }) => person.email],
  ['Roles', ({ person }) => person.roles.join(', ') || null],
  ['Power', ({ person }) => person.power],
  ['Support', ({ person }) => person.support],
  ['Status', ({ person }) => person.status],
  ['Touches', ({ person, facts }) => facts.touches.filter((own) => own.stakeholderIds.includes(person.id)).length],
  ['Surveys', ({ person, facts }) => facts.surveys.filter((own) => own.stakeholderId === person.id).length],
];

interface PersonSide {
  readonly person: Stakeholder;
  readonly facts: AccountFacts;
}

export function accountPairFacts(a: AccountFacts, b: AccountFacts): readonly PairFact[] {
  return linesOf(ACCOUNT_LINES, a, b);
}

export function personPairFacts(facts: AccountFacts, a: Stakeholder, b: Stakeholder): readonly PairFact[] {
  return linesOf(PERSON_LINES, { person: a, facts }, { person: b, facts });
}

/** Lines where neither side says anything are left out. */
function linesOf<T>(lines: readonly Line<T>[], a: T, b: T): readonly PairFact[] {
  return lines
    .map(([label, value]) => ({ label, a: textOf(value(a)), b: textOf(value(b)) }))
    .filter((line) => line.a !== null || line.b !== null);
}

function textOf(value: string | number | null): string | null {
  return value === null || value === '' ? null : String(value);
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
