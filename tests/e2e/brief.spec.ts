/** From the sample book to a brief: the list, the preview in its frame, one print, a batch that is stopped. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, expectAccessible, test } from './fixtures.ts';

// Looking into the frame runs the test driver's script there, which the frame refuses, as it must.
test.use({ startWith: 'sample', expectedErrors: /Blocked script execution in '[^']*\/document\// });

test('a brief is three clicks from the open book: the list, the account, print', async ({ page }) => {
  await page.getByRole('link', { name: 'Briefs' }).click();
  await expect(page.getByRole('heading', { name: 'Briefs', level: 1 })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'Halden Freight' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('gridcell', { name: 'Halden Freight' }).click();

  const frame = page.frameLocator('iframe[title^="Halden Freight"]');
  await expect(frame.getByRole('heading', { name: 'Halden Freight', level: 1 })).toBeVisible();
  await expect(frame.getByText('Next conversation worth having')).toBeVisible();
  // The frame admits no script, so nothing can look at it from inside; the document's own structure is proven in its PDF.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze();
  expect(violations).toEqual([]);

  await page.getByRole('button', { name: 'Print this brief' }).click();
  await expect(page.getByText('1 brief printed')).toBeVisible({ timeout: 30_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Take Halden Freight - brief/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Halden Freight - brief \d{4}-\d\d-\d\d\.pdf$/);
});

test('the version for the customer hides what is ours, in list and page', async ({ page }) => {
  await page.goto(new URL('/#/briefs', page.url()).href);
  await page.getByText('The customer', { exact: true }).click();
  await page.getByRole('gridcell', { name: 'Vantage Grid' }).click();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('What we ask of you')).toBeVisible();
  await expect(frame.getByText(/score \d+ of 100/)).toHaveCount(0);
});

test('all briefs of the list are printed with progress, and Cancel keeps what is done', async ({ page }) => {
  await page.goto(new URL('/#/briefs', page.url()).href);
  await page.getByRole('button', { name: /^Print \d+ briefs$/ }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(/^[1-9]\d* of 60 printed$/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/^Stopped after/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/accounts were left out$/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Take all with the list of contents' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Briefs \d{4}-\d\d-\d\d\.zip$/);
  await expectAccessible(page);
});
