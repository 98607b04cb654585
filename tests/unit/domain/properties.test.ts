import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBand } from '../../../src/shared/domain/compare.ts';
import { deltaBetween } from '../../../src/shared/domain/delta.ts';
import { DEFAULT_MODEL, type ScoreModel } from '../../../src/shared/domain/model.ts';
import { renewalMovement } from '../../../src/shared/domain/movement.ts';
import { dueInWindow, renewalHeatmap, type ScoredAccount, summarizeDue } from '../../../src/shared/domain/renewals.ts';
import { type AccountFigures, PARTS } from '../../../src/shared/domain/results.ts';
import { retention } from '../../../src/shared/domain/retention.ts';
import { accountFigures } from '../../../src/shared/domain/score.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { portfolioTotals } from '../../../src/shared/domain/totals.ts';
import { anyDay, anyFacts, withoutFuture } from './arbitrary.ts';

const runs = { numRuns: 250 };
const figures = (facts: Parameters<typeof accountFigures>[0], day: string): AccountFigures =>
  accountFigures(facts, day, DEFAULT_MODEL);
const anyBook = fc.array(anyFacts, { maxLength: 6 }).map((book) =>
  book.map((facts, index) => ({
    ...facts,
    account: { ...facts.account, id: `a${index}`, name: `${facts.account.name} ${index % 4}` },
  })),
);
const scoredOn = (book: readonly Parameters<typeof accountFigures>[0][], day: string): readonly ScoredAccount[] =>
  book.map((facts) => ({ account: facts.account, health: figures(facts, day) }));

describe('the score of any account', () => {
  it('stays within 0 and 100, coverage within 0 and 1, and the words carry the same figures', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const health = scoreAccount(facts, day, DEFAULT_MODEL);
        for (const value of [health.score, ...PARTS.map((part) => health.values[part])]) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100 + 1e-9);
        }
        expect(health.coverage).toBeGreaterThanOrEqual(0);
        expect(health.coverage).toBeLessThanOrEqual(1);
        expect({ ...health, exceptions: [] }).toMatchObject({ ...figures(facts, day), exceptions: [] });
      }),
      runs,
    );
  });

  it('lies between its lowest and highest known part, whatever the weights', () => {
    const weights = fc.record({
      outcomes: fc.nat(50),
      sentiment: fc.nat(50),
      relationships: fc.nat(50),
      adoption: fc.nat(50),
      friction: fc.nat(50),
    });
    fc.assert(
      fc.property(anyFacts, anyDay, weights, (facts, day, own) => {
        const model: ScoreModel = { ...DEFAULT_MODEL, weights: own };
        const { score, values } = accountFigures(facts, day, model);
        const known = PARTS.flatMap((part) => (own[part] > 0 ? (values[part] ?? []) : []));
        expect(score === null).toBe(known.length === 0);
        if (score === null) return;
        expect(score).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
      }),
      runs,
    );
  });

  it('caps only lower, and an unproven account stays unproven', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const { band, bandFromScore, exceptions } = figures(facts, day);
        expect(band === 'unproven').toBe(bandFromScore === 'unproven');
        if (band === 'unproven' || bandFromScore === 'unproven') return;
        expect(lowerBand(band, bandFromScore)).toBe(band);
        expect(exceptions.every(({ cap }) => lowerBand(band, cap) === band)).toBe(true);
      }),
      runs,
    );
  });

  it('usage never lifts: taking all usage away never gives a lower band', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const withUsage = figures(facts, day);
        const without = figures({ ...facts, usage: [] }, day);
        if (withUsage.band === 'unproven' || without.band === 'unproven') return;
        expect(lowerBand(withUsage.band, without.band)).toBe(withUsage.band);
      }),
      runs,
    );
  });

  it('never sees the future: facts dated after the day change nothing', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const whole = figures(facts, day);
        const known = figures(withoutFuture(facts, day), day);
        expect(whole).toEqual(known);
      }),
      runs,
    );
  });

  it('does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const turned = Object.fromEntries(
          Object.entries(facts).map(([key, rows]) => [key, Array.isArray(rows) ? rows.toReversed() : rows]),
        );
        const [a, b] = [figures(facts, day), figures({ ...facts, ...turned }, day)];
        expect(b.score === null ? null : b.score.toFixed(9)).toBe(a.score === null ? null : a.score.toFixed(9));
        expect({ ...b, score: 0, values: 0, scoreWithoutAdoption: 0, pending: b.pending.length }).toEqual({
          ...a,
          score: 0,
          values: 0,
          scoreWithoutAdoption: 0,
          pending: a.pending.length,
        });
      }),
      runs,
    );
  });
});

describe('a delta', () => {
  it('adds up exactly: parts, parts that came or went, and the model', () => {
    const reweighted: ScoreModel = {
      ...DEFAULT_MODEL,
      version: 2,
      fromDate: '2025-06-01',
      weights: { ...DEFAULT_MODEL.weights, outcomes: 10, friction: 25 },
    };
    fc.assert(
      fc.property(anyFacts, anyDay, anyDay, (facts, a, b) => {
        const delta = deltaBetween(facts, a < b ? a : b, a < b ? b : a, [DEFAULT_MODEL, reweighted]);
        if (delta.total === null) return;
        const sum = delta.lines.reduce((total, { points }) => total + points, delta.cameOrWent + delta.reweighted);
        expect(sum).toBeCloseTo(delta.total, 9);
      }),
      runs,
    );
  });
});

describe('sums over accounts', () => {
  it('the cells of the heatmap add up to what is due, and each cell to its bands', () => {
    fc.assert(
      fc.property(anyBook, anyDay, fc.integer({ min: 1, max: 18 }), (book, day, months) => {
        const scored = scoredOn(book, day);
        const map = renewalHeatmap(scored, { asOf: day, months, keyOf: ({ account }) => account.segment });
        const cells = map.rows.flatMap(({ cells: own, overdue }) => [...own, overdue]);
        for (const cell of cells) {
          expect(cell.red + cell.yellow + cell.green + cell.unproven).toBe(cell.arrDue);
          expect(cell.biggest === null).toBe(cell.count === 0);
        }
        const to = `${map.columns.at(-1)}-31`;
        const due = dueInWindow(scored, { from: null, to });
        expect(cells.reduce((sum, { arrDue }) => sum + arrDue, 0)).toBe(
          due.reduce((sum, { contract }) => sum + contract.arrMinor, 0),
        );
        expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(due.length);
        for (const summary of summarizeDue(due)) {
          expect(summary.red + summary.yellow + summary.green + summary.unproven).toBe(summary.arrDue);
          expect(summary.expectedLoss).toBeLessThanOrEqual(summary.arrDue);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('totals add up to the accounts they cover', () => {
    fc.assert(
      fc.property(anyBook, anyDay, (book, day) => {
        const scored = scoredOn(book, day);
        const totals = portfolioTotals(scored);
        expect(totals.accounts + totals.churned).toBe(book.length);
        for (const [currency, sum] of Object.entries(totals.byCurrency)) {
          expect(sum.red + sum.yellow + sum.green + sum.unproven).toBe(sum.arr);
          const own = scored
            .filter(({ health }) => !health.churned)
            .map(({ health }) => health.arrByCurrency[currency] ?? 0);
          expect(own.reduce((total, arr) => total + arr, 0)).toBe(sum.arr);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('GRR <= NRR and GRR <= 1, in every currency', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const result = retention(book, {
          from: '2024-12-31',
          to: '2025-12-31',
          asOf: '2026-06-30',
          thresholdsOf: () => DEFAULT_MODEL.thresholds,
        });
        for (const rates of [result, ...Object.values(result.byCurrency)]) {
          if (rates.grr === null || rates.nrr === null) continue;
          expect(rates.grr).toBeLessThanOrEqual(rates.nrr);
          expect(rates.grr).toBeLessThanOrEqual(1);
          if (rates.grossRenewalRate === null || rates.netRenewalRate === null) continue;
          expect(rates.grossRenewalRate).toBeLessThanOrEqual(Math.min(1, rates.netRenewalRate));
        }
      }),
      { numRuns: 120 },
    );
  });

  it('the movement waterfall adds up', () => {
    fc.assert(
      fc.property(anyBook, anyDay, anyDay, (book, a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const { waterfalls } = renewalMovement(scoredOn(book, first), scoredOn(book, second), {
          from: null,
          to: '2026-12-31',
        });
        for (const { opening, steps, closing } of waterfalls) {
          expect(opening + Object.values(steps).reduce((sum, step) => sum + step, 0)).toBe(closing);
        }
      }),
      { numRuns: 120 },
    );
  });
});
