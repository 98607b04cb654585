/** The frame as a person meets it: first run, rail, search, keys, the as-of day, themes. */
import { expect, expectAccessible, test } from './fixtures.ts';

test.describe('first run', () => {
  test('says what it does, offers the sample book first, and is accessible in both themes', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Open the sample book' })).toBeVisible();
    await expect(page.getByText('drop spreadsheets anywhere on this window')).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expectAccessible(page);
  });

  test('makes an empty book that says the next step', async ({ page }) => {
    await page.getByRole('button', { name: 'Start an empty book' }).click();
    await page.getByLabel('Name of the book').fill(`Renewals ${Date.now()}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'No accounts in this book yet' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Import spreadsheets' }).click();
    await expect(page).toHaveURL(/#\/import/);
  });

  test('opens the sample book with one click', async ({ page }) => {
    await page.getByRole('button', { name: 'Open the sample book' }).click();
    await expect(page.getByRole('grid', { name: 'Accounts' })).toBeVisible();
  });
});

test.describe('with a book', () => {
  test.use({ startWith: 'sample' });

  test('the palette finds an account and opens it by keyboard', async ({ page }) => {
    await expect(page.getByRole('grid', { name: 'Accounts' })).toBeVisible();
    const name = (await page.locator('[data-place="0:0"]').innerText()).trim();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByPlaceholder('Find an account, a screen or an action').fill(name);
    await expect(page.getByRole('dialog').getByText(name)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/account\//);
  });

  test('g and a letter change the screen, ? lists the keys', async ({ page }) => {
    await expect(page.getByRole('grid', { name: 'Accounts' })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await expect(page).toHaveURL(/#\/renewals/);
    await expect(page.getByRole('link', { name: 'Renewals' })).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  });

  test('the as-of day is kept in the address, recomputes the figures and Back returns to today', async ({ page }) => {
    const figures = page.getByRole('region', { name: 'Portfolio figures' });
    await expect(figures).toBeVisible();
    const before = await figures.innerText();
    await page.getByRole('button', { name: /As of/ }).click();
    for (let month = 0; month < 6; month += 1) await page.getByRole('button', { name: 'One month earlier' }).click();
    await expect(page).toHaveURL(/asOf=\d{4}-\d{2}-\d{2}/);
    await expect.poll(() => figures.innerText()).not.toBe(before);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Renewals' }).click();
    await expect(page).toHaveURL(/renewals\?asOf=/);
    await page.getByRole('button', { name: 'Back to today' }).click();
    await expect(page).not.toHaveURL(/asOf=/);
  });

  test('a narrow window and 200 % zoom keep everything in reach', async ({ page }) => {
    await page.setViewportSize({ width: 480, height: 800 });
    await expect(page.getByRole('grid', { name: 'Accounts' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Renewals' })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
});
