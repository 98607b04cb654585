import type { SheetPlan } from './types.ts';

/** How many rows of a sheet its row filter leaves out. */
export function rowsLeftOut({ rowFilter }: Pick<SheetPlan, 'rowFilter'>): number {
  if (rowFilter === undefined || rowFilter.keep === null) return 0;
  const keep = new Set(rowFilter.keep);
  return rowFilter.values.reduce((sum, { value, count }) => (keep.has(value) ? sum : sum + count), 0);
}
