/** A person who changed company: moved by keyboard from the account page, linked both ways, taken back by Undo. */
import type { Page } from '@playwright/test';
import { callApi, expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

interface View {
  readonly account: { readonly id: string; readonly name: string };
  readonly people: readonly { readonly name: string; readonly active: boolean }[];
}

/** Two accounts of the sample, the first with somebody active. */
async function twoAccounts(page: Page): Promise<readonly [View, View]> {
  const { rows } = (await callApi(page, 'portfolio.list')) as { rows: readonly { id: string }[] };
  const views: View[] = [];
  for (const { id: accountId } of rows) {
    const view = (await callApi(page, 'account.page', { accountId })) as View;
    if (view.people.some((person) => person.active)) views.push(view);
    const [one, other] = views;
    if (one !== undefined && other !== undefined) return [one, other];
  }
  throw new Error('The sample has no two such accounts.');
}

test('moves by keyboard, stays as a linked ghost, and comes back', async ({ page }) => {
  const [here, there] = await twoAccounts(page);
  const name = here.people.find((person) => person.active)?.name ?? '';
  await page.goto(new URL(`/#/account/${here.account.id}`, page.url()).href);
  const people = page.getByRole('region', { name: 'Stakeholders' });
  await people.getByText('Table', { exact: true }).click();
  await people.getByRole('button', { name, exact: true }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Changed company…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `${name} changed company` });
  await expect(dialog.getByRole('combobox', { name: 'Now at' })).toBeFocused();
  await page.keyboard.type(there.account.name);
  await expect(page.getByRole('option', { name: there.account.name })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Move' }).press('Enter');
  await expect(dialog).toBeHidden();

  const ghost = people.getByRole('row').filter({ hasText: name });
  await expect(ghost).toContainText('left');
  await ghost.getByRole('link', { name: there.account.name }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: there.account.name })).toBeVisible();
  await people.getByText('Table', { exact: true }).click();
  await expect(people.getByRole('row').filter({ hasText: name })).toContainText(`came from ${here.account.name}`);

  await callApi(page, 'history.undo');
  await expect(people.getByRole('row').filter({ hasText: `came from ${here.account.name}` })).toBeHidden();
});
