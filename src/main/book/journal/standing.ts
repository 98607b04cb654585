/** Which deeds stand: imports, edits, settings and reviews that no undo took back. Undo and redo entries only move others. */
import type Database from 'better-sqlite3';
import type { JournalKind } from '../../../shared/contract/history.ts';
import { prepared } from './prepared.ts';
import type { Row } from './rows.ts';

export interface EntryRow {
  readonly id: number;
  readonly at: string;
  readonly kind: JournalKind;
  readonly label: string;
  readonly import_id: number | null;
  readonly undoes_id: number | null;
  readonly undone_by_id: number | null;
}

export interface ChangeRow {
  readonly id: number;
  readonly entry_id: number;
  readonly entity: string;
  readonly fact_id: number;
  readonly op: 'insert' | 'update' | 'delete';
  readonly last_fact_id: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

const STANDS = `undone_by_id IS NULL AND kind NOT IN ('undo', 'redo')`;

export function entryById(sqlite: Database.Database, id: number): EntryRow | null {
  return sqlite.prepare<[number], EntryRow>('SELECT * FROM journal_entry WHERE id = ?').get(id) ?? null;
}

/** How many facts a deed changed, a range of new ones counted one by one. */
export function factsOf(sqlite: Database.Database, entryId: number): number {
  const sum = sqlite
    .prepare<[number], number>(
      `SELECT coalesce(sum(coalesce(last_fact_id - fact_id, 0) + 1), 0) FROM journal_change WHERE entry_id = ? AND entity <> 'journal_change'`,
    )
    .pluck();
  return sum.get(entryId) ?? 0;
}

/** What Undo in the top bar would take back. */
export function newestStanding(sqlite: Database.Database): EntryRow | null {
  return (
    sqlite.prepare<[], EntryRow>(`SELECT * FROM journal_entry WHERE ${STANDS} ORDER BY id DESC LIMIT 1`).get() ?? null
  );
}

/** The undo that Redo would take back: the newest that stands, while nothing new was done since. */
export function newestUndo(sqlite: Database.Database): EntryRow | null {
  return (
    sqlite
      .prepare<[], EntryRow>(
        `SELECT * FROM journal_entry WHERE kind = 'undo' AND undone_by_id IS NULL
           AND id > coalesce((SELECT max(id) FROM journal_entry WHERE kind NOT IN ('undo', 'redo')), 0) ORDER BY id DESC LIMIT 1`,
      )
      .get() ?? null
  );
}

/** Changes read at once: each of a large undo carries hundreds of rows. */
const AT_ONCE = 50;

/** The changes of one kind of a deed, newest first, a few at a time: those of a large import do not fit into memory together. */
export function* changesOf(
  sqlite: Database.Database,
  entryId: number,
  op: ChangeRow['op'],
): Generator<ChangeRow, void, void> {
  const page = sqlite.prepare<[number, string, number], ChangeRow>(
    `SELECT * FROM journal_change WHERE entry_id = ? AND op = ? AND id < ? ORDER BY id DESC LIMIT ${AT_ONCE}`,
  );
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    const changes = page.all(entryId, op, before);
    yield* changes;
    const last = changes.at(-1);
    if (last === undefined || changes.length < AT_ONCE) return;
    before = last.id;
  }
}

/** Facts of a range, inserted by this entry, that another standing deed changed and that are in the book; read one by one. */
export function changedByOthers(
  sqlite: Database.Database,
  entryId: number,
  table: string,
  { from, to }: { readonly from: number; readonly to: number },
): IterableIterator<number> {
  return prepared<[string, number, number, number], number>(
    sqlite,
    `SELECT DISTINCT c.fact_id AS id FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
       WHERE c.entity = ? AND c.fact_id BETWEEN ? AND ? AND c.op = 'update' AND e.id <> ? AND ${STANDS}
         AND EXISTS (SELECT 1 FROM ${table} t WHERE t.id = c.fact_id)`,
  )
    .pluck()
    .iterate(table, from, to, entryId);
}

/** The first later standing change of one column of one fact; null when there is none. */
export function nextChangeOf(
  sqlite: Database.Database,
  entryId: number,
  table: string,
  id: number,
  column: string,
): (ChangeRow & { readonly label: string }) | null {
  const later = prepared<[string, number, number], ChangeRow & { label: string }>(
    sqlite,
    `SELECT c.*, e.label FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
       WHERE c.entity = ? AND c.fact_id = ? AND c.op = 'update' AND e.id > ? AND ${STANDS} ORDER BY e.id, c.id`,
  ).all(table, id, entryId);
  return later.find((change) => parseRow(change.after)[column] !== undefined) ?? null;
}

/** A standing import that found facts of a range as they are, though it did not make them. */
export interface ConfirmationRow {
  readonly entry_id: number;
  readonly label: string;
  readonly fact_id: number;
  readonly last_fact_id: number;
  readonly columns: string;
}

/** Earliest import first. */
export function confirmationsOf(
  sqlite: Database.Database,
  entryId: number,
  table: string,
  { from, to }: { readonly from: number; readonly to: number },
): readonly ConfirmationRow[] {
  return prepared<[string, number, number, number], ConfirmationRow>(
    sqlite,
    `SELECT c.entry_id, e.label, c.fact_id, c.last_fact_id, c.columns FROM journal_confirmation c JOIN journal_entry e ON e.id = c.entry_id
       WHERE c.entity = ? AND c.fact_id <= ? AND c.last_fact_id >= ? AND e.id <> ? AND ${STANDS} ORDER BY e.id, c.fact_id`,
  ).all(table, to, from, entryId);
}

/** Finds the first later standing import that said what stands in one column of one fact; null when none did. */
export type NextConfirmation = (table: string, id: number, column: string) => ConfirmationRow | null;

/** For the many facts of one undo: the sheets that may speak are looked up once, and the stretch of a fact in each by its index. */
export function nextConfirmations(sqlite: Database.Database, entryId: number): NextConfirmation {
  const sheets = sqlite
    .prepare<[number], { entry_id: number; label: string; sheet: number | null }>(
      `SELECT DISTINCT c.entry_id, e.label, c.source_sheet_id AS sheet FROM journal_confirmation c JOIN journal_entry e ON e.id = c.entry_id
       WHERE e.id > ? AND ${STANDS} ORDER BY e.id, c.source_sheet_id`,
    )
    .all(entryId);
  const stretch = sqlite.prepare<[number | null, string, number, number], Omit<ConfirmationRow, 'label'>>(
    `SELECT entry_id, fact_id, last_fact_id, columns FROM journal_confirmation
     WHERE source_sheet_id IS ? AND entity = ? AND fact_id <= ? AND entry_id = ? ORDER BY fact_id DESC LIMIT 1`,
  );
  return (table, id, column) => {
    for (const { entry_id: entry, label, sheet } of sheets) {
      const found = stretch.get(sheet, table, id, entry);
      if (found === undefined || found.last_fact_id < id) continue;
      if ((JSON.parse(found.columns) as string[]).includes(column)) return { ...found, label };
    }
    return null;
  };
}

/** The deeds that inserted one fact, or inherited that, by range or by itself. */
export function makersOf(sqlite: Database.Database, table: string, id: number): readonly EntryRow[] {
  return prepared<[{ table: string; id: number }], EntryRow>(
    sqlite,
    `SELECT e.* FROM journal_entry e WHERE e.kind NOT IN ('undo', 'redo') AND e.id IN (
         SELECT entry_id FROM journal_change WHERE entity = @table AND fact_id = @id AND op = 'insert'
         UNION SELECT entry_id FROM journal_change WHERE entity = @table AND fact_id <= @id AND last_fact_id >= @id AND last_fact_id IS NOT NULL AND op = 'insert')
       ORDER BY e.id`,
  ).all({ table, id });
}

/** The standing deeds that changed one fact. */
export function changersOf(sqlite: Database.Database, table: string, id: number): readonly EntryRow[] {
  return prepared<[string, number], EntryRow>(
    sqlite,
    `SELECT DISTINCT e.* FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
       WHERE c.entity = ? AND c.fact_id = ? AND c.op = 'update' AND ${STANDS} ORDER BY e.id`,
  ).all(table, id);
}

/** The later standing deed that deleted one fact by itself; null when none did. */
export function deletionOf(sqlite: Database.Database, entryId: number, table: string, id: number): ChangeRow | null {
  return (
    prepared<[string, number, number], ChangeRow>(
      sqlite,
      `SELECT c.* FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
         WHERE c.entity = ? AND c.fact_id = ? AND c.op = 'delete' AND c.last_fact_id IS NULL AND e.id > ? AND ${STANDS} ORDER BY c.id LIMIT 1`,
    ).get(table, id, entryId) ?? null
  );
}

export function parseRow(text: string | null): Row {
  return text === null ? {} : (JSON.parse(text) as Row);
}
