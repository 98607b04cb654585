/**
 * What was felt and who was met before each old decision, so that the evidence page has a past to judge: most losses were
 * foreseen by a low pulse and a thin thread, some were not, and a few worries turned out well.
 */
import type { Contract, Pulse, Touch } from '../../shared/domain/facts.ts';
import { dayNumber } from '../../shared/domain/days.ts';
import { CSMS } from './cast.ts';
import type { People, Scene } from './scene.ts';

export interface History {
  readonly pulses: readonly Pulse[];
  readonly touches: readonly Touch[];
}

/** Younger facts belong to the story of today, which this must not change. */
const OLDER_THAN_DAYS = 200;
/** Days before the decision; the backtest looks 90 days before it. A worry was raised earlier, and nobody asked again since. */
const COMFORT_DAYS_BEFORE = 102;
const WORRY_DAYS_BEFORE = 190;
const TOUCH_DAYS_BEFORE = 118;
/** Decisions nearer to each other than this were made in one mood. */
const ONE_MOOD_DAYS = 240;

export function makeHistory(scene: Scene, people: People, contracts: readonly Contract[]): History {
  const random = scene.random('history');
  const pulses: Pulse[] = [];
  const touches: Touch[] = [];
  const accountId = scene.id('a', 0);
  // Losses first: what was felt before one of them was felt about the whole account.
  const decisions = contracts
    .filter(({ endDate, outcome }) => endDate !== null && (outcome === 'renewed' || outcome === 'churned'))
    .toSorted((one, other) => Number(other.outcome === 'churned') - Number(one.outcome === 'churned'));
  const worriedAt: number[] = [];
  for (const { endDate, noticeDays, outcome } of decisions) {
    const decisionAge = scene.today - (dayNumber(endDate ?? scene.ago(0)) - (noticeDays ?? 0));
    if (decisionAge + COMFORT_DAYS_BEFORE <= OLDER_THAN_DAYS) continue;
    if (outcome === 'renewed' && worriedAt.some((age) => Math.abs(age - decisionAge) < ONE_MOOD_DAYS)) continue;
    const foreseen = outcome === 'churned' ? random.chance(0.8) : random.chance(0.07);
    if (foreseen) worriedAt.push(decisionAge);
    pulses.push({
      id: scene.id('ph', pulses.length),
      accountId,
      date: scene.ago(decisionAge + (foreseen ? WORRY_DAYS_BEFORE : COMFORT_DAYS_BEFORE)),
      csm: CSMS[scene.customer.csm] ?? CSMS[0],
      value: foreseen ? 2 : random.chance(0.7) ? 4 : 3,
      reason: foreseen ? random.pick(WORRIES) : random.pick(COMFORTS),
      expiresDate: null,
    });
    const day = scene.ago(decisionAge + TOUCH_DAYS_BEFORE);
    const there = people.all.filter((person) => person.leftDate === null || day < person.leftDate);
    touches.push({
      id: scene.id('th', touches.length),
      accountId,
      stakeholderIds: there.slice(0, foreseen ? 1 : 3).map((person) => person.id),
      date: day,
      channel: foreseen ? 'call' : 'QBR',
      purpose: foreseen ? 'Asked how they see the next term' : 'Review before the next term',
      valueBrought: foreseen ? null : 'Figures of the year against what was promised',
      serves: foreseen ? null : scene.goal.short,
    });
  }
  return { pulses, touches };
}

const WORRIES: readonly [string, ...string[]] = [
  'Nobody but one person comes to our calls any more.',
  'They compare us with another supplier.',
  'Use has stalled and nobody upstairs asks for it.',
];
const COMFORTS: readonly [string, ...string[]] = [
  'The review went well; budget for next year is in.',
  'They count on it for the busy season.',
  'Fine so far, no open points.',
];
