/** Undo and redo of any journal entry, imports and hand edits alike; the journal is in the book, so both survive a restart. */
import type Database from 'better-sqlite3';
import { AppError } from '../../../shared/contract/errors.ts';
import type { UndoResult } from '../../../shared/contract/history.ts';
import type { Book } from '../openBook.ts';
import { sqliteError } from '../sqliteError.ts';
import { openEntry } from './entry.ts';
import { entryById, type EntryRow, factsOf, newestStanding, newestUndo } from './standing.ts';
import { runAtOnce, type Steps } from '../steps.ts';
import { takeBack } from './takeBack.ts';

/** A deed to take back or to bring back: how much it is, and doing it. */
export interface Reversal {
  readonly label: string;
  /** Facts it touches, about. */
  readonly facts: number;
  /** One transaction: everything or nothing. Yields how many facts are done; between two steps nobody else may use the book. */
  steps(at: string): Steps<UndoResult>;
}

/**
 * Takes back the named entry, or the newest deed that stands. Later edits are kept and listed as clashes.
 * @throws AppError history/nothing-to-undo, history/not-found, history/already-undone.
 */
export function undoOf(book: Book, entryId: string | null = null): Reversal {
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
  return reversal(book, entry, 'undo');
}

/**
 * Brings the deed back that the newest undo took away; possible until something new is done.
 * @throws AppError history/nothing-to-redo.
 */
export function redoOf(book: Book): Reversal {
  const entry = newestUndo(book.sqlite);
  if (entry === null)
    throw new AppError(
      'history/nothing-to-redo',
      'There is nothing to redo: something new was done since the last undo.',
    );
  return reversal(book, entry, 'redo');
}

/** `undoOf` at once; `at` is this instant, ISO. */
export function undo(book: Book, at: string, entryId: string | null = null): UndoResult {
  return runAtOnce(undoOf(book, entryId).steps(at));
}

/** `redoOf` at once; `at` is this instant, ISO. */
export function redo(book: Book, at: string): UndoResult {
  return runAtOnce(redoOf(book).steps(at));
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

function reversal(book: Book, entry: EntryRow, kind: 'undo' | 'redo'): Reversal {
  const { sqlite } = book;
  const deed = kind === 'undo' ? entry : (entryById(sqlite, entry.undoes_id ?? 0) ?? entry);
  return {
    label: deed.label,
    facts: factsOf(sqlite, entry.id),
    steps: (at) => added(inTransaction(book, () => revert(sqlite, { entry, deed, kind, at }))),
  };
}

interface Revert {
  readonly entry: EntryRow;
  /** What people did; the entry itself, or what the undone undo took back. */
  readonly deed: EntryRow;
  readonly kind: 'undo' | 'redo';
  readonly at: string;
}

function* revert(sqlite: Database.Database, { entry, deed, kind, at }: Revert): Steps<UndoResult> {
  const writer = openEntry(sqlite, {
    at,
    kind,
    label: `${kind === 'undo' ? 'Undo' : 'Redo'}: ${deed.label}`,
    undoesId: entry.id,
  });
  const taken = yield* takeBack(sqlite, entry, writer);
  const mark = sqlite.prepare('UPDATE journal_entry SET undone_by_id = ? WHERE id = ?');
  mark.run(writer.id, entry.id);
  if (kind === 'redo') mark.run(null, deed.id);
  if (deed.import_id !== null)
    sqlite.prepare('UPDATE import SET undone_at = ? WHERE id = ?').run(kind === 'undo' ? at : null, deed.import_id);
  return { entryId: String(writer.id), label: deed.label, ...taken };
}

/** Foreign keys are followed by the work itself, many rows at a time: see removeInserted.ts. */
function* inTransaction<T>({ sqlite, name }: Book, work: () => Steps<T>): Steps<T> {
  const cacheSize = Number(sqlite.pragma('cache_size', { simple: true }));
  // Outside the transaction: within one it does nothing.
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    const result = yield* work();
    sqlite.exec('COMMIT');
    return result;
  } catch (error) {
    throw sqliteError(error, name);
  } finally {
    // Also where the work was left in the middle.
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    sqlite.pragma('foreign_keys = ON');
    // Building indexes after many rows made do with less.
    sqlite.pragma(`cache_size = ${cacheSize}`);
  }
}

/** The same steps, each with all that is done by then. */
function* added<T>(steps: Steps<T>): Steps<T> {
  let done = 0;
  try {
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      done += next.value;
      yield done;
    }
  } catch (error) {
    // Whoever stops the work throws here: it hears of it and gives the book back as it was.
    steps.throw(error);
    throw error;
  }
}
