/**
 * A workbook whose every text is an attack, imported and then looked at on every screen, in tooltips and in the brief: nothing runs, the
 * policy has nothing to stop, nothing is asked of any other machine, and the texts are shown as they are.
 * Source: reliability page, E19.
 */
import type { Page } from '@playwright/test';
import { SCREENS } from '../../src/renderer/app/screens.ts';
import type { Cell } from '../../src/shared/fields/types.ts';
import { makeXlsx } from '../support/makeXlsx.ts';
import { callApi, expect, test } from './fixtures.ts';

const ATTACKS = [
  '<img src=x onerror="window.__pwned=1">',
  '"><script>window.__pwned=1</script>',
  '</style></script><svg onload=window.__pwned=1>',
  '{{constructor.constructor("window.__pwned=1")()}}',
  'javascript:window.__pwned=1',
  "'-window.__pwned-'",
  '<a href="javascript:window.__pwned=1" autofocus onfocus=window.__pwned=1>x</a>',
  '<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>',
  '=HYPERLINK("https://evil.example","x")',
];
let next = 0;
/** Another attack each time; the number keeps names apart. */
const bad = (): string => `${next} ${ATTACKS[next++ % ATTACKS.length] ?? ''}`;

const names = Array.from({ length: 9 }, bad);
const each = (row: (name: string, n: number) => readonly Cell[]): readonly (readonly Cell[])[] => names.map(row);
const month = (n: number): string => String(1 + (n % 9)).padStart(2, '0');

function hostileWorkbook(): Buffer {
  return makeXlsx([
    {
      name: 'Accounts <img src=x>',
      rows: [
        [
          'Account Name',
          'Account ID',
          'CSM',
          'Segment',
          'Region',
          'Industry',
          'Required outcome',
          '<img src=x onerror="window.__pwned=1">',
        ],
        ...each((name, n) => [name, `A-${n}`, bad(), bad(), bad(), bad(), bad(), bad()]),
      ],
    },
    {
      name: 'Contracts',
      rows: [
        ['Account Name', 'Contract ID', 'Product', 'Start date', 'End date', 'ARR', 'Currency', 'Churn reason'],
        ...each((name, n) => [name, `C-${n}`, bad(), '2026-01-01', `2027-${month(n)}-15`, 10_000 + n, 'USD', bad()]),
      ],
    },
    {
      name: 'Stakeholders',
      rows: [
        ['Account Name', 'Name', 'Title', 'Role', 'Power', 'Support', 'Notes'],
        ...each((name, n) => [name, bad(), bad(), 'Champion', 1 + (n % 5), (n % 5) - 2, bad()]),
      ],
    },
    {
      name: 'Milestones',
      rows: [
        ['Account Name', 'Milestone', 'Outcome', 'Due date', 'Status', 'Evidence quote'],
        ...each((name, n) => [name, bad(), bad(), `2026-${month(n)}-20`, 'achieved', bad()]),
      ],
    },
    {
      name: 'Pulses',
      rows: [
        ['Account Name', 'Date', 'Pulse', 'Reason'],
        ...each((name, n) => [name, `2026-10-${10 + n}`, 1 + (n % 5), bad()]),
      ],
    },
    {
      name: 'Touches',
      rows: [
        ['Account Name', 'Date', 'Channel', 'Purpose'],
        ...each((name, n) => [name, `2026-11-0${1 + (n % 9)}`, 'Meeting', bad()]),
      ],
    },
  ]);
}

/** Nothing has run so far, and the policy had nothing to stop. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const seen = window as { __pwned?: unknown; __violations?: readonly string[] };
    return { pwned: seen.__pwned ?? null, violations: seen.__violations ?? [] };
  });
  expect(found, page.url()).toEqual({ pwned: null, violations: [] });
}

/** Tooltips are where pictures write text as markup: the mouse goes over every picture in a grid. Answers how many there were. */
async function hoverPictures(page: Page): Promise<number> {
  const places = await page.evaluate(() =>
    [...document.querySelectorAll('main canvas, main svg')]
      .map((picture) => picture.getBoundingClientRect())
      .filter(({ width, height }) => width > 60 && height > 60)
      .map(({ x, y, width, height }) => ({ x, y, width, height })),
  );
  for (const { x, y, width, height } of places) {
    for (const across of [0.2, 0.5, 0.8])
      for (const down of [0.25, 0.5, 0.75]) await page.mouse.move(x + width * across, y + height * down);
  }
  return places.length;
}

test.use({ startWith: 'nothing', expectedErrors: /Blocked script execution in '[^']*\/document\// });
test.setTimeout(180_000);

test('attacks in every text stay text, on every screen and in the brief', async ({ page, host }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) outside.push(request.url());
  });
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { __violations: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(await host.newAddress());
  await callApi(page, 'book.create', { name: `Attack <img src=x onerror="window.__pwned=1"> ${Date.now()}` });
  // The book's first screen: until it is there, the way to it can overtake another address.
  await page.waitForURL(/#\/portfolio/);
  await page.goto(new URL('/#/import', page.url()).href);
  await page.reload();
  const chooser = page.waitForEvent('filechooser');
  await page.getByText('Choose files').click();
  await (
    await chooser
  ).setFiles([
    {
      name: '<img src=x onerror=window.__pwned=1>.xlsx',
      mimeType: 'application/octet-stream',
      buffer: hostileWorkbook(),
    },
  ]);
  const effect = page.getByRole('button', { name: 'See the effect' });
  await expect(effect).toBeVisible({ timeout: 30_000 });
  await expectHarmless(page);
  await effect.click();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeVisible({ timeout: 30_000 });
  await expectHarmless(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible({ timeout: 30_000 });
  await expectHarmless(page);

  let pictures = 0;
  for (const { path } of SCREENS) {
    await page.goto(new URL(`/#${path}`, page.url()).href);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    pictures += await hoverPictures(page);
    await expectHarmless(page);
  }

  const { rows } = (await callApi(page, 'portfolio.list')) as {
    readonly rows: readonly { readonly id: string; readonly name: string }[];
  };
  expect(rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  for (const { id, name } of rows.slice(0, 4)) {
    await page.goto(new URL(`/#/account/${id}`, page.url()).href);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    pictures += await hoverPictures(page);
    await expectHarmless(page);
  }

  await page.goto(new URL('/#/briefs', page.url()).href);
  const first = rows[0]?.name ?? '';
  await page.getByRole('gridcell', { name: first }).first().click();
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toContainText(first);
  await expect(page.frameLocator('iframe').locator('script, iframe, img[onerror], svg[onload], [onfocus]')).toHaveCount(
    0,
  );
  await expectHarmless(page);
  expect(pictures).toBeGreaterThan(3);
  expect(outside).toEqual([]);
});
