import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import type { ImportJob } from '../../../src/shared/contract/imports.ts';
import { makeXlsx } from '../../support/makeXlsx.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

const folder = mkdtempSync(join(tmpdir(), 'quarterbook-wizard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<TestServices> {
  const test = startTestServices({ today: '2026-11-22' });
  onTestFinished(() => test.close());
  await test.call('book.create', { name: 'Wizard' });
  return test;
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Waits for a state, not for time. */
async function settled(services: TestServices, jobId: string): Promise<ImportJob> {
  return vi.waitFor(
    async () => {
      const job = await services.call('import.job', { jobId });
      if (job.state === 'reading') throw new Error('still reading');
      return job;
    },
    { timeout: 60_000, interval: 50 },
  );
}

async function begin(services: TestServices, ...paths: readonly string[]): Promise<string> {
  const { jobId } = await services.call('import.begin', {
    sourceIds: paths.map((path) => services.stage(path).sourceId),
  });
  return jobId;
}

const ACCOUNTS =
  'Account Name,Account ID,CSM,Renewal Date,ARR\nNordwind AG,A1,Ana,2027-03-31,$12000\nHelioscope Inc,A2,Ben,2027-06-30,$30000\n';

test('from a dropped file to a changed book and back, one step at a time', async () => {
  const services = await start();
  const jobId = await begin(services, file('accounts.csv', ACCOUNTS));
  const planned = await settled(services, jobId);
  expect(planned).toMatchObject({ state: 'planned', questions: [], files: [{ name: 'accounts.csv' }] });

  const rows = await services.call('import.rows', { jobId, file: 0, sheet: 0 });
  expect(rows.rows.map((row) => row.role)).toEqual(['header', 'data', 'data']);

  const previewed = await services.call('import.preview', { jobId });
  expect(previewed).toMatchObject({
    state: 'previewed',
    summary: {
      sheets: [{ rows: 2, new: 2 }],
      effect: {
        accountsBefore: 0,
        accountsAfter: 2,
        arr: [{ currency: 'USD', beforeMinor: 0, afterMinor: 4_200_000 }],
      },
    },
  });
  const changes = await services.call('import.changes', { jobId, kind: 'new' });
  expect(changes.total).toBe(2);
  expect(changes.rows[0]?.facts[0]).toMatchObject({ entity: 'account', label: 'Nordwind AG', kind: 'new' });
  expect((await services.call('portfolio.list', {})).rows).toEqual([]);

  const result = await services.call('import.apply', { jobId });
  expect(result).toMatchObject({ sheets: [{ new: 2 }], rejectedTotal: 0 });
  expect((await services.call('portfolio.list', {})).rows.map((row) => row.name)).toEqual([
    'Helioscope Inc',
    'Nordwind AG',
  ]);
  expect(services.events).toContainEqual({ name: 'book.changed', payload: { reason: 'imported' } });
  expect((await services.call('import.history', {}))[0]).toMatchObject({ files: ['accounts.csv'], undoneAt: null });
  expect((await services.call('history.list', {})).undo).toMatchObject({ label: 'Import of accounts.csv' });

  expect(await services.call('history.undo', {})).toMatchObject({ kept: 0 });
  expect((await services.call('portfolio.list', {})).rows).toEqual([]);
  expect((await services.call('import.history', {}))[0]?.undoneAt).not.toBeNull();
  await services.call('history.redo', {});
  expect((await services.call('portfolio.list', {})).rows).toHaveLength(2);
  expect(readdirSync(services.folders.temporary)).toEqual([]);
});

test('what was said about differences is remembered with the mapping of the source, in the app and on the way to a colleague', async () => {
  const services = await start();
  const header = 'Account Name,Account ID,CSM,Segment';
  const jobId = await begin(services, file('a.csv', `${header}\nNordwind AG,A1,Ana,\n`));
  await settled(services, jobId);
  const at = { file: 0, sheet: 0 } as const;
  for (const change of [
    { kind: 'policy', ...at, column: null, policy: 'fill blanks' },
    { kind: 'policy', ...at, column: 2, policy: 'file wins' },
  ] as const)
    await services.call('import.changePlan', { jobId, change });
  await services.call('import.apply', { jobId });

  const again = await begin(
    services,
    file('b.csv', 'Segment,CSM,Account ID,Account Name\nSMB,Ben,A1,Nordwind Group\n'),
  );
  expect(await settled(services, again)).toMatchObject({
    files: [{ sheets: [{ remembered: true, policy: 'fill blanks', columnPolicies: { 1: 'file wins' } }] }],
  });
  const result = await services.call('import.apply', { jobId: again });
  expect(result.notes).toEqual([
    '“b.csv”: only blanks of the book are filled; what it says stays.',
    '“b.csv”, “CSM”: the file wins.',
  ]);
  const account = services.services.ctx.book().sqlite.prepare('SELECT name, csm, segment FROM account').all();
  expect(account).toEqual([{ name: 'Nordwind AG', csm: 'Ben', segment: 'SMB' }]);

  const [kept] = await services.call('import.mappings', {});
  const { text } = await services.call('import.exportMapping', { fingerprint: kept?.fingerprint ?? '' });
  expect(JSON.parse(text)).toMatchObject({ sheets: [{ mapping: { policy: 'fill blanks' } }] });
  expect(text).toContain('"policy": "file wins"');
  const colleague = await start();
  await colleague.call('import.importMapping', { text, name: 'm.json' });
  const theirs = await begin(colleague, file('c.csv', `${header}\nQuill,A2,Ana,\n`));
  expect(await settled(colleague, theirs)).toMatchObject({ files: [{ sheets: [{ policy: 'fill blanks' }] }] });
});

test('a column that can be read in two ways asks, and the import waits for the answer', async () => {
  const services = await start();
  const jobId = await begin(
    services,
    file('dates.csv', 'Account Name,Renewal Date,ARR\nNordwind,03/04/2027,$1000\nHelioscope,05/06/2027,$2000\n'),
  );
  const planned = await settled(services, jobId);
  if (planned.state !== 'planned') throw new Error(planned.state);
  expect(planned.questions).toMatchObject([{ header: 'Renewal Date', ambiguity: { kind: 'dateOrder', count: 2 } }]);
  await expect(services.call('import.preview', { jobId })).rejects.toMatchObject({ code: 'import/question-open' });
  const answered = await services.call('import.changePlan', {
    jobId,
    change: { kind: 'dateOrder', file: 0, sheet: 0, column: null, order: 'dmy' },
  });
  expect(answered).toMatchObject({ state: 'planned', questions: [] });
  await services.call('import.apply', { jobId });
  const dates = services.services.ctx.book().sqlite.prepare('SELECT end_date FROM contract ORDER BY id').all();
  expect(dates).toEqual([{ end_date: '2027-04-03' }, { end_date: '2027-06-05' }]);
});

test('cells that wait for the decimal mark of their column are shown as asking until it is told', async () => {
  const services = await start();
  const jobId = await begin(
    services,
    file('marks.csv', 'Account Name;Renewal Date;ARR\nNordwind;2027-04-03;12.500\nHelioscope;2027-06-05;8.250\n'),
  );
  expect(await settled(services, jobId)).toMatchObject({ questions: [{ ambiguity: { kind: 'decimal' } }] });
  const codes = async (): Promise<string[]> =>
    (await services.call('import.rows', { jobId, file: 0, sheet: 0 })).rows.flatMap((row) =>
      row.refused.map((cell) => cell.code),
    );
  expect(await codes()).toEqual(['import/ambiguous-number', 'import/ambiguous-number']);
  const change = { kind: 'decimal', file: 0, sheet: 0, column: null, decimal: ',' } as const;
  await services.call('import.changePlan', { jobId, change });
  expect(await codes()).toEqual([]);
});

test('an extra field that differs is shown with both texts, and those of a new fact are counted', async () => {
  const services = await start();
  const lines = (colour: string): string =>
    `Account Name,Account ID,Shelf colour,__proto__\nNordwind AG,A1,${colour},x\nHelioscope Inc,A2,teal,\n`;
  const first = await begin(services, file('extra.csv', lines('teal')));
  await settled(services, first);
  await services.call('import.preview', { jobId: first });
  const fresh = await services.call('import.changes', { jobId: first });
  expect(fresh.rows.map((row) => row.facts.map((fact) => fact.extras))).toEqual([[2], [1]]);
  await services.call('import.apply', { jobId: first });

  const second = await begin(services, file('extra.csv', lines('mauve')));
  await settled(services, second);
  await services.call('import.preview', { jobId: second });
  const { rows } = await services.call('import.changes', { jobId: second });
  expect(rows.map((row) => [row.kind, ...row.facts.map((fact) => fact.fields)])).toEqual([
    ['changed', [{ name: 'extra.Shelf colour', header: 'Shelf colour', old: 'teal', new: 'mauve', verdict: 'set' }]],
    ['same', []],
  ]);
});

test('a rejected cell is listed, fixed in place, and imported', async () => {
  const services = await start();
  const jobId = await begin(
    services,
    file(
      'bad.xlsx',
      makeXlsx([
        {
          name: 'Accounts',
          rows: [
            ['Account Name', 'Account ID', 'CSM', 'Renewal Date', 'ARR', 'Currency'],
            ['Nordwind', 'A1', 'Ana', { date: '2027-03-31' }, 12000, 'EUR'],
            ['Helioscope', 'A2', 'Ben', 'soon', 30000, 'EUR'],
            ['Quartz', 'A3', 'Ben', { date: '2027-05-31' }, 30000, 'EUR'],
          ],
        },
      ]),
    ),
  );
  await settled(services, jobId);
  await services.call('import.preview', { jobId });
  const { total, entries } = await services.call('import.rejected', { jobId });
  expect(total).toBe(1);
  expect(entries[0]).toMatchObject({ row: 3, header: 'Renewal Date', value: 'soon', sheetName: 'Accounts' });
  const csv = (await services.call('import.exportRejected', { jobId })).csv;
  expect(csv).toContain('"soon"');
  await services.call('import.changePlan', {
    jobId,
    change: { kind: 'fixCell', file: 0, sheet: 0, row: 3, column: entries[0]?.column ?? 0, text: '2027-04-30' },
  });
  await services.call('import.preview', { jobId });
  expect((await services.call('import.rejected', { jobId })).total).toBe(0);
  await services.call('import.apply', { jobId });
  expect(
    services.services.ctx.book().sqlite.prepare('SELECT count(*) AS n FROM contract WHERE end_date IS NOT NULL').get(),
  ).toEqual({ n: 3 });
});

test('a conflict keeps what was typed until a person takes the file', async () => {
  const services = await start();
  const first = await begin(services, file('a.csv', ACCOUNTS));
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  await services.call('account.edit', { table: 'account', id: '1', changes: { csm: 'Dora' } });
  const jobId = await begin(services, file('b.csv', ACCOUNTS.replace('A1,Ana', 'A1,Emil')));
  await settled(services, jobId);
  const previewed = await services.call('import.preview', { jobId });
  expect(previewed).toMatchObject({ summary: { openConflicts: 1 } });
  const { rows } = await services.call('import.changes', { jobId, kind: 'conflict' });
  expect(rows[0]?.facts[0]?.fields).toContainEqual({
    name: 'csm',
    header: 'CSM',
    old: 'Dora',
    new: 'Emil',
    verdict: 'conflict',
  });
  const decided = await services.call('import.decide', {
    jobId,
    decisions: [{ kind: 'conflict', rowId: rows[0]?.id ?? null, name: null, take: 'theirs' }],
  });
  expect(decided).toMatchObject({ summary: { openConflicts: 0 } });
  await services.call('import.apply', { jobId });
  expect(services.services.ctx.book().sqlite.prepare('SELECT csm FROM account WHERE id = 1').get()).toEqual({
    csm: 'Emil',
  });
});

test('keeping what was typed keeps that alone: what else the file says of the row and of others comes in', async () => {
  const services = await start();
  const first = await begin(services, file('accounts.csv', ACCOUNTS));
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  const [{ id }] = (await services.call('account.search', { text: 'Nordwind' })).map(({ accountId }) => ({
    id: accountId,
  })) as [{ id: string }];
  await services.call('account.edit', { table: 'account', id, changes: { csm: 'Typed' } });
  const later = ACCOUNTS.replace('Ana,2027-03-31', 'Zoe,2027-09-30').replace('Ben,', 'Mia,');
  for (const rowId of ['0.0.2', null]) {
    const jobId = await begin(services, file('accounts.csv', later));
    await settled(services, jobId);
    await services.call('import.preview', { jobId });
    const decision = { kind: 'conflict', rowId, name: null, take: 'mine' } as const;
    const decided = await services.call('import.decide', { jobId, decisions: [decision] });
    if (decided.state !== 'previewed') throw new Error(decided.state);
    expect(decided.summary).toMatchObject({ openConflicts: 0, effect: { renewalsMoved: 1 }, sheets: [{ changed: 2 }] });
    const { rows } = await services.call('import.changes', { jobId });
    const verdicts = rows.flatMap((row) =>
      row.facts.flatMap((fact) => fact.fields.map((one) => [one.name, one.verdict])),
    );
    expect(verdicts).toEqual([
      ['csm', 'kept'],
      ['endDate', 'set'],
      ['csm', 'set'],
    ]);
    await services.call('import.cancel', { jobId });
  }
});

test('a likely pair is offered, and merged only when a person says so', async () => {
  const services = await start();
  const first = await begin(services, file('a.csv', ACCOUNTS));
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  const jobId = await begin(services, file('c.csv', 'Account Name,CSM\nNordwind Holding,Ana\nOther Company,Ben\n'));
  await settled(services, jobId);
  const previewed = await services.call('import.preview', { jobId });
  if (previewed.state !== 'previewed') throw new Error(previewed.state);
  expect(previewed.summary.pairs).toMatchObject([
    { incoming: 'Nordwind Holding', candidate: 'Nordwind AG', decision: 'open' },
  ]);
  expect(previewed.summary.effect.accountsAfter).toBe(4);
  const decided = await services.call('import.decide', {
    jobId,
    decisions: [{ kind: 'pair', pairId: previewed.summary.pairs[0]?.id ?? '', decision: 'same' }],
  });
  expect(decided).toMatchObject({ summary: { effect: { accountsAfter: 3 } } });
});

/** A preview of one file, with its job. */
async function previewOf(services: TestServices, name: string, text: string) {
  const jobId = await begin(services, file(name, text));
  await settled(services, jobId);
  const job = await services.call('import.preview', { jobId });
  if (job.state !== 'previewed') throw new Error(job.state);
  const decide = async (pairId: string, decision: 'same' | 'different' | 'open') => {
    const next = await services.call('import.decide', { jobId, decisions: [{ kind: 'pair', pairId, decision }] });
    if (next.state !== 'previewed') throw new Error(next.state);
    return next.summary;
  };
  return { jobId, summary: job.summary, decide };
}

const LONG = 'Pemberley Cold Storage and Refrigerated Transports';
const TWO_NAMES = `Account Name,CSM\n${LONG},Ana\n${LONG} Europe,Ben\n`;

test('two names of one file: said to be one, taken back, said again, and remembered', async () => {
  const services = await start();
  const { jobId, summary, decide } = await previewOf(services, 'two.csv', TWO_NAMES);
  const [pair] = summary.pairs;
  expect(pair).toMatchObject({ incoming: `${LONG} Europe`, row: 3, candidate: LONG, candidateAt: { row: 2 } });
  expect(summary.effect.accountsAfter).toBe(2);
  const id = pair?.id ?? '';
  const told = await decide(id, 'same');
  expect(told.effect.accountsAfter).toBe(1);
  expect(told.pairs).toEqual([{ ...pair, decision: 'same' }]);
  const back = await decide(id, 'open');
  expect(back.effect.accountsAfter).toBe(2);
  expect(back.pairs).toEqual([pair]);
  await decide(id, 'same');
  await services.call('import.apply', { jobId });

  const again = await previewOf(services, 'two.csv', TWO_NAMES);
  expect(again.summary.sheets).toMatchObject([{ new: 0, changed: 0, same: 2 }]);
  expect(again.summary.pairs).toEqual([]);
  await services.call('history.undo', {});
  expect((await previewOf(services, 'two.csv', TWO_NAMES)).summary.pairs).toHaveLength(1);
});

test('ids that lost their leading zeros are told and offered, and stay apart until a person says so', async () => {
  const services = await start();
  const first = await begin(services, file('accounts.csv', 'Account ID,Account Name\n00471,Acme\n00472,Borealis\n'));
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  const contracts = 'Account ID,Product,ARR\n471,Core,1000\n00472,Core,2000\n';
  const { jobId, summary, decide } = await previewOf(services, 'contracts.csv', contracts);
  expect(summary.effect.accountsAfter).toBe(3);
  expect(summary.notes[0]).toContain('1 account id differs from another in leading zeros only (471 / 00471)');
  expect(summary.pairs).toMatchObject([
    {
      incoming: '471',
      candidate: 'Acme',
      reason: expect.stringContaining('471 and 00471') as string,
      decision: 'open',
    },
  ]);
  const told = await decide(summary.pairs[0]?.id ?? '', 'same');
  expect(told.effect.accountsAfter).toBe(2);
  await services.call('import.apply', { jobId });
  const { sqlite } = services.services.ctx.book();
  expect(
    sqlite
      .prepare(
        'SELECT a.name, a.external_id AS id, c.arr_minor AS arr FROM contract c JOIN account a ON a.id = c.account_id ORDER BY a.id',
      )
      .all(),
  ).toEqual([
    { name: 'Acme', id: '00471', arr: 100_000 },
    { name: 'Borealis', id: '00472', arr: 200_000 },
  ]);

  const again = await previewOf(services, 'contracts.csv', contracts);
  expect(again.summary).toMatchObject({ pairs: [], notes: [], effect: { accountsAfter: 2 } });
});

test('what is the same as the same is the same, whichever pairs were answered', async () => {
  const services = await start();
  const text = 'Account Name,CSM\nZephyrine,Ana\nZephyrine Europe,Ana\nZephyrine Global,Ana\n';
  const { summary, decide } = await previewOf(services, 'three.csv', text);
  const idOf = (incoming: string, candidate: string): string =>
    summary.pairs.find((pair) => pair.incoming === incoming && pair.candidate === candidate)?.id ?? '';
  await decide(idOf('Zephyrine Europe', 'Zephyrine'), 'same');
  const done = await decide(idOf('Zephyrine Global', 'Zephyrine Europe'), 'same');
  expect(done.effect.accountsAfter).toBe(1);
});

test('answers of the wizard and of data health are one memory', async () => {
  const services = await start();
  const first = await begin(services, file('a.csv', ACCOUNTS));
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  const text = 'Account Name,CSM\nNordwind Holding,Ana\n';
  const { jobId, summary, decide } = await previewOf(services, 'holding.csv', text);
  await decide(summary.pairs[0]?.id ?? '', 'different');
  await services.call('import.apply', { jobId });
  const told = await services.call('quality.report', {});
  expect(told.duplicates).toEqual([]);
  expect(told.toldApart).toMatchObject([{ names: ['Nordwind AG', 'Nordwind Holding'] }]);
  // The answer belongs to the import and goes with it.
  await services.call('history.undo', {});
  expect((await services.call('quality.report', {})).toldApart).toEqual([]);

  const second = await previewOf(services, 'holding.csv', text);
  expect(second.summary.pairs).toMatchObject([{ decision: 'open' }]);
  const { entryId } = await services.call('import.apply', { jobId: second.jobId });
  const [offered] = (await services.call('quality.report', {})).duplicates;
  await services.call('quality.notSame', { table: 'account', aId: offered?.a.id ?? '', bId: offered?.b.id ?? '' });
  await services.call('history.undo', { entryId: entryId ?? '' });
  // It comes back under a new id; what was said of it stands.
  const third = await previewOf(services, 'holding.csv', text);
  expect(third.summary.pairs).toEqual([]);
  await services.call('import.apply', { jobId: third.jobId });
  const report = await services.call('quality.report', {});
  expect(report.duplicates).toEqual([]);
  await services.call('quality.offerAgain', { id: report.toldApart[0]?.id ?? '' });
  expect((await services.call('quality.report', {})).duplicates).toHaveLength(1);
});

test('somebody known by e-mail at another account is offered as having changed company', async () => {
  const services = await start();
  const people = (...rows: readonly string[]) => ['Account,Contact Name,Email,Role', ...rows, ''].join('\n');
  const first = await begin(
    services,
    file(
      'people.csv',
      people('Nordwind,Jana Weiss,jana@mail.example,Champion', 'Helioscope,Ben Ode,ben@h.example,Admin'),
    ),
  );
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  const moved = people('Helioscope,Jana Weiss,jana@mail.example,Champion', 'Helioscope,Ben Ode,ben@h.example,Admin');
  const { jobId, summary } = await previewOf(services, 'moved.csv', moved);
  expect(summary.moves).toMatchObject([
    { name: 'Jana Weiss', fromAccount: 'Nordwind', toAccount: 'Helioscope', row: 2, decision: 'open' },
  ]);
  const id = summary.moves[0]?.id ?? '';
  await services.call('import.decide', { jobId, decisions: [{ kind: 'move', id, decision: 'moved' }] });
  await services.call('import.apply', { jobId });
  const accounts = new Map((await services.call('portfolio.list', {})).rows.map((row) => [row.name, row.id]));
  const pageOf = (name: string) => services.call('account.page', { accountId: accounts.get(name) ?? '' });
  expect(await pageOf('Nordwind')).toMatchObject({
    people: [{ name: 'Jana Weiss', active: false, leftDate: '2026-11-22' }],
    moves: [{ personId: id, direction: 'to', accountName: 'Helioscope' }],
  });
  expect((await pageOf('Helioscope')).moves).toMatchObject([{ direction: 'from', accountName: 'Nordwind' }]);
  expect((await previewOf(services, 'moved.csv', moved)).summary.moves).toEqual([]);

  await services.call('history.undo', {});
  expect(await pageOf('Nordwind')).toMatchObject({ people: [{ name: 'Jana Weiss', active: true }], moves: [] });
  await services.call('history.redo', {});
  expect((await pageOf('Nordwind')).moves).toHaveLength(1);
});

test('who is still listed at the old account did not change company', async () => {
  const services = await start();
  const head = 'Account,Contact Name,Email,Role';
  const old = 'Nordwind,Jana Weiss,jana@mail.example,Champion';
  const first = await begin(services, file('people.csv', `${head}\n${old}\n`));
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  const both = `${head}\n${old}\nHelioscope,Jana Weiss,jana@mail.example,Champion\n`;
  expect((await previewOf(services, 'both.csv', both)).summary.moves).toEqual([]);
});

test('rows that vanished and were flagged are listed until they come back, are settled, or the import is undone', async () => {
  const services = await start();
  const row = (name: string, id: string) => `${name},${id},Ana`;
  const fullExport = async (file: string, names: readonly string[]) => {
    const text = ['Account Name,Account ID,CSM', ...names.map((name) => row(name, `${name}-1`)), ''].join('\n');
    const { jobId, summary } = await previewOf(services, file, text);
    return { jobId, summary };
  };
  const flags = async () => {
    const { gaps } = await services.call('quality.report', {});
    return gaps.filter((gap) => gap.key === 'not-in-export').map((gap) => [gap.accountName, gap.sentence]);
  };
  const all = ['Nordwind', 'Helioscope', 'Quartz', 'Zephyrine'];
  const first = await fullExport('october.csv', all);
  await services.call('import.apply', { jobId: first.jobId });

  const second = await fullExport('november.csv', ['Nordwind', 'Helioscope']);
  expect(second.summary.vanished.map((fact) => fact.label)).toEqual(['Quartz', 'Zephyrine']);
  const decision = { kind: 'vanished', id: null, decision: { take: 'flag' } } as const;
  await services.call('import.decide', { jobId: second.jobId, decisions: [decision] });
  const { entryId } = await services.call('import.apply', { jobId: second.jobId });
  expect(await flags()).toEqual([
    ['Quartz', 'Not in the last full export of november.csv (2026-11-22).'],
    ['Zephyrine', 'Not in the last full export of november.csv (2026-11-22).'],
  ]);
  const accounts = new Map((await services.call('portfolio.list', {})).rows.map((one) => [one.name, one.id]));
  const page = await services.call('account.page', { accountId: accounts.get('Quartz') ?? '' });
  expect(page.gaps).toContainEqual(expect.objectContaining({ key: 'not-in-export' }));

  await services.call('history.undo', { entryId: entryId ?? '' });
  expect(await flags()).toEqual([]);
  await services.call('history.redo', {});
  await services.call('account.edit', {
    table: 'account',
    id: accounts.get('Zephyrine') ?? '',
    changes: { status: 'churned' },
  });
  expect((await flags()).map(([name]) => name)).toEqual(['Quartz']);
  const third = await fullExport('december.csv', ['Nordwind', 'Helioscope', 'Quartz']);
  await services.call('import.apply', { jobId: third.jobId });
  expect(await flags()).toEqual([]);
});

test('a file is taken for complete where at least half of the rows came back, or as a person says', async () => {
  const services = await start();
  const textOf = (names: readonly string[]) =>
    ['Account Name,Account ID,CSM', ...names.map((name) => `${name},${name}-1,Ana`), ''].join('\n');
  const { jobId } = await previewOf(services, 'all.csv', textOf(['Nordwind', 'Helioscope', 'Quartz', 'Zephyrine']));
  await services.call('import.apply', { jobId });
  const gone = async (names: readonly string[], isFullExport: boolean | null) => {
    const job = await begin(services, file('later.csv', textOf(names)));
    await settled(services, job);
    const change = { kind: 'fullExport', file: 0, sheet: 0, isFullExport } as const;
    const plan = await services.call('import.changePlan', { jobId: job, change });
    expect(plan).toMatchObject({ files: [{ sheets: [{ isFullExport }] }] });
    const shown = await services.call('import.preview', { jobId: job });
    return shown.state === 'previewed' ? shown.summary.vanished.map((fact) => fact.label) : null;
  };
  expect(await gone(['Nordwind', 'Helioscope'], null)).toEqual(['Quartz', 'Zephyrine']);
  expect(await gone(['Nordwind', 'Helioscope'], false)).toEqual([]);
  expect(await gone(['Nordwind'], null)).toEqual([]);
  expect(await gone(['Nordwind'], true)).toEqual(['Helioscope', 'Quartz', 'Zephyrine']);
});

test('a flagged row is dismissed by hand with a name and a note, and listed again once it came back and is gone again', async () => {
  const services = await start();
  const fullExport = async (name: string, names: readonly string[], flag: boolean) => {
    const rows = names.map((one) => `${one},${one}-1,Ana`);
    const { jobId } = await previewOf(services, name, ['Account Name,Account ID,CSM', ...rows, ''].join('\n'));
    const decision = { kind: 'vanished', id: null, decision: { take: 'flag' } } as const;
    if (flag) await services.call('import.decide', { jobId, decisions: [decision] });
    await services.call('import.apply', { jobId });
  };
  const report = () => services.call('quality.report', {});
  const flagged = async () => (await report()).gaps.filter((gap) => gap.key === 'not-in-export');
  await fullExport('1.csv', ['Nordwind', 'Helioscope', 'Quartz'], false);
  await fullExport('2.csv', ['Nordwind', 'Helioscope'], true);
  const [gap] = await flagged();
  const at = { table: 'account', id: gap?.facts[0]?.id ?? '' } as const;
  const word = { ...at, author: ' Ana ', note: 'Sold by another team since May' };
  await expect(services.call('quality.dismissFlag', { ...word, note: ' ' })).rejects.toMatchObject({
    code: 'app/invalid-input',
  });

  const { journalEntryId } = await services.call('quality.dismissFlag', word);
  expect(await flagged()).toEqual([]);
  expect((await report()).dismissed).toMatchObject([
    {
      accountName: 'Quartz',
      author: 'Ana',
      note: 'Sold by another team since May',
      at: '2026-11-22T09:00:00.000Z',
      sentence: 'Not in the last full export of 2.csv (2026-11-22).',
    },
  ]);
  expect((await services.call('quality.dismissFlag', word)).journalEntryId).toBeNull();
  const { undo } = await services.call('history.list', { offset: 0, limit: 1 });
  expect(undo).toEqual({
    entryId: journalEntryId,
    label: 'Dismissed: Quartz: Not in the last full export of 2.csv (2026-11-22)',
  });
  await services.call('history.undo', {});
  expect(await flagged()).toHaveLength(1);
  await services.call('history.redo', {});
  const [dismissed] = (await report()).dismissed;
  await services.call('quality.listFlagAgain', { id: dismissed?.id ?? '' });
  expect(await flagged()).toHaveLength(1);
  await services.call('quality.dismissFlag', word);

  await fullExport('3.csv', ['Nordwind', 'Helioscope'], false);
  expect(await flagged()).toEqual([]);
  await fullExport('4.csv', ['Nordwind', 'Helioscope', 'Quartz'], false);
  expect((await report()).dismissed).toEqual([]);
  await fullExport('5.csv', ['Nordwind', 'Helioscope'], true);
  expect((await flagged()).map((one) => one.sentence)).toEqual(['Not in the last full export of 5.csv (2026-11-22).']);
});

test('an account that only a contract names is offered with its likely twin, too', async () => {
  const services = await start();
  const text =
    'Account,Product,Renewal Date,ARR\nZephyrine AG,Looms,2027-03-31,$900\nZephyrine Europe,Kilns,2027-03-31,$800\n';
  const { summary, decide } = await previewOf(services, 'contracts.csv', text);
  expect(summary.pairs).toMatchObject([
    { incoming: 'Zephyrine Europe', row: 3, candidate: 'Zephyrine AG', candidateAt: { row: 2 } },
  ]);
  const told = await decide(summary.pairs[0]?.id ?? '', 'same');
  expect(told.effect).toMatchObject({ accountsAfter: 1, contractsAfter: 2 });
});

/** A book, and a file that takes a while: the work is long enough to be stopped in the middle. */
async function longImport(): Promise<{ readonly services: TestServices; readonly jobId: string }> {
  const services = await start();
  const first = await begin(services, file('a.csv', ACCOUNTS));
  await settled(services, first);
  await services.call('import.apply', { jobId: first });
  const rows = Array.from({ length: 40_000 }, (_, n) => `Account ${n},A-${n},Ana,2027-03-31,$${1000 + n}`);
  const text = ['Account Name,Account ID,CSM,Renewal Date,ARR', ...rows, ''].join('\n');
  const jobId = await begin(services, file('long.csv', text));
  await settled(services, jobId);
  return { services, jobId };
}

/** Waits until the long step has reported its first rows. */
async function underWay(services: TestServices, phase: 'matching' | 'applying'): Promise<void> {
  await vi.waitFor(
    () => {
      const told = services.events.some(
        ({ name, payload }) => name === 'import.progress' && (payload as { phase: string }).phase === phase,
      );
      if (!told) throw new Error('not yet');
    },
    { timeout: 60_000, interval: 1 },
  );
}

test('working out the effect leaves others their turn, tells how far it is, and stops when told', async () => {
  const { services, jobId } = await longImport();
  const preview = services.call('import.preview', { jobId });
  await underWay(services, 'matching');
  // Answered in the middle of it.
  expect((await services.call('portfolio.list', {})).rows).toHaveLength(2);
  await services.call('import.stop', { jobId });
  await expect(preview).rejects.toMatchObject({ code: 'import/cancelled' });
  expect(await services.call('import.job', { jobId })).toMatchObject({ state: 'planned' });
  expect(await services.call('import.preview', { jobId })).toMatchObject({ state: 'previewed' });
});

test('writing is stopped in the middle: the book is as it was, and the import can go on', async () => {
  const { services, jobId } = await longImport();
  const apply = services.call('import.apply', { jobId });
  await underWay(services, 'applying');
  await expect(services.call('portfolio.list', {})).rejects.toMatchObject({ code: 'import/writing' });
  await expect(services.call('history.undo', {})).rejects.toMatchObject({ code: 'import/writing' });
  expect(await services.call('import.job', { jobId })).toMatchObject({ state: 'applying' });
  // A window that is opened now starts, and finds the import to stop it.
  expect(await services.call('app.start', {})).toMatchObject({ book: { name: 'Wizard' } });
  expect(await services.call('import.jobs', {})).toMatchObject([{ jobId, state: 'applying' }]);
  await services.call('import.stop', { jobId });
  await expect(apply).rejects.toMatchObject({ code: 'import/cancelled' });
  expect((await services.call('portfolio.list', {})).rows).toHaveLength(2);
  expect(await services.call('import.history', {})).toHaveLength(1);
  expect(services.services.ctx.book().sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  await services.call('import.apply', { jobId });
  expect((await services.call('portfolio.list', {})).rows).toHaveLength(40_002);
});

test('an import begun for one book is never written into another', async () => {
  const services = await start();
  const jobId = await begin(services, file('a.csv', ACCOUNTS));
  await settled(services, jobId);
  await services.call('book.create', { name: 'Other' });
  expect(await services.call('import.jobs', {})).toEqual([]);
  await expect(services.call('import.apply', { jobId })).rejects.toMatchObject({ code: 'import/other-book' });
  expect((await services.call('portfolio.list', {})).rows).toEqual([]);
});

test('closing the book while an import writes takes it back first', async () => {
  const { services, jobId } = await longImport();
  const apply = services.call('import.apply', { jobId }).catch((error: unknown) => error);
  await underWay(services, 'applying');
  const { path } = services.services.ctx.session.current() ?? { path: '' };
  await services.call('book.close', {});
  expect(await apply).toMatchObject({ code: 'import/cancelled' });
  await services.services.openBook(path);
  expect((await services.call('portfolio.list', {})).rows).toHaveLength(2);
});

test('one broken file of several is left out with its reason, and the others go on', async () => {
  const services = await start();
  const broken = file('broken.xlsx', 'PK\u0003\u0004 no workbook');
  const jobId = await begin(services, broken, file('accounts.csv', ACCOUNTS));
  expect(await settled(services, jobId)).toMatchObject({
    state: 'planned',
    files: [{ name: 'accounts.csv', file: 0 }],
    unread: [{ fileName: 'broken.xlsx', error: { code: expect.stringMatching(/^import\//) } }],
  });
  await services.call('import.preview', { jobId });
  const { rows } = await services.call('import.changes', { jobId });
  expect(rows.map((row) => row.file)).toEqual([0, 0]);
  expect(await services.call('import.apply', { jobId })).toMatchObject({
    sheets: [{ fileName: 'accounts.csv', new: 2 }],
  });
  expect((await services.call('import.history', {}))[0]).toMatchObject({ files: ['accounts.csv'] });

  const both = await begin(services, broken, file('report.pdf', '%PDF-1.4'));
  expect(await settled(services, both)).toMatchObject({ state: 'failed', fileName: 'broken.xlsx' });
});

test('two files of one name are told apart: a cell is fixed in the one it stands in', async () => {
  const services = await start();
  const twin = mkdtempSync(join(folder, 'twin-'));
  const rows = (name: string, date: string): string =>
    `Account Name,Account ID,CSM,Renewal Date,ARR\n${name} One,${name}1,Ana,2027-03-31,$1\n${name} Two,${name}2,Ana,2027-04-30,$2\n${name} Three,${name}3,Ana,${date},$3\n`;
  const second = join(twin, 'renewals.csv');
  writeFileSync(second, rows('Globex', 'some day'));
  const jobId = await begin(services, file('renewals.csv', rows('Nordwind', '2027-05-31')), second);
  const planned = await settled(services, jobId);
  expect(planned).toMatchObject({ files: [{ name: 'renewals.csv' }, { name: 'renewals.csv (2)' }] });
  await services.call('import.preview', { jobId });
  const { entries } = await services.call('import.rejected', { jobId });
  expect(entries).toMatchObject([{ file: 1, fileName: 'renewals.csv (2)', row: 4, column: 3 }]);
  const change = { kind: 'fixCell', file: 1, sheet: 0, row: 4, column: 3, text: '2027-06-30' } as const;
  await services.call('import.changePlan', { jobId, change });
  await services.call('import.preview', { jobId });
  expect(await services.call('import.rejected', { jobId })).toMatchObject({ total: 0 });
});

test('a file that cannot be read fails with a sentence and leaves nothing behind', async () => {
  const services = await start();
  const jobId = await begin(services, file('broken.xlsx', Buffer.from('PK\u0003\u0004 but not really')));
  expect(await settled(services, jobId)).toMatchObject({
    state: 'failed',
    fileName: 'broken.xlsx',
    error: { code: expect.stringMatching(/^import\//) },
  });
  expect(readdirSync(services.folders.temporary)).toEqual([]);
  expect(await services.call('import.history', {})).toEqual([]);
});

test('mappings are remembered, handed on as a file, and forgotten', async () => {
  const services = await start();
  const jobId = await begin(services, file('a.csv', ACCOUNTS));
  await settled(services, jobId);
  await services.call('import.apply', { jobId });
  const [mapping] = await services.call('import.mappings', {});
  expect(mapping?.columns).toContainEqual({ header: 'csm', field: 'account.csm' });
  const { text } = await services.call('import.exportMapping', { fingerprint: mapping?.fingerprint ?? '' });
  await services.call('import.forgetMapping', { fingerprint: mapping?.fingerprint ?? '' });
  expect(await services.call('import.mappings', {})).toEqual([]);
  expect(await services.call('import.importMapping', { text, name: 'm.json' })).toHaveLength(1);
  await expect(services.call('import.importMapping', { text: '{"a":1}', name: 'm.json' })).rejects.toMatchObject({
    code: 'import/not-a-mapping',
  });
});

const DEALS =
  'Opportunity ID,Account Name,Stage,Amount,Close Date\nO-1,Nordwind AG,Prospecting,10000,2026-05-01\nO-2,Helioscope Inc,Closed Lost,20000,2026-01-10\nO-3,Quartz Ltd,Closed Won,30000,2026-02-10\n';

test('of a list of opportunities taken in by hand the won ones come in; other stages when ticked, and so again next time', async () => {
  const services = await start();
  const jobId = await begin(services, file('opportunities.csv', DEALS));
  const planned = await settled(services, jobId);
  expect(planned).toMatchObject({ files: [{ plan: { sheets: [{ include: false, rowCount: 3 }] } }] });
  const at = { file: 0, sheet: 0 };
  const change = (one: Parameters<typeof services.call<'import.changePlan'>>[1]['change']) =>
    services.call('import.changePlan', { jobId, change: one });
  expect(await change({ kind: 'includeSheet', ...at, include: true })).toMatchObject({
    files: [{ plan: { sheets: [{ include: true, rowCount: 1, rowFilter: { keep: ['Closed Won'] } }] } }],
  });
  const rows = await services.call('import.rows', { jobId, ...at });
  expect(rows.rows.map((row) => row.role)).toEqual(['header', 'filtered', 'filtered', 'data']);
  expect(await change({ kind: 'rowFilter', ...at, keep: ['Closed Won', 'Prospecting'] })).toMatchObject({
    files: [{ plan: { sheets: [{ rowCount: 2 }] } }],
  });
  expect(await services.call('import.preview', { jobId })).toMatchObject({
    summary: { sheets: [{ rows: 2, new: 2 }] },
  });
  expect((await services.call('import.apply', { jobId })).notes).toContain(
    '“opportunities.csv”: 1 of 3 rows were left out by “Stage” (1 “Closed Lost”).',
  );
  const names = async () => (await services.call('portfolio.list', {})).rows.map((row) => row.name).toSorted();
  expect(await names()).toEqual(['Nordwind AG', 'Quartz Ltd']);

  const more = `${DEALS}O-4,Umbra GmbH,Prospecting,1000,2026-07-01\nO-5,Vesta AG,Qualification,1000,2026-07-01\n`;
  const again = await begin(services, file('opportunities 2.csv', more));
  expect(await settled(services, again)).toMatchObject({
    files: [{ plan: { sheets: [{ include: true, rowCount: 3, rowFilter: { keep: ['Closed Won', 'Prospecting'] } }] } }],
  });
  await services.call('import.apply', { jobId: again });
  expect(await names()).toEqual(['Nordwind AG', 'Quartz Ltd', 'Umbra GmbH']);
});
