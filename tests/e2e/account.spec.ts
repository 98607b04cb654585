/** One account: its arithmetic, its people and milestones, where each fact came from, edits and decisions. */
import type { Page } from '@playwright/test';
import { callApi, expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

interface View {
  readonly account: { readonly id: string; readonly name: string; readonly status: string };
  readonly health: { readonly disagreement: object | null };
  readonly usage: readonly object[];
  readonly people: readonly { readonly name: string }[];
}

/** Opens the first account of the sample that fits. */
async function openAccount(page: Page, fits: (view: View) => boolean): Promise<View> {
  const { rows } = (await callApi(page, 'portfolio.list')) as { rows: readonly { id: string }[] };
  for (const { id: accountId } of rows) {
    const view = (await callApi(page, 'account.page', { accountId })) as View;
    if (fits(view)) {
      await openId(page, view.account.id, view.account.name);
      return view;
    }
  }
  throw new Error('The sample has no such account.');
}

async function openId(page: Page, id: string, name: string): Promise<void> {
  await page.goto(new URL(`/#/account/${id}`, page.url()).href);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Stakeholders' })).toBeVisible();
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const isActive = (view: View) => view.account.status === 'active' && view.people.length > 3;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await openAccount(page, isActive);
    await expectAccessible(page);
  });

  test(`tables and a dialog are accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openAccount(page, isActive);
    await panel(page, 'Stakeholders').getByText('Table', { exact: true }).click();
    await panel(page, 'Milestones').getByText('Table', { exact: true }).click();
    await page.getByRole('tab', { name: /^Surveys/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add a touch' }).click();
    await expect(page.getByRole('dialog', { name: 'Add a touch' })).toBeVisible();
    await expectAccessible(page);
  });
}

test('the arithmetic of a part is one click away', async ({ page }) => {
  await openAccount(page, isActive);
  const part = panel(page, 'Score and its arithmetic').getByRole('button', { name: 'Relationships' });
  await part.click();
  await expect(part).toHaveAttribute('aria-expanded', 'true');
});

test('states without facts say so: a new account, a churned one, one without usage', async ({ page }) => {
  await callApi(page, 'account.addFact', { table: 'account', values: { name: 'Bare Minimum Ltd' } });
  const hits = (await callApi(page, 'account.search', { text: 'Bare Minimum' })) as readonly { accountId: string }[];
  await openId(page, hits[0]?.accountId ?? '', 'Bare Minimum Ltd');
  await expect(page.getByText('No people on file.')).toBeVisible();
  await expect(page.getByText('No milestones on file.')).toBeVisible();
  await expect(page.getByText('No contracts on file.')).toBeVisible();
  await expect(page.getByText('No part is known, so there is no score.')).toBeVisible();
  await expectAccessible(page);
  await openAccount(page, (view) => view.account.status === 'churned');
  await expect(page.getByText('Churned: scored like any other, left out of totals')).toBeVisible();
  await openAccount(page, (view) => view.usage.length === 0);
  await expect(panel(page, 'Signals')).toContainText('None on file.');
});

test('every fact answers where it came from, one click away', async ({ page }) => {
  await openAccount(page, isActive);
  const contract = panel(page, 'Contracts')
    .getByRole('button', { name: /^Where does “/ })
    .first();
  await contract.click();
  const origin = page.getByRole('dialog', { name: 'Where does this come from?' });
  await expect(origin).toContainText('Fieldbeam customer book.xlsx › Contracts › ');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(contract).toBeFocused();
});

test('a pulse needs its reason; with it, it is saved, and Undo takes it back', async ({ page }) => {
  await openAccount(page, isActive);
  await page.getByRole('button', { name: 'Add a pulse' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a pulse' });
  await dialog.getByRole('combobox', { name: /^CSM pulse/ }).click();
  await page.getByRole('option', { name: '2', exact: true }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('A pulse needs its reason');
  await dialog.getByRole('textbox', { name: 'Pulse reason' }).fill('The sponsor skipped two meetings.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  const score = panel(page, 'Score and its arithmetic');
  await expect(score).toContainText('The sponsor skipped two meetings.');
  await page.getByRole('button', { name: /^Undo: Added pulse/ }).click();
  await expect(score).not.toContainText('The sponsor skipped two meetings.');
});

test('a touch names the people it was with, so that it counts for them', async ({ page }) => {
  const { account, people } = await openAccount(page, isActive);
  const name = people[0]?.name ?? '';
  await page.getByRole('button', { name: 'Add a touch' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a touch' });
  await dialog.getByRole('combobox', { name: 'With' }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  const view = (await callApi(page, 'account.page', { accountId: account.id })) as {
    asOf: string;
    people: readonly { name: string; lastTouchDate: string }[];
  };
  expect(view.people.find((person) => person.name === name)?.lastTouchDate).toBe(view.asOf);
});

test('a disagreement is settled by a decision that stands beside the score', async ({ page }) => {
  await openAccount(page, (view) => view.health.disagreement !== null);
  const score = panel(page, 'Score and its arithmetic');
  const equation = await score.getByText(/ ÷ .* = /).innerText();
  await page.getByRole('button', { name: 'Settle' }).click();
  const dialog = page.getByRole('dialog', { name: /^Decide/ });
  await dialog.getByText('Override: set a band beside the computed one').click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Contract extension is being signed.');
  await dialog.getByRole('button', { name: 'Decide' }).click();
  await expect(dialog.getByRole('alert')).toContainText('An override needs its band');
  await dialog.getByRole('combobox', { name: /^Band to show/ }).click();
  await page.getByRole('option', { name: 'yellow' }).click();
  await dialog.getByLabel('Expires on').fill('2099-12-31');
  await page.keyboard.press('Tab');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Decide' }).click();
  await expect(dialog).toBeHidden();
  await expect(score).toContainText('Overridden beside it');
  await expect(score.getByText(equation)).toBeVisible();
  await expect(panel(page, 'Risks, decisions and actions')).toContainText('Contract extension is being signed.');
});

test('any two days are compared, and the usual day is one click back', async ({ page }) => {
  await openAccount(page, isActive);
  const changed = panel(page, 'What changed');
  await changed.getByLabel('Compared with').fill('2026-01-15');
  await changed.getByLabel('Compared with').press('Enter');
  await expect(changed).toContainText('since the chosen day');
  await changed.getByRole('button', { name: 'Back to the usual day' }).click();
  await expect(changed).not.toContainText('the chosen day');
});

test('the brief of this account is one click away', async ({ page }) => {
  const { account } = await openAccount(page, isActive);
  await page.getByRole('link', { name: 'Brief', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`#/briefs\\?account=.*${account.id}`));
});
