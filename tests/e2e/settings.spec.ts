/** Settings and data health. */
import { expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

test.describe('settings', () => {
  test.beforeEach(async ({ page }) => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByRole('heading', { name: 'Weights' })).toBeVisible();
  });

  test('is accessible on every tab', async ({ page }) => {
    for (const name of ['Score model', 'Versions', 'Currencies', 'Calendar, paper, brand']) {
      await page.getByRole('tab', { name }).click();
      await expectAccessible(page);
    }
  });

  test('shows what new weights would do before they are saved, then keeps them as a dated version that can be taken back', async ({
    page,
  }) => {
    await page.getByRole('textbox', { name: 'Sentiment' }).fill('70');
    await expect(page.getByText(/accounts change|account change|changes band/).first()).toBeVisible();
    await page.getByLabel('Why this change').fill('Voices count more');
    await page.getByRole('button', { name: 'Save as a new version from today' }).click();
    await expect(page.getByText(/Model version \d+ is in force/)).toBeVisible();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await expect(page.getByText('Voices count more')).toBeVisible();
    await page.getByRole('button', { name: 'Use again from today' }).last().click();
    await expect(page.getByText('The earlier version is in force again')).toBeVisible();
    await page.getByRole('tab', { name: 'Score model' }).click();
    await expect(page.getByRole('textbox', { name: 'Sentiment' })).toHaveValue('30');
  });

  test('refuses a model of two parts and warns of NPS above 5 %', async ({ page }) => {
    for (const part of ['Outcomes', 'Relationships', 'Adoption'])
      await page.getByRole('textbox', { name: part, exact: true }).fill('0');
    await expect(page.getByText(/has 3 to 5/).last()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save as a new version from today' })).toBeDisabled();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('textbox', { name: 'NPS', exact: true }).fill('20');
    await page.getByRole('textbox', { name: 'Friction', exact: true }).fill('0');
    await expect(page.getByText(/NPS weighs/)).toBeVisible();
  });

  test('a threshold shows its default and goes back to it', async ({ page }) => {
    const green = page.getByLabel('Green from', { exact: true });
    await green.fill('80');
    await expect(page.getByText('default 75')).toBeVisible();
    await page.getByRole('button', { name: 'Reset Green from to its default' }).click();
    await expect(green).toHaveValue('75');
  });

  test('roles, touches and half-lives are edited by keyboard, and Undo names the version and takes it back', async ({
    page,
  }) => {
    const powerful = page.getByRole('group', { name: 'Roles with power' });
    await powerful.getByRole('checkbox', { name: 'champion' }).focus();
    await page.keyboard.press('Space');
    await expect(powerful.getByRole('checkbox', { name: 'champion' })).toBeChecked();
    await page.getByRole('combobox', { name: 'Purposes that do not' }).fill('Checking in');
    await page.keyboard.press('Enter');
    await page.getByLabel('Pulse', { exact: true }).fill('10');
    await expect(page.getByText(/changes? band|No account changes band/).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save as a new version from today' }).click();
    await expect(page.getByText(/Model version 1 is in force/)).toBeVisible();

    // The half-life of 10 days is in force on the screens: pulses of 12 days ago are no longer fresh.
    await page.getByRole('link', { name: 'Data health' }).click();
    await page.getByRole('tab', { name: 'Freshness' }).click();
    await expect(page.getByRole('row', { name: /^pulse 10 d/ })).toBeVisible();

    await page.getByRole('button', { name: 'Undo: Saved version 1 of the score model' }).click();
    await expect(page.getByText('Undone: Saved version 1 of the score model')).toBeVisible();
    await expect(page.getByRole('row', { name: /^pulse 45 d/ })).toBeVisible();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(
      page.getByRole('group', { name: 'Roles with power' }).getByRole('checkbox', { name: 'champion' }),
    ).not.toBeChecked();
  });

  test('refuses a model without a role to cover', async ({ page }) => {
    const cover = page.getByRole('group', { name: 'Roles to cover' });
    for (const role of ['decision maker', 'champion', 'user lead'])
      await cover.getByText(role, { exact: true }).click();
    await expect(page.getByText('Cover asks for at least one role.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save as a new version from today' })).toBeDisabled();
  });

  test('fiscal year, paper and brand are kept', async ({ page }) => {
    await page.getByRole('tab', { name: 'Calendar, paper, brand' }).click();
    await page.getByLabel('Name on briefs').fill('Fieldbeam');
    await page.getByText('Letter', { exact: true }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Settings saved')).toBeVisible();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('tab', { name: 'Calendar, paper, brand' }).click();
    await expect(page.getByLabel('Name on briefs')).toHaveValue('Fieldbeam');
  });
});

test.describe('data health', () => {
  test.beforeEach(async ({ page }) => {
    await page.getByRole('link', { name: 'Data health' }).click();
    await expect(page.getByRole('grid', { name: 'Gaps' })).toBeVisible();
  });

  test('ranks gaps, opens the account behind one, and is accessible on every tab', async ({ page }) => {
    for (const name of [/^Gaps/, /^Contradictions/, 'Field coverage', 'Freshness', /^Duplicates/]) {
      await page.getByRole('tab', { name }).click();
      await expectAccessible(page);
    }
    await page.getByRole('tab', { name: /^Gaps/ }).click();
    await page.locator('[data-place="0:0"]').focus();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/#\/account\//);
  });
});
