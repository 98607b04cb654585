/** Briefs of the sample book: real import, real figures, real documents. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BriefAudience } from '../../../src/shared/contract/brief.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

let services: TestServices;
const idOf = new Map<string, string>();

beforeAll(async () => {
  services = startTestServices();
  await services.call('book.openSample', {});
  const { candidates } = await services.call('brief.candidates', {});
  for (const { name, accountId } of candidates) idOf.set(name, accountId);
});
afterAll(() => services.close());

const brief = async (name: string, audience: BriefAudience = 'internal'): Promise<string> =>
  (await services.call('brief.preview', { accountId: idOf.get(name) ?? '', audience })).html;
const textOf = (html: string): string =>
  html
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('the internal brief', () => {
  it('has every section in the order a reader needs', async () => {
    const html = await brief('Halden Freight');
    const titles = [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map((match) => match[1]);
    expect(titles).toEqual([
      'The outcome they want',
      expect.stringMatching(/^What changed since/),
      'Next conversation worth having',
      'Risks',
      'Score and its arithmetic',
      'Value proven',
      'People',
      'Milestones',
      'Renewal',
      'Signals',
      'What we do not know',
      'Sources',
    ]);
  });

  it('prints the figures of the portfolio and no others', async () => {
    const { rows } = await services.call('portfolio.list', {});
    for (const row of rows.filter((_, index) => index % 7 === 0)) {
      const text = textOf(await brief(row.name));
      const page = await services.call('account.page', { accountId: row.id });
      if (page.displayScore !== null) expect(text).toContain(`score ${page.displayScore} of 100`);
      for (const exception of page.health.exceptions) expect(text.toLowerCase()).toContain(exception.name);
      for (const { value } of Object.values(page.health.parts))
        if (value !== null) expect(text).toContain(String(Math.floor(value * 10 + 0.5 + 1e-9) / 10));
    }
  });

  it('is self-contained: no script, nothing to fetch, its letters and pictures inside', async () => {
    const html = await brief('Halden Freight');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|(?:src|href)=["']https?:/i);
    expect(html).toContain('data:font/woff2;base64,');
    expect(html.match(/<svg/g)).toHaveLength(5);
    for (const [, attributes = ''] of html.matchAll(/<svg([^>]*)>/g))
      expect(attributes).toMatch(/role="img" aria-label="[^"]{10,}"/);
    expect(html).not.toContain('data-picture');
  });

  it('says loudly what is missing on an account nobody looked after', async () => {
    const text = textOf(await brief('Bayou Property Care'));
    expect(text).toContain('No required outcome on file.');
    expect(text).toContain('Nothing has been reached for the customer that the book knows of.');
    expect(text).toMatch(/What we do not know .*Sentiment: Pulse 3 of 5 .* expired/);
  });

  it('tells the story of a churned account instead of a next step', async () => {
    const text = textOf(await brief('Fairhaven Foods'));
    expect(text).toMatch(/Churned on \d+ \w+ \d{4} with \$61,000, bad fit foreseen: "Too much tool for one site"/);
    expect(text).toContain('None: the account has churned.');
  });

  it('names its sources with the day they were imported', async () => {
    const text = textOf(await brief('Halden Freight'));
    expect(text).toMatch(/Fieldbeam customer book\.xlsx \d+ facts from Accounts.*imported 22 Nov 2026/);
  });
});

describe('the brief for the customer', () => {
  it('says nothing of score, support, power, pulse, forecast or risk, for any account of the sample', async () => {
    for (const name of [...idOf.keys()].filter((_, index) => index % 5 === 0)) {
      const html = await brief(name, 'customer');
      // The words of the customer themselves may say anything; ours may not.
      const ours = textOf(html.replace(/<q>.*?<\/q>/g, '')).toLowerCase();
      expect(ours).not.toMatch(
        /\b(score|support (of|at)|pulse|commit|at risk|risks|watermelon|unproven|sceptical|expected loss|internal|claimed|nps|not on file)\b/,
      );
      expect(html).not.toMatch(/<svg[^>]*aria-label="[^"]*(with power|score|decision)/i);
    }
  });

  it('asks for the confirmation that is missing and names the goal', async () => {
    const text = textOf(await brief('Vantage Grid', 'customer'));
    expect(text).toContain('What we ask of you');
    expect(text).toMatch(/Confirm ".*" in your own words/);
  });
});

describe('hostile text', () => {
  it('stays text, in the name, in the quotes and in the running header', async () => {
    const accountId = idOf.get('Tarn Valley Dairy') ?? '';
    const evil = `</style><script>alert(1)</script>"'} <i data-picture="map"></i> ${'long '.repeat(60)}`;
    await services.call('account.edit', {
      table: 'account',
      id: accountId,
      changes: { name: evil, requiredOutcome: '<img src=x onerror=alert(1)>' },
    });
    const { html, title } = await services.call('brief.preview', { accountId });
    expect(html).not.toMatch(/<script|<img/i);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.match(/<svg/g)?.length).toBe(5);
    expect(title).toContain('alert(1)');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
