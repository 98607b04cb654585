/**
 * Gaps in the stakeholder map, in words: nobody decides, champions gone without a successor, silent deciders, roles
 * nobody covers. Source: product page, "Stakeholder map" and belief 2; domain page, "Fine print: relationships".
 */
import { type AccountDay, seeAccount } from './accountDay.ts';
import { inLastDays, isoDay } from './days.ts';
import type { AccountFacts, IsoDay } from './facts.ts';
import type { ScoreModel } from './model.ts';
import type { PersonDay } from './people.ts';
import type { Gap } from './results.ts';
import { names } from './wording.ts';

/** The gaps among the people of an account on a day. */
export function peopleGaps(facts: AccountFacts, asOf: IsoDay, model: ScoreModel): readonly Gap[] {
  const account = seeAccount(facts, asOf, model);
  return [...deciderGaps(account), ...successorGaps(account), ...coverGaps(account), ...threadGaps(account)];
}

function gap(key: string, sentence: string, people: readonly PersonDay[] = [], field: string | null = null): Gap {
  return {
    key,
    kind: 'gap',
    sentence,
    facts: people.map(({ person }) => ({ table: 'stakeholder', id: person.id })),
    field,
  };
}

function deciderGaps({ active, powerful, anyTouch, day, thresholds }: AccountDay): readonly Gap[] {
  if (active.length === 0) return [gap('nobody', 'No active person is on file.', [], 'stakeholder.name')];
  const gaps: Gap[] = [];
  if (!active.some(({ person }) => person.roles.includes('decision maker'))) {
    gaps.push(gap('no-decision-maker', 'No decision maker is on file.', [], 'stakeholder.roles'));
  }
  const { silent_days: silentDays } = thresholds;
  const silent = anyTouch ? powerful.filter(({ lastTouchDay }) => !inLastDays(lastTouchDay, day, silentDays)) : [];
  for (const who of silent) {
    const last = who.lastTouchDay === null ? 'never touched' : `last touched ${isoDay(who.lastTouchDay)}`;
    gaps.push(
      gap('silent-decider', `${who.person.name} has power and is silent: ${last}, ${silentDays} days count.`, [who]),
    );
  }
  return gaps;
}

function successorGaps({ people, active }: AccountDay): readonly Gap[] {
  const activeIds = new Set(active.map(({ person }) => person.id));
  return people.flatMap((who): readonly Gap[] => {
    const { person } = who;
    const mattered = person.roles.includes('champion') || person.roles.includes('decision maker');
    const isFollowed = person.successorId !== null && activeIds.has(person.successorId);
    if (who.active || !mattered || isFollowed) return [];
    const role = person.roles.includes('champion') ? 'champion' : 'decision maker';
    if (active.some((other) => other.person.roles.includes(role))) return [];
    const left = person.leftDate === null ? 'left' : `left on ${person.leftDate}`;
    return [
      gap('no-successor', `${person.name}, ${role}, ${left} without a successor.`, [who], 'stakeholder.successorId'),
    ];
  });
}

function coverGaps({ active, day, thresholds, model }: AccountDay): readonly Gap[] {
  if (active.length === 0) return [];
  return model.lists.coverRoles.flatMap((role): readonly Gap[] => {
    const holders = active.filter(({ person }) => person.roles.includes(role));
    if (holders.length === 0)
      return role === 'decision maker'
        ? []
        : [gap('role-empty', `Nobody is on file as ${role}.`, [], 'stakeholder.roles')];
    if (holders.some(({ lastTouchDay }) => inLastDays(lastTouchDay, day, thresholds.touch_days))) return [];
    const who = names(holders.map(({ person }) => person.name));
    return [gap('role-untouched', `${who}, ${role}: no touch in the last ${thresholds.touch_days} days.`, holders)];
  });
}

function threadGaps({ active, anyTouch, day, thresholds }: AccountDay): readonly Gap[] {
  const touched = active.filter(({ lastTouchDay }) => inLastDays(lastTouchDay, day, thresholds.touch_days));
  const [only] = touched;
  if (!anyTouch || touched.length !== 1 || only === undefined) return [];
  return [
    gap(
      'single-thread',
      `${only.person.name} is the only person touched in the last ${thresholds.touch_days} days.`,
      touched,
    ),
  ];
}
