/** A file of a job with its plan and settings, and how the wizard sees it. */
import type { PlannedFile, SheetState } from '../../../shared/contract/imports.ts';
import type { ImportPlan } from '../../../shared/fields/types.ts';
import { DEFAULT_SETTINGS, type SheetSettings } from './sheetsToImport.ts';
import type { StagedFile } from './stageFile.ts';

export interface JobFile {
  readonly staged: StagedFile;
  plan: ImportPlan;
  readonly remembered: ReadonlySet<number>;
  settings: ReadonlyMap<number, SheetSettings>;
}

export function plannedFile({ staged, plan, remembered, settings }: JobFile, file: number): PlannedFile {
  return {
    file,
    name: staged.name,
    bytes: staged.bytes,
    plan,
    sheets: plan.sheets.map((sheet) =>
      sheetState(sheet.sheetIndex, settings.get(sheet.sheetIndex) ?? DEFAULT_SETTINGS, remembered),
    ),
  };
}

function sheetState(sheet: number, settings: SheetSettings, remembered: ReadonlySet<number>): SheetState {
  return {
    sheet,
    policy: settings.policy,
    columnPolicies: Object.fromEntries(
      [...settings.columnPolicies].map(([column, policy]) => [String(column), policy]),
    ),
    remembered: remembered.has(sheet),
    fixes: [...settings.fixes].flatMap(([row, columns]) =>
      [...columns].map(([column, text]) => ({ row, column, text })),
    ),
    isFullExport: settings.isFullExport,
  };
}
