/**
 * The changeset: every row of every sheet against the book. Preview and commit are this one function; they differ only in
 * which book it runs on (a copy, or the book itself) and in whether somebody listens to each row.
 */
import type { ChangesetSummary, EntityCounts, RowKind, SheetCounts } from '../../../shared/contract/imports.ts';
import { type DraftFact, ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { Aliases } from '../../book/repositories/aliases.ts';
import type { Steps } from '../../book/steps.ts';
import { accountIndex, type SheetWords } from '../match/accountIndex.ts';
import { contractIndex } from '../match/contractIndex.ts';
import { foldCompany } from '../match/foldName.ts';
import { type FactIndex, factIndex, type KeyedEntity } from '../match/factKey.ts';
import { otherIds } from '../match/otherIds.ts';
import { personIndex } from '../match/personIndex.ts';
import { claims } from './claims.ts';
import { confirmations } from './confirmations.ts';
import { readRow, readRows } from '../rows/readRows.ts';
import type { ReadRow } from '../rows/rowBatch.ts';
import { idBits } from './idBits.ts';
import { finishReferences, finishRoles } from './finishRun.ts';
import { fillCurrency, namesContracts, waitingFacts } from './accountTotals.ts';
import { startOf, tellsEnd } from './endedContracts.ts';
import { finishRow, placeFacts, startRow } from './importRow.ts';
import { countRepeat, earlierRow } from './repeats.ts';
import type { Decisions, ImportRun, RowObserver, RowRun, SheetRun, SheetSource, SheetTally, SourceRow } from './run.ts';

export interface ImportedSheets {
  readonly sheets: readonly SheetRun[];
  readonly run: ImportRun;
}

export interface ImportOptions {
  /** Day of the import, ISO. */
  readonly date: string;
  readonly decisions: Decisions;
  /** What an earlier import of a sheet with this fingerprint remembers of its contract rows. */
  readonly rememberedRows: (fingerprint: string) => ReadonlyMap<string, number>;
  /** What merged accounts and people were called. */
  readonly aliases: Aliases;
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
  const hasContracts = sources.some(({ plan }) => plan.entities[0] === 'contract');
  const sheets: SheetRun[] = [];
  let done = 0;
  const waiting: WaitingRow[] = [];
  const ended: (WaitingRow & { readonly start: string })[] = [];
  const totals: WaitingTotal[] = [];
  const finish = (row: RowRun, kind: RowKind): void => {
    const { sheet, outcomes, rejected, notes } = row;
    const earlier = earlierRow(sheet, outcomes);
    if (earlier !== null) notes.push(countRepeat(sheet, row.n, earlier));
    tallyRow(sheet.tally, kind, row, sheet.source.plan.entities[0]);
    for (const cell of rejected) store.addRejected(sheet.sourceSheetId, cell);
    sheet.tally.rejectedCells += rejected.length;
    options.observer?.({ sheet: sheet.source, row: row.n, kind, outcomes, rejected, notes }, run);
  };
  const take = (sheet: SheetRun, { cells, normalised }: ReadRow, isLast: boolean): boolean => {
    const row = startRow(run, sheet, normalised, cells);
    const late = isLast || !hasContracts ? [] : waitingFacts(sheet.source, normalised);
    placeFacts(
      run,
      row,
      late.length === 0 ? normalised.facts : normalised.facts.filter((fact) => !late.includes(fact)),
    );
    if (late.length > 0) {
      totals.push({ row, facts: late });
      return true;
    }
    fillCurrency(run, row, normalised.facts);
    const kind = finishRow(run, row);
    if (!isLast && kind === 'rejected' && row.rejected.some((cell) => LOOKUPS.has(cell.code))) return false;
    finish(row, kind);
    return true;
  };
  for (const source of [...sources].sort((a, b) => order(a) - order(b))) {
    const sheet = startSheet(store, source);
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
    fillCurrency(run, row, facts);
    finish(row, finishRow(run, row));
    if (index % ROWS_A_STEP === 0) yield done;
  }
  store.flush();
  finishReferences(run);
  finishRoles(run);
  return {
    sheets: sheets.sort((a, b) => a.source.file - b.source.file || a.source.plan.sheetIndex - b.source.plan.sheetIndex),
    run,
  };
}

function startRun(
  store: ImportStore,
  options: ImportOptions,
  sourceOf: (key: string) => SheetSource | undefined,
): ImportRun {
  const keyed = (entity: KeyedEntity): FactIndex =>
    factIndex(entity, (parentId) => store.storedOf(entity, entity === 'forecast' ? 'contract' : 'account', parentId));
  const wordsOf = new Map<string, SheetWords>();
  return {
    store,
    date: options.date,
    accounts: accountIndex(options.decisions.sameAccounts, (key) => {
      const known = wordsOf.get(key) ?? accountWordsOn(sourceOf(key));
      wordsOf.set(key, known);
      return known;
    }),
    otherIds: otherIds(() => store.accountExtras()),
    people: personIndex(
      (accountId) => store.storedOf('stakeholder', 'account', accountId),
      store.reader.peopleByEmail,
      options.aliases.people,
    ),
    contracts: contractIndex(
      (accountId) => store.storedOf('contract', 'account', accountId),
      store.reader.contractByExternalId,
      options.rememberedRows,
    ),
    facts: {
      milestone: keyed('milestone'),
      pulse: keyed('pulse'),
      touch: keyed('touch'),
      survey: keyed('survey'),
      usage: keyed('usage'),
      ticket: keyed('ticket'),
      forecast: keyed('forecast'),
    },
    claims: claims(),
    confirmations: confirmations(),
    decisions: options.decisions,
    later: [],
    roles: new Map(),
    movedRenewals: new Set(),
    notes: new Set(),
    toldNames: new Map(),
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

export function keyOf(source: Pick<SheetSource, 'file' | 'plan'>): string {
  return `${source.file}.${source.plan.sheetIndex}`;
}

function startSheet(store: ImportStore, source: SheetSource): SheetRun {
  const { plan } = source;
  const header: string[] = [];
  for (const column of plan.columns) header[column.index] = column.header;
  const sourceSheetId = store.addSheet({
    file: source.fileName,
    fileSha256: source.fileSha256,
    sheet: plan.name,
    sheetIndex: plan.sheetIndex,
    header: Array.from(header, (text) => text ?? ''),
    mapping: JSON.stringify(plan),
  });
  const tally: SheetTally = {
    rows: { rows: 0, new: 0, changed: 0, same: 0, conflict: 0, vanished: 0, rejected: 0 },
    rejectedCells: 0,
    entities: new Map(),
    seen: idBits(),
    repeats: { count: 0, first: [] },
  };
  const firstIds = Object.fromEntries(ENTITIES.map((entity) => [entity, store.nextId(entity)])) as Record<
    Entity,
    number
  >;
  return { source, key: keyOf(source), sourceSheetId, tally, extraTaken: new Set(), firstIds };
}

function accountWordsOn(source: SheetSource | undefined): SheetWords {
  const ids = new Set<string>();
  const names = new Set<string>();
  if (source === undefined) return { ids, names };
  for (const { normalised } of readRows(source)) {
    for (const draft of normalised.facts) {
      if (draft.entity !== 'account') continue;
      const id = draft.values.get('externalId');
      const name = draft.values.get('name');
      if (typeof id === 'string') ids.add(id);
      if (typeof name === 'string') names.add(foldCompany(name));
    }
  }
  return { ids, names };
}

function tallyRow(tally: SheetTally, kind: SheetCountsKind, { n, outcomes }: RowRun, main: Entity | undefined): void {
  tally.rows.rows += 1;
  tally.rows[kind] += 1;
  for (const outcome of outcomes) {
    let counts = tally.entities.get(outcome.entity);
    if (counts === undefined) {
      counts = { new: 0, changed: 0, same: 0, conflict: 0 };
      tally.entities.set(outcome.entity, counts);
    }
    counts[outcome.kind] += 1;
    if (outcome.entity === main && tally.seen.get(outcome.id) === 0) tally.seen.set(outcome.id, n);
  }
}
type SheetCountsKind = keyof ChangesetSummary['sheets'][number] &
  ('new' | 'changed' | 'same' | 'conflict' | 'vanished' | 'rejected');

/** The counts of a sheet as the screens and the command line show them. */
export function sheetCounts({ source, tally }: SheetRun): SheetCounts {
  const byEntity: EntityCounts[] = [...tally.entities].map(([entity, counts]) => ({
    entity,
    ...counts,
    vanished: entity === source.plan.entities[0] ? tally.rows.vanished : 0,
  }));
  return {
    file: source.file,
    fileName: source.fileName,
    sheet: source.plan.sheetIndex,
    name: source.plan.name,
    entities: source.plan.entities,
    ...tally.rows,
    rejectedCells: tally.rejectedCells,
    byEntity,
  };
}
