import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL, type ScoreModel } from '../../../src/shared/domain/model.ts';
import type { AccountHealth } from '../../../src/shared/domain/results.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { account, contract, facts, milestone, person, pulse, ticket, touch, usage } from './build.ts';

const D = '2026-06-30';
const score = (over: Partial<AccountFacts>, model: ScoreModel = DEFAULT_MODEL): AccountHealth =>
  scoreAccount(facts(over), D, model);
const proof = milestone({ dueDate: '2026-05-01', achievedDate: '2026-05-01', evidenceLevel: 'customer-signed' }); // outcomes 100
const decider = person({ name: 'Dee', roles: ['decision maker', 'champion', 'user lead'], support: 2 });
const happy: Partial<AccountFacts> = {
  milestones: [proof],
  stakeholders: [decider],
  touches: [touch([decider.id], D)],
};
const lowUse = usage({ activeUsers: 0, licensedUsers: 100 });
const fullUse = usage({ activeUsers: 100, licensedUsers: 100 });

describe('score, coverage and bands', () => {
  it('an account with nothing known has no score and coverage 0', () => {
    expect(score({})).toMatchObject({
      score: null,
      coverage: 0,
      band: 'unproven',
      scoreWithoutAdoption: null,
      arrMinor: 0,
      currency: null,
    });
  });

  it('is unproven below 0.6, scored all the same, its exceptions listed', () => {
    // Outcomes 30 + relationships 20 = 0.5: unproven; with friction 0.55; with adoption 0.65.
    const half = score(happy);
    expect(half).toMatchObject({ score: 100, coverage: 0.5, band: 'unproven', watermelon: false });
    expect(score({ ...happy, usage: [fullUse] })).toMatchObject({ coverage: 0.65, band: 'green' });
    const angry = person({ power: 5, support: -2 });
    expect(score({ ...happy, stakeholders: [decider, angry] })).toMatchObject({
      band: 'unproven',
      exceptions: [{ name: 'unhappy power' }],
    });
  });

  it('leaves unknown parts out of the sum', () => {
    // (30 x 50 + 20 x 100 + 15 x 100) / 65 = 5000 / 65 = 76.923...; sentiment 3 -> 50, relationships 100, adoption 100
    const health = score({
      stakeholders: [decider],
      touches: [touch([decider.id], D)],
      pulses: [pulse()],
      usage: [fullUse],
    });
    expect(health.score).toBeCloseTo(5000 / 65, 9);
    expect(health.coverage).toBeCloseTo(0.65, 9);
  });

  it('usage never lifts: the lower band without adoption stands, the score is not changed', () => {
    // Sentiment 3 (50), relationships 100: without adoption (1500 + 2000) / 50 = 70 yellow; with 76.9 green from the score.
    const health = score({ ...happy, milestones: [], pulses: [pulse()], usage: [fullUse] });
    expect(health).toMatchObject({
      bandFromScore: 'green',
      usageNeverLiftsFired: true,
      band: 'yellow',
      scoreWithoutAdoption: 70,
    });
    expect(health.score).toBeCloseTo(76.923, 3);
    expect(health.bandWhy).toBe('Green from the score 77, yellow because usage never lifts (70 without adoption).');
  });

  it('usage may lower', () => {
    // (3000 + 2000 + 15 x 0) / 65 = 76.9 -> green; with a sentiment of 75 and no outcomes: (2250 + 2000) / 65 = 65.4 yellow.
    const over = { ...happy, milestones: [], pulses: [pulse({ value: 4 })] };
    expect(score({ ...over, usage: [lowUse] }).bandFromScore).toBe('yellow');
    expect(score({ ...over, usage: [lowUse] }).usageNeverLiftsFired).toBe(false);
  });

  it('the lowest cap wins and names itself', () => {
    const over = { ...happy, pulses: [pulse({ value: 4 })], contracts: [contract({ endDate: '2026-06-01' })] };
    const health = score(over);
    expect(health).toMatchObject({ bandFromScore: 'green', band: 'red' });
    expect(health.bandWhy).toBe('Green from the score 91, red because of single thread and past decision.');
  });
});

describe('watermelon and disagreement', () => {
  it('green before caps without a proof is a watermelon', () => {
    const over = { ...happy, milestones: [], pulses: [pulse({ value: 5, date: '2026-06-20' })], usage: [fullUse] };
    expect(score(over)).toMatchObject({ score: 100, band: 'yellow', watermelon: true });
    expect(score({ ...over, milestones: [proof] })).toMatchObject({ band: 'green', watermelon: false });
    const silent = { ...over, milestones: [proof], touches: [touch([person().id], D)] };
    expect(score(silent).watermelon).toBe(true); // silent decider: relationships (100 + 0) / 2, score 90
  });

  it('uses the score with adoption, also where usage never lifts lowered the band', () => {
    const over = { ...happy, milestones: [], pulses: [pulse()], usage: [fullUse] };
    expect(score(over)).toMatchObject({ usageNeverLiftsFired: true, watermelon: true });
  });

  it('disagreement: two bands or 40 points between the pulse and the mean of the rest', () => {
    const others = (value: number): AccountHealth['disagreement'] =>
      score({ pulses: [pulse({ value, date: '2026-06-20' })], milestones: [proof] }).disagreement;
    expect(others(4)).toBeNull(); // 75 against 100: 25 points, one band
    expect(others(3)).toMatchObject({ sentiment: 50, others: 100 }); // 50 points
    expect(others(2)).toMatchObject({ sentiment: 25, others: 100 });
    // 75 (green) against 40 (red, measured claim): 35 points but two bands.
    const claimed = milestone({ ...proof, evidenceLevel: 'claimed' });
    expect(score({ pulses: [pulse({ value: 4 })], milestones: [claimed] }).disagreement).toMatchObject({
      sentiment: 75,
      others: 40,
    });
    // 50 against 10 (achieved 100 days late, claimed: 40 - 30): exactly 40 points.
    const late = milestone({ dueDate: '2026-01-01', achievedDate: '2026-06-01' });
    expect(score({ pulses: [pulse({ value: 3 })], milestones: [late] }).disagreement).toMatchObject({
      sentiment: 50,
      others: 10,
    });
    expect(score({ milestones: [proof] }).disagreement).toBeNull();
    expect(score({ pulses: [pulse({ value: 1, date: '2026-01-01' })], milestones: [proof] }).disagreement).toBeNull(); // expired
  });
});

describe('money and state of the account', () => {
  it('a contract with neither ARR nor currency is not one more currency', () => {
    const blank = contract({ product: 'Maps', endDate: '2026-12-31', arrMinor: null, currency: null });
    expect(score({ contracts: [contract({ endDate: '2026-12-31' }), blank] })).toMatchObject({
      arrMinor: 100_00,
      currency: 'USD',
      arrByCurrency: { USD: 100_00 },
    });
  });

  it('adds active contracts; several currencies have no single figure', () => {
    const usd = contract({ endDate: '2026-12-31' });
    expect(
      score({ contracts: [usd, contract({ product: 'Maps', arrMinor: 50_00, endDate: '2027-01-01' })] }),
    ).toMatchObject({ arrMinor: 150_00, currency: 'USD' });
    const both = score({ contracts: [usd, contract({ product: 'Maps', currency: 'EUR', endDate: '2027-01-01' })] });
    expect(both).toMatchObject({ arrMinor: null, currency: null, arrByCurrency: { USD: 100_00, EUR: 100_00 } });
    expect(score({ contracts: [contract({ startDate: '2026-07-01', endDate: '2027-07-01' })] })).toMatchObject({
      arrMinor: 0,
      currency: null,
    });
  });

  it('is churned when its status says so and nothing is pending or active', () => {
    const gone = account({ status: 'churned' });
    expect(score({ account: gone }).churned).toBe(true);
    expect(score({ account: gone, contracts: [contract()] }).churned).toBe(true); // churned on its decision date, inferred
    expect(score({ account: gone, contracts: [contract({ endDate: '2026-07-01' })] }).churned).toBe(false);
    expect(score({ account: gone, contracts: [contract({ endDate: '2026-07-01', noticeDays: 90 })] }).churned).toBe(
      false,
    ); // churned, active until its end
    expect(score({ account: gone, contracts: [contract({ endDate: '2026-06-30' })] }).churned).toBe(true);
    expect(score({}).churned).toBe(false);
  });

  it('spread is over the known support of active people, with how many have one', () => {
    const people = [2, -1, null].map((support) => person({ support }));
    expect(score({ stakeholders: [...people, person({ support: -2, leftDate: '2026-01-01' })] }).spread).toEqual({
      value: 3,
      known: 2,
      people: 3,
    });
    expect(score({ tickets: [ticket()] }).spread).toEqual({ value: null, known: 0, people: 0 });
  });
});
