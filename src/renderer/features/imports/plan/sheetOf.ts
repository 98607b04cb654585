/** The sheets of all files of a job in one list. Pure. */
import type { PlannedFile, SheetState } from '../../../../shared/contract/imports.ts';
import type { SheetPlan } from '../../../../shared/fields/types.ts';

/** One sheet of one file with everything known about it. */
export interface SheetOf {
  readonly file: PlannedFile;
  readonly plan: SheetPlan;
  readonly state: SheetState | undefined;
}

export function keyOf(sheet: SheetOf | undefined): string {
  return sheet === undefined ? '' : `${sheet.file.file}:${sheet.plan.sheetIndex}`;
}

export function sheetsOf(files: readonly PlannedFile[]): SheetOf[] {
  return files.flatMap((file) =>
    file.plan.sheets.map((plan) => ({
      file,
      plan,
      state: file.sheets.find((state) => state.sheet === plan.sheetIndex),
    })),
  );
}
