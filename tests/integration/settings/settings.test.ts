/** Settings, model versions, rates and balance through the one door. */
import { describe, expect, it } from 'vitest';
import { insertFact } from '../../support/goldenBook.ts';
import { goldenServices } from '../../support/goldenServices.ts';

describe('settings', () => {
  it('have defaults, change only what is named, and survive a restart of the book', async () => {
    const { call, services } = await goldenServices();
    const before = await call('settings.get', {});
    expect(before).toMatchObject({ fiscalYearStartMonth: 1, baseCurrency: null, paper: 'A4', locale: 'en-US' });
    await call('settings.save', {
      paper: 'Letter',
      brand: { name: 'Nimbus', colour: '#112233', footer: 'In confidence' },
    });
    const { path } = services.ctx.book();
    await services.openBook(path);
    expect(await call('settings.get', {})).toEqual({
      ...before,
      paper: 'Letter',
      brand: { name: 'Nimbus', colour: '#112233', footer: 'In confidence' },
    });
    await expect(call('settings.save', { fiscalYearStartMonth: 13 })).rejects.toMatchObject({
      code: 'app/invalid-input',
    });
  });

  it('fall back to the default where the stored value no longer fits', async () => {
    const { call, services } = await goldenServices();
    await call('settings.save', { paper: 'Letter' });
    services.ctx.book().sqlite.exec(`UPDATE setting SET value = '"A9"' WHERE key = 'settings.paper'`);
    expect((await call('settings.get', {})).paper).toBe('A4');
  });
});

describe('the score model', () => {
  it('is previewed over the whole book before it is saved', async () => {
    const { call } = await goldenServices();
    const { defaults } = await call('model.list', {});
    const draft = { weights: defaults.weights, thresholds: { ...defaults.thresholds, green_from: 90 } };
    const preview = await call('model.preview', { draft });
    // Alder stands at 85.55: no longer green. Elm is capped yellow already; nothing else moves.
    expect(preview.moves).toMatchObject([
      { name: 'Alder', bandBefore: 'green', bandAfter: 'yellow', arrByCurrency: { USD: 12_000_000 } },
    ]);
    expect(preview).toMatchObject({ accounts: 4, arrMoved: { USD: 12_000_000 } });
    expect(preview.after.find(({ band }) => band === 'yellow')).toMatchObject({
      accounts: 2,
      arr: { USD: 17_000_000 },
    });
    expect((await call('portfolio.list', {})).rows.find(({ name }) => name === 'Alder')?.band).toBe('green');
  });

  it('is saved in dated versions, reverted by a new one, and used from its day on', async () => {
    const { call } = await goldenServices();
    const { defaults } = await call('model.list', {});
    const bandOn = async (asOf: string): Promise<unknown> =>
      (await call('portfolio.list', { asOf })).rows.find(({ name }) => name === 'Alder')?.band;
    await call('model.save', {
      draft: { weights: defaults.weights, thresholds: { ...defaults.thresholds, green_from: 90 } },
      fromDate: '2026-11-20',
      note: 'Stricter',
    });
    expect([await bandOn('2026-11-19'), await bandOn('2026-11-22')]).toEqual(['green', 'yellow']);
    const { versions } = await call('model.revert', { version: 0 });
    expect(versions.map(({ model, note, inForce }) => [model.version, note, inForce])).toEqual([
      [2, 'Back to the built-in model', true],
      [1, 'Stricter', false],
      [0, 'Built in', false],
    ]);
    expect([await bandOn('2026-11-21'), await bandOn('2026-11-22')]).toEqual(['yellow', 'green']);
    await expect(call('model.revert', { version: 9 })).rejects.toMatchObject({ code: 'model/unknown-version' });
  });

  it('of before lists and half-lives could be edited holds the usual ones', async () => {
    const { call, services } = await goldenServices();
    const { defaults } = await call('model.list', {});
    const { weights, npsWeight, thresholds, lists, halfLives } = defaults;
    const body = JSON.stringify({ segment: null, weights, npsWeight, thresholds });
    services.ctx
      .book()
      .sqlite.prepare(`INSERT INTO score_model (from_date, created_at, model) VALUES ('2026-01-01', '2026-01-01', ?)`)
      .run(body);
    expect((await call('model.list', {})).versions[0]?.model).toMatchObject({ version: 1, lists, halfLives });
  });

  it('keeps edited lists and half-lives, and says so where a half-life is none', async () => {
    const { call } = await goldenServices();
    const { defaults } = await call('model.list', {});
    const { weights, thresholds, lists, halfLives } = defaults;
    const edited = { ...lists, powerfulRoles: ['champion' as const], ignoredPurposes: ['newsletter'] };
    await call('model.save', {
      draft: { weights, thresholds, lists: edited, halfLives: { ...halfLives, pulse: 10 } },
    });
    const [saved] = (await call('model.list', {})).versions;
    expect(saved?.model).toMatchObject({ lists: edited, halfLives: { pulse: 10, touch: halfLives.touch } });
    await expect(
      call('model.save', { draft: { weights, thresholds, halfLives: { ...halfLives, pulse: 0 } } }),
    ).rejects.toMatchObject({ code: 'app/invalid-input' });
  });

  it('can differ by segment', async () => {
    const { call } = await goldenServices();
    const { defaults } = await call('model.list', {});
    await call('model.save', {
      draft: {
        segment: 'Enterprise',
        weights: defaults.weights,
        thresholds: { ...defaults.thresholds, green_from: 90 },
      },
    });
    const { rows } = await call('portfolio.list', {});
    expect(rows.find(({ name }) => name === 'Alder')).toMatchObject({ band: 'yellow', bandFromScore: 'yellow' });
    // Elm is Mid-market: 88 is green from its score as before.
    expect(rows.find(({ name }) => name === 'Elm')?.bandFromScore).toBe('green');
  });

  it('is refused when nobody could explain it', async () => {
    const { call } = await goldenServices();
    const { defaults } = await call('model.list', {});
    const draft = {
      weights: { ...defaults.weights, outcomes: 0, sentiment: 0, relationships: 0 },
      thresholds: defaults.thresholds,
    };
    await expect(call('model.save', { draft })).rejects.toMatchObject({ code: 'model/invalid' });
    const preview = await call('model.preview', { draft });
    expect(preview.findings).toContainEqual(expect.objectContaining({ level: 'error', code: 'model/parts' }));
    expect(preview.moves).toEqual([]);
    const withNps = await call('model.preview', {
      draft: { weights: { ...defaults.weights, friction: 0 }, npsWeight: 10, thresholds: defaults.thresholds },
    });
    expect(withNps.findings).toMatchObject([{ level: 'warning', code: 'model/nps-weight' }]);
  });
});

describe('rates', () => {
  it('name the currencies they leave out and refuse two for one day', async () => {
    const { call } = await goldenServices();
    await call('settings.save', { baseCurrency: 'USD' });
    expect(await call('rates.list', {})).toEqual({ rates: [], currencies: ['EUR', 'USD'], missing: ['EUR'] });
    const rate = { fromDate: '2026-01-01', fromCurrency: 'EUR', toCurrency: 'USD', rate: 1.1 };
    await expect(call('rates.save', { rates: [rate, rate] })).rejects.toMatchObject({ code: 'rates/duplicate' });
    expect((await call('rates.save', { rates: [rate] })).missing).toEqual([]);
    expect((await call('rates.save', { rates: [] })).rates).toEqual([]);
  });
});

describe('balance', () => {
  const balance = {
    hoursByStage: { Onboarding: 26 },
    hoursBySegment: { Enterprise: 13 },
    hoursPerOpenMilestone: 2,
    hoursPerOpenTicket: 1,
    hoursPerRenewal: 8,
    capacityByCsm: { Ana: 100 },
    capacityDefault: null,
  };

  it('computes nothing until the team has given its own numbers', async () => {
    const { call } = await goldenServices();
    expect(await call('balance.load', {})).toMatchObject({ configured: false, csms: [] });
  });

  it('adds up hours per CSM against capacity, and by week', async () => {
    const { call } = await goldenServices();
    await call('settings.save', { balance });
    const { csms } = await call('balance.load', {});
    // Alder: segment 13, one ticket 1, decision 2026-12-01 within the quarter 8 = 22. Birch: segment 13, decision passed 8 = 21.
    // Elm: nothing of its own, no decision before 2027-02-22. Dogwood is churned.
    expect(csms.map(({ csm, hours, availableHours, load }) => [csm, hours, availableHours, load])).toEqual([
      ['Ana', 43, 100, 0.43],
      ['Ben', 0, null, null],
    ]);
    expect(csms[0]?.accounts.map(({ name, hours }) => [name, hours])).toEqual([
      ['Alder', 22],
      ['Birch', 21],
      ['Elm', 0],
    ]);
    // 2026-11-22 is a Sunday: its week starts on 2026-11-16; 2026-12-01 lies in the week of 2026-11-30.
    const weeks = csms[0]?.weeks ?? [];
    expect(weeks).toHaveLength(13);
    expect(weeks[0]).toMatchObject({ weekStartDate: '2026-11-16', decisions: [{ name: 'Birch' }] });
    expect(weeks[2]).toMatchObject({ weekStartDate: '2026-11-30', decisions: [{ name: 'Alder', date: '2026-12-01' }] });
    expect(weeks.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(43, 9);
  });

  it('shows what moves would do and which ties they break, and applies them only when told', async () => {
    const { call, ids, services } = await goldenServices();
    await call('settings.save', { balance });
    insertFact(services.ctx.book(), 'stakeholder', {
      account_id: Number(ids.Alder),
      name: 'Ida Kern',
      roles: '["champion"]',
      relationship_owner: 'Ana',
    });
    const moves = [{ accountId: ids.Alder, toCsm: 'Ben' }];
    const whatIf = await call('balance.whatIf', { moves });
    expect(whatIf.after.map(({ csm, hours }) => [csm, hours])).toEqual([
      ['Ana', 21],
      ['Ben', 22],
    ]);
    expect(whatIf.ties).toMatchObject([
      { accountName: 'Alder', fromCsm: 'Ana', sentence: 'Ana holds the relationship with Ida Kern (champion).' },
    ]);
    expect((await call('portfolio.list', {})).rows.find(({ name }) => name === 'Alder')?.csm).toBe('Ana');
    await call('balance.apply', { moves });
    expect((await call('portfolio.list', {})).rows.find(({ name }) => name === 'Alder')?.csm).toBe('Ben');
    await expect(call('balance.apply', { moves: [{ accountId: '999', toCsm: 'Ben' }] })).rejects.toMatchObject({
      code: 'balance/unknown-account',
    });
  });
});
