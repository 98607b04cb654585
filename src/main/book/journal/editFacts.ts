/**
 * Edits by hand, journalled: the one way screens change facts, so that Undo works for everything and imports know what a
 * person typed. Column names are those of the tables (snake_case); `stakeholder_ids` of a touch is "3,17".
 */
import { AppError } from '../../../shared/contract/errors.ts';
import type { JournalKind } from '../../../shared/contract/history.ts';
import { firstFreeId } from '../importing/factWriter.ts';
import type { Book } from '../openBook.ts';
import { sqliteError } from '../sqliteError.ts';
import { type EntryWriter, openEntry } from './entry.ts';
import { removeRow } from './removeRow.ts';
import { insertRow, readRow, type Row, updateRow } from './rows.ts';

export type Edit =
  | { readonly op: 'insert'; readonly table: string; readonly values: Row }
  | { readonly op: 'update'; readonly table: string; readonly id: number; readonly changes: Row }
  /** Takes everything that hangs on the row with it. */
  | { readonly op: 'delete'; readonly table: string; readonly id: number };

export interface EditHead {
  /** Names the deed, e.g. "Changed CSM of Nordwind AG". */
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
  readonly kind?: JournalKind;
}

export interface EditResult {
  /** Null when the edits changed nothing. */
  readonly entryId: string | null;
  /** Per edit the id of its row. */
  readonly ids: readonly string[];
}

/**
 * Makes all edits in one transaction and one journal entry.
 * @throws AppError edit/not-found when a row is gone, edit/refused when a value breaks a rule of the book.
 */
export function editFacts(book: Book, head: EditHead, edits: readonly Edit[]): EditResult {
  const { sqlite } = book;
  const run = sqlite.transaction((): EditResult => {
    let entry: EntryWriter | null = null;
    const open = (): EntryWriter => {
      entry ??= openEntry(sqlite, { at: head.at, kind: head.kind ?? 'edit', label: head.label });
      return entry;
    };
    const ids = edits.map((edit) => String(applyEdit(book, edit, open)));
    return { entryId: entry === null ? null : String((entry as EntryWriter).id), ids };
  });
  try {
    return run();
  } catch (error) {
    throw refused(error, book.name);
  }
}

/** One edit; see `editFacts`. */
export function editFact(book: Book, head: EditHead, edit: Edit): EditResult {
  return editFacts(book, head, [edit]);
}

function applyEdit({ sqlite }: Book, edit: Edit, open: () => EntryWriter): number {
  if (edit.op === 'insert') {
    const id = firstFreeId(sqlite, edit.table);
    insertRow(sqlite, edit.table, id, edit.values);
    open().insert(edit.table, id, readRow(sqlite, edit.table, id));
    return id;
  }
  const row = readRow(sqlite, edit.table, edit.id);
  if (row === null)
    throw new AppError('edit/not-found', 'This entry is no longer in the book. Reload the screen.', {
      table: edit.table,
      id: edit.id,
    });
  if (edit.op === 'delete') {
    removeRow(sqlite, open(), edit.table, edit.id);
    return edit.id;
  }
  updateRow(sqlite, edit.table, edit.id, edit.changes);
  // Read back: what the table holds is what undo must compare with, e.g. people of a touch in order.
  const now = readRow(sqlite, edit.table, edit.id) ?? {};
  const changed = Object.keys(edit.changes).filter((column) => now[column] !== row[column]);
  if (changed.length > 0) open().update(edit.table, edit.id, pick(row, changed), pick(now, changed));
  return edit.id;
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function refused(error: unknown, name: string): unknown {
  const known = sqliteError(error, name);
  if (known instanceof Error && 'code' in known && String(known.code).startsWith('SQLITE_CONSTRAINT')) {
    return new AppError(
      'edit/refused',
      'The book does not take this value: it breaks a rule of its field. Nothing was changed.',
      { reason: known.message },
    );
  }
  return known;
}
