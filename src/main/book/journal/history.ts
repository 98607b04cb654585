/** The history of a book as the screens show it. */
import type { History, JournalEntry } from '../../../shared/contract/history.ts';
import type { Book } from '../openBook.ts';
import { type EntryRow, newestStanding, newestUndo } from './standing.ts';

/** Newest first. */
export function history({ sqlite }: Book, page: { readonly offset: number; readonly limit: number }): History {
  const total = sqlite.prepare<[], { n: number }>('SELECT count(*) AS n FROM journal_entry').get()?.n ?? 0;
  const rows = sqlite
    .prepare<[number, number], EntryRow & { changes: number }>(
      `SELECT e.*, (SELECT coalesce(sum(coalesce(c.last_fact_id - c.fact_id, 0) + 1), 0) FROM journal_change c WHERE c.entry_id = e.id AND c.entity <> 'journal_change') AS changes
       FROM journal_entry e ORDER BY e.id DESC LIMIT ? OFFSET ?`,
    )
    .all(page.limit, page.offset);
  const nextUndo = newestStanding(sqlite);
  const nextRedo = newestUndo(sqlite);
  return {
    entries: rows.map(entryOf),
    total,
    undo: nextUndo === null ? null : { entryId: String(nextUndo.id), label: nextUndo.label },
    redo: nextRedo === null ? null : { entryId: String(nextRedo.id), label: nextRedo.label.replace(/^Undo: /, '') },
  };
}

function entryOf(row: EntryRow & { readonly changes: number }): JournalEntry {
  return {
    entryId: String(row.id),
    at: row.at,
    kind: row.kind,
    label: row.label,
    importId: row.import_id === null ? null : String(row.import_id),
    changes: row.changes,
    isUndone: row.undone_by_id !== null,
  };
}
