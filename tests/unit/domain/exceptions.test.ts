import { describe, expect, it } from 'vitest';
import type { AccountFacts, Stakeholder } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import type { ExceptionName } from '../../../src/shared/domain/results.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { account, contract, facts, forecast, milestone, person, pulse, touch } from './build.ts';

const D = '2026-06-30';
const fired = (over: Partial<AccountFacts>): readonly (readonly [ExceptionName, string])[] =>
  scoreAccount(facts(over), D, DEFAULT_MODEL).exceptions.map(({ name, cap }) => [name, cap] as const);
const capOf = (name: ExceptionName, over: Partial<AccountFacts>): string | undefined =>
  fired(over).find(([found]) => found === name)?.[1];

describe('unverified', () => {
  it('looks at the customer side at any time up to D, and fires without any milestone', () => {
    expect(capOf('unverified', {})).toBe('yellow');
    const proof = { achievedDate: '2020-01-01', evidenceLevel: 'customer-stated' } as const;
    expect(capOf('unverified', { milestones: [milestone(proof)] })).toBeUndefined();
    expect(capOf('unverified', { milestones: [milestone({ ...proof, ownerSide: 'vendor' })] })).toBe('yellow');
    expect(capOf('unverified', { milestones: [milestone({ ...proof, evidenceLevel: 'measured' })] })).toBe('yellow');
    expect(capOf('unverified', { milestones: [milestone({ ...proof, evidenceDate: '2026-07-01' })] })).toBe('yellow');
    expect(
      capOf('unverified', { milestones: [milestone({ ...proof, achievedDate: null, dueDate: '2026-01-01' })] }),
    ).toBe('yellow');
  });
});

describe('unhappy power and no decider on file', () => {
  it('red for any powerful -2, else yellow for any -1', () => {
    const one = (support: number | null): Stakeholder => person({ power: 5, support });
    expect(capOf('unhappy power', { stakeholders: [one(-1), one(2)] })).toBe('yellow');
    expect(capOf('unhappy power', { stakeholders: [one(-1), one(-2)] })).toBe('red');
    expect(
      capOf('unhappy power', { stakeholders: [one(0), one(null), person({ power: 3, support: -2 })] }),
    ).toBeUndefined();
  });

  it('no decider where nobody active is powerful', () => {
    expect(capOf('no decider on file', { stakeholders: [person({ power: 3 })] })).toBe('yellow');
    expect(capOf('no decider on file', { stakeholders: [person({ power: 4, leftDate: D })] })).toBe('yellow');
    expect(capOf('no decider on file', { stakeholders: [person({ roles: ['decision maker'] })] })).toBeUndefined();
  });
});

describe('champion gone', () => {
  const gone = person({ roles: ['champion'], leftDate: '2019-01-01' });
  it('however long ago, unless somebody active has the role', () => {
    expect(capOf('champion gone', { stakeholders: [gone] })).toBe('yellow');
    expect(capOf('champion gone', { stakeholders: [person({ roles: ['champion'], status: 'left' })] })).toBe('yellow');
    expect(capOf('champion gone', { stakeholders: [gone, person({ roles: ['champion'] })] })).toBeUndefined();
    expect(
      capOf('champion gone', { stakeholders: [person({ roles: ['champion'], leftDate: '2026-07-01' })] }),
    ).toBeUndefined();
    expect(capOf('champion gone', { stakeholders: [person()] })).toBeUndefined();
  });
});

describe('single thread', () => {
  const [a, b] = [person(), person()];
  const at = (endDate: string | null, days: readonly string[]): string | undefined =>
    capOf('single thread', {
      stakeholders: [a, b],
      contracts: [contract({ endDate })],
      touches: days.map((day, index) => touch([index === 0 ? a.id : b.id], day)),
    });

  it.each([
    ['2026-09-28', 'red'], // 90 days
    ['2026-09-29', 'yellow'], // 91
    ['2026-12-27', 'yellow'], // 180
    ['2026-12-28', undefined], // 181
    ['2026-01-01', 'red'], // passed
    [null, undefined], // never due
  ])('decision date %s: %s', (endDate, cap) => expect(at(endDate, ['2026-06-01'])).toBe(cap));

  it('needs two different active people within 90 days', () => {
    expect(at('2026-09-01', ['2026-06-01', '2026-04-01'])).toBeUndefined();
    expect(at('2026-09-01', ['2026-06-01', '2026-03-31'])).toBe('red');
    const left = person({ leftDate: '2026-06-15' });
    const over = {
      stakeholders: [a, left],
      contracts: [contract({ endDate: '2026-09-01' })],
      touches: [touch([a.id, left.id], '2026-06-01')],
    };
    expect(capOf('single thread', over)).toBe('red');
  });

  it('does not fire without any touch that names a person by D; the gap is shown instead', () => {
    expect(at('2026-09-01', [])).toBeUndefined();
    expect(at('2026-09-01', ['2026-07-01'])).toBeUndefined();
    const health = scoreAccount(
      facts({ stakeholders: [person({ power: 5 })], touches: [touch([], '2026-06-01')] }),
      D,
      DEFAULT_MODEL,
    );
    expect(health.exceptions.map(({ name }) => name)).toEqual(['unverified']);
    expect(health.gaps.map(({ key }) => key)).toContain('no-touches');
  });
});

describe('past decision', () => {
  const due = contract({ endDate: '2026-06-29' });
  const past = (...calls: readonly Parameters<typeof forecast>[1][]): string | undefined =>
    capOf('past decision', { contracts: [due], forecasts: calls.map((call) => forecast(due.id, call)) });

  it('passed means before D', () => {
    expect(past()).toBe('red');
    expect(capOf('past decision', { contracts: [contract({ endDate: D })] })).toBeUndefined();
    expect(capOf('past decision', { contracts: [contract({ endDate: '2026-12-31', noticeDays: 185 })] })).toBe('red');
  });

  it('not when the latest CSM or leader forecast is commit; the rule does not count', () => {
    expect(past({ category: 'commit' })).toBeUndefined();
    expect(past({ category: 'commit', caller: 'leader' })).toBeUndefined();
    expect(past({ category: 'commit', caller: 'rule' })).toBe('red');
    expect(past({ category: 'commit', date: '2026-05-01' }, { category: 'likely' })).toBe('red');
    expect(past({ category: 'commit' }, { category: 'likely' })).toBe('red'); // same day: the worst counts
    expect(past({ category: 'commit', date: '2026-07-01' })).toBe('red');
    expect(past({ category: 'loss' }, { category: 'commit', caller: 'leader' })).toBeUndefined();
  });

  it('fires when any of several passed uncommitted', () => {
    const other = contract({ product: 'Maps', endDate: '2026-06-01' });
    expect(capOf('past decision', { contracts: [due, other], forecasts: [forecast(due.id)] })).toBe('red');
  });
});

describe('saved, not safe', () => {
  const saved = { account: account({ savedDate: '2026-03-01' }) };
  it('until a customer milestone is achieved after it, at any level', () => {
    expect(capOf('saved, not safe', saved)).toBe('yellow');
    expect(capOf('saved, not safe', { ...saved, milestones: [milestone({ achievedDate: '2026-03-01' })] })).toBe(
      'yellow',
    );
    expect(
      capOf('saved, not safe', { ...saved, milestones: [milestone({ achievedDate: '2026-03-02' })] }),
    ).toBeUndefined();
    expect(
      capOf('saved, not safe', {
        ...saved,
        milestones: [milestone({ achievedDate: '2026-03-02', ownerSide: 'vendor' })],
      }),
    ).toBe('yellow');
    expect(capOf('saved, not safe', { account: account({ savedDate: '2026-07-01' }) })).toBeUndefined();
  });
});

describe('silent decider and old alarm', () => {
  const decider = person({ power: 5 });
  const other = person();
  it('no powerful person touched in 120 days', () => {
    const silent = (id: string, day: string): string | undefined =>
      capOf('silent decider', { stakeholders: [decider, other], touches: [touch([id], day)] });
    expect(silent(decider.id, '2026-03-02')).toBeUndefined(); // 120 days
    expect(silent(decider.id, '2026-03-01')).toBe('yellow');
    expect(silent(other.id, D)).toBe('yellow');
    expect(capOf('silent decider', { stakeholders: [other], touches: [touch([other.id], D)] })).toBeUndefined();
  });

  it('a pulse of 1 or 2 that expired without a newer one', () => {
    expect(capOf('old alarm', { pulses: [pulse({ date: '2026-05-30', value: 1 })] })).toBe('yellow');
    expect(capOf('old alarm', { pulses: [pulse({ date: '2026-05-31', value: 1 })] })).toBeUndefined();
    expect(capOf('old alarm', { pulses: [pulse({ date: '2026-03-01', value: 3 })] })).toBeUndefined();
    expect(
      capOf('old alarm', {
        pulses: [pulse({ date: '2026-03-01', value: 2 }), pulse({ date: '2026-03-02', value: 3 })],
      }),
    ).toBeUndefined();
  });
});

it('lists all that fire in the order of the table', () => {
  const champion = person({ roles: ['champion'], leftDate: '2026-01-01' });
  const angry = person({ power: 5, support: -2 });
  const over: Partial<AccountFacts> = {
    account: account({ savedDate: '2026-01-01' }),
    contracts: [contract()],
    stakeholders: [champion, angry],
    touches: [touch([champion.id], '2025-12-01')],
    pulses: [pulse({ date: '2026-01-01', value: 2 })],
  };
  expect(fired(over).map(([name]) => name)).toEqual([
    'unverified',
    'unhappy power',
    'champion gone',
    'single thread',
    'past decision',
    'saved, not safe',
    'silent decider',
    'old alarm',
  ]);
});
