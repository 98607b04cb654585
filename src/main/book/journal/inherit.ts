/**
 * A standing deed takes over what an undone one did, because it needs it or says it too. The journal changes for that, and
 * the undo that caused it records each such change, so that redo takes it back.
 */
import type Database from 'better-sqlite3';
import type { EntryWriter } from './entry.ts';
import { prepared } from './prepared.ts';
import type { Row } from './rows.ts';
import { type ChangeRow, parseRow } from './standing.ts';

/** Under this name the entry of an undo records changes of the journal itself. */
export const JOURNAL = 'journal_change';

/** The facts from `from` to `to` count as made by the heir from now on: undoing that one removes them. */
export function inheritInsert(
  sqlite: Database.Database,
  heirId: number,
  table: string,
  { from, to }: { readonly from: number; readonly to: number },
  writer: EntryWriter,
): void {
  addChange(
    sqlite,
    { entry_id: heirId, entity: table, fact_id: from, last_fact_id: to === from ? null : to, op: 'insert' },
    writer,
  );
}

/** The heir counts as the one who changed `before` to `after`: undoing it restores `before`. */
export function inheritUpdate(
  sqlite: Database.Database,
  heirId: number,
  fact: { readonly table: string; readonly id: number },
  { before, after }: { readonly before: Row; readonly after: Row },
  writer: EntryWriter,
): void {
  const values = { before: JSON.stringify(before), after: JSON.stringify(after) };
  addChange(sqlite, { entry_id: heirId, entity: fact.table, fact_id: fact.id, op: 'update', ...values }, writer);
}

/** The later change now stands directly on what stood before the undone one. */
export function inheritBefore(sqlite: Database.Database, next: ChangeRow, values: Row, writer: EntryWriter): void {
  const text = JSON.stringify({ ...parseRow(next.before), ...values });
  prepared(sqlite, 'UPDATE journal_change SET before = ? WHERE id = ?').run(text, next.id);
  writer.update(JOURNAL, next.id, { before: next.before }, { before: text });
}

/** Redo: the heir never inherited. */
export function forgetInherited(sqlite: Database.Database, change: ChangeRow, writer: EntryWriter): void {
  writer.remove(JOURNAL, change.fact_id, parseRow(change.after));
  sqlite.prepare('DELETE FROM journal_change WHERE id = ?').run(change.fact_id);
}

/** Redo: the later change stands on the undone one again. */
export function restoreBefore(sqlite: Database.Database, change: ChangeRow, writer: EntryWriter): void {
  const before = parseRow(change.before);
  const now =
    sqlite.prepare<[number], { before: string }>('SELECT before FROM journal_change WHERE id = ?').get(change.fact_id)
      ?.before ?? null;
  writer.update(JOURNAL, change.fact_id, { before: now }, before);
  sqlite.prepare('UPDATE journal_change SET before = ? WHERE id = ?').run(before['before'], change.fact_id);
}

function addChange(sqlite: Database.Database, row: Row, writer: EntryWriter): void {
  const columns = Object.keys(row);
  const { lastInsertRowid } = prepared(
    sqlite,
    `INSERT INTO journal_change (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...Object.values(row));
  writer.insert(JOURNAL, Number(lastInsertRowid), row);
}
