/** Answers given to a plan from outside the wizard: a date order for all, a decimal mark for all. */
import type { ColumnPlan, DateOrder, DecimalMark, ImportPlan } from '../../../shared/fields/types.ts';

export interface Answers {
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
}

/** Columns that decided for themselves keep their reading; only open questions are answered. */
export function answerPlan(plan: ImportPlan, answers: Answers): ImportPlan {
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      columns: sheet.columns.map((column) => answerColumn(column, answers)),
    })),
  };
}

export function answerColumn(column: ColumnPlan, { dateOrder, decimal }: Answers): ColumnPlan {
  const { ambiguity, ...rest } = column;
  if (ambiguity?.kind === 'dateOrder' && dateOrder !== undefined) return { ...rest, dateOrder };
  if (ambiguity?.kind === 'decimal' && decimal !== undefined) return { ...rest, decimal };
  return column;
}
