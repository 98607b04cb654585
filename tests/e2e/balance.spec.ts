/** Balance: nothing is assumed; the team's own hours, moves on paper, applied only when said. */
import type { Page } from '@playwright/test';
import { callApi, expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

const open = (page: Page) => page.getByRole('link', { name: 'Balance' }).click();

async function enterHours(page: Page): Promise<void> {
  const settings = (await callApi(page, 'settings.get')) as { balance: object };
  await callApi(page, 'settings.save', {
    balance: { ...settings.balance, hoursPerRenewal: 12, hoursPerOpenTicket: 1, capacityDefault: 120 },
  });
}

test('without hours the screen says so, and takes them', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { name: 'No hours entered yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enter hours' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hours and capacity' });
  await dialog.getByLabel('Per renewal decision in the quarter').fill('12');
  await dialog.getByLabel('Everyone without a number of their own').fill('120');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Load' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`load and moves are accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await enterHours(page);
    await open(page);
    await page.getByRole('rowheader').first().getByRole('button').click();
    await expect(page.getByRole('combobox', { name: /^Move to/ }).first()).toBeVisible();
    await expectAccessible(page);
  });
}

test('a move is tried on paper with the ties it breaks, then applied, then undone', async ({ page }) => {
  await enterHours(page);
  await open(page);
  const first = page.getByRole('rowheader').first().getByRole('button');
  const from = await first.innerText();
  await first.click();
  const line = page
    .getByRole('region', { name: `Accounts of ${from}` })
    .getByRole('row')
    .nth(1);
  const id = /account\/([^?]+)/.exec((await line.getByRole('link').getAttribute('href')) ?? '')?.[1] ?? '';
  const csmOf = async () =>
    ((await callApi(page, 'account.page', { accountId: id })) as { account: { csm: string } }).account.csm;
  await line.getByRole('combobox').click();
  const target = page.getByRole('option').filter({ hasNotText: from }).first();
  const to = await target.innerText();
  await target.click();
  const paper = page.getByRole('region', { name: '1 move on paper' });
  await expect(paper).toContainText('Ties that would break');
  await expect(page.getByText(/\d+ → \d+/).first()).toBeVisible();
  await expectAccessible(page);
  expect(await csmOf()).toBe(from);
  await paper.getByRole('button', { name: 'Apply the moves' }).click();
  await expect(paper).toBeHidden();
  expect(await csmOf()).toBe(to);
  await page.getByRole('button', { name: /^Undo:/ }).click();
  await expect(page.getByText(/Undone|Taken back/i).first()).toBeVisible();
  expect(await csmOf()).toBe(from);
});
