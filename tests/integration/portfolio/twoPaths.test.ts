/** Every aggregate by a second path: the quick read against the full one, the pure sum against SQL. */
import { describe, expect, it } from 'vitest';
import { gatherFacts } from '../../../src/main/book/repositories/gatherFacts.ts';
import { addModel } from '../../../src/main/book/repositories/models.ts';
import { scoredAccounts } from '../../../src/main/portfolio/scoredAccounts.ts';
import { scoredBook, scoreForFigures } from '../../../src/main/portfolio/scoredBook.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { dueInWindow, renewalHeatmap, summarizeDue, type ScoredAccount } from '../../../src/shared/domain/renewals.ts';
import { portfolioTotals } from '../../../src/shared/domain/totals.ts';
import { emptyBook } from '../../support/books.ts';
import { fillRandomBook } from '../../support/randomBook.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const DAYS = ['2026-11-22', '2026-05-31', '2025-01-15'];

describe('scoring from the lean read', () => {
  it.each(SEEDS)('gives the same figures as from all facts (book %i)', async (seed) => {
    const book = emptyBook();
    fillRandomBook(book, seed, 80, '2026-11-22');
    // NPS weighs in one segment, so that surveys are read; the other books go without them.
    if (seed % 2 === 0) {
      const body = {
        ...DEFAULT_MODEL,
        segment: 'Enterprise',
        npsWeight: 5,
        weights: { ...DEFAULT_MODEL.weights, friction: 0 },
      };
      addModel(book, { body, fromDate: '2026-01-01', createdAt: '2026-01-01T00:00:00.000Z', note: null });
    }
    for (const asOf of DAYS) {
      const full = scoredAccounts((await scoredBook(book, asOf)).accounts).map(({ health }) => health);
      const lean = (await scoreForFigures(book, asOf)).map(({ health }) => health);
      expect(lean).toEqual(full);
    }
  });
});

describe('gathering', () => {
  it('of named accounts gives what gathering of all gives for them', () => {
    const book = emptyBook();
    fillRandomBook(book, 7, 40, '2026-11-22');
    const all = gatherFacts(book);
    const some = all.filter((_, index) => index % 3 === 0);
    expect(gatherFacts(book, { accountIds: some.map(({ account }) => account.id) })).toEqual(some);
  });

  it('loses no fact', () => {
    const book = emptyBook();
    fillRandomBook(book, 8, 40, '2026-11-22');
    const all = gatherFacts(book);
    const counted = (pick: (facts: (typeof all)[number]) => readonly unknown[]): number =>
      all.reduce((sum, facts) => sum + pick(facts).length, 0);
    const stored = (table: string): number =>
      Number(book.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    expect(all).toHaveLength(stored('account'));
    expect(counted((facts) => facts.contracts)).toBe(stored('contract'));
    expect(counted((facts) => facts.usage)).toBe(stored('usage'));
    expect(counted((facts) => facts.forecasts)).toBe(stored('forecast'));
    expect(counted((facts) => facts.touches.flatMap(({ stakeholderIds }) => stakeholderIds))).toBe(
      stored('touch_person'),
    );
  });
});

describe('sums', () => {
  // Plain contracts only (one term each, no outcome, no auto-renewal, no successors), so that SQL can say the same.
  it.each([11, 12, 13])('of active ARR and of ARR due agree with SQL (book %i)', async (seed) => {
    const book = emptyBook();
    fillRandomBook(book, seed, 60, '2026-11-22');
    book.sqlite.exec(
      `UPDATE contract SET outcome = NULL, auto_renew = 0, product = 'P' || id; UPDATE account SET status = 'active'`,
    );
    const asOf = '2026-11-22';
    const accounts = await scoreForFigures(book, asOf);
    const totals = portfolioTotals(accounts);
    const active = book.sqlite
      .prepare<[string, string], { currency: string; arr: number }>(
        `SELECT coalesce(currency, '(none)') AS currency, sum(coalesce(arr_minor, 0)) AS arr FROM contract
         WHERE (start_date IS NULL OR start_date <= ?) AND (end_date IS NULL OR end_date > ?) GROUP BY 1`,
      )
      .all(asOf, asOf);
    expect(Object.fromEntries(Object.entries(totals.byCurrency).map(([currency, { arr }]) => [currency, arr]))).toEqual(
      Object.fromEntries(active.map(({ currency, arr }) => [currency, arr])),
    );
    const due = book.sqlite
      .prepare<[string], { currency: string | null; arr: number; n: number }>(
        `SELECT currency, sum(coalesce(arr_minor, 0)) AS arr, count(*) AS n FROM contract
         WHERE (start_date IS NULL OR start_date <= ?) AND date(end_date, '-' || coalesce(notice_days, 0) || ' days') BETWEEN '2026-01-01' AND '2027-06-30' GROUP BY 1`,
      )
      .all(asOf);
    const summed = summarizeDue(dueInWindow(accounts, { from: '2026-01-01', to: '2027-06-30' }));
    expect(new Map(summed.map(({ currency, arrDue, contracts }) => [currency, [arrDue, contracts]]))).toEqual(
      new Map(due.map(({ currency, arr, n }) => [currency, [arr, n]])),
    );
  });

  it('of the heatmap are what the list behind it holds, whatever the rows', async () => {
    const book = emptyBook();
    fillRandomBook(book, 21, 80, '2026-11-22');
    const accounts = await scoreForFigures(book, '2026-11-22');
    const total = (keyOf: (own: ScoredAccount) => string | null): number => {
      const { rows } = renewalHeatmap(accounts, { asOf: '2026-11-22', months: 12, keyOf });
      return rows.reduce(
        (sum, { cells, overdue }) => cells.reduce((inRow, { arrDue }) => inRow + arrDue, sum + overdue.arrDue),
        0,
      );
    };
    const listed = dueInWindow(accounts, { from: null, to: '2027-10-31' }).reduce(
      (sum, { contract }) => sum + contract.arrMinor,
      0,
    );
    expect(total(({ account }) => account.segment)).toBe(listed);
    expect(total(({ account }) => account.csm)).toBe(listed);
    expect(total(({ account }) => account.name)).toBe(listed);
  });
});
