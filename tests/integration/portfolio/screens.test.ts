/** The portfolio through the one door, as the screen asks for it, on the golden book. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { insertFact } from '../../support/goldenBook.ts';
import { goldenServices } from '../../support/goldenServices.ts';

describe('portfolio.list', () => {
  it('gives one row per account with what the table shows', async () => {
    const { call, ids } = await goldenServices();
    const { rows, extraColumns, asOf, modelVersion } = await call('portfolio.list', {});
    expect({ asOf, modelVersion, extraColumns }).toEqual({
      asOf: '2026-11-22',
      modelVersion: 0,
      extraColumns: ['Tier'],
    });
    const alder = rows.find(({ id }) => id === ids.Alder);
    expect(alder).toMatchObject({
      name: 'Alder',
      band: 'green',
      displayScore: 86,
      daysToDecision: 9,
      pulse: 4,
      pulseDate: '2026-11-01',
      lowestPowerfulVoice: 1,
      spread: 1,
      openTickets: 1,
      lastTouchDate: '2026-11-10',
      nps: null,
      npsAnswers: 0,
      freshnessDays: 7,
      extra: { Tier: 'Gold' },
      arrBaseMinor: null,
      churned: false,
    });
    // Birch decided on 2026-10-31: 22 days ago.
    expect(rows.find(({ id }) => id === ids.Birch)).toMatchObject({
      daysToDecision: -22,
      band: 'red',
      disagreement: false,
    });
    expect(rows.find(({ id }) => id === ids.Dogwood)).toMatchObject({ churned: true, status: 'churned' });
  });

  it('puts figures on top, each with its definition and what it covers', async () => {
    const { call } = await goldenServices();
    const { figures } = await call('portfolio.list', {});
    expect(figures.arr.amounts).toEqual([
      { currency: 'USD', arrMinor: 23_000_000, count: 3 },
      { currency: 'EUR', arrMinor: 3_000_000, count: 1 },
    ]);
    expect(figures.arr.coverage.sentence).toBe('4 of 4 accounts, 100 % of ARR');
    expect(figures.unproven).toMatchObject({ count: 1, amounts: [{ currency: 'EUR', arrMinor: 3_000_000, count: 1 }] });
    expect(figures.unproven.coverage).toMatchObject({ accounts: 1, ofAccounts: 4, arrShare: 0 });
    expect(figures.watermelons.amounts).toEqual([{ currency: 'USD', arrMinor: 5_000_000, count: 1 }]);
    expect(figures.atRisk).toMatchObject({
      amounts: [{ currency: 'USD', arrMinor: 6_000_000, count: 1 }],
      beside: {
        green: [{ currency: 'USD', arrMinor: 12_000_000 }],
        yellow: [{ currency: 'USD', arrMinor: 5_000_000 }],
        unproven: [{ currency: 'EUR', arrMinor: 3_000_000 }],
      },
    });
    // Alder decides on 2026-12-01, Birch decided on 2026-10-31: both in Q4; Cedar on 2027-04-01 and Elm on 2027-05-16 in Q2.
    expect(figures.due.quarters.map(({ label, amounts }) => [label, amounts.map(({ arrMinor }) => arrMinor)])).toEqual([
      ['2026 Q4', [18_000_000]],
      ['2027 Q1', []],
      ['2027 Q2', [5_000_000, 3_000_000]],
      ['2027 Q3', []],
    ]);
    expect(figures.grr.value).toBeCloseTo(100 / 120, 12);
    expect(figures.nrr.value).toBe(1);
    for (const figure of [
      figures.arr,
      figures.due,
      figures.atRisk,
      figures.unproven,
      figures.watermelons,
      figures.grr,
      figures.nrr,
    ]) {
      expect(figure.definition.length).toBeGreaterThan(40);
    }
  });

  it('converts totals only with the rates of the team', async () => {
    const { call } = await goldenServices();
    await call('settings.save', { baseCurrency: 'USD', fiscalYearStartMonth: 2 });
    const apart = await call('portfolio.list', {});
    expect(apart.figures.arr.amounts.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
    expect(apart.rows.find(({ name }) => name === 'Cedar')?.arrBaseMinor).toBeNull();
    // 30,000.00 EUR x 1.10 = 33,000.00 USD; a rate of the future does not count.
    await call('rates.save', {
      rates: [
        { fromDate: '2026-01-01', fromCurrency: 'EUR', toCurrency: 'USD', rate: 1.1 },
        { fromDate: '2027-01-01', fromCurrency: 'EUR', toCurrency: 'USD', rate: 9 },
      ],
    });
    const { figures, rows } = await call('portfolio.list', {});
    expect(figures.arr.amounts).toEqual([{ currency: 'USD', arrMinor: 26_300_000, count: 4 }]);
    expect(figures.arr.definition).toContain('Converted to USD');
    expect(rows.find(({ name }) => name === 'Cedar')).toMatchObject({
      arrBaseMinor: 3_300_000,
      arrMinor: 3_000_000,
      currency: 'EUR',
    });
    // The fiscal year starts in February: 2026-11-22 lies in the fourth quarter of the year that ends in 2027.
    expect(figures.due.quarters[0]).toMatchObject({ label: 'FY27 Q4', from: '2026-11-01', to: '2027-01-31' });
  });

  it('recomputes after an edit and for another day', async () => {
    const { call, ids } = await goldenServices();
    const bandOf = async (asOf?: string): Promise<string | undefined> =>
      (await call('portfolio.list', { asOf })).rows.find(({ id }) => id === ids.Alder)?.band;
    expect(await bandOf()).toBe('green');
    await call('account.addFact', {
      table: 'pulse',
      accountId: ids.Alder,
      values: { value: 1, reason: 'The sponsor has left' },
    });
    // Sentiment 0: 27.4 + 0 + 17.5 + 13.5 + 4.65 = 63.05.
    expect(await bandOf()).toBe('yellow');
    expect(await bandOf('2026-11-21')).toBe('green');
  });
});

describe('portfolio.exceptions', () => {
  it('lists watermelons and every exception with the reason and the ARR', async () => {
    const { call } = await goldenServices();
    const { lists } = await call('portfolio.exceptions', {});
    const of = (key: string) => lists.find((list) => list.key === key);
    expect(of('watermelon')).toMatchObject({
      amounts: [{ currency: 'USD', arrMinor: 5_000_000, count: 1 }],
      accounts: [{ name: 'Elm', band: 'yellow' }],
    });
    expect(of('watermelon')?.accounts[0]?.because).toContain('verified');
    expect(of('unhappy power')?.accounts.map(({ name }) => name)).toEqual(['Birch']);
    expect(of('unhappy power')?.accounts[0]?.because).toContain('Ed Marsh');
    // Dogwood is churned: left out though nothing of it is verified either.
    expect(of('unverified')?.accounts.map(({ name }) => name)).toEqual(['Birch', 'Elm', 'Cedar']);
  });

  it('shows by which decision a disagreement is settled, until it expires', async () => {
    const { call, ids } = await goldenServices();
    // A pulse of 5 (100) against relationships 0 and adoption 28.57: (20 x 0 + 15 x 28.57) / 35 = 12.2, two bands apart.
    await call('account.addFact', {
      table: 'pulse',
      accountId: ids.Birch,
      values: { value: 5, reason: 'The new owner likes us' },
    });
    const settled = async (asOf?: string): Promise<string | null | undefined> => {
      const { lists } = await call('portfolio.exceptions', { asOf });
      return lists.find(({ key }) => key === 'disagreement')?.accounts.find(({ name }) => name === 'Birch')?.settled;
    };
    expect(await settled()).toBeNull();
    await call('account.decide', {
      accountId: ids.Birch,
      kind: 'accept data',
      text: 'One call is not a trend',
      author: 'Lea',
      expiresDate: '2026-12-01',
    });
    expect(await settled()).toContain('Lea');
    expect(await settled('2026-12-02')).toBeNull();
  });
});

describe('portfolio.exceptions, what it covers', () => {
  it('shows denominators, the rule that usage never lifts, and an override beside the computed band', async () => {
    const { call, services, ids } = await goldenServices();
    const { lists, coverage } = await call('portfolio.exceptions', {});
    // Four accounts are not churned; Alder alone stands in no list. 110,000 of 230,000 USD.
    expect(coverage.sentence).toBe('3 of 4 accounts, 48 % of ARR');
    const elm = lists.find(({ key }) => key === 'watermelon');
    expect(elm?.coverage.sentence).toBe('1 of 4 accounts, 22 % of ARR');
    expect(lists.find(({ key }) => key === 'usage never lifts')?.accounts).toEqual([]);
    // A missed milestone of importance 1 and three P1s: outcomes (2 x 97 + 80 + 0) / 4 = 68.5, friction 93 - 45 = 48, so
    // 20.55 + 22.5 + 17.5 + 13.5 + 2.4 = 76.45, and without adoption 62.95 / 0.85 = 74.06: yellow.
    const book = services.ctx.book();
    insertFact(book, 'milestone', {
      account_id: Number(ids.Alder),
      title: 'Second site',
      owner_side: 'customer',
      due_date: '2026-10-01',
      status: 'missed',
    });
    for (const opened of ['2026-11-15', '2026-11-16', '2026-11-17'])
      insertFact(book, 'ticket', { account_id: Number(ids.Alder), opened_date: opened, priority: 'P1' });
    await call('account.decide', {
      accountId: ids.Alder,
      kind: 'override',
      band: 'green',
      text: 'The tickets are duplicates',
      author: 'Lea',
      expiresDate: '2026-12-31',
    });
    const after = await call('portfolio.exceptions', {});
    expect(after.lists.find(({ key }) => key === 'usage never lifts')?.accounts).toMatchObject([
      { name: 'Alder', band: 'yellow', displayScore: 76, overrideBand: 'green', settled: null },
    ]);
  });
});

describe('portfolio.nps', () => {
  it('rolls up in three named ways and says who is silent', async () => {
    const { call, services, ids } = await goldenServices();
    const book = services.ctx.book();
    const people = new Map(
      (book.sqlite.prepare('SELECT id, name FROM stakeholder').all() as { id: number; name: string }[]).map(
        ({ id, name }) => [name, id],
      ),
    );
    const answer = (account: 'Alder' | 'Elm', name: string, score: number | null, more: Record<string, string> = {}) =>
      insertFact(book, 'survey', {
        account_id: Number(ids[account]),
        stakeholder_id: people.get(name) ?? null,
        kind: 'NPS',
        asked_date: '2026-09-01',
        answered_date: score === null ? null : '2026-09-10',
        score,
        ...more,
      });
    answer('Alder', 'Dana Ortiz', null);
    answer('Alder', 'Chris Vale', 10);
    answer('Alder', 'Uma Reed', 9);
    answer('Elm', 'Fay Stone', 4, { comment: 'Slow support', followed_up_date: '2026-09-20' });
    const few = await call('portfolio.nps', {});
    expect(few.rollUps.map(({ nps }) => nps)).toEqual([null, null, null]);
    answer('Elm', 'Gil Moor', 9);
    answer('Elm', 'Hal Frost', 7);
    const { rollUps, ...nps } = await call('portfolio.nps', {});
    // Five people: promoters 10, 9, 9, one detractor: (3 - 1) / 5 = 40. Two accounts are too few for a number.
    expect(rollUps.map(({ name, nps: value, answered }) => [name, value, answered])).toEqual([
      ['By person', 40, 5],
      ['By answer', 40, 5],
      ['By account', null, 2],
    ]);
    expect(rollUps[0]?.low).toBeLessThan(40);
    expect(nps).toMatchObject({ asked: 6, answered: 5, followedUp: 1, actedOn: 0, moreReasons: 0 });
    expect(nps.coverage.sentence).toBe('2 of 4 accounts, 74 % of ARR');
    expect(nps.reasons).toMatchObject([{ account: 'Elm', person: 'Fay Stone', score: 4, comment: 'Slow support' }]);
    // Decision makers: Alder's did not answer, Elm's did; Birch's economic buyer was never asked.
    expect(nps.roles.find(({ role }) => role === 'decision maker')).toEqual({
      role: 'decision maker',
      accounts: 2,
      silent: 1,
    });
    expect(nps.roles[0]).toEqual({ role: 'economic buyer', accounts: 1, silent: 1 });
  });
});

describe('saved views', () => {
  it('are kept by name, replaced and removed', async () => {
    const { call } = await goldenServices();
    expect(await call('portfolio.views', {})).toEqual([]);
    await call('portfolio.saveView', { name: 'Red first', state: { sort: ['score'] } });
    await call('portfolio.saveView', { name: 'Ana', state: { filter: 'Ana' } });
    const views = await call('portfolio.saveView', { name: 'Red first', state: { sort: ['band'] } });
    expect(views).toEqual([
      { name: 'Ana', state: { filter: 'Ana' } },
      { name: 'Red first', state: { sort: ['band'] } },
    ]);
    expect(await call('portfolio.removeView', { name: 'Ana' })).toHaveLength(1);
  });
});

describe('export', () => {
  it('hands the portfolio out as a file with every account', async () => {
    const { call, delivered } = await goldenServices();
    expect(await call('portfolio.export', { format: 'csv' })).toMatchObject({
      kind: 'saved',
      name: 'Golden portfolio 2026-11-22.csv',
    });
    const text = await readFile(delivered[0]?.path ?? '', 'utf8');
    expect(text).toContain('"Alder","A-1"');
    expect(text).toContain('"120000.00","USD","2026-12-01"');
    expect(text.trimEnd().split('\r\n')).toHaveLength(6);
  });
});
