/**
 * One import into one book: rows to facts, vanished rows, the effect on the whole book, what is remembered; all in one
 * transaction. The preview runs it on a copy.
 */
import type { ChangesetSummary, VanishedDecision } from '../../../shared/contract/imports.ts';
import { listFiles } from '../../../shared/fields/listFiles.ts';
import { importInto } from '../../book/importing/importInto.ts';
import type { Finished, ImportStore } from '../../book/importing/importStore.ts';
import {
  type FlaggedRows,
  keepMapping,
  type LastSheets,
  type SheetMemory,
  sheetMemory,
  toRanges,
} from '../../book/importing/memory.ts';
import type { Book } from '../../book/openBook.ts';
import { readAliases } from '../../book/repositories/aliases.ts';
import { readToldApart } from '../../book/repositories/notSame.ts';
import { bookEffect, bookFigures } from '../changeset/bookEffect.ts';
import { type ImportedSheets, importSheets } from '../changeset/importSheets.ts';
import { sheetCounts } from '../changeset/tally.ts';
import { type Decisions, type RowObserver, type SheetSource, whereIs } from '../changeset/run.ts';
import { repeatsNote } from '../changeset/repeats.ts';
import { unplacedNote } from '../changeset/unplaced.ts';
import { findVanished, flaggedOf } from '../changeset/vanished.ts';
import { rememberMapping } from '../map/applyMapping.ts';
import { leftOutNote } from '../map/rowFilter.ts';
import { lostZeros, lostZerosNote } from '../match/lostZeros.ts';
import { runAtOnce, type Steps } from '../../book/steps.ts';
import { alikeSheetsNotes } from './alikeSheetsNotes.ts';
import { datesNotes } from './datesNotes.ts';
import { hiddenNotes } from './hiddenNotes.ts';
import { policyNotes } from './policyNotes.ts';
import { applyMoves, type MoveAnswers, notListed, offeredMoves } from './moves.ts';
import { offeredPairs, type PairAnswers, rememberAnswers, toldSame } from './pairs.ts';

/** What a person decided in the wizard; empty on the command line. */
export interface Choices {
  readonly pairs: PairAnswers;
  readonly moves: MoveAnswers;
  readonly conflict: Decisions['conflict'];
  readonly vanished: (id: string) => VanishedDecision;
}

export const NO_CHOICES: Choices = {
  pairs: new Map(),
  moves: new Map(),
  conflict: () => undefined,
  vanished: () => ({ take: 'ignore' }),
};

export interface ImportRequest {
  readonly sheets: readonly SheetSource[];
  /** Names of the files, for the history. */
  readonly files: readonly string[];
  /** This instant and this day. */
  readonly at: string;
  readonly date: string;
  readonly choices: Choices;
  /** Only the preview looks for likely pairs and listens to rows. */
  readonly observer?: RowObserver;
  readonly findPairs?: boolean;
  /**
   * Asked where rows came and every one of them was refused, while their cells can still be read: what it answers is thrown,
   * and the book stays as it was. Absent: such an import is kept like any other.
   */
  readonly whenAllRefused?: (summary: ChangesetSummary, importId: string) => Error;
}

const NOTES = 200;
const VANISHED_SHOWN = 500;

export function importIntoBook(book: Book, request: ImportRequest): Finished<ChangesetSummary> {
  return runAtOnce(importSteps(book, request));
}

/** The same in steps; between them nobody else may use the book. */
export function* importSteps(book: Book, request: ImportRequest): Steps<Finished<ChangesetSummary>> {
  const label = `Import of ${listFiles(request.files)}`;
  const expectedRows = request.sheets.reduce((sum, sheet) => sum + sheet.plan.rowCount, 0);
  const { result, ...done } = yield* importInto(
    book,
    { at: request.at, date: request.date, label, expectedRows },
    (store) => runImport(book, store, request, expectedRows),
    historySummary,
  );
  return { ...done, result: result.summary };
}

interface RunResult {
  readonly summary: ChangesetSummary;
  readonly flagged: readonly FlaggedRows[];
}

/** Between what looks at all facts at once others have a turn: of half a million rows each of it takes a while. */
function* runImport(book: Book, store: ImportStore, request: ImportRequest, read: number): Steps<RunResult> {
  const before = bookFigures(book, store, request.date);
  const memories = new Map<string, LastSheets | null>();
  const memoryOf = (fingerprint: string): LastSheets | null => {
    const known = memories.get(fingerprint);
    if (known !== undefined) return known;
    const memory = sheetMemory(book, fingerprint, store.importId);
    memories.set(fingerprint, memory);
    return memory;
  };
  const rowsOf = new Map<string, ReadonlyMap<string, number>>();
  const imported = yield* importSheets(store, request.sheets, {
    date: request.date,
    decisions: { sameAccounts: toldSame(request.choices.pairs), conflict: request.choices.conflict },
    rememberedRows: (fingerprint) => {
      const rows = rowsOf.get(fingerprint) ?? new Map(Object.entries(memoryOf(fingerprint)?.contractRows ?? {}));
      rowsOf.set(fingerprint, rows);
      return rows;
    },
    isAgain: (fingerprint, sha256) => memoryOf(fingerprint)?.fileSha256s.includes(sha256) === true,
    aliases: readAliases(book),
    observer: request.observer,
  });
  const { run, sheets } = imported;
  yield read;
  store.flush();
  const elsewhere = onceAsked(() => notListed(imported, store.peopleElsewhere()));
  const vanished = findVanished(run, sheets, {
    seenBefore: (sheet) => memoryOf(sheet.source.plan.fingerprint)?.seen ?? null,
    decide: request.choices.vanished,
    peopleElsewhere: onceAsked(() => new Set(elsewhere().map(({ oldId }) => oldId))),
  });
  yield read;
  for (const sheet of sheets) {
    store.finishSheet(
      sheet.sourceSheetId,
      JSON.stringify({
        ...sheet.tally.rows,
        seen: toRanges(sheet.tally.seen.ids()),
        contractRows: Object.fromEntries(run.contracts.rowsOf(sheet.key)),
      } satisfies SheetMemory & object),
    );
    keepMapping(book, {
      savedAt: request.at,
      sheet: sheet.source.plan.name || sheet.source.fileName,
      mapping: rememberMapping(sheet.source.plan, sheet.source),
    });
  }
  yield read;
  store.confirm(run.confirmations.all());
  const movers = request.findPairs === true || request.choices.moves.size > 0 ? elsewhere() : [];
  yield read;
  applyMoves(movers, request.choices.moves, { store, date: request.date });
  rememberAnswers(imported, request.choices.pairs, store);
  yield read;
  const after = bookFigures(book, store, request.date);
  yield read;
  const counts = sheets.map(sheetCounts);
  const pairs =
    request.findPairs === true
      ? yield* standingAt(read, offeredPairs(imported, request.choices.pairs, readToldApart(book)))
      : [];
  yield read;
  const summary: ChangesetSummary = {
    sheets: counts,
    effect: bookEffect(before, after, run.movedRenewals.size),
    pairs,
    moves: offeredMoves(imported, movers, request.choices.moves),
    vanished: vanished.slice(0, VANISHED_SHOWN),
    vanishedTotal: vanished.length,
    openConflicts: counts.reduce((sum, sheet) => sum + sheet.conflict, 0),
    notes: atMost(NOTES, notesOf(imported)),
  };
  if (request.whenAllRefused !== undefined && isAllRefused(summary)) {
    store.flush();
    throw request.whenAllRefused(summary, String(store.importId));
  }
  return { summary, flagged: flaggedOf(vanished, (file) => request.files[file] ?? '') };
}

function onceAsked<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | null = null;
  return () => (answer ??= { value: ask() }).value;
}

/** Facts that a person said are gone are a change as well. */
function isAllRefused({ sheets, vanished }: ChangesetSummary): boolean {
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  const refused = sheets.reduce((sum, sheet) => sum + sheet.rejected, 0);
  return rows > 0 && refused === rows && vanished.every(({ decision }) => decision.take === 'ignore');
}

/** Steps of which none is a row more. */
function* standingAt<T>(read: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield read;
  }
}

/** What the history keeps of an import. */
function historySummary({ summary: { sheets, effect, notes }, flagged }: RunResult): string {
  return JSON.stringify({ sheets, effect, notes, ...(flagged.length === 0 ? {} : { flagged }) });
}

function atMost(most: number, notes: readonly string[]): readonly string[] {
  return notes.length <= most ? notes : [...notes.slice(0, most), `There are ${notes.length - most} more such notes.`];
}

function notesOf({ run, sheets }: ImportedSheets): string[] {
  const leftOut = sheets.flatMap(({ source }) => leftOutNote(source.plan, source.fileName) ?? []);
  const orphans: string[] = [];
  for (const { name, namedOnly } of run.accounts.entries()) {
    if (namedOnly === null) continue;
    const where = whereIs(namedOnly.sheetName, namedOnly.fileName);
    orphans.push(`“${name}” is named only ${where}; the account was made from that.`);
  }
  const repeats = sheets.flatMap((sheet) => repeatsNote(sheet) ?? []);
  const hidden = sheets.flatMap(({ source }) => hiddenNotes(source.plan, source.fileName));
  const policies = sheets.flatMap(({ source }) => policyNotes(source));
  const unplaced = sheets.flatMap((sheet) => unplacedNote(sheet) ?? []);
  return [
    ...unplaced,
    ...leftOut,
    ...hidden,
    ...datesNotes(sheets),
    ...policies,
    ...alikeSheetsNotes(sheets),
    ...repeats,
    ...lostZerosNote(lostZeros(() => run.accounts.entries())),
    ...run.notes,
    ...orphans,
  ];
}
