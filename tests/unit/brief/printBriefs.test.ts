import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safeFileName } from '../../../src/main/api/safeFileName.ts';
import type { Brief } from '../../../src/main/brief/makeBrief.ts';
import { printBriefs, type BriefOrder, type BriefTools } from '../../../src/main/brief/printBriefs.ts';
import type { PdfPrinter } from '../../../src/main/hosts/host.ts';
import { AppError } from '../../../src/shared/contract/errors.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const order = (names: readonly string[], more: Partial<BriefOrder> = {}): BriefOrder => ({
  accounts: names.map((name, index) => ({ id: String(index + 1), name })),
  asOf: '2026-11-22',
  audience: 'internal',
  paper: 'A4',
  format: 'html',
  folder,
  fileName: safeFileName,
  ...more,
});

/** A printer is a host's thing: the one stand-in here. */
function printer(print: () => Promise<Uint8Array>): PdfPrinter & { closed: boolean } {
  const made = { closed: false, print, close: async () => void (made.closed = true) };
  return made;
}

const tools = (more: Partial<BriefTools> = {}): BriefTools => ({
  make: async (accountId): Promise<Brief> => ({
    accountId,
    title: `Brief ${accountId}`,
    html: `<p>${accountId}</p>`,
    preflight: [],
  }),
  openPrinter: async () => null,
  signal: new AbortController().signal,
  progressed: () => undefined,
  ...more,
});

describe('printing briefs', () => {
  it('gives every account a file of its own, also two of one name, and leaves nothing half-written', async () => {
    const run = await printBriefs(order(['Ana / Bo: Ltd.', 'Twin', 'twin']), tools());
    expect(run.written.map(({ file }) => file)).toEqual([
      'Ana Bo Ltd. - brief 2026-11-22.html',
      'Twin - brief 2026-11-22.html',
      'twin - brief 2026-11-22 (2).html',
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(run.written.map(({ file }) => file).toSorted());
    expect(readFileSync(join(folder, run.written[0]?.file ?? ''), 'utf8')).toBe('<p>1</p>');
  });

  it('stops between two briefs when cancelled and says which were not printed', async () => {
    const stop = new AbortController();
    const run = await printBriefs(
      order(['One', 'Two', 'Three']),
      tools({
        signal: stop.signal,
        progressed: ({ written }) => void (written.length === 1 && stop.abort()),
      }),
    );
    expect(run.written.map(({ account }) => account)).toEqual(['One', 'Two']);
    expect(run.skipped).toEqual([expect.objectContaining({ account: 'Three', code: 'brief/cancelled' })]);
  });

  it('skips what has nothing to show, with the reason', async () => {
    const empty: Brief = {
      accountId: '1',
      title: '',
      html: '',
      preflight: [{ key: 'nothing-to-show', level: 'stop', sentence: 'Nothing.' }],
    };
    const run = await printBriefs(order(['One']), tools({ make: async () => empty }));
    expect(run).toMatchObject({ written: [], skipped: [{ code: 'brief/nothing-to-show', reason: 'Nothing.' }] });
  });

  it('opens one printer for the whole run and closes it', async () => {
    const opened: (PdfPrinter & { closed: boolean })[] = [];
    const openPrinter = async (): Promise<PdfPrinter> => {
      const made = printer(async () => new TextEncoder().encode('/Type /Pages /Count 2'));
      opened.push(made);
      return made;
    };
    const run = await printBriefs(order(['One', 'Two'], { format: 'pdf' }), tools({ openPrinter }));
    expect(run.written.map(({ pages }) => pages)).toEqual([2, 2]);
    expect(opened.map(({ closed }) => closed)).toEqual([true]);
  });

  it('goes on with a fresh printer after one brief failed', async () => {
    let prints = 0;
    const openPrinter = async (): Promise<PdfPrinter> =>
      printer(async () => {
        prints += 1;
        if (prints === 1) throw new AppError('brief/printer-failed', 'The browser went away.');
        return new TextEncoder().encode('/Type /Pages /Count 1');
      });
    const run = await printBriefs(order(['One', 'Two'], { format: 'pdf' }), tools({ openPrinter }));
    expect(run.written.map(({ account }) => account)).toEqual(['Two']);
    expect(run.skipped).toEqual([expect.objectContaining({ account: 'One', code: 'brief/printer-failed' })]);
  });

  it('makes a brief of more than three pages again, tight', async () => {
    const asked: string[] = [];
    const make: BriefTools['make'] = async (accountId, density) => {
      asked.push(density);
      return { accountId, title: density, html: density, preflight: [] };
    };
    const openPrinter = async (): Promise<PdfPrinter> => ({
      print: async (html) => new TextEncoder().encode(`/Type /Pages /Count ${html === 'tight' ? 3 : 5}`),
      close: async () => undefined,
    });
    const run = await printBriefs(order(['One'], { format: 'pdf' }), tools({ make, openPrinter }));
    expect(asked).toEqual(['roomy', 'tight']);
    expect(run.written[0]?.pages).toBe(3);
  });

  it('says so when nothing can print', async () => {
    await expect(printBriefs(order(['One'], { format: 'pdf' }), tools())).rejects.toMatchObject({
      code: 'brief/no-printer',
    });
  });

  it('names the folder problem and leaves no part behind', async () => {
    await expect(printBriefs(order(['One'], { folder: join(folder, 'not there') }), tools())).rejects.toMatchObject({
      code: 'brief/not-written',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
