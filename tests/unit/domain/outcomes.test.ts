import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { facts, milestone } from './build.ts';

const D = '2026-06-30';
const outcomes = (...milestones: readonly Partial<Milestone>[]): number | null =>
  scoreAccount(facts({ milestones: milestones.map(milestone) }), D, DEFAULT_MODEL).values.outcomes;
/** Scores 100 and keeps the "no verified outcome" cap away: due and achieved in time, signed. */
const signed = { dueDate: '2026-05-01', achievedDate: '2026-05-01', evidenceLevel: 'customer-signed' } as const;
/** With `signed` at weight 1 beside it, the other's points are 2 x mean - 100. */
const pointsOf = (over: Partial<Milestone>): number => 2 * (outcomes(signed, over) ?? NaN) - 100;

describe('points of one customer milestone', () => {
  it.each<[string, Partial<Milestone>, number]>([
    ['achieved and signed', signed, 100],
    ['achieved and stated', { ...signed, evidenceLevel: 'customer-stated' }, 100],
    ['achieved and measured', { ...signed, evidenceLevel: 'measured' }, 80],
    ['achieved and claimed', { ...signed, evidenceLevel: 'claimed' }, 40],
    ['a blank level is claimed', { ...signed, evidenceLevel: null }, 40],
    ['evidence dated after D is a claim', { ...signed, evidenceDate: '2026-07-01' }, 40],
    ['evidence dated D is seen', { ...signed, evidenceDate: D }, 100],
    ['2 days late costs nothing', { ...signed, achievedDate: '2026-05-03' }, 100],
    ['3 days late costs 1', { ...signed, achievedDate: '2026-05-04' }, 99],
    ['8 days late costs 2', { ...signed, achievedDate: '2026-05-09' }, 98],
    ['at most 30, for 90 days and more', { ...signed, dueDate: '2026-01-01' }, 70],
    ['early is not late', { ...signed, dueDate: '2026-12-01' }, 100],
    ['without a due date never late', { ...signed, dueDate: null }, 100],
    ['the baseline is not scored', { ...signed, baselineDate: '2025-09-01' }, 100],
    ['due on D and not achieved', { dueDate: D }, 50],
    ['20 days overdue', { dueDate: '2026-06-10' }, 30],
    ['60 days overdue', { dueDate: '2026-05-01' }, 0],
    ['missed', { dueDate: D, status: 'missed' }, 0],
    ['dropped', { dueDate: D, status: 'dropped' }, 0],
    ['achieved although its status says missed', { ...signed, status: 'missed' }, 100],
    [
      'achieved date after D is judged as not achieved',
      { ...signed, dueDate: '2026-06-20', achievedDate: '2026-07-01' },
      40,
    ],
    [
      'status achieved counts from the due date',
      { status: 'achieved', dueDate: '2026-06-20', evidenceLevel: 'measured' },
      80,
    ],
    [
      'status achieved, no due date: from the evidence date',
      { status: 'achieved', evidenceDate: '2026-06-20', evidenceLevel: 'measured' },
      80,
    ],
  ])('%s', (_, over, points) => expect(pointsOf(over)).toBeCloseTo(points, 9));

  it.each<[string, Partial<Milestone>]>([
    ['due after D', { dueDate: '2026-07-01' }],
    ['missed, due after D', { dueDate: '2026-07-01', status: 'missed' }],
    ['missed without a due date', { status: 'missed' }],
    ['planned without a due date', { status: 'planned' }],
    ['status achieved without any date', { status: 'achieved' }],
    ['status achieved, due after D', { status: 'achieved', dueDate: '2026-07-01' }],
    ['the vendor side', { ...signed, ownerSide: 'vendor' }],
    ['a blank owner side', { ...signed, ownerSide: null }],
    ['due 731 days ago and never achieved', { dueDate: '2024-06-29' }],
  ])('does not count: %s', (_, over) => expect(outcomes(over)).toBeNull());

  it('looks back 730 days, both ends included', () => {
    expect(outcomes({ dueDate: '2024-06-30' })).toBe(0);
    // Due 2024-06-29 is too old, but achieved 2025-01-01 is not: 186 days late -> 40 - 30.
    expect(outcomes({ dueDate: '2024-06-29', achievedDate: '2025-01-01' })).toBe(10);
  });
});

describe('weighted mean and the cap', () => {
  it('weights by importance, blank being 1', () => {
    // (3 x 100 + 1 x 50) / 4 = 87.5
    expect(outcomes({ ...signed, importance: 3 }, { dueDate: D })).toBe(87.5);
  });

  it('is at most 60 without a verified outcome in 365 days', () => {
    expect(outcomes({ ...signed, evidenceLevel: 'measured' })).toBe(60);
    expect(outcomes({ dueDate: D })).toBe(50);
    expect(outcomes({ dueDate: '2025-06-30', achievedDate: '2025-06-30', evidenceLevel: 'customer-stated' })).toBe(100);
    expect(outcomes({ dueDate: '2025-06-29', achievedDate: '2025-06-29', evidenceLevel: 'customer-stated' })).toBe(60);
  });

  it('dates the proof by the later of achieved and evidence date', () => {
    expect(
      outcomes({
        dueDate: '2025-01-01',
        achievedDate: '2025-01-01',
        evidenceLevel: 'customer-stated',
        evidenceDate: '2025-06-30',
      }),
    ).toBe(100);
    expect(
      outcomes({
        dueDate: '2025-06-30',
        achievedDate: '2025-06-30',
        evidenceLevel: 'customer-stated',
        evidenceDate: '2025-01-01',
      }),
    ).toBe(100);
  });

  it('takes a proof from a milestone too old to score', () => {
    const old = {
      dueDate: '2024-01-01',
      achievedDate: '2024-01-01',
      evidenceLevel: 'customer-stated',
      evidenceDate: '2026-01-01',
    } as const;
    expect(outcomes(old)).toBeNull();
    expect(outcomes(old, { ...signed, evidenceLevel: 'measured' })).toBe(80);
  });

  it('says why in words', () => {
    const health = scoreAccount(
      facts({ milestones: [milestone({ ...signed, achievedDate: '2026-05-10', evidenceLevel: 'measured' })] }),
      D,
      DEFAULT_MODEL,
    );
    expect(health.parts.outcomes.terms[0]).toMatchObject({
      label: 'First orders live (achieved on 2026-05-10, measured, 9 days late)',
      points: 77,
    });
    expect(health.parts.outcomes.why).toBe(
      '1 customer milestone, weighted by importance: 77; no outcome verified by the customer in the last 365 days, so at most 60.',
    );
  });
});
