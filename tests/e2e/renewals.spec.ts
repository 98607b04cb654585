/** The heatmap by keyboard and mouse: cell, contracts, account, and back to the same cell. */
import { expect, expectAccessible, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

test.use({ startWith: 'sample' });

const picture = (page: Page) => page.getByRole('application', { name: /^Renewals by/ });
const heatmap = (page: Page) => page.getByRole('region', { name: 'Renewal-risk heatmap' });
const spoken = (page: Page) => heatmap(page).locator('figure [aria-live="polite"]');

test.beforeEach(async ({ page }) => {
  await page.getByRole('link', { name: 'Renewals' }).click();
  await expect(picture(page).locator('svg')).toBeVisible();
});

/** Walks the mark to a cell where something is due. */
async function walkToFullCell(page: Page): Promise<string> {
  await picture(page).focus();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press(step % 13 === 12 ? 'ArrowDown' : 'ArrowRight');
    const words = (await spoken(page).textContent()) ?? '';
    if (words.includes(' due in ')) return words;
  }
  throw new Error('No cell with anything due was reached.');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}, as picture and as table`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page);
    await picture(page).focus();
    await page.keyboard.press('t');
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectAccessible(page);
  });
}

test('the accessible name says the finding', async ({ page }) => {
  await expect(picture(page)).toHaveAccessibleName(/due, \d+% of it at risk/);
});

test('arrows move a mark that speaks; Enter goes into the cell, then into the account; Back returns to both', async ({
  page,
}) => {
  const words = await walkToFullCell(page);
  expect(words).toMatch(/red \(at risk\).*unproven/);
  await page.keyboard.press('Enter');
  const contracts = page.getByRole('grid').first();
  await expect(contracts).toBeVisible();
  await expect(contracts.locator('[data-place="0:0"]')).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/account\//);
  await page.goBack();
  await expect(contracts.locator('[data-place="0:0"]')).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(picture(page)).toBeFocused();
  await expect(spoken(page)).toHaveText(words);
});

test('a click on a cell shows the contracts behind it', async ({ page }) => {
  const words = await walkToFullCell(page);
  const ring = page.locator('[class*="ring"][data-strong]');
  const box = await ring.boundingBox();
  if (box === null) throw new Error('The mark is not drawn.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const count = Number(/due in (\d+)/.exec(words)?.[1]);
  await expect(page.getByRole('grid').first()).toHaveAttribute('aria-rowcount', String(count + 2));
});

test('rows by every field of the book, months by decision or end', async ({ page }) => {
  for (const name of ['CSM', 'Region', 'Account', 'Risk driver', 'Segment']) {
    await page.getByRole('combobox', { name: 'Rows' }).click();
    await page.getByRole('option', { name }).click();
    await expect(picture(page)).toHaveAccessibleName(new RegExp(`^Renewals by ${name}`, 'i'));
  }
  await page.getByText('Contract end', { exact: true }).click();
  await expect(page).toHaveURL(/by=end/);
});

test('the picture can be taken along as SVG', async ({ page }) => {
  await heatmap(page).getByRole('button', { name: 'Save or copy this picture' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as SVG' }).click();
  expect((await download).suggestedFilename()).toMatch(/^renewals by segment .*\.svg$/);
});

test('the forecast shows the callers and expected loss beside what is due', async ({ page }) => {
  await expect(page.getByText('Expected loss').first()).toBeVisible();
  for (const caller of ['CSM', 'Rule', 'Leader'])
    await expect(page.getByRole('rowheader', { name: caller }).first()).toBeVisible();
});
