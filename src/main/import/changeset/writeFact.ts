/** Puts one matched row's values into the book: a new fact, or the allowed changes of one that is there. */
import { columnAt, FACT_TABLES, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import type { DraftFact, Entity } from '../../../shared/fields/types.ts';
import { type FieldVerdict, mergeValues } from './mergeValues.ts';
import { type ExtraChange, type FactOutcome, type ImportRun, type RowRun, rowIdOf } from './run.ts';

const NOTICE = columnAt('contract', 'noticeDays');
const END = columnAt('contract', 'endDate');

export interface WriteOptions {
  /** Current values where the caller keeps them, to spare reading them again. */
  readonly current?: FactValues;
  /** Two spellings of one value; default: only equal values are the same. */
  readonly isSame?: (at: number, old: Stored, incoming: Stored) => boolean;
  /** Fields that are filled when blank and otherwise left alone, e.g. the name when a domain told who it is. */
  readonly onlyFill?: (at: number) => boolean;
  /** The row speaks of the fact under an old name: its unmapped columns join only where there are none of that name. */
  readonly isOtherHalf?: boolean;
  /** A stand-in value that any row may replace. */
  readonly isPlaceholder?: (at: number) => boolean;
}

export function insertFact(
  run: ImportRun,
  row: RowRun,
  entity: Entity,
  values: FactValues,
  draft: DraftFact | null,
): FactOutcome {
  const extra = takeExtra(row);
  const id = run.store.insert(entity, values, row.sourceRow(), extra);
  // "(clear)" or "active" speaks for its field as well, and leaves nothing in a new fact to show that.
  const { columns } = FACT_TABLES[entity];
  for (let at = 0; at < values.length; at += 1)
    if (values[at] !== undefined && values[at] === (columns[at]?.blank ?? null)) run.claims.add(entity, id, at);
  return record(row, {
    entity,
    id,
    kind: 'new',
    wasInBook: false,
    values,
    verdicts: [],
    draft,
    extra: extra === null ? null : { before: null, after: extra },
  });
}

/** @returns the outcome; the caller refreshes its index when it is "changed". */
export function changeFact(
  run: ImportRun,
  row: RowRun,
  entity: Entity,
  id: number,
  values: FactValues,
  draft: DraftFact | null,
  options: WriteOptions = {},
): FactOutcome {
  const { store } = run;
  const table = FACT_TABLES[entity];
  const isNew = store.isNew(entity, id);
  const current = options.current ?? store.read(entity, id);
  const rowId = rowIdOf(row.sheet.source.file, row.sheet.source.plan.sheetIndex, row.n);
  const verdicts = mergeValues(table, current, values, {
    policy: (at) => (isNew ? 'file wins' : policyOf(row, draft, table.columns[at]?.property ?? '')),
    decided: (at) => run.decisions.conflict(rowId, table.columns[at]?.property ?? ''),
    // What a new fact holds was said by an earlier row of this import.
    isClaimed: (at) =>
      options.isPlaceholder?.(at) !== true &&
      (run.claims.has(entity, id, at) ||
        (isNew && current[at] !== undefined && current[at] !== (table.columns[at]?.blank ?? null))),
    isOlder: row.sheet.isOlder,
    typed: isNew ? undefined : store.typed(entity, id),
    isSame: options.isSame ?? never,
  }).map((verdict) => softened(verdict, table.columns[verdict.at]?.blank ?? null, options));
  for (const verdict of verdicts)
    if (!isNew || verdict.new === (table.columns[verdict.at]?.blank ?? null)) run.claims.add(entity, id, verdict.at);
  if (!isNew)
    run.confirmations.add(entity, id, confirmedIn(row, draft, entity, verdicts), {
      sheetId: row.sheet.sourceSheetId,
      row: row.n,
    });
  const changes = new Map(
    verdicts
      .filter((verdict) => verdict.verdict === 'set' || verdict.verdict === 'erased')
      .map((verdict) => [verdict.at, verdict.new]),
  );
  if (changes.size > 0) {
    store.update(entity, id, changes, row.sourceRow());
    if (entity === 'contract' && !isNew && (changes.has(END) || changes.has(NOTICE))) run.movedRenewals.add(id);
  }
  const extra =
    options.isOtherHalf === true ? addExtra(run, row, entity, id, true) : mergeExtra(run, row, entity, id, isNew);
  const hasConflict = verdicts.some((verdict) => verdict.verdict === 'conflict');
  const kind = hasConflict ? 'conflict' : changes.size > 0 || extra !== null ? 'changed' : 'same';
  return record(row, { entity, id, kind, wasInBook: !isNew, values: current, verdicts, draft, extra });
}

/** Fields the file would have set, had they not been so already. */
function confirmedIn(
  row: RowRun,
  draft: DraftFact | null,
  entity: Entity,
  verdicts: readonly FieldVerdict[],
): readonly number[] {
  const { columns } = FACT_TABLES[entity];
  return verdicts.flatMap(({ at, verdict }) =>
    verdict === 'same' && policyOf(row, draft, columns[at]?.property ?? '') === 'file wins' ? [at] : [],
  );
}

function never(): boolean {
  return false;
}

function softened(verdict: FieldVerdict, blank: Stored, options: WriteOptions): FieldVerdict {
  if (verdict.verdict === 'same' || verdict.old === blank || options.onlyFill?.(verdict.at) !== true) return verdict;
  return { ...verdict, verdict: 'kept' };
}

function record(row: RowRun, outcome: FactOutcome): FactOutcome {
  row.outcomes.push(outcome);
  return outcome;
}

function policyOf(row: RowRun, draft: DraftFact | null, property: string): RowRun['sheet']['source']['policy'] {
  const column = draft?.columns.get(property);
  return (column === undefined ? undefined : row.sheet.source.columnPolicies.get(column)) ?? row.sheet.source.policy;
}

/** The unmapped columns go to the first fact that the row is the first of its sheet to mean. */
function takeExtra(row: RowRun): string | null {
  const { extra } = row;
  row.extra = null;
  return extra;
}

function mergeExtra(run: ImportRun, row: RowRun, entity: Entity, id: number, isNew: boolean): ExtraChange | null {
  // What this sheet inserted already holds the columns of the row that did.
  if (row.extra === null || id >= row.sheet.firstIds[entity] || row.sheet.extraTaken.has(`${entity}${id}`)) return null;
  row.sheet.extraTaken.add(`${entity}${id}`);
  return addExtra(run, row, entity, id, isNew);
}

/** Unmapped columns that found no fact of their own join those of the row's first fact. */
export function placeLeftExtra(run: ImportRun, row: RowRun): void {
  const first = row.outcomes[0];
  if (row.extra === null || first === undefined) return;
  const extra = addExtra(run, row, first.entity, first.id, true);
  if (extra !== null) row.outcomes[0] = { ...first, kind: first.kind === 'same' ? 'changed' : first.kind, extra };
}

/** The first sheet of an import that means a fact renews its unmapped columns; later ones only add what is missing. */
function addExtra(run: ImportRun, row: RowRun, entity: Entity, id: number, onlyMissing: boolean): ExtraChange | null {
  const incoming = takeExtra(row);
  if (incoming === null) return null;
  const isFirst = !onlyMissing && run.claims.meet(entity, id);
  const before = run.store.readExtra(entity, id);
  const known = new Map<string, unknown>(Object.entries(before === null ? {} : (JSON.parse(before) as object)));
  const merged = new Map(known);
  for (const [header, text] of Object.entries(JSON.parse(incoming) as object))
    if (isFirst || !known.has(header)) merged.set(header, text);
  if (merged.size === known.size && [...merged].every(([header, text]) => known.get(header) === text)) return null;
  const after = JSON.stringify(Object.fromEntries(merged));
  run.store.setExtra(entity, id, before, after);
  row.sourceRow();
  return { before, after };
}
