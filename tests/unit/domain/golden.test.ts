import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { account, contract, facts, milestone, person, pulse, ticket, touch, usage } from './build.ts';

/*
 * Larkspur Mills as of 2026-06-30, worked by hand from the domain page.
 *
 * Outcomes: A (importance 3) due 2026-03-01, achieved 2026-03-11, customer-stated: 10 days late -> 100 - floor(10/3) = 97.
 *           B (importance 1) due 2026-06-10, not achieved, 20 days overdue -> 50 - 20 = 30.
 *           (3 x 97 + 1 x 30) / 4 = 321 / 4 = 80.25; verified within 365 days, so no cap.
 * Sentiment: pulse 4 on 2026-05-01, holds until 2026-07-30 -> 75.
 * Relationships: Ana (decision maker, +1 -> 75), Bo (power 4, -1 -> 25): lowest 25.
 *           Cover: decision maker Ana touched 2026-06-01 yes; champion Cy touched 2026-01-05 no; user lead nobody -> 33.33.
 *           (25 + 100/3) / 2 = 29.1666...
 * Adoption: June 1-30 50 of 100, May 1-30 63 of 100: 50 < 0.8 x 63 = 50.4 -> 100 x 0.5/0.7 - 20 = 51.428571...
 * Friction: P1 opened 2026-05-30 (31 days) 18, P2 opened 2026-06-29 7, P3 opened 2026-05-31 (30 days) 0 -> 75.
 * Score = (30 x 80.25 + 30 x 75 + 20 x 29.1666 + 15 x 51.428571 + 5 x 75) / 100
 *       = (2407.5 + 2250 + 583.3333 + 771.428571 + 375) / 100 = 63.8726190...
 * Exceptions: unhappy power (Bo -1: yellow). Champion Cy is active; two people touched? Only Ana within 90 days (Cy no,
 *           Bo never): decision date 2026-12-31 - 60 = 2026-11-01, 124 days -> single thread yellow. Verified. Decider touched.
 */
const ana = person({ name: 'Ana Ruiz', roles: ['decision maker'], support: 1, supportDate: '2026-02-01' });
const bo = person({ name: 'Bo Lind', power: 4, support: -1, supportDate: '2026-05-05', supportSource: 'said by them' });
const cy = person({ name: 'Cy Abara', roles: ['champion'], support: 2, supportDate: '2026-01-05' });
const golden = facts({
  account: account({ name: 'Larkspur Mills' }),
  contracts: [contract({ startDate: '2026-01-01', endDate: '2026-12-31', noticeDays: 60, arrMinor: 120_000_00 })],
  stakeholders: [ana, bo, cy],
  milestones: [
    milestone({
      title: 'Orders live',
      importance: 3,
      dueDate: '2026-03-01',
      achievedDate: '2026-03-11',
      evidenceLevel: 'customer-stated',
      evidenceDate: '2026-03-12',
    }),
    milestone({ title: 'Second plant', dueDate: '2026-06-10', status: 'active' }),
    milestone({ title: 'Ours', ownerSide: 'vendor', dueDate: '2026-06-10', importance: 3 }),
  ],
  pulses: [pulse({ date: '2026-05-01', value: 4 }), pulse({ date: '2026-04-01', value: 1 })],
  touches: [touch([ana.id], '2026-06-01'), touch([cy.id], '2026-01-05'), touch([], '2026-06-20')],
  usage: [
    usage({ periodStartDate: '2026-06-01', activeUsers: 50, licensedUsers: 100 }),
    usage({ periodStartDate: '2026-05-01', activeUsers: 63, licensedUsers: 100 }),
  ],
  tickets: [
    ticket({ openedDate: '2026-05-30', priority: 'P1' }),
    ticket({ openedDate: '2026-06-29', priority: 'P2' }),
    ticket({ openedDate: '2026-05-31', priority: 'P3' }),
    ticket({ openedDate: '2026-05-01', closedDate: '2026-06-30', priority: 'P1' }),
  ],
});

describe('golden account, worked by hand', () => {
  const health = scoreAccount(golden, '2026-06-30', DEFAULT_MODEL);

  it('computes each part', () => {
    expect(health.values.outcomes).toBeCloseTo(80.25, 9);
    expect(health.values.sentiment).toBe(75);
    expect(health.values.relationships).toBeCloseTo(29.166666667, 8);
    expect(health.values.adoption).toBeCloseTo(51.428571429, 8);
    expect(health.values.friction).toBe(75);
  });

  it('adds them to the score and says how', () => {
    expect(health.score).toBeCloseTo(63.872619048, 8);
    expect(health.coverage).toBe(1);
    expect(health.band).toBe('yellow');
    expect(health.arithmetic).toBe('Score 64 = (30 x 80.3 + 30 x 75 + 20 x 29.2 + 15 x 51.4 + 5 x 75) / 100');
  });

  it('lists the exceptions with people and dates', () => {
    expect(health.exceptions.map(({ name, cap }) => [name, cap])).toEqual([
      ['unhappy power', 'yellow'],
      ['single thread', 'yellow'],
    ]);
    expect(health.exceptions[0]?.because).toBe('Bo Lind, power 4, stands at -1 (on 2026-05-05, said by them).');
    expect(health.exceptions[1]?.because).toBe(
      'Only Ana Ruiz was touched in the last 90 days; the decision date 2026-11-01 is in 124 days.',
    );
  });

  it('answers the renewal and the money', () => {
    expect(health.decisionDate).toBe('2026-11-01');
    expect(health.contractEndDate).toBe('2026-12-31');
    expect(health.arrMinor).toBe(120_000_00);
    expect(health.currency).toBe('USD');
    expect(health.watermelon).toBe(false);
    expect(health.disagreement).toBeNull();
  });

  it('shows the spread and the freshness', () => {
    expect(health.spread).toEqual({ value: 3, known: 3, people: 3 });
    expect(health.parts.sentiment.freshnessDays).toBe(60);
    expect(health.parts.adoption.freshnessDays).toBe(0);
  });
});
