/** Undo by key: the deed is taken back and named; inside a field the key stays the field's own. */
import { callApi, expect, test } from './fixtures.ts';

test.setTimeout(30_000);
test.use({ startWith: 'sample' });

test('Ctrl+Z takes back the last change of the book and says which', async ({ page }) => {
  const { rows } = (await callApi(page, 'portfolio.list')) as { rows: { id: string; csm: string | null }[] };
  const first = rows[0];
  if (first === undefined) throw new Error('The sample has no accounts.');
  await callApi(page, 'account.edit', { table: 'account', id: first.id, changes: { csm: 'Somebody Else' } });
  const csm = async (): Promise<string | null> => {
    const { account } = (await callApi(page, 'account.page', { accountId: first.id })) as {
      account: { csm: string | null };
    };
    return account.csm;
  };
  expect(await csm()).toBe('Somebody Else');

  await expect(page.getByRole('button', { name: /^Undo: / })).toBeVisible();
  await page.getByPlaceholder('Search', { exact: true }).focus();
  await page.keyboard.press('Control+z');
  expect(await csm()).toBe('Somebody Else');

  await page.getByRole('heading', { name: 'Portfolio' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone: /)).toBeVisible();
  expect(await csm()).toBe(first.csm);
});
