/** Retention over any period and by group, each rate with its definition; the ledger of what was lost. */
import { expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

test.beforeEach(async ({ page }) => {
  await page.getByRole('link', { name: 'Retention' }).click();
  await expect(page.getByRole('region', { name: 'Gross revenue retention' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page);
  });
}

test('currencies without rates are never mixed into one rate', async ({ page }) => {
  const gross = page.getByRole('region', { name: 'Gross revenue retention' });
  await expect(gross).toContainText(/EUR\s*\d+(\.\d)?\s*%/);
  await expect(gross).toContainText(/USD\s*\d+(\.\d)?\s*%/);
  await gross.getByRole('button', { name: 'What “Gross revenue retention” means' }).click();
  await expect(page.getByRole('dialog')).toContainText('over ARR then');
});

for (const group of ['Segment', 'CSM', 'Region', 'Cohort']) {
  test(`rates by ${group}, with their sum below`, async ({ page }) => {
    await page.getByText(group, { exact: true }).first().click();
    const table = page.getByRole('region', { name: `Rates by ${group}` });
    await expect(table.getByRole('columnheader', { name: group })).toBeVisible();
    await expect(table.getByRole('rowheader').nth(2)).toBeVisible();
    await expectAccessible(page);
  });
}

test('every loss stands in the ledger by fit and foresight', async ({ page }) => {
  const ledger = page.getByRole('region', { name: 'Churn ledger' });
  await expect(ledger).toContainText('bad fit foreseen');
  await ledger.getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/account\//);
});

test('on paper each rate stands with its definition, which opens nothing there', async ({ page }) => {
  const gross = page.getByRole('region', { name: 'Gross revenue retention' });
  const definition = gross.locator('[data-printed]');
  await expect(definition).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(definition).toBeVisible();
  await expect(definition).toHaveAttribute('data-printed', /customers with active ARR on \d{4}-\d{2}-\d{2} \(/);
  await expect(gross.getByRole('button')).toBeHidden();
});
