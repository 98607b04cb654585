/** `quarterbook brief` as a terminal sees it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../src/main/commands/brief.ts';
import type { CommandEnv } from '../../../src/main/commands/command.ts';
import { openPrinter } from '../../../src/main/hosts/loopback/openPrinter.ts';
import type { Host } from '../../../src/main/hosts/host.ts';
import { makeSampleBook } from '../../../src/main/sample/makeSampleBook.ts';
import { testChromium } from '../../support/chromium.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

interface BriefJson {
  readonly written: readonly {
    readonly account: string;
    readonly file: string;
    readonly pages: number | null;
    readonly seconds: number;
  }[];
  readonly skipped: readonly { readonly account: string; readonly reason: string }[];
}

let services: TestServices;
let host: Host;
let folder = '';
let book = '';

beforeAll(async () => {
  const browser = await testChromium();
  services = startTestServices({ host: { openPrinter: () => openPrinter(browser) } });
  host = services.services.ctx.host;
  folder = services.folders.books;
  book = join(folder, 'Sample.qbook');
  await makeSampleBook(book, host, { today: '2026-11-22', now: '2026-11-22T09:00:00.000Z' });
});

afterAll(() => services.close());

async function brief(...args: readonly string[]): Promise<string> {
  let out = '';
  const env: CommandEnv = {
    programFolder: '',
    out: (text) => void (out += text),
    note: () => undefined,
    services: () => Promise.reject(new Error('This command opens the book by itself.')),
    host: async () => host,
  };
  await run(['--book', book, '--as-of', '2026-11-22', ...args], env);
  return out;
}

describe('quarterbook brief', () => {
  it('writes the named briefs as PDF and answers the JSON of the command line page', async () => {
    const out = join(folder, 'named');
    const answer = JSON.parse(
      await brief('--out', out, '--account', 'Halden Freight', '--account', 'mistral eolien', '--json'),
    ) as BriefJson;
    expect(answer.skipped).toEqual([]);
    expect(answer.written.map(({ account, file }) => [account, file])).toEqual([
      ['Halden Freight', 'Halden Freight - brief 2026-11-22.pdf'],
      ['Mistral Éolien', 'Mistral Éolien - brief 2026-11-22.pdf'],
    ]);
    for (const { pages, seconds } of answer.written) {
      expect(pages).toBeGreaterThanOrEqual(1);
      expect(pages).toBeLessThanOrEqual(3);
      expect(seconds).toBeGreaterThan(0);
    }
    expect(readdirSync(out)).toHaveLength(2);
    expect(
      readFileSync(join(out, answer.written[0]?.file ?? ''))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('writes all of them as HTML, leaving out what has nothing to show the customer, with the reason', async () => {
    const out = join(folder, 'all');
    const answer = JSON.parse(
      await brief('--out', out, '--all', '--format', 'html', '--audience', 'customer', '--json'),
    ) as BriefJson;
    expect(answer.written.length + answer.skipped.length).toBe(60);
    expect(answer.skipped.filter(({ reason }) => reason.includes('churned'))).toHaveLength(3);
    expect(answer.written.every(({ pages, file }) => pages === null && file.endsWith('.html'))).toBe(true);
    expect(readdirSync(out)).toHaveLength(answer.written.length);
  });

  it('does not change the book', async () => {
    const before = readFileSync(book);
    await brief('--out', join(folder, 'again'), '--account', 'Halden Freight', '--format', 'html');
    expect(readFileSync(book).equals(before)).toBe(true);
  });

  it('refuses a name that is not in the book, and asks which briefs are meant', async () => {
    await expect(brief('--out', folder, '--account', 'Nobody & Sons')).rejects.toMatchObject({
      code: 'brief/unknown-account',
    });
    await expect(brief('--out', folder)).rejects.toThrow('Say which briefs');
    await expect(brief('--out', folder, '--all', '--format', 'docx')).rejects.toThrow('"docx" is not one of pdf, html');
  });
});
