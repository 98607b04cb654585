/** A stretch of a sheet as it is stored, with what becomes of each row: for the spreadsheet-like preview. */
import type { RawRow, RawRows } from '../../../shared/contract/imports.ts';
import type { Cell, ImportPlan, SheetPlan } from '../../../shared/fields/types.ts';
import { dataRowTest } from '../changeset/dataRows.ts';
import { rowFilterTest } from '../map/rowFilter.ts';
import { type CompileOptions, compileSheet } from '../normalise/compileSheet.ts';
import { sheetFixes } from './sheetFixes.ts';
import type { SheetSettings } from './sheetsToImport.ts';
import type { StagedFile } from './stageFile.ts';

export interface RawRowsRequest {
  readonly sheet: number;
  /** 1-based. */
  readonly from: number;
  readonly count: number;
}

export function rawRows(
  staged: StagedFile,
  plan: ImportPlan,
  settings: SheetSettings,
  { sheet, from, count }: RawRowsRequest,
  options: CompileOptions,
): RawRows {
  const { staging } = staged;
  const sheetPlan = plan.sheets.find((entry) => entry.sheetIndex === sheet);
  if (sheetPlan === undefined || !staging.sheets.some((entry) => entry.index === sheet))
    return { rows: [], lastRow: 0 };
  const isData = dataRowTest(sheetPlan);
  const isTakenIn = rowFilterTest(sheetPlan.include ? sheetPlan.rowFilter : undefined);
  const normalise = compileSheet(sheetPlan, options);
  const fixes = sheetFixes(staged, sheetPlan, settings.fixes);
  const stored = new Map(staging.readRows(sheet, from, from + count - 1).map((row) => [row.n, row]));
  const lastRow = staging.lastRow(sheet);
  const rows: RawRow[] = [];
  for (let n = from; n < from + count && n <= lastRow; n += 1) {
    const row = stored.get(n);
    const cells = row === undefined ? [] : withFixes(JSON.parse(row.cells) as Cell[], fixes.get(n));
    const hidden = row?.hidden === true;
    const role =
      row === undefined || !isData(n, hidden)
        ? roleOf(sheetPlan, n, hidden, row === undefined)
        : isTakenIn(cells)
          ? 'data'
          : 'filtered';
    const refused =
      role === 'data'
        ? normalise(n, cells).rejected.flatMap((cell) =>
            cell.column === null ? [] : [{ column: cell.column, code: cell.code, message: cell.message }],
          )
        : [];
    rows.push({ row: n, hidden, role, cells, refused });
  }
  return { rows, lastRow };
}

function withFixes(cells: Cell[], fixes: ReadonlyMap<number, string> | undefined): readonly Cell[] {
  for (const [column, text] of fixes ?? []) {
    while (cells.length <= column) cells.push(null);
    cells[column] = text === '' ? null : text;
  }
  return cells;
}

function roleOf(plan: SheetPlan, n: number, hidden: boolean, isBlank: boolean): RawRow['role'] {
  if (plan.headerRow !== null && n >= (plan.headerFromRow ?? plan.headerRow) && n <= plan.headerRow) return 'header';
  const skipped = plan.skipped.find((range) => n >= range.from && n <= range.to);
  if (skipped !== undefined) return skipped.reason;
  if (isBlank) return 'blank';
  if (hidden && !plan.includeHiddenRows) return 'hidden';
  return 'outside';
}
