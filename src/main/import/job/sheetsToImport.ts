/** The sheets of staged files that an import will run over, with the settings a person gave each. */
import type { FieldPolicy, OpenQuestion } from '../../../shared/contract/imports.ts';
import type { ImportPlan } from '../../../shared/fields/types.ts';
import type { SheetSource } from '../changeset/run.ts';
import { type CompileOptions, compileSheet } from '../normalise/compileSheet.ts';
import { readBeside, WORTH_FROM_ROWS } from '../rows/readBeside.ts';
import { readRows } from '../rows/readRows.ts';
import { sheetFixes } from './sheetFixes.ts';
import type { StagedFile } from './stageFile.ts';

export interface SheetSettings {
  readonly policy: FieldPolicy;
  readonly columnPolicies: ReadonlyMap<number, FieldPolicy>;
  readonly fixes: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** Null: decided from the rows. */
  readonly isFullExport: boolean | null;
}

export const DEFAULT_SETTINGS: SheetSettings = {
  policy: 'file wins',
  columnPolicies: new Map(),
  fixes: new Map(),
  isFullExport: null,
};

export interface PlannedInput {
  readonly staged: StagedFile;
  readonly plan: ImportPlan;
  /** By position of the sheet; missing: DEFAULT_SETTINGS. */
  readonly settings: ReadonlyMap<number, SheetSettings>;
}

/** @param rowsEntry script of the thread that reads large sheets; null: all rows are read in line. */
export function sheetsToImport(
  files: readonly PlannedInput[],
  options: CompileOptions,
  rowsEntry: string | null,
): readonly SheetSource[] {
  return files.flatMap(({ staged, plan, settings }, file) =>
    plan.sheets
      .filter((sheet) => sheet.include && sheet.rowCount > 0)
      .map((plan): SheetSource => {
        const chosen = settings.get(plan.sheetIndex) ?? DEFAULT_SETTINGS;
        const source: SheetSource = {
          file,
          fileName: staged.name,
          fileSha256: staged.sha256,
          plan,
          ...chosen,
          fixes: sheetFixes(staged, plan, chosen.fixes),
          rows: () => staged.staging.iterateDecoded(plan.sheetIndex),
          normalise: compileSheet(plan, options),
        };
        if (rowsEntry === null || plan.rowCount < WORTH_FROM_ROWS) return source;
        const { stagingPath } = staged;
        const start = { stagingPath, plan, options, fixes: source.fixes };
        return { ...source, readBeside: () => readBeside(rowsEntry, start, () => readRows(source)) };
      }),
  );
}

/** Columns that will be imported and can honestly be read in two ways. */
export function openQuestions(plans: readonly ImportPlan[]): readonly OpenQuestion[] {
  return plans.flatMap((plan, file) =>
    plan.sheets
      .filter((sheet) => sheet.include)
      .flatMap((sheet) =>
        sheet.columns.flatMap((column) =>
          column.ambiguity === undefined || column.field === null
            ? []
            : [
                {
                  file,
                  sheet: sheet.sheetIndex,
                  column: column.index,
                  header: column.header,
                  ambiguity: column.ambiguity,
                },
              ],
        ),
      ),
  );
}

/** Data rows of all sheets together, for progress. */
export function rowsOf(sheets: readonly SheetSource[]): number {
  return sheets.reduce((sum, { plan }) => sum + plan.rowCount, 0);
}
