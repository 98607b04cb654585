import { describe, expect, it } from 'vitest';
import { aucOf, mulberry32, type SignalCase } from '../../../src/shared/domain/auc.ts';
import { backtest, type Evidence } from '../../../src/shared/domain/evidence.ts';
import type { AccountFacts, Contract, Stakeholder } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { shareOf } from '../../../src/shared/domain/wilson.ts';
import { account, contract, facts, forecast, milestone, person, pulse, survey, touch, usage } from './build.ts';

const run = (book: readonly AccountFacts[], leadDays = 90, asOf = '2026-06-30'): ReturnType<typeof backtest> =>
  backtest(book, { asOf, leadDays, modelOf: () => DEFAULT_MODEL });

describe('intervals', () => {
  it('Wilson with z = 1.96', () => {
    // 8 of 10: centre (0.8 + 3.8416/20) / 1.38416 = 0.716738, half 1.96/1.38416 x sqrt(0.016 + 0.009604) = 0.226581
    const { value, low, high, n } = shareOf(8, 10);
    expect([value, n]).toEqual([0.8, 10]);
    expect(low).toBeCloseTo(0.490157, 5);
    expect(high).toBeCloseTo(0.943319, 5);
    expect(shareOf(0, 0)).toEqual({ value: null, low: null, high: null, n: 0 });
    expect(shareOf(0, 5).low).toBe(0);
  });

  it('mulberry32(1) gives the numbers every implementation gives', () => {
    const random = mulberry32(1);
    expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  });

  it('AUC counts pairs, ties 0.5, figures nearer than 1e-9 being ties', () => {
    const cases: readonly SignalCase[] = [
      { signal: 1, lost: true },
      { signal: 2, lost: false },
      { signal: 2 + 1e-10, lost: true },
      { signal: 3, lost: false },
    ];
    expect(aucOf(cases).value).toBe(0.875); // (1 + 0.5 + 1 + 1) / 4
    expect(aucOf(cases.filter(({ lost }) => lost))).toEqual({ value: null, low: null, high: null, n: 2 });
    expect(aucOf([])).toEqual({ value: null, low: null, high: null, n: 0 });
  });

  it('the bootstrap agrees with one written out pair by pair', () => {
    const cases = Array.from({ length: 17 }, (_, index): SignalCase => ({
      signal: (index * 7) % 5,
      lost: index % 3 === 0,
    }));
    const random = mulberry32(1);
    const kept: number[] = [];
    for (let round = 0; round < 1000; round += 1) {
      const drawn = cases.map(() => cases[Math.floor(random() * cases.length)] ?? { signal: 0, lost: true });
      const [renewed, lost] = [drawn.filter((item) => !item.lost), drawn.filter((item) => item.lost)];
      if (renewed.length === 0 || lost.length === 0) continue;
      const wins = renewed.flatMap((a) =>
        lost.map((b) => (a.signal > b.signal ? 1 : a.signal === b.signal ? 0.5 : 0) as number),
      );
      kept.push(wins.reduce((sum, win) => sum + win, 0) / wins.length);
    }
    kept.sort((a, b) => a - b);
    const { low, high } = aucOf(cases);
    expect(low).toBeCloseTo(kept[Math.floor(0.025 * kept.length)] ?? NaN, 12);
    expect(high).toBeCloseTo(kept[Math.ceil(0.975 * kept.length) - 1] ?? NaN, 12);
  });
});

/** Ends 2026-01-01 without notice: decision 2026-01-01, scored 2025-10-03. */
const decided = (outcome: 'renewed' | 'churned', over: Partial<Contract> = {}): Contract =>
  contract({ startDate: '2025-01-01', endDate: '2026-01-01', outcome, outcomeDate: '2025-12-15', ...over });
const bad = (): Partial<AccountFacts> => ({
  stakeholders: [person({ power: 5, support: -2 })],
  pulses: [pulse({ date: '2025-09-20', value: 1 })],
  milestones: [milestone({ dueDate: '2025-07-01', status: 'missed' })],
});
function good(): Partial<AccountFacts> {
  const dee: Stakeholder = person({ roles: ['decision maker', 'champion', 'user lead'], support: 2 });
  const cho = person();
  return {
    stakeholders: [dee, cho],
    touches: [touch([dee.id, cho.id], '2025-09-01')],
    pulses: [pulse({ date: '2025-09-01', value: 4 })],
    milestones: [milestone({ dueDate: '2025-07-01', achievedDate: '2025-07-01', evidenceLevel: 'customer-signed' })],
  };
}
const subject = (name: string, contracts: readonly Contract[], over: Partial<AccountFacts>): AccountFacts =>
  facts({ ...over, account: account({ name }), contracts });

describe('confusion, precision, recall, lift', () => {
  const book = [
    subject('A', [decided('churned')], bad()),
    subject('B', [decided('churned')], bad()),
    subject('C', [decided('churned')], good()),
    subject('D', [decided('renewed')], bad()),
    subject('E', [decided('renewed')], good()),
    subject('F', [decided('renewed')], good()),
  ];
  const { evidence } = run(book);

  it('counts flagged against lost', () => {
    // Flagged A, B, D; lost A, B, C.
    expect(evidence).toMatchObject({ n: 6, losses: 3, tooFew: true, confusion: { tp: 2, fp: 1, fn: 1, tn: 2 } });
    expect(evidence.precision).toEqual(shareOf(2, 3));
    expect(evidence.recall).toEqual(shareOf(2, 3));
  });

  it('lift is precision over the base rate, interval included', () => {
    const { value, low, high } = shareOf(2, 3);
    expect(evidence.lift).toEqual({ value: (value ?? 0) / 0.5, low: (low ?? 0) / 0.5, high: (high ?? 0) / 0.5 });
  });

  it('the watermelon rate is churned while green of all churned', () => {
    expect(evidence.watermelonRate).toBeCloseTo(1 / 3, 12);
    expect(run([subject('E', [decided('renewed')], good())]).evidence).toMatchObject({
      watermelonRate: null,
      lift: { value: null },
      recall: { value: null, n: 0 },
    });
  });

  it('judges each signal over the cases where it is known', () => {
    // Scores: A, B, D low and equal; C, E, F high and equal. Pairs renewed over lost: D: .5 .5 0; E: 1 1 .5; F: 1 1 .5 = 6 / 9.
    expect(evidence.auc.score).toMatchObject({ n: 6 });
    expect(evidence.auc.score.value).toBeCloseTo(6 / 9, 12);
    expect(evidence.auc.pulse.value).toBeCloseTo(6 / 9, 12);
    expect(evidence.auc.adoption).toEqual({ value: null, low: null, high: null, n: 0 });
  });
});

describe('which contracts are cases', () => {
  const one = (contracts: readonly Contract[], lead = 90): Evidence =>
    run([subject('A', contracts, good())], lead).evidence;

  it('leaves out and counts those that start after the scored day, and those decided on or before it', () => {
    expect(one([decided('renewed', { startDate: '2025-10-04' })]).leftOut).toEqual({
      notStarted: 1,
      alreadyDecided: 0,
      noDecisionDate: 0,
    });
    expect(one([decided('renewed', { startDate: '2025-10-03' })])).toMatchObject({ n: 1, leftOut: { notStarted: 0 } });
    expect(one([decided('renewed', { outcomeDate: '2025-10-03' })]).leftOut).toMatchObject({ alreadyDecided: 1 });
    expect(one([decided('renewed', { outcomeDate: '2025-10-04' })])).toMatchObject({ n: 1 });
    expect(one([decided('churned', { endDate: null })])).toMatchObject({ n: 0, leftOut: { noDecisionDate: 1 } });
    expect(one([decided('renewed')], 0)).toMatchObject({ n: 0, leftOut: { alreadyDecided: 1 } }); // decided 2025-12-15, before 2026-01-01
  });

  it('knows nothing after D, and counts inferred renewals', () => {
    expect(run([subject('A', [decided('renewed')], good())], 90, '2025-12-14').evidence.n).toBe(0);
    const next = contract({ startDate: '2026-01-01', endDate: '2027-01-01' });
    expect(one([contract({ startDate: '2025-01-01', endDate: '2026-01-01' }), next])).toMatchObject({
      n: 1,
      losses: 0,
    });
  });

  it('takes each turn passed as one renewed decision', () => {
    // Decisions 2024-12-02, 2025-12-02 passed by 2026-06-30; scored 2024-09-03 and 2025-09-03.
    const auto = contract({ startDate: '2024-01-01', endDate: '2025-01-01', autoRenew: true, noticeDays: 30 });
    const { cases, evidence } = run([subject('A', [auto], good())]);
    expect(evidence).toMatchObject({ n: 2, losses: 0 });
    expect(cases.map(({ decisionDate, scoredDate, turn }) => [decisionDate, scoredDate, turn])).toEqual([
      ['2024-12-02', '2024-09-03', 1],
      ['2025-12-02', '2025-09-03', 2],
    ]);
  });

  it('orders by decision date, account name, product, start', () => {
    const early = decided('renewed', { endDate: '2025-12-01', product: 'Z', outcomeDate: '2025-12-01' });
    const book = [
      subject('b', [decided('renewed'), decided('churned', { product: 'Apps' })], {}),
      subject('B', [decided('renewed'), early], {}),
    ];
    expect(run(book).cases.map(({ accountName, product }) => [accountName, product])).toEqual([
      ['B', 'Z'],
      ['B', 'Core'],
      ['b', 'Apps'],
      ['b', 'Core'],
    ]);
  });
});

describe('flags and signals', () => {
  const flagged = (over: Partial<AccountFacts>): boolean | undefined =>
    run([subject('A', [decided('churned')], over)]).cases[0]?.flagged;

  it('an unproven account is flagged by what was seen, not by what is missing', () => {
    expect(flagged({})).toBe(false); // unverified, no decider on file
    const [silent, cho, dia] = [person({ power: 5 }), person(), person()];
    const spoken = { stakeholders: [silent, cho, dia], touches: [touch([cho.id, dia.id], '2025-09-01')] };
    expect(flagged(spoken)).toBe(false); // unverified, silent decider
    expect(flagged({ ...spoken, touches: [touch([cho.id], '2025-09-01')] })).toBe(true); // single thread as well
    expect(flagged({ stakeholders: [person({ roles: ['champion'], leftDate: '2025-01-01' })] })).toBe(true);
  });

  it("NPS alone is the mean of each person's latest answer, nameless ones each; usage is active of licensed; an expired pulse still counts", () => {
    const [p1] = [person()];
    const answer = (score: number, answeredDate: string, stakeholderId: string | null = p1.id) =>
      survey({ score, answeredDate, stakeholderId });
    const [only] = run([
      subject('A', [decided('churned')], {
        stakeholders: [p1],
        surveys: [
          answer(2, '2025-05-01'),
          answer(9, '2025-06-01'),
          answer(6, '2025-06-01', null),
          answer(0, '2025-06-01', null),
          answer(10, '2025-10-04'),
          answer(1, '2024-10-02', null),
        ],
        usage: [usage({ periodStartDate: '2025-08-01', activeUsers: 30, licensedUsers: 120 })],
        pulses: [pulse({ date: '2025-01-01', value: 2 })],
      }),
    ]).cases;
    expect(only?.signals).toMatchObject({ nps: 5, usage: 0.25, pulse: 2, sentiment: null });
  });

  it("records each caller's latest forecast by the scored day", () => {
    const lost = decided('churned');
    const kept = decided('renewed', { product: 'Maps' });
    const calls = [
      forecast(lost.id, { date: '2025-09-01', category: 'commit' }),
      forecast(lost.id, { date: '2025-10-04', category: 'loss' }),
      forecast(kept.id, { date: '2025-09-01', category: 'likely' }),
      forecast(kept.id, { date: '2025-10-03', category: 'commit' }),
      forecast(kept.id, { date: '2025-10-03', category: 'at risk', caller: 'leader' }),
    ];
    expect(run([subject('A', [lost, kept], { forecasts: calls })]).evidence.callers).toEqual({
      csm: { commit: { renewed: 1, churned: 1 } },
      rule: {},
      leader: { 'at risk': { renewed: 1, churned: 0 } },
    });
  });
});
