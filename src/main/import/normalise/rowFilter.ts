/** Which rows of the sheet are data under a plan; the same answer for preview and commit. */
import type { SheetPlan } from '../../../shared/fields/types.ts';

/** @returns a test for 1-based sheet rows: true when the row is imported. Rows may come in any order; in order it is quickest. */
export function rowFilter(plan: SheetPlan): (row: number, hidden: boolean) => boolean {
  const { firstDataRow, lastDataRow, skipped } = plan;
  if (firstDataRow === null || lastDataRow === null) return () => false;
  const ranges = skipped.toSorted((a, b) => a.from - b.from);
  const keep = new Set(plan.choices?.keepRows);
  let at = 0;
  return (row, hidden) => {
    if (row < firstDataRow || row > lastDataRow) return false;
    if (hidden && !plan.includeHiddenRows) return false;
    if (keep.has(row)) return true;
    if (at > 0 && (ranges[at - 1]?.to ?? 0) >= row) at = 0;
    while (at < ranges.length && (ranges[at]?.to ?? 0) < row) at += 1;
    const range = ranges[at];
    return range === undefined || row < range.from;
  };
}
