/** Says what of a sheet comes in, or stays out, although a spreadsheet does not show it. Source: reliability page, part C. */
import type { SheetPlan } from '../../../shared/fields/types.ts';

export function hiddenNotes(plan: SheetPlan, fileName: string): readonly string[] {
  const { hidden, hiddenRows, includeHiddenRows, name } = plan;
  const where = `“${name || fileName}”`;
  const notes: string[] = [];
  if (hidden) notes.push(`Sheet ${where} is hidden in the workbook and is read like the others.`);
  if (hiddenRows > 0) {
    const rows = hiddenRows === 1 ? '1 row is' : `${hiddenRows} rows are`;
    notes.push(
      includeHiddenRows
        ? `${where}: ${rows} hidden (a filter may be on) and read like the others.`
        : `${where}: ${rows} hidden and left out.`,
    );
  }
  return notes;
}
