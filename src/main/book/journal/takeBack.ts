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
import { indexLate } from '../importing/lateIndexes.ts';
import { bringBack } from './bringBack.ts';
import { type Clashes, clashList } from './clashes.ts';
import type { EntryWriter } from './entry.ts';
import { forgetInherited, inheritBefore, inheritUpdate, JOURNAL, restoreBefore } from './inherit.ts';
import { removeInserted } from './removeInserted.ts';
import { readRow, type Row, rowInserter, shapeOf, updateRow } from './rows.ts';
import {
  type ChangeRow,
  changesOf,
  deletionOf,
  type EntryRow,
  nextChangeOf,
  type NextConfirmation,
  nextConfirmations,
  parseRow,
} from './standing.ts';
import type { Steps } from '../steps.ts';

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

export function* takeBack(sqlite: Database.Database, entry: EntryRow, writer: EntryWriter): Steps<TakenBack> {
  const clashes = clashList(sqlite);
  const way: Way = { sqlite, entry, writer, clashes, said: nextConfirmations(sqlite, entry.id) };
  let reverted = 0;
  const insertRows = rowInserter(sqlite);
  const buildIndexes = indexLate(sqlite, ...bulkOf(sqlite, entry.id));
  for (const change of changesOf(sqlite, entry.id, 'delete')) {
    const back = bringBack(sqlite, entry, change, { insertRows, writer, clashes });
    reverted += back;
    yield back;
  }
  for (const _ of buildIndexes()) yield 0;
  // Facts a deed both changed and inserted are only counted once, as inserted.
  for (const change of changesOf(sqlite, entry.id, 'update')) {
    const restored = restoreValues(way, change);
    reverted += restored;
    yield restored;
  }
  const inserted = [...changesOf(sqlite, entry.id, 'insert')];
  for (const change of inserted) if (change.entity === JOURNAL) forgetInherited(sqlite, change, writer);
  const facts = inserted.filter((change) => change.entity !== JOURNAL);
  reverted += yield* removeInserted(sqlite, entry, facts, writer, clashes);
  return { reverted, kept: clashes.count(), clashes: clashes.named() };
}

/** The tables that rows come back to, and how many rows. */
function bulkOf(sqlite: Database.Database, entryId: number): [tables: readonly string[], rows: number] {
  const removed = sqlite
    .prepare<[number], { entity: string; rows: number }>(
      `SELECT entity, sum(last_fact_id - fact_id + 1) AS rows FROM journal_change
       WHERE entry_id = ? AND op = 'delete' AND last_fact_id IS NOT NULL GROUP BY entity`,
    )
    .all(entryId);
  return [removed.map(({ entity }) => entity), removed.reduce((sum, { rows }) => sum + rows, 0)];
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
