/** Evidence: what was right on this book, with intervals, and no claim about the future. */
import { expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme} and claims no prediction`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await page.getByRole('link', { name: 'Evidence' }).click();
    const signals = page.getByRole('table', { name: 'Which signal told renewed from lost?' });
    await expect(signals.getByRole('rowheader')).toHaveText([
      'Score',
      'Outcomes',
      'Sentiment',
      'Relationships',
      'Adoption',
      'Friction',
      'NPS alone',
      'Usage alone',
      'CSM’s pulse',
    ]);
    await expect(page.getByRole('main')).toContainText('It is no forecast of who will leave.');
    await expect(page.getByRole('main')).not.toContainText(/predict/i);
    await expectAccessible(page);
  });
}

test('another lead time is computed anew, and a decision opens its account', async ({ page }) => {
  await page.getByRole('link', { name: 'Evidence' }).click();
  await expect(page.getByText(/each scored as of 90 days before/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Days before the decision' }).fill('30');
  await expect(page.getByText(/each scored as of 30 days before/)).toBeVisible();
  await page.getByRole('region', { name: 'The decisions behind the figures' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/#\/account\//);
});
