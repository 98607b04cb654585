import { describe, expect, it } from 'vitest';
import type { AccountFacts, Pulse, Stakeholder, Ticket, Usage } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import type { PartName } from '../../../src/shared/domain/results.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { facts, person, pulse, survey, ticket, touch, usage } from './build.ts';

const D = '2026-06-30';
const value = (part: PartName, over: Partial<AccountFacts>): number | null =>
  scoreAccount(facts(over), D, DEFAULT_MODEL).values[part];

describe('sentiment', () => {
  const sentiment = (...pulses: readonly Partial<Pulse>[]): number | null =>
    value('sentiment', { pulses: pulses.map(pulse) });

  it.each([
    [1, 0],
    [2, 25],
    [3, 50],
    [4, 75],
    [5, 100],
  ])('a pulse of %i is %i', (pulseValue, points) => expect(sentiment({ date: D, value: pulseValue })).toBe(points));

  it('holds 90 days, both ends included, and 30 days for a 1 or a 5', () => {
    expect(sentiment({ date: '2026-04-01', value: 3 })).toBe(50);
    expect(sentiment({ date: '2026-03-31', value: 3 })).toBeNull();
    expect(sentiment({ date: '2026-05-31', value: 5 })).toBe(100);
    expect(sentiment({ date: '2026-05-30', value: 5 })).toBeNull();
    expect(sentiment({ date: '2026-05-30', value: 1 })).toBeNull();
  });

  it('counts up to and including expires, which may be sooner or later', () => {
    expect(sentiment({ date: '2026-01-01', value: 3, expiresDate: D })).toBe(50);
    expect(sentiment({ date: '2026-06-29', value: 3, expiresDate: '2026-06-29' })).toBeNull();
  });

  it('the latest alone counts: an older one that still holds does not step in', () => {
    expect(sentiment({ date: '2026-05-01', value: 4 }, { date: '2026-05-20', value: 1 })).toBeNull();
  });

  it('of several on one day the worst counts; a future one is not seen', () => {
    expect(
      sentiment({ date: '2026-06-01', value: 4 }, { date: '2026-06-01', value: 2 }, { date: '2026-07-01', value: 5 }),
    ).toBe(25);
  });
});

describe('relationships', () => {
  const relationships = (
    people: readonly Stakeholder[],
    touched: readonly (readonly [Stakeholder, string])[] = [],
  ): number | null =>
    value('relationships', { stakeholders: people, touches: touched.map(([who, day]) => touch([who.id], day)) });

  it('is unknown without an active person', () => {
    expect(relationships([])).toBeNull();
    expect(relationships([person({ status: 'left' })])).toBeNull();
    expect(relationships([person({ leftDate: D })])).toBeNull();
    expect(relationships([person({ status: 'left', leftDate: '2026-07-01' })])).toBe(0);
  });

  it('takes the lowest powerful voice: power 4, or a deciding role; blank power is not power', () => {
    const decider = person({ roles: ['economic buyer'], support: 2 });
    expect(relationships([decider, person({ support: -2 })])).toBe(50);
    expect(relationships([decider, person({ support: -2, power: 3 })])).toBe(50);
    expect(relationships([decider, person({ support: 0, power: 4 })])).toBe(25);
    expect(
      relationships([decider, person({ support: -2, roles: ['executive sponsor'], leftDate: '2026-06-01' })]),
    ).toBe(50);
  });

  it('leaves out unknown support: future, older than 365 days; undated counts', () => {
    const decider = person({ power: 5, support: 2, supportDate: '2026-06-01' });
    expect(relationships([decider, person({ power: 5, support: -2, supportDate: '2026-07-01' })])).toBe(50);
    expect(relationships([decider, person({ power: 5, support: -2, supportDate: '2025-06-29' })])).toBe(50);
    expect(relationships([decider, person({ power: 5, support: -2, supportDate: '2025-06-30' })])).toBe(0);
    expect(relationships([decider, person({ power: 5, support: -2, supportDate: null })])).toBe(0);
  });

  it('cover: thirds; one person may cover several; a future, old or nameless touch does not', () => {
    const all = person({ roles: ['decision maker', 'champion', 'user lead'] });
    expect(relationships([all], [[all, '2026-04-01']])).toBe(100);
    expect(relationships([all], [[all, '2026-03-31']])).toBe(0);
    expect(relationships([all], [[all, '2026-07-01']])).toBe(0);
    const champion = person({ roles: ['champion'] });
    expect(relationships([champion], [[champion, D]])).toBeCloseTo(100 / 3, 9);
    expect(value('relationships', { stakeholders: [all], touches: [touch([], D)] })).toBe(0);
  });
});

describe('adoption', () => {
  const adoption = (...rows: readonly Partial<Usage>[]): number | null => value('adoption', { usage: rows.map(usage) });
  const june = { periodStartDate: '2026-06-01', periodDays: 30, activeUsers: 35, licensedUsers: 100 } as const;
  const may = { ...june, periodStartDate: '2026-05-01', periodDays: 31 } as const;

  it('is the share of licences against the bar of 0.7', () => {
    expect(adoption(june)).toBeCloseTo(50, 9);
    expect(adoption({ ...june, activeUsers: 90 })).toBe(100);
    expect(adoption({ ...june, activeUsers: 0 })).toBe(0);
  });

  it('does not see a period still running; a row without a length covers 30 days', () => {
    expect(adoption({ ...june, periodDays: 31 })).toBeNull();
    expect(adoption({ ...june, periodDays: null })).toBeCloseTo(50, 9);
  });

  it('is unknown when the latest period with licences ended over 180 days ago', () => {
    expect(adoption({ ...june, periodStartDate: '2025-12-03' })).toBeCloseTo(50, 9); // last day 2026-01-01 = D - 180
    expect(adoption({ ...june, periodStartDate: '2025-12-02' })).toBeNull();
    expect(
      adoption({ ...june, licensedUsers: null }, { ...june, licensedUsers: 0 }, { ...june, activeUsers: null }),
    ).toBeNull();
  });

  it('of periods that end on one day the longer one is the latest', () => {
    expect(adoption({ ...june, periodStartDate: '2026-06-24', periodDays: 7, activeUsers: 70 }, june)).toBeCloseTo(
      50,
      9,
    );
  });

  it('takes the total row; without one the largest active and the largest licensed of the feature rows', () => {
    expect(adoption({ ...june, feature: 'Maps', activeUsers: 70 }, june)).toBeCloseTo(50, 9);
    expect(
      adoption(
        { ...june, feature: 'Maps', activeUsers: 14, licensedUsers: 20 },
        { ...june, feature: 'Plans', activeUsers: 7, licensedUsers: 40 },
      ),
    ).toBeCloseTo(50, 9);
    expect(adoption({ ...june, activeUsers: null }, { ...june, feature: 'Maps' })).toBeCloseTo(50, 9);
    expect(adoption(june, { ...june, stakeholderId: 'p', activeUsers: 1, licensedUsers: 1 })).toBeCloseTo(50, 9);
  });

  it('minus 20 when active users fell by more than 20 %, against a period of about the same length', () => {
    // 35 against 43.75: 35 = 0.8 x 43.75 exactly, not more than 20 %.
    expect(adoption(june, { ...may, activeUsers: 43.75 })).toBeCloseTo(50, 9);
    expect(adoption(june, { ...may, activeUsers: 44 })).toBeCloseTo(30, 9);
    expect(adoption({ ...june, activeUsers: 7 }, { ...may, activeUsers: 44 })).toBe(0);
    expect(adoption(june, { ...may, periodStartDate: '2026-04-28', periodDays: 34, activeUsers: 90 })).toBeCloseTo(
      50,
      9,
    );
    expect(adoption(june, { ...may, periodStartDate: '2026-05-02', activeUsers: 90 })).toBeCloseTo(50, 9); // overlaps June
  });

  it('caps at 50 when less than 0.3 of the bought features were used in 90 days, after the other steps', () => {
    const full = { ...june, activeUsers: 100 };
    const named = (feature: string, over: Partial<Usage> = {}): Partial<Usage> => ({
      ...june,
      feature,
      activeUsers: 0,
      events: 0,
      ...over,
    });
    const idle = ['b', 'c', 'd'].map((feature) => named(feature));
    expect(adoption(full, named('a', { events: 3 }), ...idle)).toBe(50); // 1 of 4
    expect(adoption(full, named('a', { activeUsers: 1 }), ...idle.slice(1))).toBe(100); // 1 of 3
    expect(adoption(full, ...idle)).toBe(50);
    expect(adoption(full, named('a', { licensedUsers: 0 }))).toBe(100); // not bought
    expect(adoption({ ...june, activeUsers: 7 }, ...idle)).toBeCloseTo(10, 9); // a cap never lifts
    // Used 91 days ago does not count as used, but as bought; 90 days ago does.
    expect(adoption(full, named('a', { periodStartDate: '2026-03-02', events: 9 }))).toBe(50);
    expect(adoption(full, named('a', { periodStartDate: '2026-03-03', events: 9 }))).toBe(100);
    expect(adoption(full, ...idle, named('b', { stakeholderId: 'p', licensedUsers: null, events: 1 }))).toBe(100); // a person used b: 1 of 3
  });
});

describe('friction', () => {
  const friction = (...tickets: readonly Partial<Ticket>[]): number | null =>
    value('friction', { tickets: tickets.map(ticket) });

  it('adds up its deductions: a P1 open for 31 days costs 18', () => {
    expect(friction({ openedDate: '2026-05-30', priority: 'P1' })).toBe(82);
    expect(friction({ openedDate: '2026-05-31', priority: 'P1' })).toBe(85);
    expect(friction({ openedDate: D, priority: 'P2' }, { openedDate: '2026-01-01' })).toBe(90);
  });

  it('is open while closed is blank or after D', () => {
    expect(friction({ openedDate: '2026-06-01', closedDate: '2026-07-01', priority: 'P1' })).toBe(85);
    expect(friction({ openedDate: '2026-06-01', closedDate: D, priority: 'P1' })).toBe(100);
  });

  it('does not fall below 0 and is unknown without a ticket opened by D', () => {
    expect(friction(...Array.from({ length: 8 }, () => ({ priority: 'P1' as const })))).toBe(0);
    expect(friction()).toBeNull();
    expect(friction({ openedDate: '2026-07-01' })).toBeNull();
  });
});

describe('NPS as a part', () => {
  const model = { ...DEFAULT_MODEL, weights: { ...DEFAULT_MODEL.weights, friction: 0 }, npsWeight: 5 };
  const answers = (scores: readonly number[]): AccountFacts =>
    facts({ surveys: scores.map((score) => survey({ score, answeredDate: '2026-06-01' })) });

  it('is (NPS + 100) / 2, unknown below 5 answers', () => {
    // 3 promoters, 1 detractor of 5: NPS 40 -> 70
    expect(scoreAccount(answers([10, 9, 9, 7, 0]), D, model).npsValue).toBe(70);
    expect(scoreAccount(answers([10, 9, 9, 7]), D, model).npsValue).toBeNull();
    expect(scoreAccount(answers([10, 9, 9, 7, 0]), D, DEFAULT_MODEL).npsPart).toBeNull();
  });
});
