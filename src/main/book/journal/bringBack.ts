/** Rows that a deed removed come back under their old ids, as many at a time as went together. */
import type Database from 'better-sqlite3';
import type { Clashes } from './clashes.ts';
import type { EntryWriter } from './entry.ts';
import { removedRow, type RemovedRows, removedRows } from './removedRows.ts';
import { type Cell, existing, type InsertRows, type Row, shapeOf } from './rows.ts';
import { type ChangeRow, type EntryRow, makersOf, parseRow } from './standing.ts';

type Values = readonly Cell[];

interface Tools {
  readonly insertRows: InsertRows;
  readonly writer: EntryWriter;
  readonly clashes: Clashes;
}

/**
 * @param entry the deed whose removal is taken back.
 * @returns how many rows are back.
 */
export function bringBack(
  sqlite: Database.Database,
  entry: EntryRow,
  change: ChangeRow,
  { insertRows, writer, clashes }: Tools,
): number {
  const table = change.entity;
  const gone =
    change.last_fact_id === null ? removedRow(change.fact_id, parseRow(change.before)) : removedRows(change.before);
  const wanted =
    entry.kind === 'undo' ? gone.rows : gone.rows.filter((row) => !isMakerUndone(sqlite, table, idOf(row)));
  const rows = rowsWithOwners(sqlite, table, { columns: gone.columns, rows: wanted }, clashes);
  insertRows(table, { columns: gone.columns, rows });
  // Told as stretches of ids, as an import tells what it inserts; the values stand in the tables.
  for (const { from, to } of stretches(rows.map(idOf))) writer.insertRange(table, from, to);
  return rows.length;
}

/** The deed that made the row was undone while the row was deleted: then there is nothing to bring back. */
function isMakerUndone(sqlite: Database.Database, table: string, id: number): boolean {
  const makers = makersOf(sqlite, table, id);
  return makers.length > 0 && makers.every((maker) => maker.undone_by_id !== null);
}

/**
 * The rows whose owners are in the book; what belonged to somebody who is not is told as a clash. Pointers that may be blank
 * and whose target is not (yet) back are left blank; an update of the same entry sets them again.
 */
function rowsWithOwners(
  sqlite: Database.Database,
  table: string,
  { columns, rows }: RemovedRows,
  clashes: Clashes,
): readonly Values[] {
  let kept = rows;
  for (const { column, table: target, isRequired } of shapeOf(sqlite, table).references) {
    const at = columns.indexOf(column) + 1;
    if (at === 0) continue;
    const ids = new Set(kept.flatMap((row) => (typeof row[at] === 'number' ? [row[at]] : [])));
    const known = existing(sqlite, target, ids);
    if (known.size === ids.size) continue;
    const isThere = (row: Values): boolean => typeof row[at] !== 'number' || known.has(row[at]);
    if (!isRequired) kept = kept.map((row) => (isThere(row) ? row : row.with(at, null)));
    else
      kept = kept.filter((row) => {
        if (isThere(row)) return true;
        const reason = `It belonged to the ${target} that is no longer in the book.`;
        clashes.add({ entity: table, id: idOf(row), row: asRow(columns, row), field: null, reason });
        return false;
      });
  }
  return kept;
}

function idOf(row: Values): number {
  return Number(row[0]);
}

function asRow(columns: readonly string[], row: Values): Row {
  return Object.fromEntries(columns.map((column, at) => [column, row[at + 1] ?? null]));
}

/** Ids that follow each other, as ranges with both ends included. */
function stretches(ids: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const id of ids) {
    const last = found.at(-1);
    if (last !== undefined && last.to === id - 1) last.to = id;
    else found.push({ from: id, to: id });
  }
  return found;
}
