/** The account page through the one door, on the golden book. */
import { describe, expect, it } from 'vitest';
import { goldenServices } from '../../support/goldenServices.ts';
import { insertFact } from '../../support/goldenBook.ts';

describe('account.page', () => {
  it('shows the score with its arithmetic, the people, the lanes and the contracts', async () => {
    const { call, ids } = await goldenServices();
    const page = await call('account.page', { accountId: ids.Alder });
    expect(page).toMatchObject({
      asOf: '2026-11-22',
      displayScore: 86,
      daysToDecision: 9,
      extra: { Tier: 'Gold' },
      lowestPowerfulVoice: { support: 1, people: ['Dana Ortiz'] },
    });
    expect(page.health.arithmetic).toContain('Score 86');
    expect(page.health.parts.outcomes.terms.length).toBeGreaterThanOrEqual(2);
    expect(page.people.map(({ name, powerful, touchedRecently }) => [name, powerful, touchedRecently])).toEqual([
      ['Dana Ortiz', true, true],
      ['Chris Vale', false, true],
      ['Uma Reed', false, true],
    ]);
    // Live: due 2026-03-01, achieved 2026-03-10: 9 days late, 37 days after its baseline of 2026-02-01.
    expect(page.milestones[0]).toMatchObject({
      title: 'Live',
      lane: 'customer',
      state: 'verified',
      daysLate: 9,
      slipDays: 37,
      achievedOnDate: '2026-03-10',
    });
    expect(page.milestones[1]).toMatchObject({ title: 'Faster close', state: 'measured', daysLate: 0, slipDays: null });
    expect(page.slips).toEqual({ customer: 37, vendor: 0 });
    expect(page.contracts.map(({ startDate, state, activeArrMinor }) => [startDate, state, activeArrMinor])).toEqual([
      ['2026-01-01', 'pending', 12_000_000],
      ['2025-01-01', 'renewed', 0],
    ]);
    expect(page.contracts[0]?.due).toMatchObject({ decisionDate: '2026-12-01', ruleCall: { category: 'commit' } });
    expect(page.usage).toMatchObject([
      {
        feature: null,
        person: null,
        points: [
          { startDate: '2026-09-01', activeUsers: 70 },
          { startDate: '2026-10-01', endDate: '2026-10-31', activeUsers: 63 },
        ],
      },
    ]);
    expect(page.touches.map(({ people }) => people)).toEqual([['Dana Ortiz'], ['Chris Vale'], ['Uma Reed']]);
    // First contract 2025-01-01, first verified outcome 2026-03-10: 433 days.
    expect(page.timeToFirstValueDays).toBe(433);
    expect(page.nextConversations).toHaveLength(1);
    // The account, 2 contracts, 3 people, 3 touches, 2 milestones, a pulse, 2 usage rows and a ticket: none came from a file.
    expect(page).toMatchObject({ typedFacts: 15, sources: [] });
  });

  it('shows nothing of the future', async () => {
    const { call, ids } = await goldenServices();
    const page = await call('account.page', { accountId: ids.Alder, asOf: '2026-03-05' });
    expect(page.pulses).toEqual([]);
    expect(page.usage).toEqual([]);
    expect(page.touches).toEqual([]);
    expect(page.tickets).toEqual([]);
    expect(page.milestones[0]).toMatchObject({ title: 'Live', state: 'overdue', daysLate: 4, achievedOnDate: null });
    expect(page.health.parts.sentiment.value).toBeNull();
  });

  it('says what moved the score, adding up exactly', async () => {
    const { call, ids } = await goldenServices();
    const delta = await call('account.delta', { accountId: ids.Alder, from: '2026-10-31', to: '2026-11-22' });
    const explained = delta.lines.reduce((sum, { points }) => sum + points, delta.reweighted);
    expect(delta.points).not.toBeNull();
    expect(explained).toBeCloseTo(delta.points ?? 0, 9);
    expect(
      delta.lines.some(
        ({ part, because }) => part === 'came or went' && because.some(({ sentence }) => sentence.includes('Pulse')),
      ),
    ).toBe(true);
    expect(delta.events.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining(['Pulse 4 of 5: Budget is approved.', 'P2 T-1 was opened.', 'Call with Dana Ortiz.']),
    );
  });

  it('keeps apart what new weights moved', async () => {
    const { call, ids } = await goldenServices();
    const { defaults } = await call('model.list', {});
    await call('model.save', {
      draft: { weights: { ...defaults.weights, outcomes: 60 }, thresholds: defaults.thresholds },
      fromDate: '2026-11-20',
      note: 'Outcomes first',
    });
    const delta = await call('account.delta', { accountId: ids.Alder, from: '2026-11-16', to: '2026-11-22' });
    expect(delta.modelChanged).toBe(true);
    // Nothing happened after 2026-11-15: (60 x 91.3333 + 58.15) / 130 - 85.55
    expect(delta.reweighted).toBeCloseTo((60 * (274 / 3) + 58.15 * 1 * 100) / 130 - 85.55, 9);
    expect(delta.lines.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(0, 9);
    const history = await call('account.history', { accountId: ids.Alder, months: 6 });
    expect(history.models).toEqual([{ version: 1, fromDate: '2026-11-20', note: 'Outcomes first' }]);
    expect(history.points.map(({ date }) => date)).toEqual([
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      '2026-11-22',
    ]);
    expect(history.points.at(-1)?.modelVersion).toBe(1);
    expect(history.points[0]?.modelVersion).toBe(0);
  });

  it('names a part that was known at the last review and is unknown now', async () => {
    const { call, ids, services } = await goldenServices();
    insertFact(services.ctx.book(), 'review', { title: 'Autumn', date: '2026-11-16', status: 'closed' });
    const page = await call('account.page', { accountId: ids.Elm, asOf: '2026-12-20' });
    expect(page.delta).toMatchObject({ since: 'last review', from: '2026-11-16' });
    // The pulse of 5 holds 30 days: until 2026-12-15.
    expect(page.lostParts).toContainEqual({ part: 'sentiment', value: 100, date: '2026-11-16' });
  });

  it('refuses an account that is gone', async () => {
    const { call } = await goldenServices();
    await expect(call('account.page', { accountId: '999' })).rejects.toMatchObject({ code: 'account/not-found' });
  });
});

describe('account.search', () => {
  it('finds accounts by name, people and ids, and reads wildcards as letters', async () => {
    const { call, ids } = await goldenServices();
    const found = async (text: string): Promise<string[]> =>
      (await call('account.search', { text })).map(({ accountId, in: where }) => `${accountId} ${where}`);
    expect(await found('ald')).toEqual([`${ids.Alder} name`]);
    expect(await found('Ed Marsh')).toEqual([`${ids.Birch} person`]);
    expect(await found('B-1')).toEqual([`${ids.Birch} external id`]);
    expect(await found('%')).toEqual([]);
    expect(await found('  ')).toEqual([]);
    expect(await call('account.search', { text: 'a', limit: 2 })).toHaveLength(2);
  });
});
