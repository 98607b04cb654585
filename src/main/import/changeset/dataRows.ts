/** The rows of a sheet that hold data under its plan, in order. */
import type { SheetPlan } from '../../../shared/fields/types.ts';

/** To be asked row by row, in rising order or not. */
export function dataRowTest(plan: SheetPlan): (row: number, hidden: boolean) => boolean {
  const first = plan.firstDataRow;
  const last = plan.lastDataRow;
  if (first === null || last === null) return () => false;
  // Rows that are only hidden are data unless the person leaves hidden rows out.
  const skipped = plan.skipped
    .filter((range) => range.reason !== 'hidden')
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from - b.from);
  let at = 0;
  return (row, hidden) => {
    if (row < first || row > last || (hidden && !plan.includeHiddenRows)) return false;
    if (at > 0 && row <= (skipped[at - 1]?.to ?? 0)) at = 0;
    while (at < skipped.length && row > (skipped[at]?.to ?? 0)) at += 1;
    const range = skipped[at];
    return range === undefined || row < range.from;
  };
}
