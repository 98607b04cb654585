/** The commands that print figures, on the golden book: every number worked out by hand in tests/support/goldenBook.ts. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBook } from '../../../src/main/book/openBook.ts';
import { UsageError } from '../../../src/main/commands/command.ts';
import { run as evidence } from '../../../src/main/commands/evidence.ts';
import { run as portfolio } from '../../../src/main/commands/portfolio.ts';
import { run as renewals } from '../../../src/main/commands/renewals.ts';
import { run as retention } from '../../../src/main/commands/retention.ts';
import { sha256OfFile } from '../../../src/main/book/sha256OfFile.ts';
import { temporaryFolder } from '../../support/books.ts';
import { fillGoldenBook, GOLDEN_DAY } from '../../support/goldenBook.ts';
import { cliJson, runCli } from '../../support/runCli.ts';

function goldenFile(): string {
  const file = join(temporaryFolder(), 'Golden.qbook');
  const book = openBook(file, { create: true });
  fillGoldenBook(book);
  book.close();
  return file;
}

interface PortfolioJson {
  readonly asOf: string;
  readonly totals: unknown;
  readonly accounts: readonly Readonly<Record<string, unknown>>[];
}

describe('portfolio', () => {
  it('prints every account with score, parts, band and exceptions', async () => {
    const { asOf, accounts } = await cliJson<PortfolioJson>(portfolio, '--book', goldenFile(), '--as-of', GOLDEN_DAY);
    expect(asOf).toBe(GOLDEN_DAY);
    expect(accounts.map(({ name }) => name)).toEqual(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm']);
    const [alder, birch, cedar, dogwood, elm] = accounts;
    expect(alder).toMatchObject({
      externalId: 'A-1',
      segment: 'Enterprise',
      csm: 'Ana',
      arr: 12_000_000,
      currency: 'USD',
      arrByCurrency: { USD: 12_000_000 },
      decisionDate: '2026-12-01',
      contractEnd: '2026-12-31',
      coverage: 1,
      band: 'green',
      exceptions: [],
      watermelon: false,
    });
    expect(alder?.score).toBeCloseTo(85.55, 9);
    const parts = alder?.parts as Readonly<Record<string, number>>;
    expect(parts.outcomes).toBeCloseTo(274 / 3, 9);
    expect(parts).toMatchObject({ sentiment: 75, relationships: 87.5, friction: 93 });
    expect(parts.adoption).toBeCloseTo(90, 9);
    expect(birch).toMatchObject({
      decisionDate: '2026-10-31',
      coverage: 0.65,
      band: 'red',
      exceptions: ['unverified', 'unhappy power', 'past decision'],
    });
    expect(birch?.score).toBeCloseTo((750 + 15 * (20 / 0.7)) / 65, 9);
    expect(cedar).toMatchObject({
      score: null,
      coverage: 0,
      band: 'unproven',
      exceptions: ['unverified', 'no decider on file'],
    });
    expect(dogwood).toMatchObject({ status: 'churned', arr: 0, currency: null, decisionDate: null });
    expect(elm).toMatchObject({
      score: 88,
      band: 'yellow',
      exceptions: ['unverified'],
      watermelon: true,
      decisionDate: '2027-05-16',
    });
  });

  it('adds active ARR up by band and currency, churned accounts apart', async () => {
    const { totals } = await cliJson<PortfolioJson>(portfolio, '--book', goldenFile(), '--as-of', GOLDEN_DAY);
    expect(totals).toEqual({
      accounts: 4,
      churned: 1,
      watermelons: 1,
      byCurrency: {
        EUR: { arr: 3_000_000, red: 0, yellow: 0, green: 0, unproven: 3_000_000 },
        USD: { arr: 23_000_000, red: 6_000_000, yellow: 5_000_000, green: 12_000_000, unproven: 0 },
      },
    });
  });

  it('sees nothing of the future', async () => {
    const { accounts } = await cliJson<PortfolioJson>(portfolio, '--book', goldenFile(), '--as-of', '2026-02-01');
    const alder = accounts.find(({ name }) => name === 'Alder');
    expect(alder).toMatchObject({ parts: { outcomes: null, sentiment: null, friction: null } });
    // Elm had no contract yet; Dogwood's still ran.
    expect(accounts.find(({ name }) => name === 'Elm')).toMatchObject({ arr: 0, decisionDate: null });
    expect(accounts.find(({ name }) => name === 'Dogwood')).toMatchObject({ arr: 2_000_000 });
  });

  it('prints a table for people', async () => {
    const { out } = await runCli(portfolio, '--book', goldenFile(), '--as-of', GOLDEN_DAY);
    expect(out).toContain('4 accounts, 1 watermelons, 1 churned');
    expect(out).toMatch(/Alder\s+Ana\s+\$120k\s+2026-12-01\s+86\s+100 %\s+green/);
  });
});

describe('renewals', () => {
  it('puts each pending contract in the month of its decision', async () => {
    const file = goldenFile();
    const map = await cliJson<{
      columns: string[];
      rows: { key: string; currency: string; cells: Record<string, unknown>[]; overdue: Record<string, unknown> }[];
    }>(renewals, '--book', file, '--as-of', GOLDEN_DAY);
    expect(map.columns).toHaveLength(12);
    expect(map.columns[0]).toBe('2026-11');
    expect(map.rows.map(({ key, currency }) => [key, currency])).toEqual([
      ['Enterprise', 'USD'],
      ['Mid-market', 'EUR'],
      ['Mid-market', 'USD'],
    ]);
    const [enterprise, euro, dollar] = map.rows;
    expect(enterprise?.overdue).toMatchObject({ arrDue: 6_000_000, red: 6_000_000, count: 1, biggest: 'Birch' });
    expect(enterprise?.cells[1]).toMatchObject({
      month: '2026-12',
      arrDue: 12_000_000,
      green: 12_000_000,
      red: 0,
      count: 1,
      biggest: 'Alder',
    });
    expect(enterprise?.cells[0]).toMatchObject({ arrDue: 0, count: 0, biggest: null });
    expect(euro?.cells[5]).toMatchObject({ month: '2027-04', unproven: 3_000_000 });
    expect(dollar?.cells[6]).toMatchObject({ month: '2027-05', yellow: 5_000_000 });
  });

  it('groups by CSM, region and account, and refuses other rows', async () => {
    const file = goldenFile();
    const keys = async (rows: string): Promise<string[]> =>
      (
        await cliJson<{ rows: { key: string }[] }>(renewals, '--book', file, '--as-of', GOLDEN_DAY, '--rows', rows)
      ).rows.map(({ key }) => key);
    expect(await keys('csm')).toEqual(['Ana', 'Ben']);
    expect(await keys('region')).toEqual(['Americas', 'Americas', 'EMEA']);
    expect(await keys('account')).toEqual(['Alder', 'Birch', 'Cedar', 'Elm']);
    await expect(runCli(renewals, '--book', file, '--rows', 'moon')).rejects.toThrow(UsageError);
  });
});

describe('retention', () => {
  it('follows the cohort of a year', async () => {
    // Cohort on 2025-11-22: Alder 100,000 and Dogwood 20,000. A year on: Alder 120,000, Dogwood 0.
    // GRR 100 / 120, NRR 120 / 120, logo 1 / 2. Ended in the year: Alder's 100,000 (renewed at 120,000), Dogwood's 20,000.
    const rates = await cliJson<Record<string, unknown>>(
      retention,
      '--book',
      goldenFile(),
      '--from',
      '2025-11-22',
      '--to',
      '2026-11-22',
      '--as-of',
      GOLDEN_DAY,
    );
    expect(rates).toMatchObject({
      from: '2025-11-22',
      to: '2026-11-22',
      asOf: GOLDEN_DAY,
      cohort: 2,
      nrr: 1,
      logo: 0.5,
      netRenewalRate: 1,
    });
    expect(rates.grr).toBeCloseTo(100 / 120, 12);
    expect(rates.grossRenewalRate).toBeCloseTo(100 / 120, 12);
    expect(rates.byCurrency).toHaveProperty('USD');
    expect(rates.definition).toMatchObject({ n: 2, contractsEnded: 2 });
  });

  it('refuses a period that ends before it starts', async () => {
    const args = ['--book', goldenFile(), '--from', '2026-11-22', '--to', '2025-11-22'];
    await expect(runCli(retention, ...args)).rejects.toMatchObject({ code: 'retention/period' });
  });
});

describe('evidence', () => {
  it('scores each decided contract before its decision', async () => {
    // Alder's first term (decision 2025-12-01, renewed) and Dogwood's (decision 2026-02-28, churned on 2026-01-15).
    // 90 days before: 2025-09-02 and 2025-11-30; nothing but contracts is known then, so both are unproven and not flagged.
    const report = await cliJson<Record<string, unknown>>(evidence, '--book', goldenFile(), '--as-of', GOLDEN_DAY);
    expect(report).toMatchObject({
      n: 2,
      losses: 1,
      tooFew: true,
      confusion: { tp: 0, fp: 0, fn: 1, tn: 1 },
      recall: { value: 0, n: 1 },
      precision: { value: null, n: 0 },
      leftOut: { notStarted: 0, alreadyDecided: 0, noDecisionDate: 0 },
      watermelonRate: 0,
    });
    expect(Object.keys(report.auc as object)).toEqual(
      expect.arrayContaining([
        'score',
        'outcomes',
        'sentiment',
        'relationships',
        'adoption',
        'friction',
        'nps',
        'usage',
        'pulse',
      ]),
    );
    expect(report.lift).not.toHaveProperty('n');
  });
});

describe('commands that read', () => {
  it('leave the book as it was, byte for byte', async () => {
    const file = goldenFile();
    const before = { sha: await sha256OfFile(file), at: statSync(file).mtimeMs };
    await runCli(portfolio, '--book', file);
    await runCli(renewals, '--book', file);
    await runCli(evidence, '--book', file);
    expect({ sha: await sha256OfFile(file), at: statSync(file).mtimeMs }).toEqual(before);
  });

  it('say which option is missing or wrong', async () => {
    await expect(runCli(portfolio)).rejects.toThrow('--book is missing.');
    await expect(runCli(portfolio, '--book', 'x', '--as-of', '2026-02-30')).rejects.toThrow(UsageError);
    await expect(runCli(portfolio, '--book', join(temporaryFolder(), 'no.qbook'))).rejects.toMatchObject({
      code: 'book/not-found',
    });
  });

  it('say who has the book when it is open elsewhere', async () => {
    const file = goldenFile();
    const book = openBook(file);
    await expect(runCli(portfolio, '--book', file)).rejects.toMatchObject({ code: 'book/in-use' });
    book.close();
  });
});
