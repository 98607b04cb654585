/** Opens an entry of the journal and records what it does: ranges for bulk inserts, changed columns only for updates. */
import type Database from 'better-sqlite3';
import type { JournalKind } from '../../../shared/contract/history.ts';
import { type RemovedRows, removedText } from './removedRows.ts';
import type { Row } from './rows.ts';

export interface EntryHead {
  readonly at: string;
  readonly kind: JournalKind;
  /** Names the deed for people, e.g. "Import of renewals.xlsx". */
  readonly label: string;
  readonly importId?: number;
  readonly undoesId?: number;
}

/** Facts with consecutive ids, both ends included, that an import found as they are on rows that follow each other. */
export interface ConfirmedFacts {
  readonly entity: string;
  readonly from: number;
  readonly to: number;
  /** Columns in which it said what the book said already, snake_case. */
  readonly columns: readonly string[];
  readonly sheetId: number;
  /** Row of the first fact, 1-based. */
  readonly row: number;
}

export interface EntryWriter {
  readonly id: number;
  /** New rows with consecutive ids, both ends included; their values stand in the tables. */
  insertRange(table: string, fromId: number, toId: number): void;
  /** @param after null for rows of an import, whose origin is the sheet. */
  insert(table: string, id: number, after: Row | null): void;
  update(table: string, id: number, before: Row, after: Row): void;
  remove(table: string, id: number, before: Row): void;
  confirm(facts: readonly ConfirmedFacts[]): void;
  /** Rows that were removed together, oldest id first. */
  removeMany(table: string, removed: RemovedRows): void;
}

export function openEntry(sqlite: Database.Database, head: EntryHead): EntryWriter {
  const { lastInsertRowid } = sqlite
    .prepare('INSERT INTO journal_entry (at, kind, label, import_id, undoes_id) VALUES (?, ?, ?, ?, ?)')
    .run(head.at, head.kind, head.label, head.importId ?? null, head.undoesId ?? null);
  const id = Number(lastInsertRowid);
  const record = sqlite.prepare(
    'INSERT INTO journal_change (entry_id, entity, fact_id, op, last_fact_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    id,
    insertRange: (table, fromId, toId) => record.run(id, table, fromId, 'insert', toId, null, null),
    insert: (table, rowId, after) =>
      record.run(id, table, rowId, 'insert', null, null, after === null ? null : JSON.stringify(after)),
    update: (table, rowId, before, after) =>
      record.run(id, table, rowId, 'update', null, JSON.stringify(before), JSON.stringify(after)),
    remove: (table, rowId, before) => record.run(id, table, rowId, 'delete', null, JSON.stringify(before), null),
    confirm: (facts) => {
      const keep = sqlite.prepare(
        'INSERT INTO journal_confirmation (entry_id, entity, fact_id, last_fact_id, columns, source_sheet_id, n) VALUES (?, ?, ?, ?, ?, ?, ?)',
      );
      for (const { entity, from, to, columns, sheetId, row } of facts)
        keep.run(id, entity, from, to, JSON.stringify(columns), sheetId, row);
    },
    removeMany: (table, removed) => {
      const first = removed.rows[0]?.[0];
      const last = removed.rows.at(-1)?.[0];
      if (first === undefined || last === undefined) return;
      record.run(id, table, first, 'delete', last, removedText(removed), null);
    },
  };
}
