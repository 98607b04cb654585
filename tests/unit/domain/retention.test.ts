import { describe, expect, it } from 'vitest';
import { churnLedger } from '../../../src/shared/domain/churnLedger.ts';
import type { AccountFacts, Contract } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/shared/domain/model.ts';
import { convert, ratesInForce } from '../../../src/shared/domain/rates.ts';
import { type Retention, type RetentionOptions, retention, retentionBy } from '../../../src/shared/domain/retention.ts';
import { account, contract, facts } from './build.ts';

const period: RetentionOptions = {
  from: '2024-12-31',
  to: '2025-12-31',
  asOf: '2026-06-30',
  thresholdsOf: () => DEFAULT_THRESHOLDS,
};
const customer = (name: string, contracts: readonly Contract[], segment: string | null = null): AccountFacts =>
  facts({ account: account({ name, segment }), contracts });
const rates = (book: readonly AccountFacts[], over: Partial<RetentionOptions> = {}): Retention =>
  retention(book, { ...period, ...over });

/*
 * Five customers on 2024-12-31, in USD:
 *   Ash    100 -> renewed at 120 (successor from 2025-07-01)            a0 100, a1 120
 *   Birch  200 -> shrinks to 150 by a recorded renewal, next not in book a0 200, a1 150
 *   Cedar   50 -> churned, ended 2025-03-31                             a0 50,  a1 0
 *   Dogwood two products 60 + 40; 60 ended without an outcome, 40 auto-renews twice a year a0 100, a1 40
 *   Elder   ARR 0: not in the cohort. Fir: starts 2025-02-01: not in the cohort.
 * a0 = 450; kept = 100 + 150 + 0 + 40 = 290; a1 = 120 + 150 + 0 + 40 = 310; logos 3 of 4.
 * Ended in (P0, P1]: Ash 100 -> 120, Birch 200 -> 150, Cedar 50 -> 0, Dogwood 60 -> 0, 40 -> 40 twice (2025-04-01, 2025-10-01).
 * Due 490; gross min: 100 + 150 + 0 + 0 + 40 + 40 = 330; net 120 + 150 + 80 = 350.
 */
const book = [
  customer('Ash', [
    contract({ startDate: '2024-07-01', endDate: '2025-06-30', arrMinor: 100 }),
    contract({ startDate: '2025-07-01', endDate: '2026-06-30', arrMinor: 120 }),
  ]),
  customer('Birch', [
    contract({
      startDate: '2024-03-01',
      endDate: '2025-03-01',
      arrMinor: 200,
      outcome: 'renewed',
      outcomeDate: '2025-02-01',
      renewedArrMinor: 150,
    }),
  ]),
  customer('Cedar', [
    contract({
      startDate: '2024-04-01',
      endDate: '2025-03-31',
      arrMinor: 50,
      outcome: 'churned',
      outcomeDate: '2025-01-15',
      churnClass: 'bad fit foreseen',
    }),
  ]),
  customer(
    'Dogwood',
    [
      contract({ startDate: '2024-06-01', endDate: '2025-06-01', arrMinor: 60 }),
      contract({ product: 'Maps', startDate: '2024-10-01', endDate: '2025-04-01', arrMinor: 40, autoRenew: true }),
    ],
    'SMB',
  ),
  customer('Elder', [contract({ startDate: '2024-06-01', endDate: '2026-06-01', arrMinor: 0 })]),
  customer('Fir', [contract({ startDate: '2025-02-01', endDate: '2027-02-01', arrMinor: 900 })]),
];

describe('retention worked by hand', () => {
  const result = rates(book);

  it('gives GRR, NRR, logo and renewal rates', () => {
    expect(result.cohort).toBe(4);
    expect(result.grr).toBeCloseTo(290 / 450, 12);
    expect(result.nrr).toBeCloseTo(310 / 450, 12);
    expect(result.logo).toBeCloseTo(3 / 4, 12);
    expect(result.grossRenewalRate).toBeCloseTo(330 / 490, 12);
    expect(result.netRenewalRate).toBeCloseTo(350 / 490, 12);
  });

  it('carries its definition box', () => {
    expect(result.definition).toMatchObject({
      cohortDate: '2024-12-31',
      n: 4,
      arrCovered: { USD: 450 },
      contractsEnded: 6,
      endedWithoutOutcome: { contracts: 1, arr: { USD: 60 } },
      inferred: { contracts: 1, arr: { USD: 100 } },
      changedCurrency: [],
    });
  });

  it('by segment, blank as (none), ordered by key', () => {
    const groups = retentionBy(book, ({ account: { segment } }) => segment, period);
    expect(groups.map(({ key, retention: own }) => [key, own.cohort, own.grr])).toEqual([
      ['(none)', 3, 250 / 350],
      ['SMB', 1, 40 / 100],
    ]);
  });

  it('takes a contract with neither ARR nor currency for no second currency', () => {
    const blank = contract({
      product: 'Maps',
      startDate: '2024-06-01',
      endDate: '2025-06-01',
      arrMinor: null,
      currency: null,
    });
    const withBlank = [
      ...book,
      customer('Gum', [blank, contract({ endDate: '2027-01-01', arrMinor: 10, startDate: '2024-06-01' })]),
    ];
    const result = rates(withBlank);
    expect(Object.keys(result.byCurrency)).toEqual(['USD']);
    expect(result.grr).toBeCloseTo(300 / 460, 12);
    const converted = rates(withBlank, { rates: { base: 'EUR', date: '2026-01-01', perUnit: { USD: 1 } } });
    expect(converted.definition.withoutRate).toEqual([]);
    expect(converted.cohort).toBe(5);
  });

  it('uses everything known at D, not at P1', () => {
    // The outcome of Birch recorded after P1 is known on D; on an earlier D it is not, and the contract ended without one.
    const late = [
      customer('Late', [
        contract({
          startDate: '2024-06-01',
          endDate: '2025-06-01',
          arrMinor: 10,
          outcome: 'renewed',
          outcomeDate: '2026-02-01',
        }),
      ]),
    ];
    expect(rates(late).grr).toBe(1);
    expect(rates(late, { asOf: '2026-01-31' }).grr).toBe(0);
  });

  it('ended in the period means P0 < end <= P1', () => {
    const at = (endDate: string): number =>
      rates([customer('X', [contract({ startDate: '2024-01-01', endDate })])]).definition.contractsEnded;
    expect([at('2024-12-31'), at('2025-01-01'), at('2025-12-31'), at('2026-01-01')]).toEqual([0, 1, 1, 0]);
  });

  it('counts a turn that ends on P1 and not the one that ends on P0', () => {
    const yearly = contract({ startDate: '2023-12-31', endDate: '2024-12-31', autoRenew: true, arrMinor: 10 });
    expect(rates([customer('X', [yearly])])).toMatchObject({
      cohort: 1,
      grr: 1,
      netRenewalRate: 1,
      definition: { contractsEnded: 1 },
    });
  });

  it('has no rates without a base, and refuses a period that is none', () => {
    expect(rates([])).toMatchObject({
      cohort: 0,
      grr: null,
      nrr: null,
      logo: null,
      grossRenewalRate: null,
      netRenewalRate: null,
      byCurrency: {},
    });
    expect(() => rates([], { to: '2024-12-31' })).toThrow(expect.objectContaining({ code: 'retention/period' }));
    expect(() => rates([], { asOf: '2025-12-30' })).toThrow(expect.objectContaining({ code: 'retention/period' }));
    expect(rates([], { asOf: '2025-12-31' }).cohort).toBe(0);
  });
});

describe('currencies', () => {
  const mixed = [
    customer('Ash', [contract({ startDate: '2024-01-01', endDate: '2027-01-01', arrMinor: 100 })]),
    customer('Birch', [
      contract({
        startDate: '2024-01-01',
        endDate: '2025-06-01',
        arrMinor: 200,
        outcome: 'renewed',
        outcomeDate: '2025-06-01',
      }),
      contract({ startDate: '2025-06-01', endDate: '2027-06-01', arrMinor: 180, currency: 'EUR' }),
    ]),
  ];

  it('each on its own; the top level counts heads only and names who changed', () => {
    const result = rates(mixed);
    expect(result).toMatchObject({ cohort: 2, logo: 1, grr: null, nrr: null, grossRenewalRate: null });
    expect(result.byCurrency.USD).toMatchObject({
      cohort: 2,
      grr: 100 / 300,
      logo: 1 / 2,
      dueArr: 200,
      renewedArr: 180,
    });
    expect(result.byCurrency.EUR).toMatchObject({ cohort: 0, grr: null, logo: null });
    expect(result.definition).toMatchObject({ changedCurrency: ['Birch'], renewedInOtherCurrency: 1 });
  });

  it("with the user's rates everything is one cohort, the same table at both ends", () => {
    const table = { date: '2025-01-01', base: 'USD', perUnit: { EUR: 1.1 } };
    const result = rates(mixed, { rates: table });
    // Birch: 180 EUR = 198 USD. GRR (100 + 198) / 300.
    expect(result.grr).toBeCloseTo(298 / 300, 12);
    expect(result.definition.currencyPolicy).toContain('2025-01-01');
    expect(rates(mixed, { rates: { ...table, perUnit: {} } }).definition.withoutRate).toEqual(['Birch']);
  });

  it('converts between currencies of different minor units', () => {
    expect(convert(1_000, 'JPY', { date: '2025-01-01', base: 'USD', perUnit: { JPY: 0.007 } })).toBe(700);
    expect(convert(1_250, 'KWD', { date: '2025-01-01', base: 'USD', perUnit: { KWD: 3.2 } })).toBe(400);
    const tables = ['2025-01-01', '2025-06-01'].map((date) => ({ date, base: 'USD', perUnit: {} }));
    expect(ratesInForce(tables, '2025-05-31')?.date).toBe('2025-01-01');
    expect(ratesInForce(tables, '2024-05-31')).toBeNull();
  });
});

it('says in words what each rate rests on: how many and how much', () => {
  const { sentence } = rates(book).definition;
  // 100 + 200 + 50 + 100 = 4.50 covered; of the six that ended Dogwood's 0.60 has no outcome, Ash's 1.00 an inferred one.
  expect(sentence).toContain('4 customers with active ARR on 2024-12-31 ($4.50), followed to 2025-12-31 (365 days)');
  expect(sentence).toContain(
    '6 contracts ended in the period, 1 of them without an outcome ($0.60), counted as not renewed',
  );
  expect(sentence).toContain('and 1 with an inferred one ($1.00).');
});

it('reads each account by the model of its own segment', () => {
  // The next term starts 40 days after the end: within 90 days it renews at 120, within 30 days nothing followed by then.
  const ash = (segment: string): AccountFacts =>
    customer(
      `Ash ${segment}`,
      [
        contract({ startDate: '2024-07-01', endDate: '2025-06-30', arrMinor: 100 }),
        contract({ startDate: '2025-08-09', endDate: '2026-08-09', arrMinor: 120 }),
      ],
      segment,
    );
  const own = rates([ash('SMB'), ash('Enterprise')], {
    thresholdsOf: ({ segment }) => ({ ...DEFAULT_THRESHOLDS, successor_days: segment === 'SMB' ? 30 : 90 }),
  });
  // Due 100 + 100, renewed 0 + 120.
  expect(own.netRenewalRate).toBeCloseTo(120 / 200, 12);
  expect(own.definition.endedWithoutOutcome.contracts).toBe(1);
});

it('the churn ledger classes each loss of the period', () => {
  const { classes } = churnLedger(book, period);
  expect(classes.filter(({ losses }) => losses.length > 0)).toMatchObject([
    { churnClass: 'bad fit foreseen', losses: [{ accountName: 'Cedar', arrMinor: 50 }] },
  ]);
  expect(classes).toHaveLength(5);
});
