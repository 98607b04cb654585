/** Half-lives: what is left of a fact, of an account, and that no score reads them. Figures worked out by hand beside each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_HALF_LIVES,
  freshnessOf,
  freshnessState,
  meanFreshness,
} from '../../../src/shared/domain/freshness.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { accountFigures } from '../../../src/shared/domain/score.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { facts as accountFacts, milestone, person, pulse, ticket, touch, usage } from './build.ts';

const AS_OF = '2026-11-22';

describe('freshness of a fact', () => {
  it('is halved by each half-life', () => {
    // 45 days is one half-life of a pulse, 90 are two, 0 none.
    expect(freshnessOf('2026-10-08', AS_OF, 'pulse', DEFAULT_HALF_LIVES)).toEqual({
      ageDays: 45,
      share: 0.5,
      state: 'fresh',
    });
    expect(freshnessOf('2026-08-24', AS_OF, 'pulse', DEFAULT_HALF_LIVES)).toEqual({
      ageDays: 90,
      share: 0.25,
      state: 'ageing',
    });
    expect(freshnessOf(AS_OF, AS_OF, 'pulse', DEFAULT_HALF_LIVES)).toEqual({ ageDays: 0, share: 1, state: 'fresh' });
    expect(freshnessOf('2026-08-23', AS_OF, 'pulse', DEFAULT_HALF_LIVES)?.state).toBe('stale');
  });

  it('is nothing for a fact without a date and for one dated later', () => {
    expect(freshnessOf(null, AS_OF, 'pulse', DEFAULT_HALF_LIVES)).toBeNull();
    expect(freshnessOf('2026-11-23', AS_OF, 'pulse', DEFAULT_HALF_LIVES)).toBeNull();
  });

  it('counts its ends in', () => {
    expect([0.5, 0.4999, 0.25, 0.2499].map(freshnessState)).toEqual(['fresh', 'ageing', 'ageing', 'stale']);
  });

  it('only falls with age and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 2000 }), (age, days) => {
        const share = (ageDays: number): number =>
          meanFreshness([{ part: 'sentiment', weight: 1, kind: 'pulse', ageDays }], {
            ...DEFAULT_HALF_LIVES,
            pulse: days,
          }) ?? -1;
        expect(share(age + 1)).toBeLessThanOrEqual(share(age));
        expect(share(age)).toBeGreaterThanOrEqual(0);
        expect(share(age)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('freshness of an account', () => {
  const facts = accountFacts({
    pulses: [pulse({ date: '2026-10-08', value: 4 })],
    milestones: [milestone({ dueDate: '2026-05-26', achievedDate: '2026-05-26', evidenceLevel: 'customer-stated' })],
  });

  it('weighs the known parts by their weights', () => {
    // Sentiment: 45 of 45 days = 0.5, weight 30. Outcomes: 180 of 180 days = 0.5, weight 30. Mean 0.5; the other parts are unknown.
    expect(accountFigures(facts, AS_OF, DEFAULT_MODEL).freshness).toBeCloseTo(0.5, 12);
    // A ticket opened today: friction 1 with weight 5. (30 x 0.5 + 30 x 0.5 + 5 x 1) / 65 = 35 / 65.
    const withTicket = { ...facts, tickets: [ticket({ openedDate: AS_OF })] };
    expect(accountFigures(withTicket, AS_OF, DEFAULT_MODEL).freshness).toBeCloseTo(35 / 65, 12);
  });

  it('takes the age of relationships from what is newer, support or touch, each by its own half-life', () => {
    const decider = person({ id: 'p', roles: ['decision maker'], support: 1, supportDate: '2026-07-25' });
    const heard = accountFacts({ stakeholders: [decider] });
    // Support 120 days old, half-life 120.
    expect(accountFigures(heard, AS_OF, DEFAULT_MODEL).freshness).toBeCloseTo(0.5, 12);
    const met = { ...heard, touches: [touch(['p'], '2026-10-08')] };
    // Touched 45 days ago, half-life 45: newer than the support.
    expect(accountFigures(met, AS_OF, DEFAULT_MODEL).freshness).toBeCloseTo(0.5, 12);
    const { parts } = scoreAccount(met, AS_OF, DEFAULT_MODEL);
    expect(parts.relationships).toMatchObject({ freshnessDays: 45, freshness: 0.5 });
    expect(parts.adoption).toMatchObject({ freshnessDays: null, freshness: null });
  });

  it('is nothing where no part is known or none is dated', () => {
    expect(accountFigures(accountFacts({}), AS_OF, DEFAULT_MODEL).freshness).toBeNull();
    expect(
      accountFigures(accountFacts({ pulses: [pulse({ date: null, value: 4 })] }), AS_OF, DEFAULT_MODEL).freshness,
    ).toBeNull();
  });

  it('changes no score, band or exception, whatever the half-lives', () => {
    const full = accountFacts({
      ...facts,
      usage: [usage({ periodStartDate: '2026-10-01', periodDays: 30, activeUsers: 8, licensedUsers: 10 })],
      tickets: [ticket({ openedDate: '2026-09-01', priority: 'P1' })],
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (days) => {
        const halfLives = Object.fromEntries(Object.keys(DEFAULT_HALF_LIVES).map((kind) => [kind, days]));
        const model = { ...DEFAULT_MODEL, halfLives: { ...DEFAULT_HALF_LIVES, ...halfLives } };
        const { freshness: _, ...usual } = accountFigures(full, AS_OF, DEFAULT_MODEL);
        const { freshness: __, ...other } = accountFigures(full, AS_OF, model);
        expect(other).toEqual(usual);
      }),
      { numRuns: 50 },
    );
  });
});
