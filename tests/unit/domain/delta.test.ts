import { describe, expect, it } from 'vitest';
import { deltaBetween } from '../../../src/shared/domain/delta.ts';
import { historyDays, scoreHistory } from '../../../src/shared/domain/history.ts';
import { DEFAULT_MODEL, type ScoreModel } from '../../../src/shared/domain/model.ts';
import { facts, milestone, person, pulse, ticket, touch, usage } from './build.ts';

/*
 * 2026-03-31: outcomes 60 (measured 80, capped: no proof), sentiment 75 (pulse 4), friction 100 (its ticket is closed).
 *   score = (30 x 60 + 30 x 75 + 5 x 100) / 65 = 4550 / 65 = 70
 * 2026-06-30: outcomes (1 x 80 + 2 x 100 + 3 x 30) / 6 = 61.666..., sentiment 25 (pulse 2), friction 85 (an open P1),
 *   and adoption 50 came. Lines over the 65 known on the first day: outcomes 30 x 1.6666 / 65 = 0.769231,
 *   sentiment 30 x -50 / 65 = -23.076923, friction 5 x -15 / 65 = -1.153846.
 */
const moved = facts({
  milestones: [
    milestone({
      title: 'Live',
      dueDate: '2026-02-01',
      achievedDate: '2026-02-01',
      evidenceLevel: 'measured',
      evidenceDate: '2026-02-02',
    }),
    milestone({
      title: 'Signed',
      dueDate: '2026-05-01',
      achievedDate: '2026-05-01',
      evidenceLevel: 'customer-signed',
      importance: 2,
    }),
    milestone({ title: 'Second plant', dueDate: '2026-06-10', importance: 3 }),
  ],
  pulses: [
    pulse({ id: 'pu1', date: '2026-03-01', value: 4 }),
    pulse({ id: 'pu2', date: '2026-06-20', value: 2, reason: 'sponsor angry' }),
  ],
  tickets: [
    ticket({ openedDate: '2026-01-01', closedDate: '2026-01-05' }),
    ticket({ id: 'k1', openedDate: '2026-06-10', priority: 'P1' }),
  ],
  usage: [usage({ periodStartDate: '2026-05-01', activeUsers: 35, licensedUsers: 100 })],
});

describe('why did it move', () => {
  const delta = deltaBetween(moved, '2026-03-31', '2026-06-30', [DEFAULT_MODEL]);

  it('per part over the weights known at the first day; the rest is one line; they add up', () => {
    expect(delta.scoreBefore).toBeCloseTo(70, 9);
    expect(delta.scoreAfter).toBeCloseTo((30 * (370 / 6) + 30 * 25 + 5 * 85 + 15 * 50) / 80, 9);
    expect(delta.lines.map(({ part, points }) => [part, Number(points.toFixed(6))])).toEqual([
      ['outcomes', 0.769231],
      ['sentiment', -23.076923],
      ['friction', -1.153846],
    ]);
    expect(delta.lines.reduce((sum, { points }) => sum + points, delta.cameOrWent)).toBeCloseTo(delta.total ?? NaN, 12);
    expect(delta.reweighted).toBe(0);
    expect(delta.lostParts).toEqual([]);
  });

  it('names the facts that caused it', () => {
    const of = (part: string): readonly string[] =>
      delta.causes.filter((cause) => cause.part === part).map(({ sentence }) => sentence);
    expect(of('sentiment')).toEqual([
      'New: Pulse 2 of 5 on 2026-06-20 by Kim Oduya: "sponsor angry"',
      'No longer: Pulse 4 of 5 on 2026-03-01 by Kim Oduya: "as expected"',
    ]);
    expect(of('outcomes')[0]).toBe('New: Signed (achieved on 2026-05-01, customer-signed)');
    expect(delta.causes.find(({ part }) => part === 'friction')).toMatchObject({
      points: -15,
      facts: [{ table: 'ticket', id: 'k1' }],
    });
  });

  it('names a part that was known and is unknown now, with its last value', () => {
    const later = deltaBetween(moved, '2026-06-30', '2026-12-31', [DEFAULT_MODEL]);
    expect(later.lostParts).toEqual([
      { part: 'sentiment', lastValue: 25 },
      { part: 'adoption', lastValue: 50 },
    ]);
    expect(later.exceptionsCame).toEqual(['old alarm']);
  });

  it('keeps a re-weighting apart from behaviour', () => {
    const heavier: ScoreModel = {
      ...DEFAULT_MODEL,
      version: 2,
      fromDate: '2026-06-01',
      weights: { ...DEFAULT_MODEL.weights, sentiment: 60 },
    };
    const both = deltaBetween(moved, '2026-03-31', '2026-06-30', [DEFAULT_MODEL, heavier]);
    expect(both.lines).toEqual(delta.lines);
    expect(both.cameOrWent).toBeCloseTo(delta.cameOrWent, 12);
    expect(both.reweighted).toBeCloseTo((both.scoreAfter ?? 0) - (delta.scoreAfter ?? 0), 12);
  });
});

describe('history', () => {
  it('stands at each month end and at the last day, by the model in force', () => {
    expect(historyDays('2026-01-15', '2026-03-31')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(historyDays('2026-01-15', '2026-03-10')).toEqual(['2026-01-31', '2026-02-28', '2026-03-10']);
    const second: ScoreModel = { ...DEFAULT_MODEL, version: 2, fromDate: '2026-04-01' };
    const history = scoreHistory(moved, '2026-03-01', '2026-06-30', [DEFAULT_MODEL, second]);
    expect(history.map(({ asOf, modelVersion }) => [asOf, modelVersion])).toEqual([
      ['2026-03-31', 0],
      ['2026-04-30', 2],
      ['2026-05-31', 2],
      ['2026-06-30', 2],
    ]);
    expect(history[0]?.score).toBeCloseTo(70, 9);
  });
});

describe('the facts behind a cause', () => {
  const people = [
    person({ id: 'p', roles: ['decision maker', 'champion'], support: 1, supportDate: '2026-03-01' }),
    person({ id: 'q', roles: ['user lead'] }),
  ];
  const before = facts({
    stakeholders: people,
    touches: [touch(['p'], '2026-03-20', { id: 't1' }), touch(['p', 'q'], '2026-06-20', { id: 't2' })],
    usage: [
      usage({ id: 'u1', periodStartDate: '2026-02-01', activeUsers: 35, licensedUsers: 100 }),
      usage({ id: 'u2', periodStartDate: '2026-05-01', activeUsers: 70, licensedUsers: 100 }),
    ],
  });
  const { causes } = deltaBetween(before, '2026-03-31', '2026-06-30', [DEFAULT_MODEL]);
  const of = (part: string) => causes.filter((cause) => cause.part === part);

  it('name the touch that covers a role, each role on its own line though one person holds two', () => {
    expect(
      of('relationships').map(({ sentence, points, facts: refs }) => [sentence.split(':', 1)[0], points, refs[0]?.id]),
    ).toEqual([
      ['Cover by decision maker', 0, 't2'],
      ['Cover by champion', 0, 't2'],
      // Touched for the first time: a third of cover.
      ['Cover by user lead', 100 / 3, 't2'],
    ]);
  });

  it('compare the latest usage with the one before instead of calling it new', () => {
    // 35 of 100 licensed / 0.7 = 50; 70 of 100 = 100.
    expect(of('adoption')).toMatchObject([{ points: 50, facts: [{ table: 'usage', id: 'u2' }] }]);
    expect(of('adoption')[0]?.sentence).toContain('before: 35 active of 100 licensed users');
  });
});
