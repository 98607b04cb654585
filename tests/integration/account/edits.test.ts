/** Edits by hand through the one door: checked, journalled, and traced. */
import { describe, expect, it } from 'vitest';
import { undo } from '../../../src/main/book/journal/undo.ts';
import { goldenServices } from '../../support/goldenServices.ts';

describe('account.edit, addFact, removeFact', () => {
  it('change the book, say so, and name the origin', async () => {
    const { call, ids, events } = await goldenServices();
    const done = await call('account.edit', {
      table: 'account',
      id: ids.Cedar,
      changes: { csm: ' Zoe ', requiredOutcome: 'Fewer errors' },
    });
    expect(done).toMatchObject({ label: 'Changed CSM, Required outcome', fact: { table: 'account', id: ids.Cedar } });
    expect((await call('account.page', { accountId: ids.Cedar })).account).toMatchObject({
      csm: 'Zoe',
      requiredOutcome: 'Fewer errors',
    });
    expect(events.findLast(({ name }) => name === 'book.changed')?.payload).toEqual({ reason: 'edited' });
    const { fields } = await call('account.origin', { table: 'account', id: ids.Cedar });
    expect(fields).toContainEqual({
      kind: 'typed',
      field: 'csm',
      at: '2026-11-22T09:00:00.000Z',
      label: 'Changed CSM, Required outcome of Cedar',
    });
  });

  it('need a reason for a pulse, also when it is changed later', async () => {
    const { call, ids } = await goldenServices();
    await expect(
      call('account.addFact', { table: 'pulse', accountId: ids.Cedar, values: { value: 3 } }),
    ).rejects.toMatchObject({ code: 'edit/needs-reason' });
    const { fact } = await call('account.addFact', {
      table: 'pulse',
      accountId: ids.Cedar,
      values: { value: 3, reason: 'Quiet but fine' },
    });
    await expect(
      call('account.edit', { table: 'pulse', id: fact.id, changes: { reason: null } }),
    ).rejects.toMatchObject({ code: 'edit/needs-reason' });
    const page = await call('account.page', { accountId: ids.Cedar });
    expect(page.pulses).toMatchObject([{ date: '2026-11-22', csm: 'Ben', value: 3 }]);
  });

  it('let nobody just check in', async () => {
    const { call, ids } = await goldenServices();
    const plan = { date: '2026-12-01', channel: 'call' };
    await expect(call('account.addFact', { table: 'touch', accountId: ids.Elm, values: plan })).rejects.toMatchObject({
      code: 'edit/needs-value',
    });
    await call('account.addFact', {
      table: 'touch',
      accountId: ids.Elm,
      values: { ...plan, valueBrought: 'Benchmark of their peers', serves: 'Rollout' },
    });
    // What has happened needs no plan.
    await call('account.addFact', {
      table: 'touch',
      accountId: ids.Elm,
      values: { date: '2026-11-20', channel: 'email' },
    });
  });

  it('refuse what is no value of the field, naming field and rule', async () => {
    const { call, ids } = await goldenServices();
    const page = await call('account.page', { accountId: ids.Alder });
    const person = page.people[0]?.id ?? '';
    const contract = page.contracts[0]?.id ?? '';
    const refused = async (
      table: 'account' | 'stakeholder' | 'contract',
      id: string,
      changes: Record<string, string | number | boolean | null>,
      error: object,
    ) => {
      await expect(call('account.edit', { table, id, changes })).rejects.toMatchObject(error);
    };
    await refused('account', ids.Alder, { name: '  ' }, { code: 'edit/bad-value', details: { field: 'name' } });
    await refused('account', ids.Alder, { favourite: 'x' }, { code: 'edit/unknown-field' });
    await refused('account', ids.Alder, { fit: 'superb' }, { code: 'edit/bad-value' });
    await refused('stakeholder', person, { power: 6 }, { code: 'edit/bad-value' });
    await refused('stakeholder', person, { support: 0.5 }, { code: 'edit/bad-value' });
    await refused('contract', contract, { endDate: '2026-02-30' }, { code: 'edit/bad-value' });
    await refused('contract', contract, { currency: 'dollars' }, { code: 'edit/bad-value' });
    await refused('contract', contract, { arrMinor: 12.5 }, { code: 'edit/bad-value' });
    const other = (await call('account.page', { accountId: ids.Birch })).people[0]?.id ?? '';
    await refused('stakeholder', person, { reportsToId: other }, { code: 'edit/other-account' });
    await refused('stakeholder', person, { successorId: person }, { code: 'edit/bad-value' });
  });

  it('date a support typed today, so that it does not look old', async () => {
    const { call, ids } = await goldenServices();
    const person = (await call('account.page', { accountId: ids.Alder })).people[0];
    await call('account.edit', { table: 'stakeholder', id: person?.id ?? '', changes: { support: -1 } });
    expect((await call('account.page', { accountId: ids.Alder })).people[0]).toMatchObject({
      support: -1,
      supportDate: '2026-11-22',
    });
  });

  it('add a touch with its people and remove a person with what hangs on them, undoable', async () => {
    const { call, ids, services } = await goldenServices();
    const people = (await call('account.page', { accountId: ids.Elm })).people.map(({ id }) => id);
    const { fact } = await call('account.addFact', {
      table: 'touch',
      accountId: ids.Elm,
      values: { channel: 'QBR', stakeholderIds: people },
    });
    const [latest] = (await call('account.page', { accountId: ids.Elm })).touches;
    expect(latest).toMatchObject({ id: fact.id, date: '2026-11-22', people: ['Fay Stone', 'Gil Moor', 'Hal Frost'] });
    await call('account.removeFact', { table: 'stakeholder', id: people[0] ?? '' });
    expect((await call('account.page', { accountId: ids.Elm })).people).toHaveLength(2);
    undo(services.ctx.book(), '2026-11-22T10:00:00.000Z');
    expect((await call('account.page', { accountId: ids.Elm })).people).toHaveLength(3);
  });

  it('make and remove an account', async () => {
    const { call } = await goldenServices();
    const { fact } = await call('account.addFact', { table: 'account', values: { name: 'Fir', csm: 'Ana' } });
    expect((await call('portfolio.list', {})).rows.map(({ name }) => name)).toContain('Fir');
    await call('account.removeFact', { table: 'account', id: fact.id });
    expect((await call('portfolio.list', {})).rows.map(({ name }) => name)).not.toContain('Fir');
  });
});

describe('decisions and actions', () => {
  it('stand beside the computed band, never in its place', async () => {
    const { call, ids } = await goldenServices();
    const override = { accountId: ids.Birch, kind: 'override', text: 'Signed verbally' } as const;
    await expect(call('account.decide', override)).rejects.toMatchObject({ code: 'decision/incomplete-override' });
    await call('account.decide', { ...override, band: 'green', author: 'Lea', expiresDate: '2026-12-15' });
    const page = await call('account.page', { accountId: ids.Birch });
    expect(page.health.band).toBe('red');
    expect(page.decisions).toMatchObject([{ kind: 'override', band: 'green', author: 'Lea', inForce: true }]);
    expect((await call('account.page', { accountId: ids.Birch, asOf: '2026-12-16' })).decisions).toMatchObject([
      { inForce: false },
    ]);
    expect((await call('account.history', { accountId: ids.Birch })).overrides).toHaveLength(1);
  });

  it('keep actions until they are done', async () => {
    const { call, ids } = await goldenServices();
    const action = await call('account.addAction', {
      accountId: ids.Birch,
      text: 'Call Ed',
      owner: 'Ana',
      dueDate: '2026-11-30',
    });
    await call('account.finishAction', { id: action.id, doneDate: '2026-11-22' });
    expect((await call('account.page', { accountId: ids.Birch })).actions).toEqual([
      { ...action, doneDate: '2026-11-22' },
    ]);
    await expect(call('account.finishAction', { id: '999', doneDate: null })).rejects.toMatchObject({
      code: 'account/action-not-found',
    });
  });
});
