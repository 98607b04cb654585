/** What happened to the book and how to take it back: imports and hand edits alike, also after a restart. */
import { z } from 'zod';
import { method, type AnyMethods } from './method.ts';

export const JOURNAL_KINDS = ['import', 'edit', 'merge', 'undo', 'redo', 'settings', 'review'] as const;
export type JournalKind = (typeof JOURNAL_KINDS)[number];

export interface JournalEntry {
  readonly entryId: string;
  readonly at: string;
  readonly kind: JournalKind;
  /** Names the deed for people, e.g. "Import of renewals.xlsx". */
  readonly label: string;
  readonly importId: string | null;
  readonly changes: number;
  /** Undone by a later entry that still stands. */
  readonly isUndone: boolean;
}

/** A change that was not taken back because something later changed it, needs it or says it too. */
export interface Clash {
  /** Table of the fact: account, contract ... */
  readonly entity: string;
  readonly factId: string;
  /** e.g. "Nordwind AG" or "Nordwind AG: Platform". */
  readonly label: string;
  /** Column that stays; null when the fact as a whole is kept. */
  readonly field: string | null;
  /** One sentence. */
  readonly reason: string;
}

export interface UndoResult {
  readonly entryId: string;
  readonly label: string;
  /** Facts taken back (inserted ones removed, changed ones restored, deleted ones brought back). */
  readonly reverted: number;
  /** Facts that stay because something later changed them, needs them or says them too. */
  readonly kept: number;
  /** The first 500. */
  readonly clashes: readonly Clash[];
}

export interface History {
  readonly entries: readonly JournalEntry[];
  readonly total: number;
  /** What Undo and Redo in the top bar would do; null: nothing. */
  readonly undo: { readonly entryId: string; readonly label: string } | null;
  readonly redo: { readonly entryId: string; readonly label: string } | null;
}

/** Sent while an undo or redo takes long enough to be done in turns. */
export interface HistoryEvents {
  readonly 'history.progressed': {
    /** `app.cancelJob` stops it; the book is then as it was. */
    readonly jobId: string;
    readonly kind: 'undo' | 'redo';
    /** Names the deed, e.g. "Import of renewals.xlsx". */
    readonly label: string;
    readonly state: 'running' | 'over';
    /** Facts. */
    readonly done: number;
    readonly total: number;
    /** Null while it cannot be told. */
    readonly secondsLeft: number | null;
  };
}

export const historyMethods = {
  /** Newest first. */
  'history.list': method<History>()(
    z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(50) }),
  ),
  /** Without an entry: the newest deed that is not undone. Any earlier entry may be named; later edits are kept. */
  'history.undo': method<UndoResult>()(z.strictObject({ entryId: z.string().max(40).optional() })),
  /** Brings the last undone deed back; only while nothing new was done since. */
  'history.redo': method<UndoResult>()(z.strictObject({})),
} satisfies AnyMethods;
