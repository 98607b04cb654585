/** Briefs printed by a real Chromium and read back by an independent PDF reader. */
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrinter } from '../../../src/main/hosts/loopback/openPrinter.ts';
import type { BriefJob } from '../../../src/shared/contract/brief.ts';
import { testChromium } from '../../support/chromium.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

let services: TestServices;
const idOf = new Map<string, string>();

beforeAll(async () => {
  const browser = await testChromium();
  services = startTestServices({
    host: {
      capabilities: { host: 'loopback', printPdf: true, dialogs: false },
      openPrinter: () => openPrinter(browser),
    },
  });
  await services.call('book.openSample', {});
  for (const { name, accountId } of (await services.call('brief.candidates', {})).candidates) idOf.set(name, accountId);
});
afterAll(() => services.close());

/** Follows a run to its end by its events. */
async function finished(jobId: string): Promise<BriefJob> {
  for (;;) {
    const job = await services.call('brief.job', { jobId });
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function printed(names: readonly string[], paper: 'A4' | 'Letter' = 'A4'): Promise<BriefJob> {
  const started = await services.call('brief.print', { accountIds: names.map((name) => idOf.get(name) ?? ''), paper });
  if (started === null) throw new Error('There is no dialog to cancel.');
  return finished(started.jobId);
}

const fileOf = (name: string): Uint8Array => {
  const file = services.delivered.findLast((one) => one.name.startsWith(name));
  if (file === undefined) throw new Error(`${name} was not delivered.`);
  return new Uint8Array(readFileSync(file.path));
};

describe('a printed brief', () => {
  it.each(['A4', 'Letter'] as const)(
    'is a tagged %s PDF of one to three pages with embedded fonts, a title, page numbers and headings',
    async (paper) => {
      const job = await printed(['Halden Freight'], paper);
      expect(job).toMatchObject({ state: 'done', done: 1, total: 1, skipped: [], problem: null, bundle: null });
      const bytes = fileOf('Halden Freight');
      const source = Buffer.from(bytes).toString('latin1');
      const pdf = await getDocument({ data: bytes, useSystemFonts: false }).promise;
      expect(pdf.numPages).toBeGreaterThanOrEqual(1);
      expect(pdf.numPages).toBeLessThanOrEqual(3);
      expect(job.written[0]?.pages).toBe(pdf.numPages);

      const first = await pdf.getPage(1);
      const [, , width, height] = first.view;
      expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual(paper === 'A4' ? [595, 842] : [612, 792]);
      const texts = await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, index) => {
          const { items } = await (await pdf.getPage(index + 1)).getTextContent();
          return items
            .map((item) => ('str' in item ? item.str : ''))
            .join(' ')
            .replace(/\s+/g, ' ');
        }),
      );
      expect(texts[0]).toContain('Next conversation worth having');
      expect(texts[0]).toContain('score 84 of 100');
      texts.forEach((text, index) => expect(text).toContain(`Page ${index + 1} of ${pdf.numPages}`));
      expect(texts[1]).toContain('Halden Freight');

      expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Halden Freight – account brief, 22 Nov 2026' });
      expect(source).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
      expect((await pdf.getOutline())?.length).toBeGreaterThan(0);
      const tags = JSON.stringify(await first.getStructTree());
      for (const role of ['H1', 'H2', 'Table', 'TH', 'Figure']) expect(tags).toContain(`"${role}"`);
      expect(tags).toContain('Score 84');

      // Every font is a real one inside the file: no Type 3 outlines, nothing left to the reader's machine.
      expect(source).not.toContain('/Subtype /Type3');
      expect(source.match(/\/FontFile2/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
      expect(source).toContain('/Lang');
    },
  );

  it('stays within three pages for every kind of account', async () => {
    const names = [
      'Mercy Ridge Clinics',
      'Bayou Property Care',
      'Fairhaven Foods',
      'Aurelia Hotels',
      'Straits Container Terminal',
      'Northmoor Hospitals Trust',
    ];
    const job = await printed(names);
    expect(job.state).toBe('done');
    expect(job.written.map(({ account }) => account)).toEqual(names);
    for (const { pages } of job.written) expect(pages).toBeLessThanOrEqual(3);
    expect(job.bundle).toMatchObject({ name: 'Briefs 2026-11-22.zip' });
    const archive = Buffer.from(fileOf('Briefs 2026-11-22'));
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(archive.toString('latin1')).toContain('Briefs 2026-11-22 - contents.html');
  });

  it('can be cancelled: what was written stays, the rest is named', async () => {
    const accountIds = [...idOf.values()];
    const started = await services.call('brief.print', { accountIds, format: 'pdf' });
    const jobId = started?.jobId ?? '';
    for (;;) {
      const { done } = await services.call('brief.job', { jobId });
      if (done >= 1) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await services.call('brief.cancel', { jobId });
    const job = await finished(jobId);
    expect(job.state).toBe('cancelled');
    expect(job.written.length).toBeGreaterThan(0);
    expect(job.written.length + job.skipped.length).toBe(accountIds.length);
    expect(job.skipped.at(-1)).toMatchObject({ code: 'brief/cancelled' });
    const progress = services.events.filter(({ name }) => name === 'brief.progressed');
    expect(progress.at(-1)?.payload).toMatchObject({ jobId, state: 'cancelled' });
  });
});

describe('an account with too much of everything', () => {
  it('still fits three pages: names, quotes and lists are cut and counted, never dropped in silence', async () => {
    const accountId = idOf.get('Silverlake Waterworks') ?? '';
    const long = 'Immeasurably long words '.repeat(60);
    await services.call('account.edit', {
      table: 'account',
      id: accountId,
      changes: { name: `Überlandwerke 東京電力 ${long}`, requiredOutcome: long, appropriateExperience: long },
    });
    for (let index = 0; index < 45; index += 1) {
      const values = {
        name: `Person ${index} ${long.slice(0, 60)}`,
        title: long.slice(0, 200),
        power: 1 + (index % 5),
        roles: ['decision maker'],
      };
      await services.call('account.addFact', { table: 'stakeholder', accountId, values });
    }
    for (let index = 0; index < 30; index += 1) {
      const values = {
        title: `Step ${index} ${long}`,
        ownerSide: index % 2 === 0 ? 'customer' : 'vendor',
        dueDate: '2026-10-01',
        status: 'active',
      };
      await services.call('account.addFact', { table: 'milestone', accountId, values });
    }
    const started = await services.call('brief.print', { accountIds: [accountId] });
    const job = await finished(started?.jobId ?? '');
    expect(job).toMatchObject({ state: 'done', skipped: [] });
    expect(job.written[0]?.pages).toBeLessThanOrEqual(3);
    expect(job.written[0]?.file.length).toBeLessThanOrEqual(150);
    const { html } = await services.call('brief.preview', { accountId });
    expect(html).toMatch(/And \d+ more\./);
    expect(html).toMatch(/more in the table/);
  });

  it('is not needed: an account of which only the name is known prints too', async () => {
    const done = await services.call('account.addFact', { table: 'account', values: { name: 'Only A Name' } });
    const started = await services.call('brief.print', { accountIds: [done.fact.id] });
    const job = await finished(started?.jobId ?? '');
    expect(job.written[0]).toMatchObject({ account: 'Only A Name' });
    expect(job.written[0]?.pages).toBeLessThanOrEqual(2);
  });
});
