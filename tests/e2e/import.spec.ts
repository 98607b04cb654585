/** The import from file to book: every guess seen and changeable, nothing written before the effect is shown. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { callApi, expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

interface TextFile {
  readonly name: string;
  readonly text: string;
}

const csv = (name: string, ...lines: readonly string[]): TextFile => ({ name, text: `${lines.join('\n')}\n` });
const ACCOUNTS = csv(
  'accounts.csv',
  'Account ID,Account Name,CSM,Segment,Region',
  'Q-1,Quillfeather Mills,Ana Duarte,Mid-Market,EMEA',
  'Q-2,Ostrander Glassworks,Ana Duarte,Enterprise,EMEA',
  'Q-3,Pemberley Cold Storage,Ravi Menon,Enterprise,APAC',
);

const next = (page: Page) => page.getByRole('button', { name: 'See the effect' });
const apply = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });
const cell = (page: Page, row: number, column: number) => page.locator(`[data-place="${row}:${column}"]`);

async function choose(page: Page, ...files: readonly TextFile[]): Promise<void> {
  await page.goto(new URL('/#/import', page.url()).href);
  const chooser = page.waitForEvent('filechooser');
  await page.getByText('Choose files').click();
  await (
    await chooser
  ).setFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })));
}

async function importAll(page: Page, ...files: readonly TextFile[]): Promise<void> {
  await choose(page, ...files);
  await next(page).click();
  await apply(page).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
}

async function accountNamed(page: Page, text: string): Promise<string> {
  const hits = (await callApi(page, 'account.search', { text })) as readonly { accountId: string }[];
  const id = hits[0]?.accountId;
  if (id === undefined) throw new Error(`No account found for ${text}.`);
  return id;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`each step is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await choose(page, ACCOUNTS);
    await expect(page.getByRole('grid', { name: 'Cells of the sheet' })).toBeVisible();
    await expectAccessible(page);
    await cell(page, -1, 3).click();
    await expect(page.getByRole('complementary', { name: 'Column “CSM”' })).toBeVisible();
    await expectAccessible(page);
    await next(page).click();
    await expect(apply(page)).toBeVisible();
    await expect(page.getByText('Quillfeather Mills').first()).toBeVisible();
    await expectAccessible(page);
    await apply(page).click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Import more' }).click();
    await expect(page.getByRole('heading', { name: 'Remembered mappings' })).toBeVisible();
    await expectAccessible(page);
  });
}

test('the whole grid works by keyboard: arrows, Enter into a column, Esc back, Enter on a row', async ({ page }) => {
  await choose(page, ACCOUNTS);
  await cell(page, -1, 1).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await expect(cell(page, 1, 2)).toBeFocused();
  await expect(cell(page, 1, 2)).toHaveText('Quillfeather Mills');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Column “Account Name”' });
  await expect(panel).toBeFocused();
  await expect(panel).toContainText('Why');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(cell(page, 1, 2)).toBeFocused();

  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const menu = page.getByRole('dialog', { name: 'Row 2' });
  await menu.getByRole('button', { name: 'Leave this row out' }).press('Enter');
  await expect(page.getByText('2 rows on 1 sheet understood')).toBeVisible();
  await expect(cell(page, 1, 0)).toBeFocused();
});

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('a whole import without the mouse: question, column, pair, refused cell, import, undo', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(new URL('/#/import', page.url()).href);
  // Asked for before the key is pressed: the browser has to know by then that the dialog is not to open.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, page.getByRole('button', { name: 'Choose files' }));
  await page.keyboard.press('Enter');
  const lines = [
    'Account,Product,ARR USD,Contract end',
    'Quillfeather Mills,Looms,12000,03/02/2027',
    'Quillfeather Group,Kilns,plenty,04/05/2027',
    'Marrowbone Foundry,Kilns,7100,06/07/2027',
    'Ostrander Glassworks,Sensors,9500,08/09/2027',
  ];
  await (
    await chooser
  ).setFiles([{ name: 'renewals.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) }]);

  const questions = page.getByRole('region', { name: 'Questions' });
  await tabTo(page, questions.getByRole('button', { name: /^Day, month, year/ }));
  await page.keyboard.press('Enter');
  await expect(questions).toBeHidden();
  await expect(next(page)).toBeFocused();
  await tabTo(page, cell(page, -1, 1));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Column “Product”' })).toBeFocused();
  await page.keyboard.press('Escape');
  await tabTo(page, next(page));
  await page.keyboard.press('Enter');

  const pair = page.getByRole('region', { name: 'Are these the same account?' }).getByRole('listitem');
  await tabTo(page, pair.getByRole('button', { name: /^Same account/ }));
  await expect(page.getByText('60 → 64')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('60 → 63')).toBeVisible();
  await tabTo(page, pair.getByRole('button', { name: /^Take back/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('60 → 64')).toBeVisible();
  await expect(pair.getByRole('button', { name: /^Same account/ })).toBeFocused();

  const refused = page.getByRole('region', { name: 'Cells that could not be read' });
  await tabTo(page, refused.getByRole('textbox', { name: /plenty/ }));
  await page.keyboard.type('8800');
  await page.keyboard.press('Enter');
  await expect(refused).toBeHidden();
  await tabTo(page, apply(page));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Undo this import' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/facts taken back/)).toBeVisible();
  expect(await callApi(page, 'account.search', { text: 'Quillfeather' })).toEqual([]);
});

test('the field of a column is found by typing, by keyboard and after a click', async ({ page }) => {
  await choose(
    page,
    csv('plan.csv', 'Customer,Milestone,Due date,Real', 'Quillfeather Mills,Go-live,2026-06-30,2026-07-04'),
  );
  await cell(page, -1, 4).click();
  const field = page.getByRole('complementary').getByRole('combobox', { name: 'Goes to' });
  await field.focus();
  await page.keyboard.type('achiev');
  await expect(page.getByRole('option', { name: /Achieved/ })).toBeVisible();
  await page.getByRole('option', { name: /Achieved/ }).click();
  await expect(cell(page, -1, 4)).toContainText('Achieved');
  await field.click();
  await page.keyboard.type('baseline');
  await expect(page.getByRole('option', { name: /Baseline/ })).toBeVisible();
});

test('the values of a list are shown as the sheet spells them', async ({ page }) => {
  await choose(page, csv('ampel.csv', 'Kunde;Ampel', 'Quillfeather Mills;Grün', 'Ostrander Glassworks;Überfällig'));
  await cell(page, -1, 2).click();
  const values = page.getByRole('complementary', { name: 'Column “Ampel”' }).getByRole('listitem');
  await expect(values.filter({ hasText: 'Grün' })).toBeVisible();
  await expect(values.filter({ hasText: 'Überfällig' })).toBeVisible();
});

test('a date that can be read two ways asks, with both readings, and blocks until answered', async ({ page }) => {
  await choose(
    page,
    csv(
      'renewals.csv',
      'Account,Product,ARR,Contract end',
      'Quillfeather Mills,Looms,"12,500",03/02/2027',
      'Ostrander Glassworks,Kilns,8000,04/05/2027',
    ),
  );
  const questions = page.getByRole('region', { name: 'Questions' });
  await expect(questions).toContainText('2 cells');
  await expect(questions).toContainText('2027-02-03');
  await expect(questions).toContainText('2027-03-02');
  await expect(next(page)).toBeDisabled();
  await expectAccessible(page);
  await questions.getByRole('button', { name: /^Day, month, year/ }).click();
  await expect(questions.getByRole('button', { name: /^Point .*12500/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(next(page)).toBeEnabled();
  await expect(next(page)).toBeFocused();
  await next(page).click();
  await expect(page.getByText('2027-02-03').first()).toBeVisible();
});

test('a cell that cannot be read is fixed in place; the list can be saved', async ({ page }) => {
  await choose(
    page,
    csv(
      'arr.csv',
      'Account,Product,ARR USD,Contract end',
      'Quillfeather Mills,Looms,plenty,2027-03-31',
      'Ostrander Glassworks,Kilns,8000,2027-04-30',
      'Pemberley Cold Storage,Sensors,9500,some day',
      'Marrowbone Foundry,Kilns,7100,2027-06-30',
    ),
  );
  await next(page).click();
  const rejected = page.getByRole('region', { name: 'Cells that could not be read' });
  await expect(rejected.getByRole('row', { name: /plenty/ })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await rejected.getByRole('button', { name: 'Save the list as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  // The screen stays where it is, and the keyboard goes on at the next cell.
  await page.evaluate(() => {
    const steps = new Set<string>();
    Object.assign(window, { steps });
    new MutationObserver(() => {
      steps.add(document.querySelector('[aria-current="step"]')?.textContent ?? '');
    }).observe(document.body, { childList: true, subtree: true });
  });
  await rejected.getByRole('textbox', { name: /plenty/ }).fill('12500');
  await page.keyboard.press('Enter');
  await expect(rejected.getByRole('textbox', { name: /some day/ })).toBeFocused();
  expect(await page.evaluate(() => [...(window as unknown as { steps: Set<string> }).steps])).toEqual([
    'See the effect',
  ]);
  await page.keyboard.type('2027-05-31');
  await page.keyboard.press('Enter');
  await expect(rejected).toBeHidden();
  await expect(page.getByText('$12,500.00').first()).toBeVisible();
});

test('the same file twice changes nothing, and the first import is taken back by name', async ({ page }) => {
  await importAll(page, ACCOUNTS);
  await expect(page.getByText('60').first()).toBeVisible();
  await importAll(page, ACCOUNTS);
  await expect(page.getByText('Nothing changed: the book already says all of this.')).toBeVisible();
  await page.getByRole('button', { name: 'Import more' }).click();
  await expect(page.getByText('changed nothing')).toBeVisible();
  await page
    .getByRole('row', { name: /accounts\.csv/ })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(page.getByText(/facts taken back/)).toBeVisible();
  expect(await callApi(page, 'account.search', { text: 'Quillfeather' })).toEqual([]);
});

test('an import undone from the top bar says so where it stands, and comes back by Redo', async ({ page }) => {
  await importAll(page, ACCOUNTS);
  await page.getByRole('button', { name: 'Undo: Import of accounts.csv' }).click();
  await expect(page.getByRole('heading', { name: 'Import undone' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo this import' })).toBeHidden();
  expect(await callApi(page, 'account.search', { text: 'Quillfeather' })).toEqual([]);
  await page.getByRole('button', { name: 'Redo: Import of accounts.csv' }).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible();
  expect(await callApi(page, 'account.search', { text: 'Quillfeather' })).toHaveLength(1);
});

test('what was typed stays until someone decides', async ({ page }) => {
  await importAll(page, ACCOUNTS);
  const id = await accountNamed(page, 'Quillfeather');
  await callApi(page, 'account.edit', { table: 'account', id, changes: { csm: 'Typed Here' } });
  const changed = { ...ACCOUNTS, text: ACCOUNTS.text.replace('Ana Duarte', 'Someone Else') };
  await importAll(page, changed);
  await expect(page.getByText(/^1 row differs from what was typed/)).toBeVisible();
  const counts = page.getByRole('row', { name: /accounts\.csv/ }).getByRole('cell');
  await expect(counts).toHaveText(['accounts.csv', 'accounts', '3', '0', '0', '2', '1', '0']);
  await choose(page, changed);
  await next(page).click();
  await expect(page.getByText(/^1 row differs from what was typed/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('listitem').getByRole('button', { name: 'Keep as it is' }).click();
  await expect(page.getByText(/^1 row differs/)).toBeHidden();
  await apply(page).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  expect(await callApi(page, 'account.page', { accountId: id })).toMatchObject({ account: { csm: 'Typed Here' } });
});

test('an answer to a conflict keeps the keyboard and can be taken back; what is gone from the file is no empty list', async ({
  page,
}) => {
  await importAll(page, ACCOUNTS);
  const id = await accountNamed(page, 'Quillfeather');
  await callApi(page, 'account.edit', { table: 'account', id, changes: { csm: 'Typed Here' } });
  const lines = ACCOUNTS.text.replace('Ana Duarte', 'Someone Else').split('\n');
  await choose(page, { ...ACCOUNTS, text: lines.slice(0, 3).join('\n') });
  await next(page).click();
  const kinds = page.getByRole('radiogroup', { name: 'Rows' });
  await kinds.getByText('Vanished 1').click();
  await expect(page.getByText(/^The file has no rows for these/)).toBeVisible();
  await kinds.getByText('Conflict 1').click();
  const conflicting = page.getByRole('listitem').filter({ hasText: 'Quillfeather' });
  await conflicting.getByRole('button', { name: 'Take this row’s' }).click();
  await expect(kinds.getByRole('radio', { name: /^All/ })).toBeFocused();
  await expect(conflicting).toContainText('Changed');
  const again = page.getByRole('button', { name: 'Ask again' });
  await again.click();
  await expect(page.getByText(/^1 row differs/)).toBeVisible();
  await expect(again).toBeHidden();
  await expect(page.getByRole('button', { name: 'Keep as it is' }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(again).toBeFocused();
  await expect(conflicting).toContainText('stays; the file says “Someone Else”');
});

test('the month in the name dates the rows; another one or none can be chosen', async ({ page }) => {
  await choose(page, csv('Pulse March 2026.csv', 'Account,Health,CSM', 'Acme,Green,Ana', 'Globex,Red,Ana'));
  const month = (text: string) => page.getByRole('button', { name: `Rows without a date are from: ${text}` });
  await expect(
    page.getByText('they are taken for March 2026, as the name says, and stand for 2026-03-31'),
  ).toBeVisible();
  await month('March 2026').click();
  await page.getByRole('button', { name: 'Feb', exact: true }).click();
  await expect(page.getByText('they are taken for February 2026, as you said, and stand for 2026-02-28')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Leave them without a date' }).click();
  await expect(page.getByText('they come in without a date')).toBeVisible();
  await expect(month('no month')).toBeVisible();
  await expectAccessible(page);
});

/** Chooses a later export of a source that was imported before, and says that it is complete. */
async function fullExport(page: Page, file: TextFile): Promise<void> {
  await choose(page, file);
  const choice = page.getByRole('combobox', { name: 'Rows no longer in it' });
  await choice.click();
  await page.getByRole('option', { name: 'listed: it is a full export' }).click();
  await expect(choice).toHaveValue('listed: it is a full export');
  await next(page).click();
}

test('accounts that left a full export are flagged, or marked churned with day and class', async ({ page }) => {
  await importAll(page, ACCOUNTS);
  await fullExport(page, { ...ACCOUNTS, text: ACCOUNTS.text.split('\n').slice(0, 3).join('\n') });
  const gone = page.getByRole('region', { name: 'No longer in the file' });
  await expect(gone).toContainText('Pemberley Cold Storage');
  await gone.getByRole('button', { name: 'Flag' }).click();
  await apply(page).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await page.goto(new URL(`/#/account/${await accountNamed(page, 'Pemberley')}`, page.url()).href);
  const flag = page.getByText(/^Not in the last full export of accounts\.csv/);
  await expect(flag).toBeVisible();
  await callApi(page, 'history.undo');
  await expect(flag).toBeHidden();

  await fullExport(page, { ...ACCOUNTS, text: ACCOUNTS.text.split('\n').slice(0, 3).join('\n') });
  await gone.getByRole('button', { name: 'Mark churned' }).click();
  const dialog = page.getByRole('dialog', { name: /Pemberley/ });
  // The day has the focus and its calendar is open: Escape closes that first.
  await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible();
  await expect(dialog.getByLabel('Churned on')).toHaveAttribute('data-mantine-stop-propagation', 'true');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(gone.getByRole('button', { name: 'Mark churned' })).toBeFocused();
  await page.keyboard.press('Enter');
  // A day that is given closes the calendar, which lay over the field below.
  await dialog.getByLabel('Churned on').fill('2026-06-30');
  await dialog.getByRole('combobox', { name: 'Class' }).click();
  await page.getByRole('option', { name: 'good fit foreseen' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Mark churned' }).click();
  await apply(page).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  const id = await accountNamed(page, 'Pemberley');
  expect(await callApi(page, 'account.page', { accountId: id })).toMatchObject({ account: { status: 'churned' } });
});

test('a person gone from a full export is marked as left, with the day and no churn class', async ({ page }) => {
  const PEOPLE = csv(
    'people.csv',
    'Account ID,Account Name,Contact Name,Email,Role',
    'Q-1,Quillfeather Mills,Odile Marchetti,odile@quillfeather.example,Champion',
    'Q-1,Quillfeather Mills,Benedikt Sowa,benedikt@quillfeather.example,Decision Maker',
    'Q-1,Quillfeather Mills,Thandi Mokoena,thandi@quillfeather.example,End User',
  );
  await importAll(page, ACCOUNTS);
  await importAll(page, PEOPLE);

  await fullExport(page, { ...PEOPLE, text: PEOPLE.text.split('\n').slice(0, 3).join('\n') });
  const gone = page.getByRole('region', { name: 'No longer in the file' });
  await expect(gone).toContainText('Thandi Mokoena');
  await gone.getByRole('button', { name: 'Mark as left' }).click();
  const dialog = page.getByRole('dialog', { name: /Mark as left: .*Thandi Mokoena/ });
  await expect(dialog.getByRole('combobox', { name: 'Class' })).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'Mark as left' })).toBeDisabled();
  // Without the mouse: the day has the focus, Tab leads to the button.
  await expect(dialog.getByLabel('Left on')).toBeFocused();
  await page.keyboard.type('2026-06-30');
  await page.keyboard.press('Tab');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Mark as left' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(gone.getByRole('button', { name: 'Mark as left' })).toHaveAttribute('aria-pressed', 'true');
  await apply(page).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  const accountId = await accountNamed(page, 'Quillfeather');
  const { people } = (await callApi(page, 'account.page', { accountId })) as {
    people: readonly { name: string; status: string; leftDate: string | null }[];
  };
  expect(people.find(({ name }) => name === 'Thandi Mokoena')).toMatchObject({
    status: 'left',
    leftDate: '2026-06-30',
  });
});

const DEALS = csv(
  'opportunities.csv',
  'Opportunity ID,Account Name,Stage,Amount,Close Date',
  'O-1,Quillfeather Mills,Prospecting,10000,2026-05-01',
  'O-2,Ostrander Glassworks,Closed Lost,20000,2026-01-10',
  'O-3,Pemberley Cold Storage,Closed Won,30000,2026-02-10',
  'O-4,Ravensworth Lamps,Negotiation,15000,2026-04-01',
  'O-5,Tolliver Freight,Closed Won,50000,2026-03-10',
);

test('of a list of opportunities taken in by hand the won ones come in, others when ticked', async ({ page }) => {
  await choose(page, DEALS);
  const card = page.getByRole('navigation', { name: 'Sheets' }).getByRole('button', { name: /opportunities\.csv/ });
  await expect(card).toContainText('Left out');
  await page.getByRole('switch', { name: 'Import this sheet' }).click();
  const stages = page.getByRole('group', { name: 'Rows that come in, by “Stage”' });
  await expect(stages.getByRole('checkbox', { name: /^Closed Won/ })).toBeChecked();
  await expect(stages.getByRole('checkbox', { name: /^Prospecting/ })).not.toBeChecked();
  await expect(stages.getByRole('status')).toHaveText('2 rows come in, 3 left out.');
  await expect(card).toContainText('2 rows · contracts · 3 left out');
  await expect(page.getByRole('rowheader', { name: 'Row 2, left out' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Row 4', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(page);

  await stages.getByRole('checkbox', { name: /^Negotiation/ }).press('Space');
  await expect(stages.getByRole('status')).toHaveText('3 rows come in, 2 left out.');
  await expect(page.getByRole('rowheader', { name: 'Row 5', exact: true })).toBeVisible();
  await stages.getByRole('button', { name: 'Tick all' }).click();
  await expect(stages.getByRole('status')).toHaveText('All 5 rows come in.');
  await stages.getByRole('checkbox', { name: /^Prospecting/ }).press('Space');
  await expect(stages.getByRole('status')).toHaveText('4 rows come in, 1 left out.');
  await stages.getByRole('checkbox', { name: /^Closed Lost/ }).press('Space');
  await expect(stages.getByRole('status')).toHaveText('3 rows come in, 2 left out.');
  await next(page).click();
  await apply(page).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(page.getByText(/2 of 5 rows were left out by “Stage”/)).toBeVisible();

  // The next export of the same list comes with the same stages ticked.
  await choose(page, { ...DEALS, text: `${DEALS.text}O-6,Umberslade Forge,Prospecting,1000,2026-08-01\n` });
  await expect(stages.getByRole('status')).toHaveText('3 rows come in, 3 left out.');
});

test('likely pairs are offered, one by one, and never merged alone', async ({ page }) => {
  await choose(page, csv('more.csv', 'Account Name,Region', 'Helioscope Group,EMEA', 'Helioscope Ltd,APAC'));
  await next(page).click();
  const pairs = page.getByRole('region', { name: 'Are these the same account?' });
  await expect(page.getByText('60 → 62')).toBeVisible();
  await expectAccessible(page);
  const pair = pairs.getByRole('listitem').filter({ hasText: 'Helioscope Ltd' });
  await expect(pair).toContainText('row 3 of the file');
  await expect(pair).toContainText('row 2 of the file');
  await pair.getByRole('button', { name: /^Same account/ }).click();
  await expect(page.getByText('60 → 61')).toBeVisible();
  await pair.getByRole('button', { name: /^Take back/ }).click();
  await expect(page.getByText('60 → 62')).toBeVisible();
});

test('writing a large import shows how far it is and is stopped by Cancel: the book is as it was', async ({ page }) => {
  test.setTimeout(180_000);
  const rows = Array.from({ length: 30_000 }, (_, n) => `Q-${n},Quillfeather ${n},Ana Duarte,Enterprise,EMEA`);
  await choose(page, csv('large.csv', 'Account ID,Account Name,CSM,Segment,Region', ...rows));
  await next(page).click({ timeout: 60_000 });
  await apply(page).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Writing to the book' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('Stopped. The book is as it was.')).toBeVisible();
  await expect(apply(page)).toBeVisible();
  expect(await callApi(page, 'account.search', { text: 'Quillfeather' })).toEqual([]);
});

test('an import left in the middle is found again on the Import screen, and given up there', async ({ page }) => {
  await choose(page, { ...ACCOUNTS, name: 'left behind.csv' });
  await expect(next(page)).toBeVisible();
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('link', { name: 'Portfolio' }).click();
  await screens.getByRole('link', { name: 'Import' }).click();
  const all = page.getByRole('region', { name: 'Not finished' });
  const left = all.getByRole('listitem').filter({ hasText: 'left behind.csv' });
  await expect(left).toBeVisible();
  await expectAccessible(page);
  await left.getByRole('button', { name: /^Go on/ }).click();
  await next(page).click();
  await expect(apply(page)).toBeVisible();
  await screens.getByRole('link', { name: 'Import' }).click();
  await left.getByRole('button', { name: /^Give up/ }).click();
  await expect(left).toBeHidden();
});

test('a broken file says what and where, and the book is untouched', async ({ page }) => {
  await choose(page, { name: 'broken.xlsx', text: 'PK\u0003\u0004 this is not a workbook' });
  await expect(page.getByRole('alert')).toContainText('broken.xlsx');
  await expect(page.getByRole('alert')).toContainText('Nothing was imported.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Choose other files' }).click();
  await expect(page.getByRole('heading', { name: 'Import', exact: true })).toBeFocused();
  await expect(page.getByText('Drop the spreadsheets you already have')).toBeVisible();
});

test('much enlarged, the cells of the sheet are still there to be worked with', async ({ page }) => {
  // 1440 x 900 at 200 %.
  await page.setViewportSize({ width: 720, height: 450 });
  await choose(page, { ...ACCOUNTS, text: ACCOUNTS.text.replaceAll('Mid-Market', '03/02/2027') });
  await cell(page, 2, 3).click();
  const panel = page.getByRole('complementary', { name: 'Column “CSM”' });
  await panel.getByRole('combobox', { name: 'Goes to' }).click();
  await expect(page.getByRole('option', { name: /CSM/ }).first()).toBeVisible();
});

test('more files than one import takes are refused with the number, and fewer come in after that', async ({ page }) => {
  const many = Array.from({ length: 51 }, (_, n) => ({ ...ACCOUNTS, name: `accounts-${n}.csv` }));
  await choose(page, ...many);
  await expect(page.getByRole('alert')).toContainText('51 files were chosen; one import takes at most 50.');
  await choose(page, ACCOUNTS);
  await expect(next(page)).toBeEnabled();
});

test('several files at once are one import, without those that cannot be read; whose name a column gives is a choice', async ({
  page,
}) => {
  await choose(
    page,
    ACCOUNTS,
    { name: 'broken.xlsx', text: 'PK\u0003\u0004 this is not a workbook' },
    csv('touches.csv', 'Contact email,Date,Channel,Purpose', 'nobody@kiln.example,2026-03-01,call,Renewal'),
    csv('tracker.csv', 'Account Name,Renewal Date,ARR USD,Contact', 'Quillfeather Mills,2027-03-31,12500,Iris Vale'),
  );
  await page
    .getByRole('navigation', { name: 'Sheets' })
    .getByRole('button', { name: /tracker\.csv/ })
    .click();
  await cell(page, -1, 4).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('combobox', { name: 'Whose' }).click();
  await page.getByRole('option', { name: 'Champion' }).click();
  await expect(cell(page, -1, 4)).toContainText('Champion');
  await expect(page.getByRole('region', { name: 'Files left out' })).toContainText('broken.xlsx');
  await expectAccessible(page);
  await next(page).click();
  await expect(page.getByRole('alert')).toContainText('The row of “touches.csv” cannot be imported');
  await apply(page).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  const id = await accountNamed(page, 'Quillfeather');
  expect(await callApi(page, 'account.page', { accountId: id })).toMatchObject({
    people: [{ name: 'Iris Vale', roles: ['champion'] }],
  });
});

for (const screen of ['portfolio', 'renewals', 'quality', 'briefs'])
  test(`the table of ${screen}, saved and imported again, changes nothing`, async ({ page }) => {
    await page.goto(new URL(`/#/${screen}`, page.url()).href);
    await page.getByRole('button', { name: 'Save this table' }).first().click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const saved = await (await download).path();
    await choose(page, { name: `${screen}.csv`, text: readFileSync(saved, 'utf8') });
    await next(page).click();
    const kinds = page.getByRole('radiogroup', { name: 'Rows' });
    await expect(kinds.getByText(/^Same \d+$/)).toBeVisible();
    await expect(kinds.getByText(/^(?:New|Changed|Conflict|Rejected)/)).toHaveCount(0);
  });

test('taking an import back and forgetting a mapping keep the keyboard on the screen', async ({ page }) => {
  await importAll(page, ACCOUNTS);
  await page.getByRole('button', { name: 'Import more' }).click();
  await page.getByRole('button', { name: 'Undo: accounts.csv' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /accounts\.csv/ }).getByText('Undone')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Earlier imports' })).toBeFocused();
  await page.getByRole('button', { name: 'Forget: accounts.csv' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Remembered mappings' })).toBeFocused();
});

test('mappings are remembered, saved as files, forgotten and taken in again', async ({ page }) => {
  await importAll(page, ACCOUNTS);
  await page.getByRole('button', { name: 'Import more' }).click();
  const mapping = page
    .getByRole('region', { name: 'Remembered mappings' })
    .getByRole('row', { name: /^accounts\.csv/ });
  const download = page.waitForEvent('download');
  await mapping.getByRole('button', { name: /^Save as a file/ }).click();
  const path = await (await download).path();
  await mapping.getByRole('button', { name: /^Forget/ }).click();
  await expect(mapping).toBeHidden();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Take in a mapping file' }).click();
  await (await chooser).setFiles(path);
  await expect(mapping).toBeVisible();
});
