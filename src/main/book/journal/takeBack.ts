/**
 * Takes one journal entry back, keeping everything that later standing deeds changed.
 *
 * The book after it is what it would be had the deed never happened and the later ones had: where a later deed changed the
 * same value, the value stays and that deed inherits what stood there before, so undoing both, in any order, ends at the
 * start. A new fact that was changed or built upon since stays, and the deed that needs it inherits it.
 */
import type Database from 'better-sqlite3';
import type { Clash } from '../../../shared/contract/history.ts';
import type { EntryWriter } from './entry.ts';
import { labelOf } from './labels.ts';
import { removeInserted } from './removeInserted.ts';
import { insertRow, readRow, type Row, shapeOf, updateRow } from './rows.ts';
import { type ChangeRow, changesOf, deletionOf, type EntryRow, nextChangeOf, parseRow } from './standing.ts';

export interface TakenBack {
  readonly reverted: number;
  readonly kept: number;
  readonly clashes: readonly Clash[];
}

/** Bookkeeping of an undo on the journal itself, so that redo can take it back too. */
export const JOURNAL = 'journal_change';

export function takeBack(sqlite: Database.Database, entry: EntryRow, writer: EntryWriter): TakenBack {
  const changes = changesOf(sqlite, entry.id).toReversed();
  const clashes: Clash[] = [];
  let reverted = 0;
  for (const change of changes)
    if (change.op === 'delete') reverted += bringBack(sqlite, entry, change, writer, clashes);
  // Facts a deed both changed and inserted are only counted once, as inserted.
  for (const change of changes)
    if (change.op === 'update') reverted += restoreValues(sqlite, entry, change, writer, clashes);
  const inserted = changes.filter((change) => change.op === 'insert');
  for (const change of inserted) if (change.entity === JOURNAL) forgetInherited(sqlite, change, writer);
  const removal = removeInserted(
    sqlite,
    entry,
    inserted.filter((change) => change.entity !== JOURNAL),
    writer,
  );
  const kept = new Set([...clashes, ...removal.clashes].map((clash) => `${clash.entity}:${clash.factId}`));
  return { reverted: reverted + removal.removed, kept: kept.size, clashes: [...clashes, ...removal.clashes] };
}

/** Rows that were deleted come back under their old ids. */
function bringBack(
  sqlite: Database.Database,
  entry: EntryRow,
  change: ChangeRow,
  writer: EntryWriter,
  clashes: Clash[],
): number {
  const rows =
    change.last_fact_id === null
      ? [{ id: change.fact_id, row: parseRow(change.before) }]
      : (JSON.parse(change.before ?? '[]') as { readonly id: number; readonly row: Row }[]);
  if (change.entity === JOURNAL) {
    for (const { id, row } of rows) restoreInherited(sqlite, id, row, writer);
    return 0;
  }
  let back = 0;
  for (const { id, row } of rows) {
    if (entry.kind !== 'undo' && isMakerUndone(sqlite, change.entity, id)) continue;
    const missing = missingOwner(sqlite, change.entity, row);
    if (missing !== null) {
      clashes.push({
        entity: change.entity,
        factId: String(id),
        label: labelOf(sqlite, change.entity, row),
        field: null,
        reason: `It belonged to ${missing} that is no longer in the book.`,
      });
      continue;
    }
    insertRow(sqlite, change.entity, id, withoutLostPointers(sqlite, change.entity, row));
    writer.insert(change.entity, id, readRow(sqlite, change.entity, id));
    back += 1;
  }
  return back;
}

/** The deed that made the row was undone while the row was deleted: then there is nothing to bring back. */
function isMakerUndone(sqlite: Database.Database, table: string, id: number): boolean {
  const makers = sqlite
    .prepare<[string, number], { undone: number }>(
      `SELECT e.undone_by_id IS NOT NULL AS undone FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
       WHERE c.entity = ? AND c.op = 'insert' AND ? BETWEEN c.fact_id AND coalesce(c.last_fact_id, c.fact_id) AND e.kind NOT IN ('undo', 'redo')`,
    )
    .all(table, id);
  return makers.length > 0 && makers.every((maker) => maker.undone === 1);
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

function restoreValues(
  sqlite: Database.Database,
  entry: EntryRow,
  change: ChangeRow,
  writer: EntryWriter,
  clashes: Clash[],
): number {
  const before = parseRow(change.before);
  if (change.entity === JOURNAL) {
    const now =
      sqlite.prepare<[number], { before: string }>('SELECT before FROM journal_change WHERE id = ?').get(change.fact_id)
        ?.before ?? null;
    writer.update(JOURNAL, change.fact_id, { before: now }, before);
    sqlite.prepare('UPDATE journal_change SET before = ? WHERE id = ?').run(before['before'], change.fact_id);
    return 0;
  }
  const row = readRow(sqlite, change.entity, change.fact_id);
  if (row === null) return restoreDeleted(sqlite, entry, change, before, writer);
  const restored: Record<string, string | number | null> = {};
  for (const [column, value] of Object.entries(before)) {
    const next = nextChangeOf(sqlite, entry.id, change.entity, change.fact_id, column);
    if (next === null && isLost(sqlite, change.entity, column, value)) {
      // What it hung on went with another deed: a required owner stays as it is, another pointer stays blank.
      if (isRequired(sqlite, change.entity, column)) continue;
      restored[column] = null;
      continue;
    }
    if (next === null) {
      restored[column] = value;
      continue;
    }
    clashes.push({
      entity: change.entity,
      factId: String(change.fact_id),
      label: labelOf(sqlite, change.entity, row),
      field: column,
      reason: `It was changed since by "${next.label}" and stays as it is.`,
    });
    inheritBefore(sqlite, next, column, value, writer);
  }
  if (Object.keys(restored).length === 0) return 0;
  const was = Object.fromEntries(Object.keys(restored).map((column) => [column, row[column] ?? null]));
  updateRow(sqlite, change.entity, change.fact_id, restored);
  writer.update(change.entity, change.fact_id, was, restored);
  return 1;
}

/** The row itself went with a later deed: that one brings it back as it was before this one. */
function restoreDeleted(
  sqlite: Database.Database,
  entry: EntryRow,
  change: ChangeRow,
  before: Row,
  writer: EntryWriter,
): number {
  const deletion = deletionOf(sqlite, entry.id, change.entity, change.fact_id);
  if (deletion === null) return 0;
  const free = Object.entries(before).filter(
    ([column]) => nextChangeOf(sqlite, entry.id, change.entity, change.fact_id, column) === null,
  );
  const text = JSON.stringify({ ...parseRow(deletion.before), ...Object.fromEntries(free) });
  sqlite.prepare('UPDATE journal_change SET before = ? WHERE id = ?').run(text, deletion.id);
  writer.update(JOURNAL, deletion.id, { before: deletion.before }, { before: text });
  return 0;
}

function isLost(sqlite: Database.Database, table: string, column: string, value: Row[string] | undefined): boolean {
  const reference = shapeOf(sqlite, table).references.find((own) => own.column === column);
  return reference !== undefined && typeof value === 'number' && readRow(sqlite, reference.table, value) === null;
}

function isRequired(sqlite: Database.Database, table: string, column: string): boolean {
  return shapeOf(sqlite, table).references.some((own) => own.column === column && own.isRequired);
}

/** The later deed now stands directly on what stood before this one. */
function inheritBefore(
  sqlite: Database.Database,
  next: ChangeRow,
  column: string,
  value: Row[string] | undefined,
  writer: EntryWriter,
): void {
  const text = JSON.stringify({ ...parseRow(next.before), [column]: value ?? null });
  sqlite.prepare('UPDATE journal_change SET before = ? WHERE id = ?').run(text, next.id);
  writer.update(JOURNAL, next.id, { before: next.before }, { before: text });
}

function forgetInherited(sqlite: Database.Database, change: ChangeRow, writer: EntryWriter): void {
  writer.remove(JOURNAL, change.fact_id, parseRow(change.after));
  sqlite.prepare('DELETE FROM journal_change WHERE id = ?').run(change.fact_id);
}

function restoreInherited(sqlite: Database.Database, id: number, row: Row, writer: EntryWriter): void {
  sqlite
    .prepare(
      `INSERT INTO journal_change (id, entry_id, entity, fact_id, op, last_fact_id) VALUES (?, ?, ?, ?, 'insert', null)`,
    )
    .run(id, row['entry_id'], row['entity'], row['fact_id']);
  writer.insert(JOURNAL, id, row);
}
