/** The movement of ARR at risk: the waterfall by mouse and keyboard, its contracts, other days; and calls recorded in place. */
import { expect, expectAccessible, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

test.use({ startWith: 'sample' });

const panel = (page: Page) => page.getByRole('region', { name: 'Movement of ARR at risk' });
const picture = (page: Page) => panel(page).getByRole('application').first();
const spoken = (page: Page) => panel(page).locator('figure [aria-live="polite"]').first();

test.beforeEach(async ({ page }) => {
  await page.getByRole('link', { name: 'Renewals' }).click();
  await expect(picture(page).locator('svg')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}, with the contracts of a step and as a table`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await picture(page).focus();
    await page.keyboard.press('Enter');
    await expect(panel(page).getByRole('region', { name: /^opening: \d+ contracts?$/ })).toBeVisible();
    await expectAccessible(page);
    await picture(page).focus();
    await page.keyboard.press('t');
    await expect(panel(page).getByRole('table', { name: /^ARR at risk \(red and due\)/ })).toBeVisible();
    await expectAccessible(page);
  });
}

test('the name says what moved; arrows walk the steps; Enter shows contracts with their reason, Esc closes', async ({
  page,
}) => {
  await expect(picture(page)).toHaveAccessibleName(/^ARR at risk (rose|fell|came back|stayed)/);
  await picture(page).focus();
  await expect(spoken(page)).toHaveText(/^opening: /);
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
  await expect(spoken(page)).toHaveText(/^closing: .* in \d+ contracts?; biggest /);
  await page.keyboard.press('Enter');
  const list = panel(page).getByRole('region', { name: /^closing: / });
  await expect(list).toBeFocused();
  await expect(list.getByRole('row').nth(1)).toContainText(/Red: .*; decision date \d{4}-\d{2}-\d{2}\./);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('the table of the picture adds up from opening to closing', async ({ page }) => {
  await picture(page).focus();
  await page.keyboard.press('t');
  const rows = panel(page)
    .getByRole('table', { name: /^ARR at risk/ })
    .first()
    .getByRole('row');
  const cells = async (row: number): Promise<readonly string[]> => rows.nth(row).getByRole('cell').allTextContents();
  const amount = (text: string | undefined): number =>
    Number((text ?? '').replace('−', '-').replaceAll(/[^\d.-]/g, '')) || 0;
  let level = amount((await cells(1))[1]);
  for (let row = 2; row <= 8; row += 1) level += amount((await cells(row))[0]);
  expect(level).toBeCloseTo(amount((await cells(9))[1]), 2);
});

test('other days give another movement, and the way back', async ({ page }) => {
  const before = await picture(page).getAttribute('aria-label');
  await panel(page).getByRole('textbox', { name: 'From' }).fill('2026-01-31');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText(/between the chosen days/)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Since the last review' }).click();
  await expect(picture(page)).toHaveAccessibleName(before ?? '');
});

test('a call is recorded in place, dated, and taken back by Undo', async ({ page }) => {
  const grid = page.getByRole('grid', { name: 'Contracts due' });
  const call = grid.getByRole('button', { name: /^Leader call on .*: no call/ }).first();
  const account = /^Leader call on (.*): no call/.exec((await call.textContent()) ?? '')?.[1] ?? '';
  await call.click();
  const dialog = page.getByRole('dialog', { name: `Call on ${account}` });
  await dialog.getByRole('button', { name: 'Record the call' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose what is called');
  await dialog.getByRole('combobox', { name: 'Call' }).click();
  await page.getByRole('option', { name: 'at risk' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Record the call' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    grid.getByRole('button', { name: new RegExp(`^Leader call on ${account}: at risk `) }).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Undo: Added forecast to/ }).click();
  await expect(grid.getByRole('button', { name: new RegExp(`^Leader call on ${account}: at risk `) })).toHaveCount(0);
});

test('what hangs on one account is named with its share', async ({ page }) => {
  await expect(page.getByText('Biggest account due').first()).toBeVisible();
  await expect(page.getByText(/\d+% of due/).first()).toBeVisible();
});
