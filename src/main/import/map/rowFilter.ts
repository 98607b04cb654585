/**
 * Rows taken in by what they say in one column. Every row is counted and can be looked at; the ones whose value is not among
 * the chosen stay out of the book. Source: import page, "Recognise" (left out visibly) and "Map" (remembered).
 */
import { rowsLeftOut } from '../../../shared/fields/rowFilter.ts';
import type { Cell, RowFilter, SheetChoices, SheetPlan } from '../../../shared/fields/types.ts';
import { cellText } from '../recognise/sheetRows.ts';
import type { SheetView } from './sheetView.ts';
import { keyOf } from './valueMap.ts';

/** More would not be read. */
const MOST_NAMED = 6;

/**
 * The filter over a counted sheet; null where the column has too many different values to choose among.
 * @param keep values to take in, in any spelling; null: all. Those the sheet does not have stay, for the next one.
 */
export function rowFilterOf(
  view: SheetView,
  { column, keep }: NonNullable<SheetChoices['rowFilter']>,
): RowFilter | null {
  const tally = view.columns[column]?.tally;
  if (tally === undefined || tally.distinctFullAt !== null) return null;
  const counts = new Map<string, { readonly value: string; count: number }>();
  const spellings = [...tally.distinct].toSorted(([, a], [, b]) => b - a);
  for (const [value, count] of tally.blank === 0 ? spellings : [...spellings, ['', tally.blank] as const]) {
    const known = counts.get(keyOf(value));
    if (known === undefined) counts.set(keyOf(value), { value, count });
    else known.count += count;
  }
  return {
    column,
    keep: keep === null ? null : [...new Set(keep.map((value) => counts.get(keyOf(value))?.value ?? value))],
    values: [...counts.values()].toSorted((a, b) => b.count - a.count),
  };
}

/** Whether the cells of a row are among what is taken in. */
export function rowFilterTest(filter: RowFilter | undefined): (cells: readonly Cell[]) => boolean {
  if (filter === undefined || filter.keep === null) return () => true;
  const { column } = filter;
  const keep = new Set(filter.keep.map(keyOf));
  return (cells) => keep.has(keyOf(cellText(cells[column])));
}

/** Says how many rows of a sheet stayed out and by which values; null where none did. */
export function leftOutNote(plan: SheetPlan, fileName: string): string | null {
  const out = rowsLeftOut(plan);
  const { rowFilter: filter } = plan;
  if (out === 0 || filter === undefined) return null;
  const header = plan.columns.find(({ index }) => index === filter.column)?.header ?? '';
  const values = filter.values
    .filter(({ value }) => filter.keep?.includes(value) !== true)
    .map(({ value, count }) => `${count} ${value === '' ? 'blank' : `“${value}”`}`);
  const named = values.slice(0, MOST_NAMED).join(', ');
  return `“${plan.name || fileName}”: ${out} of ${out + plan.rowCount} rows were left out by “${header}” (${named}${values.length > MOST_NAMED ? ', and others' : ''}).`;
}
