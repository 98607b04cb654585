/** Every value answers where it came from: file, sheet, row, column, raw text; a typed one by whom it was typed over. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { describe, expect, it } from 'vitest';
import { run as importFiles } from '../../../src/main/commands/import.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

/** Imports CSV texts one after the other through the command and opens the book. */
async function imported(...files: readonly { readonly name: string; readonly text: string }[]): Promise<TestServices> {
  const test = startTestServices({ today: '2026-11-22' });
  onTestFinished(() => test.close());
  const bookPath = join(test.folders.books, 'Origins.qbook');
  for (const { name, text } of files) {
    const path = join(test.folders.temporary, name);
    writeFileSync(path, text);
    await importFiles([path, '--book', bookPath], {
      programFolder: '',
      out: () => undefined,
      note: () => undefined,
      services: async () => test.services,
      host: async () => test.services.ctx.host,
    });
  }
  await test.services.openBook(bookPath);
  return test;
}

const RENEWALS = {
  name: 'renewals.csv',
  text: 'Account,CSM,ARR,Currency,Contract start,Contract end,Champion,Mascot\nNordwind AG,Ana,"120,000.50",EUR,2026-01-01,2026-12-31,Kim Lee,Gold\nSouthsea,Ben,"80,000",EUR,2026-03-01,2027-02-28,,Silver\n',
};
const UPDATE = { name: 'csm.csv', text: 'Account,CSM\nNordwind AG,Zoe\n' };

describe('account.origin', () => {
  it('names the cell behind each field, the newest file winning', async () => {
    const { call } = await imported(RENEWALS, UPDATE);
    const [hit] = await call('account.search', { text: 'Nordwind' });
    const accountId = hit?.accountId ?? '';
    const { fields } = await call('account.origin', { table: 'account', id: accountId });
    expect(fields.find(({ field }) => field === 'name')).toMatchObject({
      kind: 'file',
      file: 'renewals.csv',
      row: 2,
      column: 'A',
      header: 'Account',
      raw: 'Nordwind AG',
    });
    expect(fields.find(({ field }) => field === 'csm')).toMatchObject({
      kind: 'file',
      file: 'csm.csv',
      row: 2,
      column: 'B',
      raw: 'Zoe',
    });
    const page = await call('account.page', { accountId });
    expect(page.extra).toEqual({ Mascot: 'Gold' });
    const contract = await call('account.origin', { table: 'contract', id: page.contracts[0]?.id ?? '' });
    expect(contract.fields.find(({ field }) => field === 'arrMinor')).toMatchObject({
      file: 'renewals.csv',
      column: 'C',
      header: 'ARR',
      raw: '120,000.50',
    });
    const person = await call('account.origin', { table: 'stakeholder', id: page.people[0]?.id ?? '' });
    expect(person.fields.find(({ field }) => field === 'name')).toMatchObject({
      column: 'G',
      header: 'Champion',
      raw: 'Kim Lee',
    });
    expect(page.sources.map(({ file, facts }) => [file, facts])).toEqual([
      ['csm.csv', 1],
      ['renewals.csv', 3],
    ]);
    expect(page.typedFacts).toBe(0);
  });

  it('names the edit once a person typed over the file', async () => {
    const { call } = await imported(RENEWALS);
    const [hit] = await call('account.search', { text: 'Southsea' });
    const id = hit?.accountId ?? '';
    await call('account.edit', { table: 'account', id, changes: { csm: 'Zoe' } });
    const { fields } = await call('account.origin', { table: 'account', id });
    expect(fields.find(({ field }) => field === 'csm')).toMatchObject({
      kind: 'typed',
      label: 'Changed CSM of Southsea',
    });
    expect(fields.find(({ field }) => field === 'name')).toMatchObject({ kind: 'file', row: 3 });
  });

  it('names the file that still says it once the first of two is taken back', async () => {
    const { call } = await imported(RENEWALS, {
      name: 'october.csv',
      text: 'Contract end,CSM,Account,ARR,Currency,Contract start\n2026-12-31,Ana,Nordwind AG,120000.50,EUR,2026-01-01\n2027-02-28,Zoe,Southsea,80000,EUR,2026-03-01\n',
    });
    const accountOf = async (text: string): Promise<string> =>
      (await call('account.search', { text })).find((hit) => hit.in === 'name')?.accountId ?? '';
    const nordwind = await accountOf('Nordwind');
    const fieldsOf = async (table: 'account' | 'contract', id: string) => {
      const { fields } = await call('account.origin', { table, id });
      return Object.fromEntries(fields.map((own) => [own.field, own]));
    };
    const { contracts } = await call('account.page', { accountId: nordwind });
    const contractId = contracts[0]?.id ?? '';
    expect((await fieldsOf('account', nordwind))['csm']).toMatchObject({ file: 'renewals.csv', isUndone: false });

    const { entries } = await call('history.list', { offset: 0, limit: 10 });
    const first = entries.find((entry) => entry.label.includes('renewals.csv'))?.entryId ?? '';
    await call('history.undo', { entryId: first });
    const account = await fieldsOf('account', nordwind);
    expect(account['name']).toMatchObject({ file: 'october.csv', row: 2, column: 'C', raw: null, isUndone: false });
    expect(account['csm']).toMatchObject({ file: 'october.csv', row: 2, column: 'B' });
    expect((await fieldsOf('contract', contractId))['arrMinor']).toMatchObject({
      file: 'october.csv',
      row: 2,
      column: 'D',
    });
    const southsea = await accountOf('Southsea');
    expect((await fieldsOf('account', southsea))['csm']).toMatchObject({ file: 'october.csv', row: 3, raw: 'Zoe' });
    const page = await call('account.page', { accountId: nordwind });
    expect(page.sources.map(({ file, facts }) => [file, facts])).toEqual([['october.csv', 2]]);

    await call('history.redo', {});
    expect((await fieldsOf('account', nordwind))['csm']).toMatchObject({ file: 'renewals.csv', raw: 'Ana' });
  });

  it('says of a value that only an undone file brought that it was taken back', async () => {
    const { call } = await imported(RENEWALS, { name: 'names.csv', text: 'Account,Region\nNordwind AG,EMEA\n' });
    const { entries } = await call('history.list', { offset: 0, limit: 10 });
    await call('history.undo', { entryId: entries.find((entry) => entry.label.includes('renewals'))?.entryId ?? '' });
    const id = (await call('account.search', { text: 'Nordwind' }))[0]?.accountId ?? '';
    const { fields } = await call('account.origin', { table: 'account', id });
    expect(fields.find(({ field }) => field === 'csm')).toMatchObject({ file: 'renewals.csv', isUndone: true });
    expect(fields.find(({ field }) => field === 'name')).toMatchObject({ file: 'names.csv', isUndone: false });
    expect(fields.find(({ field }) => field === 'region')).toMatchObject({ file: 'names.csv', raw: 'EMEA' });
  });

  it('refuses a fact that is gone', async () => {
    const { call } = await imported(RENEWALS);
    await expect(call('account.origin', { table: 'pulse', id: '77' })).rejects.toMatchObject({
      code: 'account/fact-not-found',
    });
  });
});

/** Names and notes that a spreadsheet would evaluate. */
const LIVE = {
  name: 'live.csv',
  text: 'Account,CSM,ARR,Currency,Contract start,Contract end,Mascot\n=SUM(A1) Ltd,+Ana,1000,EUR,2026-01-01,2026-12-31,@home\n',
};

describe('a portfolio exported and imported again', () => {
  it('changes nothing, whatever the texts look like', async () => {
    const first = await imported(RENEWALS, LIVE);
    await first.call('portfolio.export', { format: 'csv' });
    await first.call('portfolio.export', { format: 'xlsx' });
    const before = await first.call('portfolio.list', {});
    const bookPath = first.services.ctx.book().path;
    for (const { path, name } of first.delivered) {
      const { renameSync } = await import('node:fs');
      const file = join(first.folders.temporary, name);
      renameSync(path, file);
      await first.services.ctx.session.close();
      let printed = '';
      await importFiles([file, '--book', bookPath, '--json'], {
        programFolder: '',
        out: (text) => {
          printed = text;
        },
        note: () => undefined,
        services: async () => first.services,
        host: async () => first.services.ctx.host,
      });
      const { sheets } = JSON.parse(printed) as {
        sheets: readonly { readonly new: number; readonly changed: number; readonly same: number }[];
      };
      expect(sheets[0]).toMatchObject({ new: 0, changed: 0 });
      await first.services.openBook(bookPath);
    }
    const after = await first.call('portfolio.list', {});
    expect(after.rows).toEqual(before.rows);
  });
});
