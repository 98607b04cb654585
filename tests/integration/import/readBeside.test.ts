/** Rows that another thread reads are the rows that this one would have read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetSource } from '../../../src/main/import/changeset/run.ts';
import { type PlannedInput, sheetsToImport } from '../../../src/main/import/job/sheetsToImport.ts';
import { type StagedFile, stageFile } from '../../../src/main/import/job/stageFile.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import { WORTH_FROM_ROWS } from '../../../src/main/import/rows/readBeside.ts';
import { readRows } from '../../../src/main/import/rows/readRows.ts';

const main = join(import.meta.dirname, '..', '..', '..', 'src', 'main');
const ROWS = 12_000;
const OPTIONS = { today: '2026-11-22', fiscalYearStart: 1 };

const folder = mkdtempSync(join(tmpdir(), 'quarterbook-rows-'));
let staged: StagedFile;

beforeAll(async () => {
  const path = join(folder, 'accounts.csv');
  const lines = Array.from({ length: ROWS }, (_, index) =>
    [
      `Northwind ${index} "Süd" GmbH`,
      index % 7 === 0 ? 'soon' : `2027-0${1 + (index % 9)}-11`,
      index % 5 === 0 ? '' : index * 100,
      `line ${index}`,
      index % 3 === 0 ? 'ü€ ✓' : '',
    ]
      .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
      .join(','),
  );
  writeFileSync(path, ['Account,Renewal date,ARR (EUR),Remark,"Odd ""one"""', ...lines].join('\n'));
  const host = {
    folders: { config: '', books: '', backups: '', resources: '', temporary: folder },
    startParser: () => startNodeParser(join(main, 'parser.ts')),
  };
  staged = await stageFile(host, { path, name: 'accounts.csv' }, OPTIONS);
});
afterAll(() => {
  staged.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** @param rowCount said to be in the sheet: what decides whether another thread pays. */
function source(
  rowsEntry: string,
  settings: PlannedInput['settings'] = new Map(),
  rowCount = WORTH_FROM_ROWS,
): SheetSource {
  const plan = { ...staged.plan, sheets: staged.plan.sheets.map((sheet) => ({ ...sheet, rowCount })) };
  const [only] = sheetsToImport([{ staged, plan, settings }], OPTIONS, rowsEntry);
  if (only === undefined) throw new Error('the sheet was not understood');
  return only;
}

describe('rows of a large sheet', () => {
  it('are the same from the other thread, refused and corrected cells included', () => {
    const fixes = new Map([
      [9, new Map([[1, '2027-05-05']])],
      [ROWS, new Map([[1, '2027-06-06']])],
    ]);
    const settings = new Map([
      [0, { policy: 'file wins' as const, columnPolicies: new Map(), fixes, isFullExport: null }],
    ]);
    const sheet = source(join(main, 'rows.ts'), settings);
    const beside = [...(sheet.readBeside?.() ?? [])];
    expect(beside).toHaveLength(ROWS);
    expect(beside.at(-1)?.normalised.facts.length).toBeGreaterThan(0);
    expect(beside.filter(({ normalised }) => normalised.rejected.length > 0).length).toBeGreaterThan(1000);
    expect(beside).toEqual([...readRows(sheet)]);
  });

  it('are read here when the other thread cannot start', () => {
    const sheet = source(join(main, 'no-such-file.ts'));
    expect([...(sheet.readBeside?.() ?? [])]).toEqual([...readRows(sheet)]);
  });

  it('can be left in the middle', () => {
    const sheet = source(join(main, 'rows.ts'));
    let seen = 0;
    for (const row of sheet.readBeside?.() ?? []) {
      seen = row.n;
      if (row.n > 6000) break;
    }
    expect(seen).toBe(6001);
  });

  it('need no other thread when they are few', () => {
    expect(source(join(main, 'rows.ts'), new Map(), WORTH_FROM_ROWS - 1).readBeside).toBeUndefined();
  });
});
