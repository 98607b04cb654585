/**
 * The conversation most worth having next: with whom, why, and which milestone or decision it serves. Never "check in".
 * Source: product page, belief 9 and the jobs table; domain page, "Exceptions" (what is most urgent comes first).
 */
import type { AccountDay } from './accountDay.ts';
import { inLastDays, isoDay } from './days.ts';
import type { ExceptionFigure } from './exceptions.ts';
import type { AccountFacts, IsoDay, Role } from './facts.ts';
import type { ScoreModel } from './model.ts';
import type { PersonDay } from './people.ts';
import type { FactRef } from './results.ts';
import { computeScore } from './score.ts';
import { support } from './wording.ts';

export interface NextConversation {
  /** Stable key of the reason, e.g. "unhappy power". */
  readonly reason: string;
  /** Whom to talk to; null where first somebody has to be found. */
  readonly who: { readonly id: string; readonly name: string } | null;
  /** What makes it worth their time, in one sentence. */
  readonly why: string;
  /** The milestone or decision it serves, in words. */
  readonly serves: string;
  readonly facts: readonly FactRef[];
}

/** The next conversation for an account; null only for an account that is churned or has nothing to decide or reach. */
export function nextConversation(facts: AccountFacts, asOf: IsoDay, model: ScoreModel): NextConversation | null {
  const { seen, exceptions, figures } = computeScore(facts, asOf, model);
  if (figures.churned) return null;
  for (const exception of [...exceptions].sort((a, b) => urgency(a) - urgency(b))) {
    const found = forException(exception, seen);
    if (found !== null) return found;
  }
  return aboutMilestone(seen) ?? aboutDecision(seen) ?? aboutOutcome(seen);
}

const BY_URGENCY: readonly ExceptionFigure['name'][] = [
  'past decision',
  'unhappy power',
  'champion gone',
  'silent decider',
  'single thread',
  'no decider on file',
  'old alarm',
];

/** Exceptions that no single conversation answers come last. */
function urgency({ name }: ExceptionFigure): number {
  const place = BY_URGENCY.indexOf(name);
  return place === -1 ? BY_URGENCY.length : place;
}

function forException(exception: ExceptionFigure, account: AccountDay): NextConversation | null {
  const decider = strongest(account.powerful);
  switch (exception.name) {
    case 'past decision':
      return talk(
        exception.name,
        decider,
        'The decision date has passed and nobody has committed: ask what still stands in the way.',
        account,
      );
    case 'unhappy power': {
      const who = exception.people.reduce((lowest, person) =>
        (person.support ?? 0) < (lowest.support ?? 0) ? person : lowest,
      );
      const { person } = who;
      return talk(
        exception.name,
        who,
        `${person.name} stands at ${support(who.support ?? 0)}: hear what has to change, and by when.`,
        account,
      );
    }
    case 'champion gone': {
      const [gone] = exception.gone;
      const successor =
        account.active.find(({ person }) => person.id === gone?.successorId) ??
        holderOf('user lead', account) ??
        decider;
      return talk(
        exception.name,
        successor,
        `${gone?.name ?? 'The champion'} has left: agree who carries the work on inside.`,
        account,
      );
    }
    case 'silent decider':
      return talk(
        exception.name,
        decider,
        'No powerful person was spoken with lately: show what was reached and ask what counts next.',
        account,
      );
    case 'single thread': {
      const untouched = account.active.filter((person) => !exception.touched.includes(person));
      const known = exception.touched[0]?.person.name ?? null;
      const why =
        known === null
          ? 'Nobody was spoken with before the decision: open the conversation about its terms.'
          : `Everything hangs on ${known}: win a second voice before the decision.`;
      return talk(exception.name, strongest(untouched), why, account);
    }
    case 'no decider on file': {
      const guide = holderOf('champion', account) ?? strongest(account.active);
      return talk(
        exception.name,
        guide,
        'Nobody on file can decide: learn who signs and what they need to see.',
        account,
      );
    }
    case 'old alarm':
      return talk(
        exception.name,
        decider,
        `The last pulse was ${exception.pulse.pulse.value} of 5 and has expired: find out whether its reason is gone.`,
        account,
      );
    case 'unverified':
      return aboutProof(account);
    case 'saved, not safe':
      return aboutMilestone(account);
  }
}

function aboutProof(account: AccountDay): NextConversation | null {
  const claimed = account.milestones.find(({ achievedDay }) => achievedDay !== null);
  if (claimed === undefined) return null;
  const { milestone } = claimed;
  const who = holderOf('champion', account) ?? strongest(account.powerful);
  const base = talk(
    'unverified',
    who,
    `"${milestone.title}" is ${claimed.level} and nobody there has confirmed it: ask for it in their words.`,
    account,
  );
  return {
    ...base,
    serves: `Milestone "${milestone.title}"`,
    facts: [...base.facts, { table: 'milestone', id: milestone.id }],
  };
}

function aboutMilestone(account: AccountDay): NextConversation | null {
  const open = openMilestone(account);
  if (open === null) return null;
  const late = open.dueDay !== null && open.dueDay < account.day;
  const when =
    open.dueDay === null
      ? 'has no due date: agree one'
      : late
        ? `was due ${isoDay(open.dueDay)}: agree what unblocks it`
        : `is due ${isoDay(open.dueDay)}: agree the next step`;
  return talk(
    'milestone',
    holderOf('champion', account) ?? holderOf('user lead', account) ?? strongest(account.active),
    `"${open.milestone.title}" ${when}.`,
    account,
  );
}

function aboutDecision(account: AccountDay): NextConversation | null {
  if (account.next === null) return null;
  return talk(
    'decision',
    strongest(account.powerful) ?? strongest(account.active),
    'Walk through what was reached and what the next term has to bring.',
    account,
  );
}

function aboutOutcome(account: AccountDay): NextConversation | null {
  const wanted = account.facts.account.requiredOutcome;
  if (wanted !== null && wanted.trim() !== '') return null;
  return talk(
    'outcome',
    strongest(account.powerful) ?? strongest(account.active),
    'No required outcome is on file: ask what has to be true in a year.',
    account,
  );
}

function talk(reason: string, who: PersonDay | null, why: string, account: AccountDay): NextConversation {
  const open = openMilestone(account);
  const person = who === null ? null : { id: who.person.id, name: who.person.name };
  const facts: FactRef[] = person === null ? [] : [{ table: 'stakeholder', id: person.id }];
  const isDecision = reason === 'past decision' || reason === 'decision' || reason === 'single thread';
  if (account.next !== null && (isDecision || open === null)) {
    const { decisionDay, contract } = account.next;
    const date = decisionDay === null ? '' : ` on ${isoDay(decisionDay)}`;
    return {
      reason,
      who: person,
      why,
      serves: `Decision${date} about ${contract.product ?? 'the contract'}`,
      facts: [...facts, { table: 'contract', id: contract.id }],
    };
  }
  if (open === null)
    return { reason, who: person, why, serves: 'The first customer milestone, still to be agreed', facts };
  return {
    reason,
    who: person,
    why,
    serves: `Milestone "${open.milestone.title}"`,
    facts: [...facts, { table: 'milestone', id: open.milestone.id }],
  };
}

/** The customer milestone that is next in time: overdue first, then by due date, undated last. */
function openMilestone({ milestones }: AccountDay): AccountDay['milestones'][number] | null {
  const open = milestones.filter(
    ({ achievedDay, milestone: { status } }) => achievedDay === null && status !== 'dropped' && status !== 'missed',
  );
  return open.reduce<AccountDay['milestones'][number] | null>(
    (next, other) => (next === null || (other.dueDay ?? Infinity) < (next.dueDay ?? Infinity) ? other : next),
    null,
  );
}

/** An active holder of a role, one touched lately first. */
function holderOf(role: Role, { active, day, thresholds }: AccountDay): PersonDay | null {
  const holders = active.filter(({ person }) => person.roles.includes(role));
  return holders.find(({ lastTouchDay }) => inLastDays(lastTouchDay, day, thresholds.touch_days)) ?? holders[0] ?? null;
}

/** The person with most power, a decision maker before others of the same power. */
function strongest(people: readonly PersonDay[]): PersonDay | null {
  const rank = ({ person, powerful }: PersonDay): number =>
    (person.power ?? 0) + (person.roles.includes('decision maker') ? 10 : 0) + (powerful ? 5 : 0);
  return people.reduce<PersonDay | null>(
    (best, person) => (best === null || rank(person) > rank(best) ? person : best),
    null,
  );
}
