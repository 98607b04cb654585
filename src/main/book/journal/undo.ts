/** Undo and redo of any journal entry, imports and hand edits alike; the journal is in the book, so both survive a restart. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { UndoResult } from '../../../shared/contract/history.ts';
import type { Book } from '../openBook.ts';
import { sqliteError } from '../sqliteError.ts';
import { openEntry } from './entry.ts';
import { entryById, type EntryRow, newestStanding, newestUndo } from './standing.ts';
import { takeBack } from './takeBack.ts';

/**
 * Takes back the named entry, or the newest deed that stands. Later edits are kept and listed as clashes.
 * @param at this instant, ISO.
 * @throws AppError history/nothing-to-undo, history/not-found, history/already-undone.
 */
export function undo(book: Book, at: string, entryId: string | null = null): UndoResult {
  return inTransaction(book, () => {
    const entry = entryId === null ? newestStanding(book.sqlite) : entryById(book.sqlite, Number(entryId));
    if (entry === null && entryId === null)
      throw new AppError('history/nothing-to-undo', 'There is nothing to undo in this book.');
    if (entry === null || entry.kind === 'undo' || entry.kind === 'redo')
      throw new AppError('history/not-found', 'This deed is not in the history of the book.', { entryId });
    if (entry.undone_by_id !== null)
      throw new AppError('history/already-undone', `"${entry.label}" is undone already.`, {
        entryId,
        label: entry.label,
      });
    return revert(book, entry, 'undo', at);
  });
}

/**
 * Brings the deed back that the newest undo took away; possible until something new is done.
 * @throws AppError history/nothing-to-redo.
 */
export function redo(book: Book, at: string): UndoResult {
  return inTransaction(book, () => {
    const entry = newestUndo(book.sqlite);
    if (entry === null)
      throw new AppError(
        'history/nothing-to-redo',
        'There is nothing to redo: something new was done since the last undo.',
      );
    return revert(book, entry, 'redo', at);
  });
}

/**
 * The entry of an import that stands.
 * @param importId null: the newest import that is not undone.
 * @throws AppError history/nothing-to-undo, history/not-found, history/already-undone.
 */
export function importEntry(book: Book, importId: string | null): string {
  const { sqlite } = book;
  if (importId === null) {
    const newest = sqlite
      .prepare<[], { id: number }>(
        `SELECT id FROM journal_entry WHERE kind = 'import' AND undone_by_id IS NULL ORDER BY id DESC LIMIT 1`,
      )
      .get();
    if (newest === undefined)
      throw new AppError(
        'history/nothing-to-undo',
        'No import of this book can be undone: there is none, or all are undone.',
      );
    return String(newest.id);
  }
  const known = sqlite
    .prepare<[number], { undone_at: string | null }>('SELECT undone_at FROM import WHERE id = ?')
    .get(Number(importId));
  if (known === undefined)
    throw new AppError('history/not-found', `This book has no import ${importId}.`, { importId });
  const entry = sqlite
    .prepare<[number], EntryRow>(`SELECT * FROM journal_entry WHERE kind = 'import' AND import_id = ?`)
    .get(Number(importId));
  if (entry === undefined)
    throw new AppError('history/nothing-to-undo', `Import ${importId} changed nothing, so there is nothing to undo.`, {
      importId,
    });
  if (entry.undone_by_id !== null)
    throw new AppError('history/already-undone', `Import ${importId} is undone already.`, { importId });
  return String(entry.id);
}

function revert({ sqlite }: Book, entry: EntryRow, kind: 'undo' | 'redo', at: string): UndoResult {
  const deed = kind === 'undo' ? entry : (entryById(sqlite, entry.undoes_id ?? 0) ?? entry);
  const writer = openEntry(sqlite, {
    at,
    kind,
    label: `${kind === 'undo' ? 'Undo' : 'Redo'}: ${deed.label}`,
    undoesId: entry.id,
  });
  const taken = takeBack(sqlite, entry, writer);
  const mark = sqlite.prepare('UPDATE journal_entry SET undone_by_id = ? WHERE id = ?');
  mark.run(writer.id, entry.id);
  if (kind === 'redo') mark.run(null, deed.id);
  if (deed.import_id !== null)
    sqlite.prepare('UPDATE import SET undone_at = ? WHERE id = ?').run(kind === 'undo' ? at : null, deed.import_id);
  return { entryId: String(writer.id), label: deed.label, ...taken };
}

function inTransaction<T>(book: Book, work: () => T): T {
  try {
    return book.sqlite.transaction(work)();
  } catch (error) {
    throw sqliteError(error, book.name);
  }
}
