/** What the rows of a sheet come to. */
import type { ChangesetSummary, EntityCounts, SheetCounts } from '../../../shared/contract/imports.ts';
import type { Entity } from '../../../shared/fields/types.ts';
import type { RowRun, SheetRun, SheetTally } from './run.ts';
import { countUndated } from './undated.ts';

/** Counts a finished row. @param main what the rows of the sheet are. */
export function tallyRow(
  tally: SheetTally,
  kind: SheetCountsKind,
  { n, outcomes, sheet }: RowRun,
  main: Entity | undefined,
): void {
  tally.rows.rows += 1;
  tally.rows[kind] += 1;
  if (sheet.isOlder && outcomes.some(({ verdicts }) => verdicts.some(({ verdict }) => verdict === 'kept')))
    tally.outdated += 1;
  for (const outcome of outcomes) {
    let counts = tally.entities.get(outcome.entity);
    if (counts === undefined) {
      counts = { new: 0, changed: 0, same: 0, conflict: 0 };
      tally.entities.set(outcome.entity, counts);
    }
    counts[outcome.kind] += 1;
    countUndated(tally, outcome);
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
