/** Facts that an earlier full export of the same source held and this one does not. Source: import page, "Changeset". */
import type { VanishedDecision, VanishedFact } from '../../../shared/contract/imports.ts';
import type { Entity } from '../../../shared/fields/types.ts';
import { columnAt, type Stored } from '../../book/importing/factColumns.ts';
import { type FlaggedRows, type IdRanges, toRanges } from '../../book/importing/memory.ts';
import { settleLostAccounts } from './lostAccounts.ts';
import type { ImportRun, SheetRun } from './run.ts';

/** A file with at least this share of the earlier rows is taken for a full export unless a person says otherwise. */
const FULL_FROM = 0.5;
/** Of these a missing row means something; a past touch or ticket that an export no longer lists does not. */
const WATCHED: ReadonlySet<Entity> = new Set<FlaggedRows['entity']>(['account', 'contract', 'stakeholder']);

export interface VanishedQuestions {
  /** Ids that the last import of a look-alike of the sheet held; null when there was none. */
  readonly seenBefore: (sheet: SheetRun) => IdRanges | null;
  readonly decide: (id: string) => VanishedDecision;
  /** People whom the files show at another account now: they are asked about there. Asked only where somebody is missing. */
  readonly peopleElsewhere: () => ReadonlySet<number>;
}

export function findVanished(
  run: ImportRun,
  sheets: readonly SheetRun[],
  { seenBefore, decide, peopleElsewhere }: VanishedQuestions,
): readonly VanishedFact[] {
  // Two sheets of one fingerprint hold their rows together, and report the same missing ones once.
  const alike = Map.groupBy(sheets, (sheet) => sheet.source.plan.fingerprint);
  const reported = new Map<string, Set<number>>();
  const vanished: VanishedFact[] = [];
  const losers = new Set<number>();
  for (const sheet of sheets) {
    const entity = sheet.source.plan.entities[0];
    const before = entity !== undefined && WATCHED.has(entity) ? seenBefore(sheet) : null;
    if (entity === undefined || before === null || sheet.source.isFullExport === false) continue;
    const { fingerprint } = sheet.source.plan;
    const told = reported.get(fingerprint) ?? new Set();
    reported.set(fingerprint, told);
    const isThere = (id: number): boolean =>
      told.has(id) || (alike.get(fingerprint) ?? []).some(({ tally }) => tally.seen.get(id) !== 0);
    const ids = before.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
    const missing = ids.filter((id) => !isThere(id));
    if (sheet.source.isFullExport === null && ids.length - missing.length < ids.length * FULL_FROM) continue;
    for (const id of missing) told.add(id);
    for (const id of missing) {
      const label = labelOf(run, entity, id);
      if (label === null || isOver(run, entity, id)) continue;
      if (entity === 'stakeholder' && peopleElsewhere().has(id)) continue;
      const decision = decide(`${entity}:${id}`);
      sheet.tally.rows.vanished += 1;
      vanished.push({
        id: `${entity}:${id}`,
        file: sheet.source.file,
        sheet: sheet.source.plan.sheetIndex,
        entity,
        label,
        decision,
      });
      if (decision.take === 'left' && entity === 'stakeholder')
        run.store.decide(entity, id, changes(entity, { status: 'left', leftDate: decision.date }));
      if (decision.take === 'churned' && entity !== 'stakeholder') markChurned(run, entity, id, decision);
      if (decision.take === 'churned' && entity === 'contract') losers.add(accountOfContract(run, id));
    }
  }
  settleLostAccounts(run, losers);
  return vanished;
}

/** What the book knows to be over has not vanished: there is nothing to say about it. */
function isOver({ store }: ImportRun, entity: Entity, id: number): boolean {
  const values = store.read(entity, id);
  if (entity === 'contract') return values[columnAt('contract', 'outcome')] === 'churned';
  return values[columnAt(entity, 'status')] === (entity === 'account' ? 'churned' : 'left');
}

function accountOfContract({ store }: ImportRun, id: number): number {
  return Number(store.read('contract', id)[0]);
}

/** Those that a person flagged, as the book keeps them. */
export function flaggedOf(
  vanished: readonly VanishedFact[],
  fileName: (file: number) => string,
): readonly FlaggedRows[] {
  const flagged = vanished.filter(({ decision }) => decision.take === 'flag');
  const sheets = Map.groupBy(flagged, ({ file, entity }) => `${entity} ${file}`);
  return [...sheets.values()].flatMap((facts) => {
    const [first] = facts;
    if (first === undefined) return [];
    const ids = toRanges(facts.map(({ id }) => Number(id.split(':')[1])));
    // Only watched entities vanish.
    return [{ entity: first.entity as FlaggedRows['entity'], file: fileName(first.file), ids }];
  });
}

function labelOf(run: ImportRun, entity: Entity, id: number): string | null {
  const values = run.store.readOrNull(entity, id);
  if (values === null) return null;
  if (entity === 'account') return String(values[0]);
  const account = run.accounts.get(Number(values[0]))?.name ?? '';
  return `${account}: ${String(values[columnAt(entity, entity === 'contract' ? 'product' : 'name')] ?? entity)}`;
}

function markChurned(
  run: ImportRun,
  entity: Entity,
  id: number,
  decision: Extract<VanishedDecision, { take: 'churned' }>,
): void {
  const { store } = run;
  const lost = changes('contract', { outcome: 'churned', outcomeDate: decision.date, churnClass: decision.churnClass });
  if (entity === 'contract') {
    store.decide('contract', id, lost);
    return;
  }
  store.decide('account', id, changes('account', { status: 'churned' }));
  const outcome = columnAt('contract', 'outcome');
  for (const contract of store.storedOf('contract', 'account', id)) {
    if ((contract.values[outcome] ?? 'pending') === 'pending') store.decide('contract', contract.id, lost);
  }
}

function changes(entity: Entity, values: Readonly<Record<string, Stored>>): ReadonlyMap<number, Stored> {
  return new Map(Object.entries(values).map(([property, value]) => [columnAt(entity, property), value]));
}
