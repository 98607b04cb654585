import { describe, expect, it } from 'vitest';
import type { Survey } from '../../../src/shared/domain/facts.ts';
import { timeToFirstValue } from '../../../src/shared/domain/firstValue.ts';
import { npsContext, npsRollUps } from '../../../src/shared/domain/npsContext.ts';
import { npsOf } from '../../../src/shared/domain/nps.ts';
import { contract, facts, milestone, person, survey } from './build.ts';

const D = '2026-06-30';
const answered = (score: number, answeredDate = '2026-06-01', over: Partial<Survey> = {}): Survey =>
  survey({ score, answeredDate, askedDate: answeredDate, ...over });

describe('NPS', () => {
  it('has the plain value with the add-one interval', () => {
    // 5 promoters, 2 passives, 3 detractors: NPS 20. p = 6/13, d = 4/13, half = 196 sqrt((10/13 - (2/13)^2) / 13) = 46.937...
    const half = 196 * Math.sqrt((10 / 13 - (2 / 13) ** 2) / 13);
    expect(npsOf([10, 9, 9, 9, 9, 8, 7, 6, 3, 0])).toEqual({
      answered: 10,
      promoters: 5,
      detractors: 3,
      nps: 20,
      low: 20 - half,
      high: 20 + half,
    });
  });

  it('is cut at -100 and 100, and gives no number below 5 answers', () => {
    expect(npsOf([10, 10, 10, 10, 10])).toMatchObject({ nps: 100, high: 100 });
    expect(npsOf([0, 0, 0, 0, 0])).toMatchObject({ nps: -100, low: -100 });
    expect(npsOf([10, 10, 10, 10])).toMatchObject({ answered: 4, nps: null, low: null, high: null });
  });

  it("counts each person's latest answer in 365 days; same day: the lowest; other kinds never", () => {
    const [ana, bo] = [person({ roles: ['champion'] }), person({ roles: ['decision maker'] })];
    const surveys = [
      answered(2, '2026-01-01', { stakeholderId: ana.id }),
      answered(10, '2026-06-01', {
        stakeholderId: ana.id,
        comment: 'works',
        followedUpDate: '2026-06-05',
        actionTaken: 'thanked',
      }),
      answered(9, '2026-06-01', { stakeholderId: ana.id, comment: 'mostly' }),
      answered(9, '2025-06-29', { stakeholderId: bo.id }),
      survey({ stakeholderId: bo.id, askedDate: '2026-05-01' }),
      answered(10, '2026-07-01', { stakeholderId: bo.id }),
      answered(0, '2026-06-01', { kind: 'CSAT' }),
      ...[10, 9, 3, 7].map((score) => answered(score)),
    ];
    const nps = npsContext(facts({ stakeholders: [ana, bo], surveys }), D);
    // Ana 9, and four without a person: 3 promoters, 1 detractor of 5.
    expect(nps).toMatchObject({
      answered: 5,
      promoters: 3,
      detractors: 1,
      nps: 40,
      asked: 6,
      silentRoles: ['decision maker'],
    });
    expect(nps.reasons).toEqual([
      {
        surveyId: expect.any(String),
        person: ana.name,
        score: 9,
        comment: 'mostly',
        followedUp: false,
        actionTaken: null,
      },
    ]);
  });

  it('rolls up in three named ways', () => {
    const one = facts({ surveys: [10, 10, 10, 10, 0].map((score) => answered(score)) });
    const small = facts({
      surveys: [answered(3, '2026-01-01', { stakeholderId: 'p' }), answered(2, '2026-06-01', { stakeholderId: 'p' })],
    });
    const { byPerson, byAnswer, byAccount } = npsRollUps([one, small], D);
    expect(byPerson).toMatchObject({ answered: 6, promoters: 4, detractors: 2 });
    expect(byAnswer).toMatchObject({ answered: 7, promoters: 4, detractors: 3 });
    expect(byAccount).toMatchObject({ answered: 2, promoters: 0, detractors: 1 }); // means 8 and 2
  });
});

describe('time to first value', () => {
  const proven = { achievedDate: '2025-04-01', evidenceLevel: 'customer-stated' } as const;
  const days = (
    over: Parameters<typeof milestone>[0],
    starts: readonly string[] = ['2025-01-01', '2024-12-22'],
  ): number | null =>
    timeToFirstValue(
      facts({ contracts: starts.map((startDate) => contract({ startDate })), milestones: [milestone(over)] }),
      D,
    );

  it('goes from the earliest contract start to the achieved date of the first outcome verified by D', () => {
    expect(days(proven)).toBe(100);
    expect(days({ ...proven, evidenceDate: '2026-06-30' })).toBe(100); // the achieved date counts, not the day of the proof
    expect(days({ ...proven, evidenceDate: '2026-07-01' })).toBeNull();
    expect(days({ ...proven, evidenceLevel: 'measured' })).toBeNull();
    expect(days(proven, [])).toBeNull();
    expect(days(proven, ['2026-07-01'])).toBeNull();
  });
});
