/**
 * Takes one journal entry back, keeping everything that later standing deeds changed.
 *
 * The book after it is what it would be had the deed never happened and the later ones had: where a later deed changed the
 * same value, or a later import said the same, the value stays and that deed inherits what stood there before, so undoing
 * both, in any order, ends at the start. A new fact that was changed, built upon or said again since stays, and the deed that
 * needs or says it inherits it (decision 0024).
 */
import type Database from 'better-sqlite3';
import type { Clash } from '../../../shared/contract/history.ts';
import { type Clashes, clashList } from './clashes.ts';
import type { EntryWriter } from './entry.ts';
import { forgetInherited, inheritBefore, inheritUpdate, JOURNAL, restoreBefore } from './inherit.ts';
import { removeInserted } from './removeInserted.ts';
import { insertRow, readRow, type Row, shapeOf, updateRow } from './rows.ts';
import {
  type ChangeRow,
  changesOf,
  deletionOf,
  type EntryRow,
  makersOf,
  nextChangeOf,
  type NextConfirmation,
  nextConfirmations,
  parseRow,
} from './standing.ts';

export interface TakenBack {
  readonly reverted: number;
  readonly kept: number;
  readonly clashes: readonly Clash[];
}

/** One undo under way. */
interface Way {
  readonly sqlite: Database.Database;
  readonly entry: EntryRow;
  readonly writer: EntryWriter;
  readonly clashes: Clashes;
  readonly said: NextConfirmation;
}

export function takeBack(sqlite: Database.Database, entry: EntryRow, writer: EntryWriter): TakenBack {
  const clashes = clashList(sqlite);
  const way: Way = { sqlite, entry, writer, clashes, said: nextConfirmations(sqlite, entry.id) };
  let reverted = 0;
  for (const change of changesOf(sqlite, entry.id, 'delete')) reverted += bringBack(way, change);
  // Facts a deed both changed and inserted are only counted once, as inserted.
  for (const change of changesOf(sqlite, entry.id, 'update')) reverted += restoreValues(way, change);
  const inserted = [...changesOf(sqlite, entry.id, 'insert')];
  for (const change of inserted) if (change.entity === JOURNAL) forgetInherited(sqlite, change, writer);
  const facts = inserted.filter((change) => change.entity !== JOURNAL);
  reverted += removeInserted(sqlite, entry, facts, writer, clashes);
  return { reverted, kept: clashes.count(), clashes: clashes.named() };
}

/** Rows that were deleted come back under their old ids. */
function bringBack({ sqlite, entry, writer, clashes }: Way, change: ChangeRow): number {
  const rows =
    change.last_fact_id === null
      ? [{ id: change.fact_id, row: parseRow(change.before) }]
      : (JSON.parse(change.before ?? '[]') as { readonly id: number; readonly row: Row }[]);
  let back = 0;
  // Told as stretches of ids, as an import tells what it inserts; the values stand in the tables.
  let stretch: { readonly from: number; to: number } | null = null;
  const tell = (): void => {
    if (stretch !== null) writer.insertRange(change.entity, stretch.from, stretch.to);
    stretch = null;
  };
  for (const { id, row } of rows) {
    if (entry.kind !== 'undo' && isMakerUndone(sqlite, change.entity, id)) continue;
    const missing = missingOwner(sqlite, change.entity, row);
    if (missing !== null) {
      const reason = `It belonged to ${missing} that is no longer in the book.`;
      clashes.add({ entity: change.entity, id, row, field: null, reason });
      continue;
    }
    insertRow(sqlite, change.entity, id, withoutLostPointers(sqlite, change.entity, row));
    if (stretch?.to === id - 1) stretch.to = id;
    else {
      tell();
      stretch = { from: id, to: id };
    }
    back += 1;
  }
  tell();
  return back;
}

/** The deed that made the row was undone while the row was deleted: then there is nothing to bring back. */
function isMakerUndone(sqlite: Database.Database, table: string, id: number): boolean {
  const makers = makersOf(sqlite, table, id);
  return makers.length > 0 && makers.every((maker) => maker.undone_by_id !== null);
}

function missingOwner(sqlite: Database.Database, table: string, row: Row): string | null {
  for (const reference of shapeOf(sqlite, table).references) {
    const target = row[reference.column];
    if (reference.isRequired && readRow(sqlite, reference.table, Number(target)) === null)
      return `the ${reference.table}`;
  }
  return null;
}

/** Pointers that may be blank and whose target is not (yet) back are left blank; an update of the same entry sets them again. */
function withoutLostPointers(sqlite: Database.Database, table: string, row: Row): Row {
  const lost = shapeOf(sqlite, table).references.filter(
    (reference) =>
      !reference.isRequired &&
      typeof row[reference.column] === 'number' &&
      readRow(sqlite, reference.table, Number(row[reference.column])) === null,
  );
  return lost.length === 0 ? row : { ...row, ...Object.fromEntries(lost.map((reference) => [reference.column, null])) };
}

function restoreValues(way: Way, change: ChangeRow): number {
  const { sqlite, writer, clashes } = way;
  const before = parseRow(change.before);
  if (change.entity === JOURNAL) {
    restoreBefore(sqlite, change, writer);
    return 0;
  }
  const row = readRow(sqlite, change.entity, change.fact_id);
  if (row === null) return restoreDeleted(way, change, before);
  const restored: Record<string, string | number | null> = {};
  for (const [column, value] of Object.entries(before)) {
    const heir = heirOf(way, change, column);
    if (heir !== null) {
      clashes.add({ entity: change.entity, id: change.fact_id, field: column, reason: heir.reason });
      heir.inherit({ [column]: value ?? null }, writer);
      continue;
    }
    if (!isLost(sqlite, change.entity, column, value)) restored[column] = value;
    // What it hung on went with another deed: a required owner stays as it is, another pointer stays blank.
    else if (!isRequired(sqlite, change.entity, column)) restored[column] = null;
  }
  if (Object.keys(restored).length === 0) return 0;
  const was = Object.fromEntries(Object.keys(restored).map((column) => [column, row[column] ?? null]));
  updateRow(sqlite, change.entity, change.fact_id, restored);
  writer.update(change.entity, change.fact_id, was, restored);
  return 1;
}

/** The row itself went with a later deed: that one brings it back as it was before this one. */
function restoreDeleted(way: Way, change: ChangeRow, before: Row): number {
  const { sqlite, entry, writer } = way;
  const deletion = deletionOf(sqlite, entry.id, change.entity, change.fact_id);
  if (deletion === null) return 0;
  const free: Record<string, Row[string]> = {};
  for (const [column, value] of Object.entries(before)) {
    const heir = heirOf(way, change, column);
    if (heir === null) free[column] = value ?? null;
    else heir.inherit({ [column]: value ?? null }, writer);
  }
  inheritBefore(sqlite, deletion, free, writer);
  return 0;
}

interface Heir {
  readonly reason: string;
  /** Makes the deed stand on what stood there before the undone one. */
  inherit(before: Row, writer: EntryWriter): void;
}

/** The first later standing deed that changed the column again, or an import that said the same; null: nobody speaks for it. */
function heirOf({ sqlite, entry, said }: Way, change: ChangeRow, column: string): Heir | null {
  const { entity, fact_id: id } = change;
  const next = nextChangeOf(sqlite, entry.id, entity, id, column);
  const confirmed = said(entity, id, column);
  if (confirmed !== null && (next === null || confirmed.entry_id < next.entry_id)) {
    const after = { [column]: parseRow(change.after)[column] ?? null };
    return {
      reason: `"${confirmed.label}" says the same, so it stays as it is.`,
      inherit: (before, writer) =>
        inheritUpdate(sqlite, confirmed.entry_id, { table: entity, id }, { before, after }, writer),
    };
  }
  if (next === null) return null;
  return {
    reason: `It was changed since by "${next.label}" and stays as it is.`,
    inherit: (before, writer) => inheritBefore(sqlite, next, before, writer),
  };
}

function isLost(sqlite: Database.Database, table: string, column: string, value: Row[string] | undefined): boolean {
  const reference = shapeOf(sqlite, table).references.find((own) => own.column === column);
  return reference !== undefined && typeof value === 'number' && readRow(sqlite, reference.table, value) === null;
}

function isRequired(sqlite: Database.Database, table: string, column: string): boolean {
  return shapeOf(sqlite, table).references.some((own) => own.column === column && own.isRequired);
}
