import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { peopleGaps } from '../../../src/shared/domain/peopleGaps.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { rankUnknowns } from '../../../src/shared/domain/unknowns.ts';
import { account, contract, facts, milestone, person, pulse, survey, ticket, touch, usage } from './build.ts';

const D = '2026-06-30';
const keys = (kind: 'gap' | 'contradiction', over: Partial<AccountFacts>): readonly string[] =>
  scoreAccount(facts(over), D, DEFAULT_MODEL)
    .gaps.filter((gap) => gap.kind === kind)
    .map(({ key }) => key);
const wrong = (over: Partial<AccountFacts>): readonly string[] => keys('contradiction', over);

describe('contradictions', () => {
  const stated = {
    achievedDate: '2026-01-01',
    evidenceLevel: 'customer-stated',
    evidenceQuote: 'q',
    evidenceWho: 'w',
    evidenceDate: '2026-01-01',
  } as const;
  const bo = person({ leftDate: '2026-05-01' });

  it.each<[string, Partial<AccountFacts>]>([
    ['achieved-but-closed', { milestones: [milestone({ achievedDate: '2026-01-01', status: 'dropped' })] }],
    ['achieved-undated', { milestones: [milestone({ status: 'achieved', dueDate: '2026-01-01' })] }],
    ['verified-without-source', { milestones: [milestone({ ...stated, evidenceWho: null })] }],
    ['evidence-before-achievement', { milestones: [milestone({ ...stated, evidenceDate: '2025-12-31' })] }],
    ['ends-before-start', { contracts: [contract({ endDate: '2025-01-01' })] }],
    [
      'contracts-overlap',
      {
        contracts: [
          contract({ outcome: 'churned', outcomeDate: '2025-01-02' }),
          contract({ startDate: '2025-10-02', endDate: '2027-01-01' }),
        ],
      },
    ],
    [
      'churned-with-contract',
      { account: account({ status: 'churned' }), contracts: [contract({ endDate: '2026-07-01' })] },
    ],
    ['renewed-without-next', { contracts: [contract({ outcome: 'renewed', outcomeDate: '2026-01-01' })] }],
    ['outcome-blank', { contracts: [contract(), contract({ startDate: '2026-01-01', endDate: '2027-01-01' })] }],
    ['active-over-licensed', { usage: [usage({ activeUsers: 11, licensedUsers: 10 })] }],
    ['closed-before-opened', { tickets: [ticket({ openedDate: '2026-06-01', closedDate: '2026-05-31' })] }],
    ['answered-before-asked', { surveys: [survey({ askedDate: '2026-06-01', answeredDate: '2026-05-31' })] }],
    ['touch-after-left', { stakeholders: [bo], touches: [touch([bo.id], '2026-05-01')] }],
    ['reporting-circle', { stakeholders: [person({ id: 'x', reportsToId: 'x' })] }],
    [
      'reporting-circle',
      {
        stakeholders: [
          person({ id: 'x', reportsToId: 'y' }),
          person({ id: 'y', reportsToId: 'x' }),
          person({ reportsToId: 'x' }),
        ],
      },
    ],
  ])('%s', (key, over) => expect(wrong(over)).toEqual([key]));

  it.each<[string, Partial<AccountFacts>]>([
    ['a sound milestone', { milestones: [milestone(stated)] }],
    [
      'an overlap of 90 days',
      {
        contracts: [
          contract({ outcome: 'churned', outcomeDate: '2025-01-02' }),
          contract({ startDate: '2025-10-03', endDate: '2027-01-01' }),
        ],
      },
    ],
    ['a touch before they left', { stakeholders: [bo], touches: [touch([bo.id], '2026-04-30')] }],
    [
      'what will only be wrong later',
      {
        tickets: [ticket({ openedDate: '2026-07-02', closedDate: '2026-07-01' })],
        milestones: [milestone({ ...stated, evidenceWho: null, evidenceDate: '2026-07-01' })],
      },
    ],
  ])('nothing wrong with %s', (_, over) => expect(wrong(over)).toEqual([]));
});

describe('gaps', () => {
  it('an empty account says what is missing, the outcome first', () => {
    expect(keys('gap', {})).toEqual([
      'no-required-outcome',
      'no-appropriate-experience',
      'no-csm',
      'no-fit',
      'no-pulse',
      'no-stakeholders',
      'no-touches',
      'no-customer-milestone',
      'no-contract',
    ]);
  });

  it.each<[string, Partial<AccountFacts>]>([
    [
      'next-term-missing',
      { contracts: [contract({ outcome: 'renewed', outcomeDate: '2025-12-01', renewedArrMinor: 1 })] },
    ],
    ['notice-days', { contracts: [contract({ noticeDays: null })] }],
    ['contract-end', { contracts: [contract({ endDate: null })] }],
    ['contract-start', { contracts: [contract({ startDate: null })] }],
    ['milestone-owner-side', { milestones: [milestone({ ownerSide: null })] }],
    ['pulse-without-reason', { pulses: [pulse({ reason: null })] }],
    ['undated-touch', { touches: [touch(['p'], null)] }],
    ['left-undated', { stakeholders: [person({ status: 'left' })] }],
    ['support-unknown', { stakeholders: [person({ power: 5, support: 2, supportDate: '2025-01-01' })] }],
  ])('%s', (key, over) => expect(keys('gap', over)).toContain(key));

  it('among people, in words', () => {
    const gone = person({ name: 'Cy Abara', roles: ['champion'], leftDate: '2026-02-01' });
    const silent = person({ name: 'Dee Moss', power: 5 });
    const lone = person({ name: 'Eli Roth', roles: ['user lead'] });
    const over = facts({ stakeholders: [gone, silent, lone], touches: [touch([lone.id], '2026-06-01')] });
    expect(peopleGaps(over, D, DEFAULT_MODEL).map(({ sentence }) => sentence)).toEqual([
      'No decision maker is on file.',
      'Dee Moss has power and is silent: never touched, 120 days count.',
      'Cy Abara, champion, left on 2026-02-01 without a successor.',
      'Nobody is on file as champion.',
      'Eli Roth is the only person touched in the last 90 days.',
    ]);
    const followed = facts({ stakeholders: [{ ...gone, successorId: lone.id }, lone] });
    expect(peopleGaps(followed, D, DEFAULT_MODEL).map(({ key }) => key)).not.toContain('no-successor');
    expect(peopleGaps(facts(), D, DEFAULT_MODEL).map(({ key }) => key)).toEqual(['nobody']);
  });

  it('are ranked by money per day left to the decision', () => {
    const scored = (name: string, arrMinor: number, endDate: string) => {
      const own = facts({
        account: account({ name, requiredOutcome: 'x', appropriateExperience: 'x', csm: 'x', fit: 'good' }),
        contracts: [contract({ arrMinor, endDate })],
      });
      return { account: own.account, health: scoreAccount(own, D, DEFAULT_MODEL) };
    };
    // 1,000 in 100 days = 10 a day; 300 in 10 days = 30 a day; 36,500 in 500 days = 73 a day.
    const ranked = rankUnknowns([
      scored('A', 100_000, '2026-10-08'),
      scored('B', 30_000, '2026-07-10'),
      scored('C', 3_650_000, '2027-11-12'),
    ]);
    expect([...new Set(ranked.map(({ accountName, urgency }) => `${accountName} ${urgency}`))]).toEqual([
      'C 73',
      'B 30',
      'A 10',
    ]);
  });
});
