/** The questions a plan still asks; the command line refuses while any is open. Source: import page, "Normalise". */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Ambiguity, DateOrder, ImportPlan } from '../../../shared/fields/types.ts';

export interface OpenQuestion {
  readonly sheet: string;
  /** 0-based column. */
  readonly column: number;
  readonly header: string;
  readonly ambiguity: Ambiguity;
}

/** Every mapped column of an included sheet whose cells can be read in two ways. `dateOrder`: told, so dates ask no more. */
export function unansweredAmbiguities(plan: ImportPlan, told: { readonly dateOrder?: DateOrder } = {}): readonly OpenQuestion[] {
  return plan.sheets
    .filter((sheet) => sheet.include)
    .flatMap((sheet) =>
      sheet.columns.flatMap((column) => {
        if (column.ambiguity === undefined || column.field === null) return [];
        if (column.ambiguity.kind === 'dateOrder' && told.dateOrder !== undefined) return [];
        return [{ sheet: sheet.name, column: column.index, header: column.header, ambiguity: column.ambiguity }];
      }),
    );
}

/** @throws AppError "import/ambiguous-dates" or "import/ambiguous-numbers" naming the first open column, the count and both readings. */
export function refuseAmbiguities(plan: ImportPlan, told: { readonly dateOrder?: DateOrder } = {}): void {
  const questions = unansweredAmbiguities(plan, told);
  const [first] = questions;
  if (first === undefined) return;
  const [one, other] = first.ambiguity.readings;
  const example = one?.examples[0];
  const second = other?.examples[0];
  const where = `Column “${first.header}” of sheet “${first.sheet}” in ${plan.file}`;
  const both = example === undefined || second === undefined ? '' : `: “${example.raw}” is ${example.read} or ${second.read}`;
  const isDate = first.ambiguity.kind === 'dateOrder';
  throw new AppError(
    isDate ? 'import/ambiguous-dates' : 'import/ambiguous-numbers',
    `${where} has ${first.ambiguity.count} ${isDate ? 'dates' : 'numbers'} that can be read in two ways${both}. Nothing was imported. ${isDate ? 'Say which with --date-order dmy or --date-order mdy.' : 'Say which decimal mark it has in a mapping (--mapping) or in the window.'}`,
    { file: plan.file, sheet: first.sheet, column: first.header, count: first.ambiguity.count, columns: questions.length },
  );
}
