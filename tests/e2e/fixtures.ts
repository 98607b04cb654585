/**
 * What every journey stands on: the built loopback host on a home of its own per worker, a page that followed the one-time
 * link, and a failed test for any console or page error.
 *
 *   import { test, expect, expectAccessible } from './fixtures.ts';
 *   test.use({ startWith: 'sample' });
 *   test('...', async ({ page }) => { ... });
 */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { launchTestBrowser } from '../support/chromium.ts';
import { startLoopbackProcess, type LoopbackProcess } from '../support/loopbackProcess.ts';

export { expect };

interface Options {
  /** What is open when the page appears: nothing (first run) or the sample book. */
  readonly startWith: 'nothing' | 'sample';
  /** Console errors a journey provokes on purpose; null: none. */
  readonly expectedErrors: RegExp | null;
}

interface Worker {
  readonly host: LoopbackProcess;
}

/** Calls one contract method from the page, as the screens do, and answers its value. */
export async function callApi(page: Page, method: string, input: unknown = {}): Promise<unknown> {
  const reply = await page.evaluate(
    async ({ method: name, input: body }) => {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Quarterbook-Key': sessionStorage.getItem('quarterbook-key') ?? '',
        },
        body: JSON.stringify(body),
      });
      return (await response.json()) as { ok: boolean; value: unknown; error: unknown };
    },
    { method, input },
  );
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

export const test = base.extend<Options & { readonly noErrors: void }, Worker>({
  startWith: ['nothing', { option: true }],
  expectedErrors: [null, { option: true }],

  browser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const browser: Browser = await launchTestBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  host: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const host = await startLoopbackProcess();
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],

  noErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error' && expectedErrors?.test(message.text()) !== true) errors.push(message.text());
      });
      context.on('weberror', (error) => errors.push(error.error().message));
      await use();
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],

  page: async ({ page, host, startWith }, use) => {
    await page.goto(await host.newAddress());
    await callApi(page, 'book.close');
    if (startWith === 'sample') await callApi(page, 'book.openSample');
    await page.goto(new URL('/', page.url()).href);
    await use(page);
  },
});

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with the rule, the element and the advice for every WCAG 2.2 AA violation axe finds on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(found, 'accessibility').toEqual([]);
}
