/** Data health: a gap fixed by keyboard in its row, duplicates merged, split and told apart. */
import { readFileSync } from 'node:fs';
import type { DataHealth, RankedGap } from '../../src/shared/contract/quality.ts';
import { callApi, expect, expectAccessible, test } from './fixtures.ts';

test.use({ startWith: 'sample' });

test('a gap is fixed in place without the mouse: Enter, type, Enter, on to the next; Esc leaves; Undo brings it back', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'Data health' }).click();
  const grid = page.getByRole('grid', { name: 'Gaps' });
  await expect(grid).toBeVisible();
  const report = (await callApi(page, 'quality.report')) as DataHealth;
  const at = report.gaps.findIndex(({ field }) => field === 'account.requiredOutcome');
  const gap = report.gaps[at] as RankedGap;
  const next = report.gaps[at + 1] as RankedGap;

  await page.locator('[data-place="0:1"]').focus();
  for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: new RegExp(`of ${gap.accountName}$`) });
  await expect(field).toBeFocused();
  await expectAccessible(page);

  await page.keyboard.type('Half typed');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(page.locator(`[data-place="${at}:1"]`)).toBeFocused();
  await expect(page.locator(`[data-place="${at}:1"]`)).toContainText(gap.sentence);

  await page.keyboard.press('Enter');
  await page.keyboard.type('Close the books in three days');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /^Gaps/ })).toContainText((report.gapsTotal - 1).toLocaleString('en-US'));
  await expect(page.locator(`[data-place="${at}:1"]`)).toContainText(next.sentence);
  await expect(page.locator(`[data-place="${at}:1"]`)).toBeFocused();
  const fixed = (await callApi(page, 'account.page', { accountId: gap.accountId })) as {
    account: { requiredOutcome: string };
  };
  expect(fixed.account.requiredOutcome).toBe('Close the books in three days');

  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByRole('tab', { name: /^Gaps/ })).toContainText(report.gapsTotal.toLocaleString('en-US'));
});

test('what a table shows is saved as CSV and as a workbook', async ({ page }) => {
  await page.getByRole('link', { name: 'Data health' }).click();
  // The screen before has a search, too.
  await expect(page.getByRole('tab', { name: /^Gaps/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Search' }).fill('required outcome');
  for (const [format, name] of [
    ['CSV (.csv)', /^Gaps.*\.csv$/],
    ['Excel workbook (.xlsx)', /^Gaps.*\.xlsx$/],
  ] as const) {
    await page.getByRole('button', { name: 'Save this table' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(name);
    const text = readFileSync(await file.path());
    if (format.startsWith('CSV')) {
      const [head, ...rows] = text.toString('utf8').trim().split('\r\n');
      // What is worked out is marked, so that an import of the file takes none of it.
      const worked = (label: string): string => `"${label} (computed)"`;
      expect(head).toContain(
        ['"Account"', ...['What', 'ARR', 'ARR currency', 'Decision'].map(worked), '"CSM"', worked('Rule')].join(','),
      );
      // Exact, and to be summed: not "$244k".
      expect(rows.every((row) => /,"\d+\.\d\d","(?:EUR|USD)",/.test(row))).toBe(true);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => /required outcome/i.test(row))).toBe(true);
    } else expect(text.subarray(0, 2).toString()).toBe('PK');
  }
});

test('a pulse asks for value and reason, and a contradiction opens its account', async ({ page }) => {
  const { fact } = (await callApi(page, 'account.addFact', { table: 'account', values: { name: 'Aardwolf' } })) as {
    fact: { id: string };
  };
  await callApi(page, 'account.addFact', {
    table: 'ticket',
    accountId: fact.id,
    values: { openedDate: '2026-01-05', closedDate: '2026-01-01' },
  });
  await page.getByRole('link', { name: 'Data health' }).click();
  await expect(page.getByRole('grid', { name: 'Gaps' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Search' }).fill('Aardwolf');
  await page.getByRole('gridcell', { name: 'No pulse on file.' }).click();
  await page.locator('[data-field="value"]').selectOption('4');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-field="reason"]')).toBeFocused();
  await page.keyboard.type('They asked for a second team');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: 'No pulse on file.' })).toBeHidden();

  await page.getByRole('tab', { name: /^Contradictions/ }).click();
  const row = page.getByRole('row').filter({ hasText: 'Aardwolf' });
  await row.getByRole('gridcell').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`#/account/${fact.id}`));
});

test('a row that an export no longer lists is dismissed with a note and a name, and listed again', async ({ page }) => {
  const importCsv = async (names: readonly string[], flag: boolean): Promise<void> => {
    await page.goto(new URL('/#/import', page.url()).href);
    const chooser = page.waitForEvent('filechooser');
    await page.getByText('Choose files').click();
    const rows = names.map((name) => `${name},${name}-1,Ana Duarte`);
    const text = ['Account Name,Account ID,CSM', ...rows, ''].join('\n');
    await (await chooser).setFiles([{ name: 'all.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }]);
    await page.getByRole('button', { name: 'See the effect' }).click();
    if (flag) await page.getByRole('button', { name: 'Flag', exact: true }).first().click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await page.getByRole('button', { name: 'Import more' }).click();
  };
  await importCsv(['Quillfeather Mills', 'Ostrander Glassworks', 'Pemberley Cold Storage'], false);
  await importCsv(['Quillfeather Mills', 'Ostrander Glassworks'], true);
  await page.getByRole('link', { name: 'Data health' }).click();
  // The screen before has a search, too.
  await expect(page.getByRole('tab', { name: /^Gaps/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Search' }).fill('full export');
  const flagged = page.getByRole('gridcell', { name: /Not in the last full export of all.csv/ });
  await flagged.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Why the row missing of Pemberley/ })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('Moved to the partner team');
  await page.keyboard.press('Enter');
  await expect(flagged).toBeHidden();

  await page.getByText('1 dismissed row of full exports').click();
  const said = page.getByRole('list', { name: '1 dismissed row of full exports' });
  await expect(said).toContainText('“Moved to the partner team” Ana Duarte');
  await page.getByRole('textbox', { name: 'Search' }).fill('');
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Search' }).fill('full export');
  await said.getByRole('button', { name: 'List again: Pemberley Cold Storage' }).click();
  await expect(flagged).toBeVisible();
  await page
    .getByRole('button', { name: /^Undo: Listed again/ })
    .first()
    .click();
  await expect(flagged).toBeHidden();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`duplicates are merged, split again and told apart (${scheme})`, async ({ page }, info) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    const name = `Zebrano ${scheme}`;
    for (const [own, csm] of [
      [name, 'Ana'],
      [`${name} GmbH`, 'Ben'],
    ])
      await callApi(page, 'account.addFact', { table: 'account', values: { name: own, csm } });
    await page.getByRole('link', { name: 'Data health' }).click();
    await expect(page.getByRole('grid', { name: 'Gaps' })).toBeVisible();
    await page.locator('[data-place="0:1"]').focus();
    await page.keyboard.press('Enter');
    await page.screenshot({ path: info.outputPath(`gaps-${scheme}.png`) });
    await page.keyboard.press('Escape');

    await page.getByRole('tab', { name: /^Duplicates/ }).click();
    const pair = page.getByRole('listitem', { name: `${name} and ${name} GmbH` });
    await expect(pair.getByRole('row', { name: 'CSM Ana Ben' })).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: info.outputPath(`duplicates-${scheme}.png`) });

    await pair.getByRole('radio', { name: `Keep ${name} GmbH (right)` }).check();
    await pair.getByRole('button', { name: /^Merge/ }).click();
    await expect(pair).toBeHidden();
    const merges = page.getByRole('region', { name: 'Merged' });
    await expect(merges).toContainText(`Merge of ${name} into ${name} GmbH`);
    await expectAccessible(page);
    await page.screenshot({ path: info.outputPath(`merged-${scheme}.png`) });
    await merges.getByRole('button', { name: `Split again: Merge of ${name} into ${name} GmbH` }).click();
    await expect(pair).toBeVisible();

    await pair.getByRole('button', { name: /^Not the same/ }).click();
    await expect(pair).toBeHidden();
    await expect(merges).toBeHidden();
  });
}
