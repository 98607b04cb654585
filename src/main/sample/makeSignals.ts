/** Pulses, touches and surveys of one invented customer. */
import type { Channel, Pulse, Stakeholder, Survey, Touch } from '../../shared/domain/facts.ts';
import { CSMS } from './cast.ts';
import type { People, Scene } from './scene.ts';

const EARLIER_REASONS: readonly [string, ...string[]][] = [
  ['No word for weeks.'],
  ['Open escalation, daily calls.', 'They asked for a way out.'],
  ['Dates slipped, sponsor annoyed.', 'Two incidents in one month.'],
  ['Going along, nothing proven yet.', 'Busy season, little time for us.'],
  ['Good progress, next site agreed.', 'Planning team uses it daily and says so.'],
  ['Reference call given.', 'They invited us to their offsite.'],
];

export function makePulses(scene: Scene): readonly Pulse[] {
  const { story } = scene;
  if (story.pulse === null) return [];
  const random = scene.random('pulses');
  const csm = CSMS[scene.customer.csm] ?? CSMS[0];
  const { value, age, reason } = story.pulse;
  const latest: Pulse = {
    id: scene.id('p', 0),
    accountId: scene.id('a', 0),
    date: scene.ago(age),
    csm,
    value,
    reason,
    expiresDate: null,
  };
  const earlier = story.earlier.map((old, index): Pulse => ({
    id: scene.id('p', index + 1),
    accountId: scene.id('a', 0),
    date: scene.ago(age + 70 * (index + 1) + random.whole(-9, 9)),
    csm,
    value: old,
    reason: random.chance(0.85) ? random.pick(EARLIER_REASONS[old] ?? ['Steady.']) : null,
    expiresDate: null,
  }));
  return [latest, ...earlier];
}

interface Talk {
  readonly channel: Channel;
  readonly purpose: string;
  readonly value: string | null;
}

const POWER_TALKS: readonly [Talk, ...Talk[]] = [
  {
    channel: 'QBR',
    purpose: 'Quarterly review: what the figures say and what is next',
    value: 'Agreed measure and date of the next step',
  },
  { channel: 'meeting', purpose: 'Steering group', value: 'Risk list with owners' },
  { channel: 'call', purpose: 'Budget outlook for next year', value: null },
];
const CHAMPION_TALKS: readonly [Talk, ...Talk[]] = [
  {
    channel: 'meeting',
    purpose: 'Walk through the weekly figures',
    value: 'Showed which sites hold the plan and which do not',
  },
  { channel: 'call', purpose: 'Prepare the review', value: 'Slides with their own numbers' },
  { channel: 'shared channel', purpose: 'Question on planning rules', value: 'Rule set for weekend shifts' },
  { channel: 'email', purpose: 'Checking in', value: null },
];
const LEAD_TALKS: readonly [Talk, ...Talk[]] = [
  { channel: 'meeting', purpose: 'Working session with planners', value: 'Two templates built together' },
  { channel: 'shared channel', purpose: 'Release notes that matter to you', value: 'Leave requests without paper' },
];

export function makeTouches(scene: Scene, people: People): readonly Touch[] {
  const random = scene.random('touches');
  const { story, goal } = scene;
  const touches: Touch[] = [];
  const churnedAt = scene.customer.decisionIn < -20 ? -scene.customer.decisionIn : 0;
  const series = (
    who: readonly Stakeholder[],
    lastAge: number | null,
    step: number,
    talks: readonly [Talk, ...Talk[]],
  ): void => {
    if (lastAge === null || who.length === 0) return;
    for (let age = Math.max(lastAge, churnedAt); age < 465; age += step + random.whole(-6, 6)) {
      const present = who.filter((person) => person.leftDate === null || scene.ago(age) < person.leftDate);
      if (present.length === 0) continue;
      const talk = random.pick(talks);
      touches.push({
        id: scene.id('t', touches.length),
        accountId: scene.id('a', 0),
        stakeholderIds: present.map((person) => person.id),
        date: scene.ago(age),
        channel: talk.channel,
        purpose: talk.purpose,
        valueBrought: talk.value,
        serves: talk.value !== null && random.chance(0.6) ? goal.short : null,
      });
    }
  };
  series(people.powerful, story.touched.power, 92, POWER_TALKS);
  const former = people.all.filter((person) => person.status === 'left');
  series(
    people.champion === null ? former : [people.champion],
    story.touched.champion ?? (former.length > 0 ? 40 : null),
    31,
    CHAMPION_TALKS,
  );
  if (people.champion !== null) series(former, former.length > 0 ? 151 : null, 60, CHAMPION_TALKS);
  series(people.lead === null ? [] : [people.lead], story.touched.lead, 44, LEAD_TALKS);
  return touches;
}

const COMMENTS: Readonly<Record<'promoter' | 'passive' | 'detractor', readonly [string, ...string[]]>> = {
  promoter: ['Saves me a day a week.', 'Answers within the hour, always.', 'I would not go back.'],
  passive: ['Does the job. Mobile could be quicker.', 'Fine, but I still export to a sheet.'],
  detractor: [
    'Too many clicks for a shift swap.',
    'Promised interface is still not there.',
    'Reports do not match ours.',
  ],
};

export function makeSurveys(scene: Scene, people: People): readonly Survey[] {
  const random = scene.random('surveys');
  const surveys: Survey[] = [];
  if (scene.customer.story === 'forgotten' || scene.customer.story === 'fresh') return surveys;
  for (const round of [38, 221, 402]) {
    for (const person of people.all) {
      const power = (person.power ?? 0) >= 4;
      const gone = person.leftDate !== null && scene.ago(round) >= person.leftDate;
      if (person.email === null || gone || !random.chance(0.85)) continue;
      const answers = random.chance(power ? 0.18 : 0.62);
      const mood = (person.support ?? 0) + (random.next() - 0.5) * 2.4 + (scene.story.lateDays > 20 ? -0.9 : 0.3);
      const score = Math.max(0, Math.min(10, Math.round(7.4 + mood * 1.5)));
      const kind = score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
      const followed = answers && score <= 6 && random.chance(0.6);
      surveys.push({
        id: scene.id('n', surveys.length),
        accountId: scene.id('a', 0),
        stakeholderId: person.id,
        kind: 'NPS',
        askedDate: scene.ago(round),
        answeredDate: answers ? scene.ago(round - random.whole(0, 12)) : null,
        score: answers ? score : null,
        comment: answers && random.chance(0.5) ? random.pick(COMMENTS[kind]) : null,
        followedUpDate: followed ? scene.ago(Math.max(1, round - 20)) : null,
        actionTaken: followed ? 'Called back, ticket raised' : null,
      });
    }
  }
  if (people.lead !== null && random.chance(0.5)) {
    surveys.push({
      id: scene.id('n', surveys.length),
      accountId: scene.id('a', 0),
      stakeholderId: people.lead.id,
      kind: 'CSAT',
      askedDate: scene.ago(17),
      answeredDate: scene.ago(16),
      score: random.whole(3, 5),
      comment: null,
      followedUpDate: null,
      actionTaken: null,
    });
  }
  return surveys;
}
