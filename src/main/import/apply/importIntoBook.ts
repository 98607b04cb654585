/**
 * One import into one book: rows to facts, vanished rows, the effect on the whole book, what is remembered; all in one
 * transaction. The preview runs it on a copy.
 */
import type { ChangesetSummary, LikelyPair, VanishedDecision } from '../../../shared/contract/imports.ts';
import { type Finished, importInto, type ImportStore } from '../../book/importing/importStore.ts';
import {
  keepMapping,
  type SameAccounts,
  sameAccounts,
  saveSameAccounts,
  type SheetMemory,
  sheetMemory,
  toRanges,
} from '../../book/importing/memory.ts';
import type { Book } from '../../book/openBook.ts';
import { readAliases } from '../../book/repositories/aliases.ts';
import { bookEffect, bookFigures } from '../changeset/bookEffect.ts';
import { type ImportedSheets, importSheets, sheetCounts } from '../changeset/importSheets.ts';
import type { Decisions, RowObserver, SheetSource } from '../changeset/run.ts';
import { findVanished } from '../changeset/vanished.ts';
import { rememberMapping } from '../map/applyMapping.ts';
import { likelyPairs } from '../match/likelyPairs.ts';

/** What a person decided in the wizard; empty on the command line. */
export interface Choices {
  /** Pairs of folded names, `same` or `different`. */
  readonly pairs: ReadonlyMap<string, 'same' | 'different'>;
  readonly conflict: Decisions['conflict'];
  readonly vanished: (id: string) => VanishedDecision;
}

export const NO_CHOICES: Choices = {
  pairs: new Map(),
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
  readonly onProgress?: (rows: number) => void;
}

const NOTES = 200;
const VANISHED_SHOWN = 500;

export function importIntoBook(book: Book, request: ImportRequest): Finished<ChangesetSummary> {
  const label = `Import of ${request.files.join(', ')}`;
  const expectedRows = request.sheets.reduce((sum, sheet) => sum + sheet.plan.rowCount, 0);
  return importInto(
    book,
    { at: request.at, date: request.date, label, expectedRows },
    (store) => runImport(book, store, request),
    historySummary,
  );
}

function runImport(book: Book, store: ImportStore, request: ImportRequest): ChangesetSummary {
  const before = bookFigures(book, store, request.date);
  const told = toldSame(sameAccounts(book), request.choices.pairs);
  const memories = new Map<string, SheetMemory | null>();
  const memoryOf = (fingerprint: string): SheetMemory | null => {
    const known = memories.get(fingerprint);
    if (known !== undefined) return known;
    const memory = sheetMemory(book, fingerprint, store.importId);
    memories.set(fingerprint, memory);
    return memory;
  };
  const rowsOf = new Map<string, ReadonlyMap<string, number>>();
  const imported = importSheets(store, request.sheets, {
    decisions: { sameAccounts: bothWays(told), conflict: request.choices.conflict },
    rememberedRows: (fingerprint) => {
      const rows = rowsOf.get(fingerprint) ?? new Map(Object.entries(memoryOf(fingerprint)?.contractRows ?? {}));
      rowsOf.set(fingerprint, rows);
      return rows;
    },
    aliases: readAliases(book),
    observer: request.observer,
    onProgress: request.onProgress,
  });
  const { run, sheets } = imported;
  const vanished = findVanished(
    run,
    sheets,
    (sheet) => memoryOf(sheet.source.plan.fingerprint)?.seen ?? null,
    request.choices.vanished,
  );
  store.flush();
  for (const sheet of sheets) {
    store.finishSheet(
      sheet.sourceSheetId,
      JSON.stringify({
        ...sheet.tally.rows,
        seen: toRanges(sheet.tally.seen),
        contractRows: Object.fromEntries(run.contracts.rowsOf(sheet.key)),
      } satisfies SheetMemory & object),
    );
    keepMapping(book, {
      savedAt: request.at,
      sheet: sheet.source.plan.name,
      mapping: rememberMapping(sheet.source.plan),
    });
  }
  store.confirm(run.confirmations.all());
  if (request.choices.pairs.size > 0) saveSameAccounts(book, told);
  const after = bookFigures(book, store, request.date);
  const counts = sheets.map(sheetCounts);
  return {
    sheets: counts,
    effect: bookEffect(before, after, run.movedRenewals.size),
    pairs: request.findPairs === true ? pairsOf(imported, request.choices.pairs) : [],
    vanished: vanished.slice(0, VANISHED_SHOWN),
    vanishedTotal: vanished.length,
    openConflicts: counts.reduce((sum, sheet) => sum + sheet.conflict, 0),
    notes: notesOf(imported).slice(0, NOTES),
  };
}

/** What the history keeps of an import. */
function historySummary(summary: ChangesetSummary): string {
  return JSON.stringify({
    sheets: summary.sheets,
    effect: summary.effect,
    vanished: summary.vanished.filter((fact) => fact.decision.take === 'flag'),
    notes: summary.notes,
  });
}

function notesOf({ run }: ImportedSheets): string[] {
  const orphans: string[] = [];
  for (const entry of run.accounts.entries()) {
    if (entry.namedOnlyOn !== null)
      orphans.push(
        `"${String(entry.values[0])}" is named only on sheet "${entry.namedOnlyOn}"; the account was made from that.`,
      );
  }
  return [...run.notes, ...orphans];
}

export function pairKey(incoming: string, candidate: string): string {
  return `${incoming} = ${candidate}`;
}

function toldSame(known: SameAccounts, pairs: Choices['pairs']): SameAccounts {
  const told = new Map(known.map(([a, b]) => [pairKey(a, b), [a, b] as const]));
  for (const [key, decision] of pairs) {
    const [a, b] = key.split(' = ');
    if (a === undefined || b === undefined) continue;
    if (decision === 'same') told.set(key, [a, b]);
    else told.delete(key);
  }
  return [...told.values()];
}

function bothWays(pairs: SameAccounts): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const [a, b] of pairs) {
    map.set(a, [...(map.get(a) ?? []), b]);
    map.set(b, [...(map.get(b) ?? []), a]);
  }
  return map;
}

function pairsOf({ run, sheets }: ImportedSheets, decided: Choices['pairs']): readonly LikelyPair[] {
  const all = [...run.accounts.entries()];
  const fresh = all.filter((entry) => entry.isNew && entry.ownSheet !== '');
  const byKey = new Map(sheets.map((sheet) => [sheet.key, sheet.source]));
  const open = likelyPairs(fresh, all).flatMap((pair) => {
    const entry = run.accounts.get(pair.id);
    const candidate = run.accounts.get(pair.candidateId);
    const source = entry === undefined ? undefined : byKey.get(entry.ownSheet);
    if (entry === undefined || candidate === undefined || source === undefined) return [];
    const id = pairKey(entry.folded, candidate.folded);
    const words = pair.words.map((word) => `"${word}"`).join(' and ');
    return [
      {
        id,
        file: source.file,
        sheet: source.plan.sheetIndex,
        row: entry.ownRow,
        incoming: String(entry.values[0]),
        candidate: String(candidate.values[0]),
        candidateAccountId: String(candidate.id),
        likeness: Math.round(pair.likeness * 100) / 100,
        reason: `Both names hold ${words}, rare in this book.`,
        decision: decided.get(id) ?? ('open' as const),
      },
    ];
  });
  // A pair told to be the same is one account now and would not be found again.
  const told = [...decided].filter(([id, decision]) => decision === 'same' && !open.some((pair) => pair.id === id));
  return [...open, ...told.map(([id]) => toldPair(run, id, sheets[0]?.source))];
}

function toldPair(run: ImportedSheets['run'], id: string, source: SheetSource | undefined): LikelyPair {
  const [incoming = '', candidate = ''] = id.split(' = ');
  const entry = [...run.accounts.entries()].find(
    (account) => account.folded === candidate || account.folded === incoming,
  );
  return {
    id,
    file: source?.file ?? 0,
    sheet: source?.plan.sheetIndex ?? 0,
    row: entry?.ownRow ?? 0,
    incoming,
    candidate: String(entry?.values[0] ?? candidate),
    candidateAccountId: String(entry?.id ?? ''),
    likeness: 1,
    reason: 'You said these are one account.',
    decision: 'same',
  };
}
