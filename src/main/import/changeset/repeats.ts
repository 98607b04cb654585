/**
 * Rows about a fact that an earlier row of their sheet is about already. They are taken as one, so a sheet brings fewer facts
 * than it has rows: that is said, never left to whoever counts. Source: import page, "Match": duplicates inside the file are shown.
 */
import { whatOf } from '../../../shared/fields/entityWords.ts';
import type { FactOutcome, SheetRun } from './run.ts';

const MOST_NAMED = 5;

/** Rows that repeat an earlier one: how many, and the first few by their number. */
export interface Repeats {
  count: number;
  readonly first: number[];
}

/** @returns the row of the sheet that meant all a row means before it did; null: the row brings a fact of its own. */
export function earlierRow({ tally, source }: SheetRun, outcomes: readonly FactOutcome[]): number | null {
  const main = source.plan.entities[0];
  let earlier: number | null = null;
  for (const { entity, id } of outcomes) {
    if (entity !== main) continue;
    const row = tally.seen.get(id);
    if (row === 0) return null;
    earlier ??= row;
  }
  return earlier;
}

/** Counts a row that repeats another; answers what is said beside it. */
export function countRepeat({ tally, source }: SheetRun, row: number, earlier: number): string {
  tally.repeats.count += 1;
  if (tally.repeats.first.length < MOST_NAMED) tally.repeats.first.push(row);
  return `Row ${earlier} of this sheet is about the same ${whatOf(source.plan.entities[0])}.`;
}

/** Says how many rows of a sheet were taken as one with an earlier row, and which; null where none was. */
export function repeatsNote({ tally, source }: SheetRun): string | null {
  const { count, first } = tally.repeats;
  if (count === 0) return null;
  const what = whatOf(source.plan.entities[0]);
  const named = [...first].sort((a, b) => a - b).join(', ');
  const rest = count - first.length;
  const where = `${count === 1 ? 'row' : 'rows'} ${named}${rest === 0 ? '' : ` and ${rest} more`}`;
  const told =
    count === 1
      ? `1 row is about the same ${what} as an earlier row and was taken as one with it`
      : `${count} rows are about the same ${what} as an earlier row and were taken as one with it`;
  return `“${source.plan.name || source.fileName}”: ${told} (${where}).`;
}
