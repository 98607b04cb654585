/** Renewals and retention through the one door, on the golden book. */
import { describe, expect, it } from 'vitest';
import { goldenServices } from '../../support/goldenServices.ts';
import { insertFact } from '../../support/goldenBook.ts';

describe('renewals.heatmap and the list behind a cell', () => {
  it('names the biggest account of a cell and finds its contracts', async () => {
    const { call, ids } = await goldenServices();
    const map = await call('renewals.heatmap', { rows: 'csm' });
    const ana = map.rows.find(({ key, currency }) => key === 'Ana' && currency === 'USD');
    expect(ana?.overdue).toMatchObject({
      month: 'overdue',
      arrDueMinor: 6_000_000,
      redMinor: 6_000_000,
      biggest: { accountId: ids.Birch, name: 'Birch', arrMinor: 6_000_000 },
    });
    expect(ana?.cells[1]).toMatchObject({
      month: '2026-12',
      greenMinor: 12_000_000,
      biggest: { accountId: ids.Alder },
    });
    const { contracts } = await call('renewals.cell', { rows: 'csm', key: 'Ana', currency: 'USD', month: '2026-12' });
    expect(contracts).toMatchObject([
      {
        accountName: 'Alder',
        decisionDate: '2026-12-01',
        daysToDecision: 9,
        ruleCall: { category: 'commit' },
        ruleChance: 0.95,
        driver: 'no driver',
      },
    ]);
    const overdue = await call('renewals.cell', { rows: 'csm', key: 'Ana', month: 'overdue' });
    expect(overdue.contracts.map(({ accountName }) => accountName)).toEqual(['Birch']);
    const all = await call('renewals.cell', { rows: 'csm' });
    expect(all.contracts.reduce((sum, { arrMinor }) => sum + arrMinor, 0)).toBe(26_000_000);
    expect(map.totals.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  });

  it('groups by the main risk driver, each contract once', async () => {
    const { call } = await goldenServices();
    const { rows } = await call('renewals.heatmap', { rows: 'driver' });
    // Birch: the first exception that caps red; Elm and Cedar: the first that caps yellow; Alder: none.
    expect(rows.map(({ key }) => key)).toEqual(['no driver', 'unhappy power', 'unverified', 'unverified']);
  });

  it('can go by contract end instead', async () => {
    const { call } = await goldenServices();
    const { rows } = await call('renewals.heatmap', { rows: 'account', by: 'end' });
    const birch = rows.find(({ key }) => key === 'Birch');
    expect(birch?.cells[0]).toMatchObject({ month: '2026-11', arrDueMinor: 6_000_000 });
    expect(birch?.overdue.count).toBe(0);
  });
});

describe('renewals.forecast', () => {
  it('sets the three callers side by side and adds up the expected loss', async () => {
    const { call, services } = await goldenServices();
    const book = services.ctx.book();
    const contract = String(
      book.sqlite.prepare(`SELECT id FROM contract WHERE start_date = '2026-01-01'`).pluck().get(),
    );
    await call('account.addFact', {
      table: 'forecast',
      values: { contractId: contract, caller: 'csm', category: 'likely', date: '2026-11-01' },
    });
    await call('account.addFact', {
      table: 'forecast',
      values: { contractId: contract, caller: 'csm', category: 'at risk', date: '2026-11-01' },
    });
    await call('account.addFact', {
      table: 'forecast',
      values: { contractId: contract, caller: 'leader', category: 'commit', date: '2026-12-01' },
    });
    const ledger = await call('renewals.forecast', {});
    const [birch, alder] = ledger.contracts;
    expect([birch?.accountName, alder?.accountName]).toEqual(['Birch', 'Alder']);
    // Two calls of one day: the worse counts; the leader's is of the future.
    expect(alder).toMatchObject({ csmCall: { category: 'at risk', date: '2026-11-01' }, leaderCall: null });
    expect(birch).toMatchObject({ ruleCall: { category: 'loss' }, ruleChance: 0.15 });
    // 60,000 x 0.85 + 120,000 x 0.05 + 50,000 x 0.25 = 51,000 + 6,000 + 12,500 = 69,500.00
    const dollars = ledger.totals.find(({ currency }) => currency === 'USD');
    expect(dollars).toMatchObject({
      arrDueMinor: 23_000_000,
      redMinor: 6_000_000,
      expectedLossMinor: 6_950_000,
      count: 3,
    });
    // 120,000 of 230,000 due is Alder's; Birch is all that is at risk.
    expect(dollars?.biggest).toMatchObject({ name: 'Alder', arrMinor: 12_000_000 });
    expect(dollars?.biggest?.share).toBeCloseTo(12 / 23, 12);
    expect(dollars?.biggestAtRisk).toMatchObject({ name: 'Birch', share: 1 });
    expect(alder?.calls.map(({ caller, category }) => [caller, category])).toHaveLength(2);
    expect(alder?.callCurrency).toBe('USD');
    expect(dollars?.byCaller.csm).toContainEqual({ category: 'at risk', arrMinor: 12_000_000, count: 1 });
    expect(dollars?.byCaller.csm).toContainEqual({ category: 'no call', arrMinor: 11_000_000, count: 2 });
    // Cedar is unproven: likely, but marked.
    expect(ledger.contracts.find(({ accountName }) => accountName === 'Cedar')).toMatchObject({
      ruleCall: { category: 'likely' },
      ruleMarked: true,
    });
  });
});

describe('a call recorded in place', () => {
  it('is a dated fact that Undo takes back', async () => {
    const { call, services } = await goldenServices();
    const book = services.ctx.book();
    const contractId = String(
      book.sqlite.prepare(`SELECT id FROM contract WHERE start_date = '2026-01-01'`).pluck().get(),
    );
    const alder = async () =>
      (await call('renewals.forecast', {})).contracts.find((own) => own.contractId === contractId);
    await call('account.addFact', {
      table: 'forecast',
      values: { contractId, caller: 'leader', category: 'commit', date: '2026-11-20', amountMinor: 11_000_000 },
    });
    expect((await alder())?.leaderCall).toEqual({
      caller: 'leader',
      category: 'commit',
      date: '2026-11-20',
      amountMinor: 11_000_000,
    });
    const { label } = await call('history.undo', {});
    expect(label).toBe('Added forecast to Alder');
    expect((await alder())?.leaderCall).toBeNull();
  });
});

describe('renewals.movement', () => {
  it('adds up from opening to closing and tells a renewal from a loss', async () => {
    const { call, services, ids } = await goldenServices();
    const book = services.ctx.book();
    const spruce = Number(insertFact(book, 'account', { name: 'Spruce' }));
    for (const [product, outcome] of [
      ['A', 'renewed'],
      ['B', 'churned'],
    ] as const) {
      insertFact(book, 'contract', {
        account_id: spruce,
        product,
        start_date: '2025-10-01',
        end_date: '2026-09-30',
        notice_days: 30,
        arr_minor: 1_000_000,
        currency: 'USD',
        outcome,
        outcome_date: '2026-11-10',
      });
    }
    insertFact(book, 'pulse', { account_id: spruce, date: '2026-10-20', value: 1, reason: 'x' });
    insertFact(book, 'stakeholder', { account_id: spruce, name: 'Kim', roles: '["decision maker"]', support: -2 });
    insertFact(book, 'ticket', { account_id: spruce, opened_date: '2026-09-01' });
    insertFact(book, 'usage', {
      account_id: spruce,
      period_start_date: '2026-09-01',
      period_days: 30,
      active_users: 1,
      licensed_users: 100,
    });
    const { byCurrency } = await call('renewals.movement', { from: '2026-11-01', to: '2026-11-22' });
    const steps = byCurrency.find(({ currency }) => currency === 'USD')?.steps ?? [];
    const amount = (step: string): number => steps.find((own) => own.step === step)?.amountMinor ?? 0;
    // On 2026-11-01 Spruce is red and due with both contracts; Birch's pulse came only on 2026-11-10.
    expect(amount('booked')).toBe(-1_000_000);
    expect(amount('lost')).toBe(-1_000_000);
    expect(amount('closing')).toBe(6_000_000);
    const between = steps
      .filter(({ step }) => step !== 'opening' && step !== 'closing')
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(amount('opening') + between).toBe(amount('closing'));
    expect(steps.find(({ step }) => step === 'booked')?.contracts).toMatchObject([
      { accountName: 'Spruce', product: 'A', because: 'It was renewed; its decision date was 2026-08-31.' },
    ]);
    // Every step, opening and closing too, is made of its contracts.
    for (const { amountMinor, contracts } of steps)
      expect(contracts.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)).toBe(amountMinor);
    expect(steps.at(-1)?.contracts).toMatchObject([
      { accountId: ids.Birch, because: 'Red: unhappy power and past decision; decision date 2026-10-31.' },
    ]);
    // Birch had nothing but relationships and usage on 2026-11-01: unproven.
    expect(steps.find(({ step }) => step === 'new risk')?.contracts).toMatchObject([
      { accountName: 'Birch', because: 'Its account went from unproven to red: unhappy power and past decision.' },
    ]);
  });

  it('sees a moved end as a slip and another price as one, by what the book held on each day', async () => {
    const { call, services, ids } = await goldenServices();
    const book = services.ctx.book();
    const birch = String(
      book.sqlite.prepare('SELECT id FROM contract WHERE account_id = ?').pluck().get(Number(ids.Birch)),
    );
    const amounts = async (from: string): Promise<Readonly<Record<string, number>>> => {
      const { byCurrency } = await call('renewals.movement', { from, to: '2026-11-22', windowTo: '2026-12-31' });
      const steps = byCurrency.find(({ currency }) => currency === 'USD')?.steps ?? [];
      return Object.fromEntries(
        steps.filter(({ amountMinor }) => amountMinor !== 0).map(({ step, amountMinor }) => [step, amountMinor]),
      );
    };
    await call('account.edit', { table: 'contract', id: birch, changes: { arrMinor: 7_000_000 } });
    expect(await amounts('2026-11-12')).toEqual({ opening: 6_000_000, repriced: 1_000_000, closing: 7_000_000 });
    await call('account.edit', { table: 'contract', id: birch, changes: { endDate: '2027-06-30' } });
    expect(await amounts('2026-11-12')).toEqual({ opening: 6_000_000, 'slipped out': -6_000_000 });
    const { byCurrency } = await call('renewals.movement', {
      from: '2026-11-12',
      windowFrom: '2027-05-01',
      windowTo: '2027-12-31',
    });
    const slipped = byCurrency[0]?.steps.find(({ step }) => step === 'slipped in');
    expect(slipped).toMatchObject({
      amountMinor: 7_000_000,
      contracts: [{ because: 'Its decision date moved from 2026-10-31 to 2027-05-31.' }],
    });
    // Taken back, nothing has slipped.
    await call('history.undo', {});
    await call('history.undo', {});
    expect(await amounts('2026-11-12')).toEqual({ opening: 6_000_000, closing: 6_000_000 });
  });
});

describe('retention.figures', () => {
  it('shows bad-fit churn beside GRR, by group too', async () => {
    const { call } = await goldenServices();
    const figures = await call('retention.figures', { from: '2025-11-22', to: '2026-11-22', groupBy: 'csm' });
    expect(figures.overall.grr).toBeCloseTo(100 / 120, 12);
    expect(figures.groups.map(({ key, grr }) => [key, grr])).toEqual([
      ['Ana', 1],
      ['Ben', 0],
    ]);
    expect(figures.churn.lines).toMatchObject([
      {
        accountName: 'Dogwood',
        arrMinor: 2_000_000,
        churnClass: 'bad fit foreseen',
        fit: 'poor',
        reasonTheirs: 'Too small for it',
        inferred: false,
      },
    ]);
    expect(figures.churn.byClass.find(({ churnClass }) => churnClass === 'bad fit foreseen')).toMatchObject({
      amounts: { USD: 2_000_000 },
      count: 1,
    });
    const cohorts = await call('retention.figures', { from: '2025-11-22', to: '2026-11-22', groupBy: 'cohort' });
    expect(cohorts.groups.map(({ key }) => key)).toEqual(['2025', '2026']);
  });
});
