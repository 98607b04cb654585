/** Undo and redo by key: the deed is taken back and named; inside a field the key stays the field's own. */
import { callApi, expect, test } from './fixtures.ts';

test.setTimeout(30_000);
test.use({ startWith: 'sample' });

test('Ctrl+Z takes back the last change of the book and says which, Ctrl+Shift+Z brings it back', async ({ page }) => {
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

  await expect(page.getByRole('button', { name: /^Redo: / })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText(/^Done again: /)).toBeVisible();
  expect(await csm()).toBe('Somebody Else');
  await expect(page.getByRole('button', { name: 'Nothing to redo' })).toBeVisible();
});

const LARGE = [
  'Account ID,Account Name,CSM',
  ...Array.from({ length: 60_000 }, (_, n) => `Q-${n},Quillfeather ${n},Ana`),
];

test('undoing a large import shows how far it is and can be stopped: the book is as it was', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(new URL('/#/import', page.url()).href);
  const chooser = page.waitForEvent('filechooser');
  await page.getByText('Choose files').click();
  await (await chooser).setFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(LARGE.join('\n')) });
  await page.getByRole('button', { name: 'See the effect' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Import', exact: true }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible({ timeout: 60_000 });

  // As soon as it shows: on a quick machine it is over before anybody could press.
  const stopped = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const observer = new MutationObserver(() => {
          const stop = [...document.querySelectorAll('button')].find((button) => button.textContent === 'Stop');
          if (stop === undefined) return;
          observer.disconnect();
          resolve(stop.parentElement?.querySelector('[role="status"]')?.textContent ?? '');
          stop.click();
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
  await page.getByRole('button', { name: 'Undo: Import of large.csv' }).click();
  expect(await stopped).toMatch(/^Undoing: Import of large\.csv · [\d,]+ of 60,000 facts/);
  await expect(page.getByText(/^The undo was stopped/)).toBeVisible();
  expect(await callApi(page, 'account.search', { text: 'Quillfeather 1234' })).not.toEqual([]);

  await page.getByRole('button', { name: 'Undo: Import of large.csv' }).click();
  await expect(page.getByText('Undone: Import of large.csv')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeHidden();
  expect(await callApi(page, 'account.search', { text: 'Quillfeather 1234' })).toEqual([]);
});
