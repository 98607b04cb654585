/** Data health and evidence through the one door, on the golden book. */
import { describe, expect, it } from 'vitest';
import { insertFact } from '../../support/goldenBook.ts';
import { goldenServices } from '../../support/goldenServices.ts';

describe('quality.report', () => {
  it('ranks gaps by money per day to the decision', async () => {
    const { call } = await goldenServices();
    const report = await call('quality.report', {});
    // Birch: 60,000 at a decision that has passed (counts as 1 day); Alder 120,000 / 9; Elm 50,000 / 175; Cedar 30,000 / 130.
    const order = [...new Set(report.gaps.map(({ accountName }) => accountName))];
    expect(order).toEqual(['Birch', 'Alder', 'Elm', 'Cedar']);
    expect(report.gaps[0]).toMatchObject({
      accountName: 'Birch',
      daysToDecision: -22,
      arrByCurrency: { USD: 6_000_000 },
    });
    expect(report.gaps.some(({ accountName }) => accountName === 'Dogwood')).toBe(false);
    expect(report.gapsTotal).toBe(report.gaps.length);
    expect(
      report.gaps.find(({ key, accountName }) => key === 'no-required-outcome' && accountName === 'Cedar')?.field,
    ).toBe('account.requiredOutcome');
  });

  it('counts how much of each field is filled', async () => {
    const { call } = await goldenServices();
    const { fields } = await call('quality.report', {});
    const of = (table: string, field: string) => fields.find((own) => own.table === table && own.field === field);
    expect(of('account', 'segment')).toMatchObject({ label: 'Segment', filled: 4, of: 5 });
    expect(of('account', 'requiredOutcome')).toMatchObject({ filled: 1, of: 5 });
    expect(of('stakeholder', 'power')).toMatchObject({ filled: 3, of: 7 });
    expect(of('survey', 'score')).toBeUndefined();
  });

  it('closes a gap when it is fixed in place', async () => {
    const { call, ids } = await goldenServices();
    const has = async (): Promise<boolean> =>
      (await call('quality.report', {})).gaps.some(
        ({ key, accountId }) => key === 'no-required-outcome' && accountId === ids.Birch,
      );
    expect(await has()).toBe(true);
    await call('account.edit', { table: 'account', id: ids.Birch, changes: { requiredOutcome: 'Half the errors' } });
    expect(await has()).toBe(false);
  });

  it('lists contradictions and offers duplicates', async () => {
    const { call, services, ids } = await goldenServices();
    const book = services.ctx.book();
    insertFact(book, 'milestone', { account_id: Number(ids.Elm), title: 'Go live', status: 'achieved' });
    const twin = insertFact(book, 'account', { name: 'ALDER Inc.' });
    insertFact(book, 'stakeholder', { account_id: Number(ids.Alder), name: 'dana ortiz' });
    const report = await call('quality.report', {});
    expect(report.contradictions).toContainEqual(
      expect.objectContaining({ accountName: 'Elm', kind: 'contradiction', key: 'achieved-undated' }),
    );
    expect(report.duplicates).toContainEqual(
      expect.objectContaining({
        table: 'account',
        a: expect.objectContaining({ name: 'Alder' }),
        b: expect.objectContaining({ id: twin }),
      }),
    );
    expect(report.duplicates).toContainEqual(expect.objectContaining({ table: 'stakeholder' }));
  });

  it('shows both sides of a pair, merges and splits it, and never offers again what is not the same', async () => {
    const { call, services, ids } = await goldenServices();
    const twin = insertFact(services.ctx.book(), 'account', { name: 'ALDER Inc.', csm: 'Ben' });
    const pairs = async () => (await call('quality.report', {})).duplicates.filter(({ b }) => b.id === twin);
    const [pair] = await pairs();
    expect(pair?.facts).toContainEqual({ label: 'CSM', a: 'Ana', b: 'Ben' });
    expect(pair?.facts).toContainEqual({ label: 'Contracts', a: expect.any(String), b: '0' });
    expect([pair?.a.arrByCurrency, pair?.b.arrByCurrency]).toEqual([{ USD: 12_000_000 }, {}]);

    const merged = await call('account.merge', { keepId: ids.Alder, mergeId: twin });
    const after = await call('quality.report', {});
    expect(after.duplicates.some(({ b }) => b.id === twin)).toBe(false);
    expect(after.merges).toMatchObject([{ entryId: merged.journalEntryId, label: 'Merge of ALDER Inc. into Alder' }]);
    await call('history.undo', { entryId: merged.journalEntryId });
    expect((await call('quality.report', {})).merges).toEqual([]);
    expect(await pairs()).toHaveLength(1);

    const said = await call('quality.notSame', { table: 'account', aId: twin, bId: ids.Alder });
    expect(said.journalEntryId).not.toBeNull();
    expect(await pairs()).toEqual([]);
    expect(await call('quality.notSame', { table: 'account', aId: ids.Alder, bId: twin })).toEqual({
      journalEntryId: null,
    });
    await call('history.undo', {});
    expect(await pairs()).toHaveLength(1);
  });

  it('merges two people of one account and moves one to another, each undoable', async () => {
    const { call, services, ids } = await goldenServices();
    const book = services.ctx.book();
    const twin = insertFact(book, 'stakeholder', { account_id: Number(ids.Alder), name: 'dana ortiz', title: 'CFO' });
    const pair = (await call('quality.report', {})).duplicates.find(({ table }) => table === 'stakeholder');
    expect(pair).toMatchObject({ accountName: 'Alder', b: { id: twin } });
    await call('account.mergePeople', { keepId: pair?.a.id ?? '', mergeId: twin });
    const people = async () =>
      (await call('account.page', { accountId: ids.Alder })).people.map(({ name, title, active }) => ({
        name,
        title,
        active,
      }));
    expect(await people()).toContainEqual({ name: 'Dana Ortiz', title: 'CFO', active: true });
    const moved = await call('account.movePerson', { personId: pair?.a.id ?? '', toAccountId: ids.Elm });
    expect(moved.label).toBe('Moved Dana Ortiz to Elm');
    expect(await people()).toContainEqual({ name: 'Dana Ortiz', title: 'CFO', active: false });
    expect((await call('account.page', { accountId: ids.Elm })).people).toContainEqual(
      expect.objectContaining({ id: moved.fact.id, notes: 'Came from Alder on 2026-11-22.' }),
    );
    await call('history.undo', {});
    await call('history.undo', {});
    expect((await people()).filter(({ name }) => name.toLowerCase() === 'dana ortiz')).toHaveLength(2);
  });

  it('shows how old the newest fact of each part is', async () => {
    const { call } = await goldenServices();
    const { freshness, accounts } = await call('quality.report', {});
    expect(accounts).toBe(4);
    // Sentiment: Alder 21 days, Birch 12, Elm 7; Cedar unknown.
    expect(freshness.find(({ part }) => part === 'sentiment')).toMatchObject({ upTo30: 3, unknown: 1, undated: 0 });
    for (const { upTo30, upTo90, upTo180, older, undated, unknown } of freshness)
      expect(upTo30 + upTo90 + upTo180 + older + undated + unknown).toBe(4);
  });
});

describe('evidence.report', () => {
  it('gives the backtest with its cases and its definition', async () => {
    const { call } = await goldenServices();
    const report = await call('evidence.report', { leadDays: 30 });
    expect(report).toMatchObject({ leadDays: 30, n: 1, losses: 0, tooFew: true, leftOut: { alreadyDecided: 1 } });
    // Dogwood churned on 2026-01-15, before 2026-01-29 (30 days before its decision date): decided already.
    expect(report.cases).toMatchObject([
      { accountName: 'Alder', decisionDate: '2025-12-01', scoredDate: '2025-11-01', lost: false },
    ]);
    expect(report.definition).toContain('30 days before');
  });
});
