/** Two customers with the same story never have the same figures: small changes that leave the story as it is. */
import type { Random } from './random.ts';
import type { Story, StoryName } from './stories.ts';

const CALM: ReadonlySet<StoryName> = new Set([
  'thriving',
  'delighted',
  'solid',
  'handedOver',
  'steady',
  'slipping',
  'saved',
]);

/** Further pulse reasons for the stories that several customers share. */
const REASONS: Partial<Record<StoryName, readonly [string, ...string[]]>> = {
  thriving: [
    'They bring us into the planning of next year; the weekly numbers hold.',
    'Second region starts in autumn, budget is signed off.',
    'No drama: figures reviewed each month, actions closed.',
    'New planner was trained by their own lead, not by us.',
    'Sponsor quoted our figure in the annual report.',
    'They ask for less, use more, and say why.',
    'Audit went through on our exports; relief on their side.',
    'Steady. The one open wish is the calendar feed.',
    'Head of planning presents with us at the user day.',
  ],
  solid: [
    'Renewal talk opened by them; only open point is the export format.',
    'Good, if a little slow: each step takes one quarter longer than planned.',
    'Happy users, sponsor busy with a merger. Watching that.',
    'Results are there, they want the proof in their own template.',
    'Works well since the interface is stable.',
    'Reliable partner, hard negotiator.',
  ],
  delighted: [
    'COO presented our numbers to their board and asked for the rollout plan.',
    'Signed the result sheet without a single question.',
    'Asked us to talk to their sister company.',
    'Decider called to say thank you. That does not happen often.',
    'They extended the plan by themselves.',
  ],
  struggling: [
    'The plan slipped twice and they say we knew. Confidence is thin.',
    'Two planners left, the rest went back to spreadsheets.',
  ],
  slipping: [
    'Second date moved. They are patient, finance is not.',
    'Works council talks froze the rollout for six weeks.',
  ],
  steady: [
    'Works, but they compare us with doing it by hand.',
    'Fine in the day job; no one owns the result.',
    'Slow season, slow answers.',
  ],
  pastDecision: ['Signature promised every Friday.', 'Legal has had our paper for five weeks.'],
  lost: ['They told us a tender is running.', 'New director wants the group tool. Meeting refused twice.'],
  forgotten: ['Took over the account, no notes.', 'Inherited in spring; could not reach anybody.'],
};

/** @param random the customer's own stream, so that one more customer changes nobody else. */
export function varyStory(name: StoryName, story: Story, random: Random): Story {
  const calm = CALM.has(name);
  const pulse = story.pulse;
  const reasons = REASONS[name];
  const reason = reasons === undefined ? pulse?.reason : random.pick(reasons);
  const ageBy =
    pulse === null || pulse.age > 90
      ? 0
      : pulse.value === 1 || pulse.value === 5
        ? random.whole(-3, 9)
        : random.whole(-8, 16);
  return {
    ...story,
    lateDays: calm ? story.lateDays + random.pick([0, 0, 4, 9, 15]) : story.lateDays,
    pulse: pulse === null ? null : { ...pulse, age: pulse.age + ageBy, reason: reason ?? pulse.reason },
    sponsor: calm && story.sponsor === 1 && random.chance(0.5) ? 2 : story.sponsor,
    decider: calm && story.decider === 1 && random.chance(0.5) ? 2 : story.decider,
    touched: calm && random.chance(0.25) ? { ...story.touched, lead: 101 } : story.touched,
    using: story.using === null ? null : Math.min(0.97, story.using * (1 + (random.next() - 0.5) * 0.16)),
    tickets: {
      p1: story.tickets.p1,
      p2: Math.max(0, story.tickets.p2 + random.whole(-1, 1)),
      old: story.tickets.old + (random.chance(0.3) ? 1 : 0),
    },
  };
}
