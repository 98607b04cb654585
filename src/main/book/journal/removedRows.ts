/**
 * Rows that went together, as the journal keeps them: which columns any of them fills, and a list of values per row. Half the
 * text of an object per row, and half the time to write and read it; an undo of a large import keeps every row it takes out.
 */
import type { Cell, Row } from './rows.ts';

export interface RemovedRows {
  /** What the values stand for, behind the id. */
  readonly columns: readonly string[];
  /** Each begins with the id of its row. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Columns that are blank in every row are left out. */
export function removedText({ columns, rows }: RemovedRows): string {
  const filled = columns.map((_, at) => at).filter((at) => rows.some((row) => row[at + 1] !== null));
  return JSON.stringify({
    columns: filled.map((at) => columns[at]),
    rows: filled.length === columns.length ? rows : rows.map((row) => [row[0], ...filled.map((at) => row[at + 1])]),
  });
}

/** @param text of several rows; books made before this form have `[{id, row}]`. */
export function removedRows(text: string | null): RemovedRows {
  const known = JSON.parse(text ?? '[]') as RemovedRows | readonly { readonly id: number; readonly row: Row }[];
  if ('columns' in known) return known;
  const columns = Object.keys(known[0]?.row ?? {});
  return { columns, rows: known.map(({ id, row }) => [id, ...columns.map((column) => row[column] ?? null)]) };
}

/** One row that went by itself. */
export function removedRow(id: number, row: Row): RemovedRows {
  return { columns: Object.keys(row), rows: [[id, ...Object.values(row)]] };
}
