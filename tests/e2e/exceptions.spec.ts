/** The exceptions: lists with what they cover, each row to its account, a disagreement settled in place, NPS in its context. */
import { expect, expectAccessible, test } from './fixtures.ts';
import type { Page } from '@playwright/test';

test.use({ startWith: 'sample' });

const lists = (page: Page) => page.getByRole('navigation', { name: 'Lists' });
const open = (page: Page, name: string) =>
  lists(page)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

test.beforeEach(async ({ page }) => {
  await page.getByRole('link', { name: 'Exceptions' }).click();
  await expect(page.getByRole('heading', { name: 'Exceptions', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Who is silent' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page);
    await open(page, 'Disagreements');
    await expectAccessible(page);
  });
}

test('every list says its rule and what it covers', async ({ page }) => {
  for (const [name, rule] of [
    ['Watermelons', 'The score is green while'],
    ['Saved, not safe', 'no customer milestone was achieved since'],
    ['Usage never lifts', 'Without adoption the score falls'],
    ['No decider on file', 'No active powerful person'],
  ] as const) {
    await open(page, name);
    const panel = page.getByRole('region', { name, exact: true });
    await expect(panel).toContainText(rule);
    await expect(panel).toContainText(/\d+ of \d+ accounts/);
  }
});

test('a row leads to its account and Back to the list', async ({ page }) => {
  await open(page, 'Silent decider');
  const row = page.getByRole('region', { name: 'Silent decider' }).getByRole('row').nth(1);
  await expect(row).toContainText('no powerful person was touched');
  const name = await row.getByRole('link').innerText();
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/#\/account\//);
  await expect(page.getByRole('main')).toContainText(name);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Silent decider' })).toBeVisible();
});

test('a disagreement is settled in place; the computed score stays; Undo takes it back', async ({ page }) => {
  await open(page, 'Disagreements');
  const panel = page.getByRole('region', { name: 'Disagreements' });
  const row = panel.getByRole('row').nth(1);
  const name = await row.getByRole('link').innerText();
  const computed = (await row.getByRole('cell').first().textContent()) ?? '';
  await row.getByRole('button', { name: `Settle: ${name}` }).click();
  const dialog = page.getByRole('dialog', { name: `Settle the disagreement: ${name}` });
  await dialog.getByText('Override: set a band beside the computed one').click();
  await dialog.getByRole('button', { name: 'Decide' }).click();
  await expect(dialog.getByRole('alert')).toContainText('An override needs its band');
  await dialog.getByRole('combobox', { name: /^Band to show/ }).click();
  await page.getByRole('option', { name: 'yellow' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The sponsor told us the budget is kept');
  await dialog.getByRole('textbox', { name: 'Author' }).fill('Lea Brandt');
  await dialog.getByRole('textbox', { name: 'Expires on' }).fill('2099-12-31');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Decide' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(/Override to yellow on .* by Lea Brandt: The sponsor told us the budget is kept/);
  await expect(row.getByRole('cell').first()).toContainText(computed);
  await page.getByRole('button', { name: /^Undo: Decided about/ }).click();
  await expect(row.getByRole('button', { name: `Settle: ${name}` })).toBeVisible();
});

test('NPS stands in three named ways with who was asked, who is silent and why', async ({ page }) => {
  const panel = page.getByRole('region', { name: 'NPS, in its context' });
  for (const name of ['By person', 'By answer', 'By account'])
    await expect(panel.getByText(name, { exact: true })).toBeVisible();
  await expect(panel).toContainText(/\d+ of \d+ people asked answered \(\d+ of \d+ accounts/);
  await expect(panel).toContainText(/silent in \d+ of \d+ accounts/);
});
