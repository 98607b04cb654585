/**
 * What happens at an invented customer, as the few knobs the facts are made from. Ages and offsets are days before today
 * (negative: ahead of today), so the story reads the same whatever the day.
 */
export type Proof = 'customer-signed' | 'customer-stated' | 'measured' | 'claimed';

export interface Story {
  /** Level of the customer-side steps achieved so far, oldest first; fewer than four leaves the rest open. */
  readonly achieved: readonly Proof[];
  /** How late the achieved steps were. */
  readonly lateDays: number;
  /** Days by which the next open steps are overdue, in order; what is left lies ahead. */
  readonly overdue: readonly number[];
  readonly missed: boolean;
  /** Latest pulse and its age; null: none was ever written down. */
  readonly pulse: { readonly value: number; readonly age: number; readonly reason: string } | null;
  /** Earlier pulses, newest first, one every ten weeks. */
  readonly earlier: readonly number[];
  /** Support of the powerful; null: we do not know. */
  readonly sponsor: number | null;
  readonly decider: number | null;
  readonly buyer: number | null;
  readonly champion: 'active' | 'left' | 'replaced' | 'none';
  /** Days since each was last touched; null: never. */
  readonly touched: { readonly power: number | null; readonly champion: number | null; readonly lead: number | null };
  /** Active users as a share of licences in the latest month; null: no usage came in. */
  readonly using: number | null;
  readonly trend: 'steady' | 'up' | 'falling';
  /** Share of the bought features that see any use. */
  readonly features: number;
  readonly tickets: { readonly p1: number; readonly p2: number; readonly old: number };
  readonly savedAge: number | null;
}

const thriving: Story = {
  achieved: ['measured', 'customer-stated', 'customer-signed'],
  lateDays: 0,
  overdue: [],
  missed: false,
  pulse: { value: 4, age: 24, reason: 'They bring us into the planning of next year; the weekly numbers hold.' },
  earlier: [4, 4, 3, 4],
  sponsor: 1,
  decider: 1,
  buyer: 1,
  champion: 'active',
  touched: { power: 28, champion: 9, lead: 17 },
  using: 0.81,
  trend: 'steady',
  features: 1,
  tickets: { p1: 0, p2: 1, old: 0 },
  savedAge: null,
};

const struggling: Story = {
  ...thriving,
  achieved: ['measured', 'claimed'],
  lateDays: 48,
  overdue: [70, 35],
  pulse: { value: 2, age: 20, reason: 'The plan slipped twice and they say we knew. Confidence is thin.' },
  earlier: [3, 3, 4, 4],
  sponsor: 0,
  decider: 0,
  buyer: null,
  touched: { power: 55, champion: 16, lead: 40 },
  using: 0.38,
  trend: 'falling',
  features: 0.6,
  tickets: { p1: 1, p2: 3, old: 2 },
};

const steady: Story = {
  ...thriving,
  achieved: ['measured', 'customer-stated'],
  lateDays: 22,
  overdue: [24],
  pulse: { value: 3, age: 33, reason: 'Works, but they compare us with doing it by hand.' },
  earlier: [3, 4, 3],
  sponsor: 0,
  decider: 1,
  buyer: null,
  using: 0.58,
  tickets: { p1: 0, p2: 2, old: 1 },
};

const quiet: Story = {
  ...thriving,
  achieved: [],
  overdue: [],
  pulse: null,
  earlier: [],
  sponsor: null,
  decider: null,
  buyer: null,
  touched: { power: 45, champion: 20, lead: null },
  tickets: { p1: 0, p2: 0, old: 0 },
};

export const STORIES = {
  thriving,
  /** Fresh top pulse after a signed result. */
  delighted: {
    ...thriving,
    pulse: { value: 5, age: 8, reason: 'COO presented our numbers to their board and asked for the rollout plan.' },
    earlier: [4, 4, 4, 3],
    sponsor: 2,
    decider: 2,
  },
  solid: {
    ...thriving,
    achieved: ['measured', 'customer-stated', 'customer-stated'],
    lateDays: 12,
    using: 0.69,
    pulse: { value: 4, age: 41, reason: 'Renewal talk opened by them; only open point is the export format.' },
  },
  /** Champion left and was followed by another: a ghost on the map, no alarm. */
  handedOver: {
    ...thriving,
    champion: 'replaced',
    pulse: { value: 4, age: 30, reason: 'Handover went well, the new champion ran the last review alone.' },
    earlier: [3, 3, 4],
  },

  /** High score, nothing the customer ever confirmed. */
  unproofed: {
    ...thriving,
    achieved: ['measured', 'measured', 'measured'],
    pulse: { value: 5, age: 11, reason: 'Everybody is friendly and the dashboards are green.' },
    earlier: [5, 4, 4],
  },
  /** High score over an unhappy decision maker. */
  unhappyDecider: {
    ...thriving,
    decider: -1,
    earlier: [4, 4, 4],
    pulse: { value: 4, age: 19, reason: 'Champion is delighted; have not heard from the director herself.' },
  },
  /** High score, and the person who signs is against it. */
  hostileBuyer: {
    ...thriving,
    buyer: -2,
    pulse: { value: 5, age: 6, reason: 'Team loves it, rollout ahead of plan.' },
    earlier: [5, 4, 4],
  },
  /** High score while nobody with power has been spoken to for months. */
  silent: {
    ...thriving,
    touched: { power: 168, champion: 6, lead: 12 },
    pulse: { value: 5, age: 15, reason: 'Daily contact with planning, all smooth.' },
    earlier: [4, 4, 4],
  },

  championGone: {
    ...thriving,
    champion: 'left',
    achieved: ['measured', 'customer-stated'],
    lateDays: 9,
    touched: { power: 34, champion: null, lead: 21 },
    pulse: { value: 3, age: 26, reason: 'Since the champion left nobody prepares our reviews.' },
    earlier: [4, 4, 4],
  },
  saved: {
    ...thriving,
    achieved: ['measured', 'customer-stated'],
    savedAge: 96,
    pulse: { value: 4, age: 22, reason: 'They stayed after the recovery plan; first results are due in spring.' },
    earlier: [2, 1, 2, 3],
    overdue: [],
  },
  savedAgain: {
    ...steady,
    savedAge: 140,
    pulse: { value: 3, age: 40, reason: 'Calm again, but the promise made in the rescue is still open.' },
    earlier: [1, 2, 3],
    overdue: [10],
  },
  /** One voice only, and the decision is near. */
  singleThread: {
    ...thriving,
    achieved: ['measured', 'customer-stated'],
    touched: { power: 104, champion: 12, lead: 118 },
    pulse: { value: 4, age: 38, reason: 'Very good line to the champion.' },
    earlier: [4, 4],
  },
  oldAlarm: {
    ...thriving,
    achieved: ['measured', 'customer-stated'],
    pulse: { value: 2, age: 131, reason: 'Escalation over the payroll interface; waiting for their steering group.' },
    earlier: [3, 4],
  },
  noDecider: {
    ...steady,
    achieved: ['measured', 'customer-stated'],
    sponsor: null,
    decider: null,
    buyer: null,
    champion: 'active',
  },
  /** Good only thanks to clicks. */
  busyNotBetter: {
    ...thriving,
    achieved: ['measured', 'claimed', 'customer-stated'],
    lateDays: 50,
    sponsor: 0,
    decider: 0,
    using: 0.92,
    pulse: { value: 4, age: 17, reason: 'Everybody logs in every day; the result is another question.' },
    earlier: [4, 4, 4],
    tickets: { p1: 0, p2: 2, old: 1 },
  },
  steady,
  slipping: {
    ...steady,
    lateDays: 35,
    overdue: [45],
    trend: 'falling',
    using: 0.52,
    pulse: { value: 3, age: 12, reason: 'Second date moved. They are patient, finance is not.' },
  },
  gloomy: {
    ...thriving,
    pulse: { value: 2, age: 18, reason: 'I expect a price fight: procurement asked for three offers.' },
    earlier: [4, 4, 3],
  },

  struggling,
  /** The CSM feels fine; nothing else does. */
  rosy: {
    ...struggling,
    pulse: { value: 4, age: 25, reason: 'Great rapport, they invited me to the summer party.' },
    earlier: [4, 4, 5],
    using: 0.28,
    overdue: [95, 60],
  },
  lost: {
    ...struggling,
    missed: true,
    decider: -1,
    sponsor: -1,
    pulse: { value: 1, age: 14, reason: 'They told us a tender is running.' },
    earlier: [2, 3, 3, 4],
    using: 0.22,
  },
  pastDecision: {
    ...steady,
    overdue: [50],
    touched: { power: 62, champion: 30, lead: 80 },
    pulse: { value: 3, age: 45, reason: 'Signature promised every Friday.' },
  },
  alone: {
    ...steady,
    touched: { power: 110, champion: 25, lead: null },
    champion: 'left',
    pulse: { value: 3, age: 60, reason: 'Only the planner still answers.' },
    earlier: [3, 4, 4],
  },

  /** Bought lately: nothing was due yet and nobody wrote a pulse. */
  fresh: { ...quiet, using: 0.34, trend: 'up', touched: { power: 12, champion: 6, lead: 15 } },
  forgotten: {
    ...quiet,
    pulse: { value: 3, age: 190, reason: 'Took over the account, no notes.' },
    using: 0.51,
    touched: { power: null, champion: null, lead: null },
    champion: 'none',
  },
  hushed: {
    ...quiet,
    pulse: { value: 4, age: 150, reason: 'All fine at the last call.' },
    touched: { power: 140, champion: 96, lead: null },
    decider: 1,
    using: null,
  },

  left: {
    ...struggling,
    missed: true,
    overdue: [160],
    decider: -1,
    sponsor: null,
    pulse: { value: 2, age: 120, reason: 'They stopped coming to the calls.' },
    earlier: [3, 4, 4],
    touched: { power: 210, champion: 150, lead: 170 },
    using: 0.2,
    champion: 'left',
  },
  /** Green on paper until the letter came. */
  leftGreen: {
    ...thriving,
    achieved: ['measured', 'measured'],
    pulse: { value: 4, age: 130, reason: 'No complaints whatsoever.' },
    earlier: [4, 4, 4],
    touched: { power: 280, champion: 130, lead: 140 },
    decider: null,
  },
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof STORIES;
