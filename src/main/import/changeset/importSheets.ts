/**
 * The changeset: every row of every sheet against the book. Preview and commit are this one function; they differ only in
 * which book it runs on (a copy, or the book itself) and in whether somebody listens to each row.
 */
import type { RowKind } from '../../../shared/contract/imports.ts';
import type { DraftFact } from '../../../shared/fields/types.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { Steps } from '../../book/steps.ts';
import { readRow, readRows } from '../rows/readRows.ts';
import type { ReadRow } from '../rows/rowBatch.ts';
import { finishReferences, finishRoles } from './finishRun.ts';
import { fillCurrency, namesContracts, waitingFacts } from './accountTotals.ts';
import { startOf, tellsEnd } from './endedContracts.ts';
import { finishRow, placeFacts, startRow } from './importRow.ts';
import { finishTerms } from './nextTerms.ts';
import { countRepeat, earlierRow } from './repeats.ts';
import type { ImportRun, RowObserver, RowRun, SheetRun, SheetSource, SourceRow } from './run.ts';
import { keyOf, type RunOptions, startRun, startSheet } from './startRun.ts';
import { tallyRow } from './tally.ts';
import { countUnplaced } from './unplaced.ts';

export interface ImportedSheets {
  readonly sheets: readonly SheetRun[];
  readonly run: ImportRun;
}

export interface ImportOptions extends RunOptions {
  readonly observer?: RowObserver;
}

/** Rows between two chances for others to have a turn: a few milliseconds. */
const ROWS_A_STEP = 128;

/** A row that points at something no row has named yet: it is tried again when all rows are read. */
interface WaitingRow {
  readonly sheet: SheetRun;
  readonly row: SourceRow;
}

/** A row of an account list whose total waits for the contracts of the other sheets. */
interface WaitingTotal {
  readonly row: RowRun;
  readonly facts: readonly DraftFact[];
}

const LOOKUPS: ReadonlySet<string> = new Set(['import/no-account', 'import/no-contract']);

export function* importSheets(
  store: ImportStore,
  sources: readonly SheetSource[],
  options: ImportOptions,
): Steps<ImportedSheets> {
  const byKey = new Map(sources.map((source) => [keyOf(source), source]));
  const run = startRun(store, options, (key) => byKey.get(key));
  for (const stored of store.reader.all('account')) run.accounts.add(stored.id, false, stored.values);
  for (const alias of options.aliases.accounts) run.accounts.addAlias(alias);
  const { take, finish, totals } = rowTaker(run, sources, options.observer);
  const sheets: SheetRun[] = [];
  let done = 0;
  const waiting: WaitingRow[] = [];
  const ended: (WaitingRow & { readonly start: string })[] = [];
  for (const source of sources.toSorted((a, b) => order(a) - order(b) || newestFirst(a, b))) {
    const isOlder = source.plan.period !== undefined && sheets.some((earlier) => isNewer(earlier.source, source));
    const sheet = startSheet(store, source, {
      isOlder,
      isAgain: options.isAgain(source.plan.fingerprint, source.fileSha256),
    });
    sheets.push(sheet);
    for (const row of source.readBeside?.() ?? readRows(source)) {
      if (tellsEnd(source, row.normalised))
        ended.push({ sheet, row: { n: row.n, cells: row.cells }, start: startOf(row.normalised) });
      else if (!take(sheet, row, false)) waiting.push({ sheet, row: { n: row.n, cells: row.cells } });
      done += 1;
      if (done % ROWS_A_STEP === 0) yield done;
    }
  }
  // Totals before ended terms: the contract a total stands for may be the next term of one that ended.
  for (const [index, { row, facts }] of totals.entries()) {
    placeFacts(run, row, facts);
    if (index % ROWS_A_STEP === 0) yield done;
  }
  const last = [...ended.toSorted((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : 0)), ...waiting];
  for (const [index, { sheet, row }] of last.entries()) {
    take(sheet, readRow(sheet.source, row), true);
    if (index % ROWS_A_STEP === 0) yield done;
  }
  for (const [index, { row, facts }] of totals.entries()) {
    finish(row, facts);
    if (index % ROWS_A_STEP === 0) yield done;
  }
  store.flush();
  finishTerms(run);
  finishReferences(run);
  finishRoles(run);
  return {
    sheets: sheets.sort((a, b) => a.source.file - b.source.file || a.source.plan.sheetIndex - b.source.plan.sheetIndex),
    run,
  };
}

interface RowTaker {
  /** @returns false for a row that points at something nobody has named yet; with `isLast` it is refused. */
  take(sheet: SheetRun, read: ReadRow, isLast: boolean): boolean;
  /** Counts, keeps and tells a row whose facts are all placed. */
  finish(row: RowRun, facts: readonly DraftFact[]): void;
  /** Rows of which the totals are still to be placed, and which are then to be finished. */
  readonly totals: readonly WaitingTotal[];
}

function rowTaker(run: ImportRun, sources: readonly SheetSource[], observer: RowObserver | undefined): RowTaker {
  const hasContracts = sources.some(({ plan }) => plan.entities[0] === 'contract');
  const totals: WaitingTotal[] = [];
  const tell = (row: RowRun, kind: RowKind): void => {
    const { sheet, outcomes, rejected, notes } = row;
    const earlier = earlierRow(sheet, outcomes);
    if (earlier !== null) notes.push(countRepeat(sheet, row.n, earlier));
    tallyRow(sheet.tally, kind, row, sheet.source.plan.entities[0]);
    if (kind === 'rejected') countUnplaced(sheet, rejected);
    for (const cell of rejected) run.store.addRejected(sheet.sourceSheetId, cell);
    sheet.tally.rejectedCells += rejected.length;
    observer?.({ sheet: sheet.source, row: row.n, kind, outcomes, rejected, notes }, run);
  };
  return {
    totals,
    finish: (row, facts) => {
      fillCurrency(run, row, facts);
      tell(row, finishRow(run, row));
    },
    take: (sheet, { cells, normalised }, isLast) => {
      const row = startRow(run, sheet, normalised, cells);
      const { facts } = normalised;
      const late = isLast || !hasContracts ? [] : waitingFacts(sheet.source, normalised);
      placeFacts(run, row, late.length === 0 ? facts : facts.filter((fact) => !late.includes(fact)));
      if (late.length > 0) {
        totals.push({ row, facts: late });
        return true;
      }
      fillCurrency(run, row, facts);
      const kind = finishRow(run, row);
      if (!isLast && kind === 'rejected' && row.rejected.some((cell) => LOOKUPS.has(cell.code))) return false;
      tell(row, kind);
      return true;
    },
  };
}

/** Sheets that make accounts come first, then what other facts refer to; the order of the workbook decides the rest. */
function order({ plan }: SheetSource): number {
  const main = plan.entities[0];
  if (main === 'account') return 0;
  if (plan.entities.includes('account')) return 1;
  // Contracts with names before those that may only be their sum.
  if (main === 'contract') return namesContracts(plan) ? 2 : 2.5;
  if (main === 'stakeholder') return 3;
  return main === 'forecast' ? 5 : 4;
}

/** Of tabs for months the latest says what is; those without a month go before them. */
function newestFirst(a: SheetSource, b: SheetSource): number {
  const [one, other] = [a.plan.period?.startDate, b.plan.period?.startDate];
  if (one === other) return 0;
  if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
  return one > other ? -1 : 1;
}

/** The same columns about a later time. */
function isNewer({ plan }: SheetSource, than: SheetSource): boolean {
  return (
    plan.period !== undefined &&
    plan.fingerprint === than.plan.fingerprint &&
    plan.period.startDate > (than.plan.period?.startDate ?? '')
  );
}
