/** Facts counted by freshness: which day each kind ages from, and what is not seen yet. */
import { expect, it } from 'vitest';
import { countFreshness, datedFacts } from '../../../src/shared/domain/factAges.ts';
import { DEFAULT_HALF_LIVES } from '../../../src/shared/domain/freshness.ts';
import { contract, facts, forecast, milestone, person, pulse, survey, ticket, touch, usage } from './build.ts';

const D = '2026-06-30';
const account = facts({
  pulses: [pulse({ date: '2026-06-30' }), pulse({ date: '2026-07-01' }), pulse({ date: null })],
  stakeholders: [
    person({ support: 1, supportDate: '2026-03-02' }),
    person({ support: null, supportDate: '2026-06-01' }),
  ],
  touches: [touch([], '2026-01-01')],
  usage: [
    usage({ periodStartDate: '2026-05-01', periodDays: 31 }),
    usage({ periodStartDate: '2026-06-15', periodDays: 30 }),
  ],
  surveys: [
    survey({ askedDate: '2026-01-01', answeredDate: null }),
    survey({ askedDate: '2026-01-01', answeredDate: '2026-02-01' }),
  ],
  tickets: [
    ticket({ openedDate: '2026-01-01', closedDate: '2026-07-15' }),
    ticket({ openedDate: '2026-01-01', closedDate: '2026-05-05' }),
  ],
  milestones: [
    milestone({ dueDate: '2026-05-01' }),
    milestone({ achievedDate: '2026-04-01', evidenceDate: '2026-07-02' }),
    milestone({ achievedDate: '2026-04-01', evidenceDate: '2026-05-01' }),
  ],
  contracts: [contract({ startDate: '2025-07-01' })],
  forecasts: [forecast('c', { date: '2026-06-01' })],
});

it('ages each kind from the day it speaks of; what is dated later or only planned is left out', () => {
  expect(datedFacts(account, D).map(({ kind, date }) => `${kind} ${date ?? 'undated'}`)).toEqual([
    'pulse 2026-06-30',
    'pulse undated',
    'support 2026-03-02',
    'touch 2026-01-01',
    'usage 2026-05-31',
    'survey 2026-01-01',
    'survey 2026-02-01',
    'ticket 2026-01-01',
    'ticket 2026-05-05',
    'milestone 2026-04-01',
    'milestone 2026-05-01',
    'contract 2025-07-01',
    'forecast 2026-06-01',
  ]);
});

it('counts them by the half-lives of the model', () => {
  const counts = countFreshness([account, account], D, () => DEFAULT_HALF_LIVES);
  // Support: 120 days old, half-life 120: just fresh. Touch: 180 of 45 days, four half-lives. Contract: 364 of 365.
  expect(counts.get('support')).toEqual({ fresh: 2, ageing: 0, stale: 0, undated: 0 });
  expect(counts.get('touch')).toEqual({ fresh: 0, ageing: 0, stale: 2, undated: 0 });
  expect(counts.get('pulse')).toEqual({ fresh: 2, ageing: 0, stale: 0, undated: 2 });
  expect(counts.get('contract')?.fresh).toBe(2);
  // Tickets: opened 180 days ago, closed 56 days ago, half-life 60: three half-lives, and under one.
  expect(counts.get('ticket')).toEqual({ fresh: 2, ageing: 0, stale: 2, undated: 0 });
});
