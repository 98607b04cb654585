/** The portfolio by mouse and keyboard. */
import { expect, expectAccessible, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

test.use({ startWith: 'sample' });

const grid = (page: Page) => page.getByRole('grid', { name: 'Accounts' });
const cell = (page: Page, row: number, column: number) => page.locator(`[data-place="${row}:${column}"]`);
const shown = (page: Page) => page.getByRole('status').filter({ hasText: /rows$/ });

test.beforeEach(async ({ page }) => {
  await expect(grid(page)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page);
  });
}

test('every figure on top has a definition box', async ({ page }) => {
  const figures = page.getByRole('region', { name: 'Portfolio figures' });
  for (const name of ['ARR', 'Due by quarter', 'ARR at risk', 'Unproven', 'Watermelons', /^GRR/, /^NRR/]) {
    await expect(figures.getByRole('heading', { name, exact: typeof name === 'string' })).toBeVisible();
  }
  await figures.getByRole('button', { name: 'What “ARR at risk” means' }).click();
  await expect(page.getByRole('dialog')).toContainText('ARR');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(figures.getByRole('button', { name: 'What “ARR at risk” means' })).toBeFocused();
});

test('arrows move through the table, Enter opens the account, Back returns to its row', async ({ page }) => {
  await cell(page, 0, 0).focus();
  for (let row = 0; row < 30; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 30, 1)).toBeFocused();
  const name = (await cell(page, 30, 0).innerText()).trim();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/account\//);
  await expect(page.getByRole('main')).toContainText(name);
  await page.goBack();
  await expect(cell(page, 30, 1)).toBeFocused();
});

test('Space on a score shows its arithmetic and Escape returns to the cell', async ({ page }) => {
  await cell(page, 0, 2).focus();
  await page.keyboard.press('Space');
  const box = page.getByRole('dialog', { name: /^Arithmetic of/ });
  await expect(box.getByRole('row', { name: /^Outcomes/ })).toBeVisible();
  await expect(box).toContainText('coverage');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(cell(page, 0, 2)).toBeFocused();
});

test('sorting by a header, and by a second one with Shift', async ({ page }) => {
  const headers = page.getByRole('columnheader');
  await headers.filter({ hasText: 'Account' }).click();
  await expect(headers.filter({ hasText: 'Account' })).toHaveAttribute('aria-sort', 'ascending');
  const first = (await cell(page, 0, 0).innerText()).trim();
  await headers.filter({ hasText: 'Account' }).click();
  await expect(headers.filter({ hasText: 'Account' })).toHaveAttribute('aria-sort', 'descending');
  expect(first.localeCompare((await cell(page, 0, 0).innerText()).trim())).toBeLessThan(0);
  await headers.filter({ hasText: 'Segment' }).click({ modifiers: ['Shift'] });
  await expect(headers.filter({ hasText: 'Segment' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(headers.filter({ hasText: 'Account' })).toHaveAttribute('aria-sort', 'descending');
});

test('search, filter and group narrow the rows and carry the sums', async ({ page }) => {
  const all = await shown(page).innerText();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Band', exact: true }).click();
  await page.getByRole('checkbox', { name: /^Yellow/ }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Remove filter: Band Yellow' })).toBeVisible();
  await expect(shown(page)).not.toHaveText(all);

  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await page.getByRole('menuitem', { name: 'CSM' }).click();
  await expect(cell(page, 0, 0).locator('..')).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);
  await cell(page, 0, 0).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(cell(page, 0, 0).locator('..')).toHaveAttribute('aria-expanded', 'false');

  await page.getByRole('textbox', { name: 'Search' }).fill('no account is called this');
  await expect(page.getByRole('heading', { name: 'No row matches' })).toBeVisible();
  await expectAccessible(page);
});

test('a view is saved under a name and found again', async ({ page }) => {
  await page.getByRole('columnheader').filter({ hasText: 'Decision' }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('My Mondays');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'My Mondays' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'All accounts' }).click();
  await page.getByRole('button', { name: 'All accounts' }).click();
  await page.getByRole('menuitem', { name: 'My Mondays' }).click();
  await expect(page.getByRole('columnheader').filter({ hasText: 'Decision' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('columns are chosen and ordered without dragging', async ({ page }) => {
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('textbox', { name: 'Find a column' }).fill('outcomes');
  await page.getByRole('checkbox', { name: 'Outcomes' }).check();
  await expect(page.getByRole('columnheader', { name: 'Outcomes' })).toBeAttached();
  await expectAccessible(page);
});

test('the export is a workbook', async ({ page }) => {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Everything as Excel workbook' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});
