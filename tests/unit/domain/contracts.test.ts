import { describe, expect, it } from 'vitest';
import { activeArrAt, type ContractState, contractStatesAt } from '../../../src/shared/domain/contracts.ts';
import { turnEnds } from '../../../src/shared/domain/contractTerms.ts';
import { dayNumber, isoDay, isoDayOrNull } from '../../../src/shared/domain/days.ts';
import type { AccountStatus, Contract } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/shared/domain/model.ts';
import { contract } from './build.ts';

const statesAt = (
  day: string,
  contracts: readonly Contract[],
  status: AccountStatus = 'active',
): readonly ContractState[] => contractStatesAt(contracts, status, dayNumber(day), DEFAULT_THRESHOLDS);
function only(
  day: string,
  over: Partial<Contract>,
  others: readonly Contract[] = [],
  status: AccountStatus = 'active',
) {
  const own = contract(over);
  const state = statesAt(day, [own, ...others], status).find((found) => found.contract === own);
  if (state === undefined) return null;
  return {
    status: state.status,
    basis: state.basis,
    inferred: state.inferred,
    end: isoDayOrNull(state.endDay),
    decision: isoDayOrNull(state.decisionDay),
    outcome: isoDayOrNull(state.outcomeDay),
    turns: state.turns.map(({ endDay }) => isoDay(endDay)),
    activeAt: (day2: string) => activeArrAt(state, dayNumber(day2))?.minor ?? null,
    state,
  };
}

describe('the term of an auto-renewing contract', () => {
  it.each([
    ['2025-01-01', '2026-01-01', ['2026-01-01', '2027-01-01', '2028-01-01']],
    ['2025-01-01', '2025-12-31', ['2025-12-31', '2026-12-31', '2027-12-31']],
    ['2024-03-01', '2025-02-28', ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']], // the day after end, less one day
    ['2024-02-29', '2025-02-28', ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']], // clipped
    ['2025-01-31', '2025-02-28', ['2025-02-28', '2025-03-31', '2025-04-30']], // months from the start, not from the last end
    ['2025-01-31', '2025-02-27', ['2025-02-27', '2025-03-30', '2025-04-29']], // the same less one day
    ['2025-01-01', '2025-01-11', ['2025-01-11', '2025-01-21', '2025-01-31']], // no whole months: days from start to end
  ])('%s to %s ends %j', (start, end, turns) => {
    const ends = turnEnds(dayNumber(start), dayNumber(end));
    expect(turns.map((_, index) => (ends === null ? null : isoDay(ends(index + 1))))).toEqual(turns);
  });

  it('a contract that does not end after its start has none', () => {
    expect(turnEnds(dayNumber('2025-01-01'), dayNumber('2025-01-01'))).toBeNull();
  });
});

describe('pending and recorded outcomes', () => {
  it('is seen from its start', () => {
    expect(only('2024-12-31', {})).toBeNull();
    expect(only('2025-01-01', {})).toMatchObject({ status: 'pending', decision: '2026-01-01' });
    expect(only('2020-01-01', { startDate: null })).toMatchObject({ status: 'pending' });
  });

  it('is pending until its outcome date; blank: until its decision date', () => {
    const renewed = { outcome: 'renewed', outcomeDate: '2025-11-15', noticeDays: 60 } as const;
    expect(only('2025-11-14', renewed)).toMatchObject({ status: 'pending', decision: '2025-11-02' });
    expect(only('2025-11-15', renewed)).toMatchObject({ status: 'renewed', basis: 'recorded', inferred: false });
    expect(only('2025-11-01', { ...renewed, outcomeDate: null })).toMatchObject({ status: 'pending' });
    expect(only('2025-11-02', { ...renewed, outcomeDate: null })).toMatchObject({
      status: 'renewed',
      outcome: '2025-11-02',
    });
    expect(only('2030-01-01', { outcome: 'pending', outcomeDate: '2025-11-15' })).toMatchObject({ status: 'pending' });
  });

  it('blank notice is 0; without an end it is active from its start and never due', () => {
    expect(only('2025-06-01', { noticeDays: null })?.decision).toBe('2026-01-01');
    const endless = only('2025-06-01', { endDate: null, autoRenew: true });
    expect(endless).toMatchObject({ status: 'pending', decision: null, end: null });
    expect(endless?.activeAt('2040-01-01')).toBe(100_00);
  });

  it('a recorded outcome belongs to its own end: no turns', () => {
    const state = only('2030-01-01', { autoRenew: true, outcome: 'churned', outcomeDate: '2025-12-01' });
    expect(state).toMatchObject({ status: 'churned', end: '2026-01-01', turns: [] });
    expect([state?.activeAt('2025-12-31'), state?.activeAt('2026-01-01')]).toEqual([100_00, null]);
  });
});

describe('successors', () => {
  const next = (startDate: string, over: Partial<Contract> = {}): Contract =>
    contract({ startDate, endDate: '2027-06-01', arrMinor: 130_00, ...over });

  it.each([
    ['2025-10-03', 'renewed'], // 90 days before the end
    ['2025-10-02', 'pending'],
    ['2026-04-01', 'renewed'], // 90 days after
    ['2026-04-02', 'pending'],
  ])('a contract of the same product that starts %s: %s', (start, status) => {
    expect(only('2026-06-01', {}, [next(start)])?.status).toBe(status);
  });

  it('counts as renewed on its start at its ARR, marked as inferred, once it has started', () => {
    const successor = next('2026-01-15');
    expect(only('2026-01-14', {}, [successor])).toMatchObject({ status: 'pending' });
    const state = only('2026-01-15', {}, [successor]);
    expect(state).toMatchObject({ status: 'renewed', basis: 'successor', inferred: true, outcome: '2026-01-15' });
    // Own ARR to the end, the successor's from the end on, nothing from its start on.
    expect(['2025-12-31', '2026-01-01', '2026-01-14', '2026-01-15'].map((day) => state?.activeAt(day))).toEqual([
      100_00,
      130_00,
      130_00,
      null,
    ]);
  });

  it('needs the same product and a later start; the first to start is the one', () => {
    expect(only('2026-06-01', {}, [next('2026-01-01', { product: 'Maps' })])?.status).toBe('pending');
    expect(only('2026-06-01', { startDate: '2025-12-01' }, [next('2025-12-01')])?.status).toBe('pending');
    const [late, early] = [next('2026-02-01'), next('2026-01-02')];
    expect(only('2026-06-01', {}, [late, early])?.state.successor).toBe(early);
  });

  it('a recorded outcome wins over a successor', () => {
    expect(only('2026-06-01', { outcome: 'churned', outcomeDate: '2025-12-01' }, [next('2026-01-15')])).toMatchObject({
      status: 'churned',
      inferred: false,
    });
  });

  it('a renewed contract without a successor stays active at its renewed ARR and is never due', () => {
    const renewed = { outcome: 'renewed', outcomeDate: '2025-12-01' } as const;
    const state = only('2026-06-01', { ...renewed, renewedArrMinor: 90_00 });
    expect(state?.status).toBe('renewed');
    expect(['2025-12-31', '2026-01-01', '2029-01-01'].map((day) => state?.activeAt(day))).toEqual([
      100_00, 90_00, 90_00,
    ]);
    expect(only('2026-06-01', renewed)?.activeAt('2026-02-01')).toBe(100_00); // blank: its own
    expect(only('2026-06-01', renewed, [next('2026-01-15')])?.activeAt('2026-01-10')).toBe(130_00); // blank: the started successor's
    expect(
      only('2026-06-01', { ...renewed, renewedArrMinor: 90_00 }, [next('2026-01-15')])?.activeAt('2026-01-10'),
    ).toBe(90_00);
    expect(only('2026-06-01', renewed, [next('2025-11-15')])?.activeAt('2025-11-20')).toBeNull(); // replaced before its end
  });
});

describe('auto-renewal', () => {
  const auto = { autoRenew: true, noticeDays: 30 } as const; // 2025-01-01 to 2026-01-01, decision 2025-12-02

  it('takes another turn once its decision date is before D', () => {
    expect(only('2025-12-02', auto)).toMatchObject({ status: 'pending', decision: '2025-12-02', turns: [] });
    expect(only('2025-12-03', auto)).toMatchObject({
      status: 'pending',
      decision: '2026-12-02',
      end: '2027-01-01',
      turns: ['2026-01-01'],
    });
    expect(only('2028-12-03', auto)).toMatchObject({
      decision: '2029-12-02',
      turns: ['2026-01-01', '2027-01-01', '2028-01-01', '2029-01-01'],
    });
  });

  it('takes another turn when its end is not after D', () => {
    expect(only('2025-12-31', { ...auto, noticeDays: 0 })).toMatchObject({ end: '2026-01-01' });
    expect(only('2026-01-01', { ...auto, noticeDays: 0 })).toMatchObject({ end: '2027-01-01', turns: ['2026-01-01'] });
  });

  it('each turn passed is renewed on the day after its decision date at its own ARR', () => {
    const state = only('2027-06-01', auto);
    expect(state?.state.turns.map(({ renewedDay }) => isoDay(renewedDay))).toEqual(['2025-12-03', '2026-12-03']);
    expect(['2024-12-31', '2026-01-01', '2027-12-31', '2028-01-01'].map((day) => state?.activeAt(day))).toEqual([
      null,
      100_00,
      100_00,
      null,
    ]);
  });

  it('a successor near any turn ends it: the turns before it are renewed', () => {
    const successor = contract({ startDate: '2027-02-01', endDate: '2028-02-01', arrMinor: 70_00 });
    const state = only('2027-06-01', auto, [successor]);
    expect(state).toMatchObject({
      status: 'renewed',
      inferred: true,
      end: '2027-01-01',
      decision: '2026-12-02',
      outcome: '2027-02-01',
      turns: ['2026-01-01'],
    });
    expect(['2026-12-31', '2027-01-15', '2027-02-01'].map((day) => state?.activeAt(day))).toEqual([
      100_00,
      70_00,
      null,
    ]);
    expect(only('2027-01-31', auto, [successor])).toMatchObject({ status: 'pending', end: '2028-01-01' });
    const midTerm = contract({ startDate: '2026-06-15', endDate: '2027-06-15' });
    expect(only('2027-06-01', auto, [midTerm])).toMatchObject({ status: 'pending', end: '2028-01-01' });
  });

  it('takes no turn on a churned account: churned on its own decision date', () => {
    expect(only('2028-01-01', auto, [], 'churned')).toMatchObject({
      status: 'churned',
      basis: 'account churned',
      inferred: true,
      outcome: '2025-12-02',
      turns: [],
    });
    expect(only('2025-12-01', auto, [], 'churned')).toMatchObject({ status: 'pending' });
    expect(only('2025-12-02', auto, [], 'churned')).toMatchObject({ status: 'churned' });
    const successor = contract({ startDate: '2026-01-01', endDate: '2027-01-01' });
    expect(only('2026-06-01', {}, [successor], 'churned')).toMatchObject({ status: 'renewed' });
  });

  it('takes no turn when it does not end after its start', () => {
    expect(only('2028-01-01', { ...auto, endDate: '2025-01-01' })).toMatchObject({
      status: 'pending',
      end: '2025-01-01',
      turns: [],
    });
  });
});
