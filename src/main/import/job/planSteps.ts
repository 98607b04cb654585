/** A change of the wizard in the words of the planner; what is not about the plan itself (policies, cell fixes) is not here. */
import type { PlanChange as WizardChange } from '../../../shared/contract/imports.ts';
import type { ImportPlan, PlanChange, SheetPlan } from '../../../shared/fields/types.ts';
import { changePlan } from '../map/changePlan.ts';
import type { StagedFile, StagedSheet } from './stageFile.ts';

/** The plan of a file after the change; the same plan when the change is about something else. */
export function planAfter(staged: StagedFile, plan: ImportPlan, change: WizardChange): ImportPlan {
  const sheets = plan.sheets.map((sheet, index): SheetPlan => {
    const ground = staged.sheets[index];
    if (sheet.sheetIndex !== change.sheet || ground === undefined) return sheet;
    return sheetAfter(sheet, change, ground, staged.name);
  });
  return { ...plan, sheets };
}

function sheetAfter(sheet: SheetPlan, change: WizardChange, ground: StagedSheet, displayName: string): SheetPlan {
  // A blank choice is the one thing the planner's steps cannot say.
  if (change.kind === 'currency' && change.currency === null)
    return editColumn(sheet, change.column, ({ currency: _, ...column }) => column);
  if (change.kind === 'valueMap' && change.to === null) return forgetValue(sheet, change.column, change.value);
  const at = { sheet: ground.source, displayName, options: ground.options };
  return stepsOf(sheet, change).reduce((plan, step) => changePlan(plan, step, at), sheet);
}

function stepsOf(sheet: SheetPlan, change: WizardChange): readonly PlanChange[] {
  switch (change.kind) {
    case 'includeSheet':
      return [{ kind: 'include', include: change.include }];
    case 'rowFilter':
      return [{ kind: 'rowFilter', keep: change.keep }];
    case 'headerRow':
      return [{ kind: 'headerRow', row: change.row, ...(change.fromRow === null ? {} : { fromRow: change.fromRow }) }];
    case 'entities':
      return change.entities[0] === undefined
        ? [{ kind: 'include', include: false }]
        : [{ kind: 'main', entity: change.entities[0] }];
    case 'account':
      return [{ kind: 'account', name: change.name }];
    case 'rowsPeriod':
      return [{ kind: 'period', period: change.period }];
    case 'columnField':
      return [{ kind: 'field', column: change.column, field: change.field }];
    case 'valueMap':
      return [{ kind: 'value', column: change.column, raw: change.value, canonical: change.to ?? '' }];
    case 'dateOrder':
      return asking(sheet, change.column, 'dateOrder').map((column) => ({
        kind: 'dateOrder',
        column,
        order: change.order,
      }));
    case 'decimal':
      return asking(sheet, change.column, 'decimal').map((column) => ({
        kind: 'decimal',
        column,
        mark: change.decimal,
      }));
    case 'currency':
      return change.currency === null ? [] : [{ kind: 'currency', column: change.column, currency: change.currency }];
    case 'hiddenRows':
      return [{ kind: 'includeHiddenRows', include: change.include }];
    case 'skipRows':
      return rowSteps(sheet, change);
    case 'fixCell':
    case 'policy':
    case 'fullExport':
      return [];
  }
}

function asking(sheet: SheetPlan, column: number | null, kind: 'dateOrder' | 'decimal'): readonly number[] {
  if (column !== null) return [column];
  return sheet.columns.filter((entry) => entry.ambiguity?.kind === kind).map((entry) => entry.index);
}

/** Rows are left out or taken in one by one: both lists of the plan are kept apart. */
function rowSteps(
  sheet: SheetPlan,
  { from, to, skip }: { readonly from: number; readonly to: number; readonly skip: boolean },
): readonly PlanChange[] {
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const touched = new Set(rows);
  const others = (list: readonly number[] | undefined): number[] => (list ?? []).filter((row) => !touched.has(row));
  const ignored = others(sheet.choices?.ignoreRows);
  const kept = others(sheet.choices?.keepRows);
  return [
    { kind: 'ignoreRows', rows: skip ? [...ignored, ...rows] : ignored },
    { kind: 'keepRows', rows: skip ? kept : [...kept, ...rows] },
  ];
}

function editColumn(
  sheet: SheetPlan,
  index: number,
  edit: (column: SheetPlan['columns'][number]) => SheetPlan['columns'][number],
): SheetPlan {
  return { ...sheet, columns: sheet.columns.map((column) => (column.index === index ? edit(column) : column)) };
}

function forgetValue(sheet: SheetPlan, index: number, raw: string): SheetPlan {
  return editColumn(sheet, index, (column) => {
    const valueMap = Object.fromEntries(
      Object.entries(column.valueMap ?? {}).filter(([key]) => key !== raw && key !== raw.trim().toLowerCase()),
    );
    return { ...column, valueMap };
  });
}
