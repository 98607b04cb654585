/**
 * Facts that happened on a day nobody knows. Two of them are one (fine print of the import page: a pulse is account, date and CSM), so
 * the next import that says another replaces what the last one said: that is told with the effect, and how to keep both.
 */
import { countOf, listed, undatedEntities } from '../../../shared/fields/rowsPeriod.ts';
import type { Entity } from '../../../shared/fields/types.ts';
import { columnAt } from '../../book/importing/factColumns.ts';
import type { FactOutcome, SheetRun } from './run.ts';

const DATES: ReadonlyMap<Entity, readonly number[]> = new Map([
  ['pulse', [columnAt('pulse', 'date')]],
  ['touch', [columnAt('touch', 'date')]],
  ['survey', [columnAt('survey', 'askedDate'), columnAt('survey', 'answeredDate')]],
  ['usage', [columnAt('usage', 'periodStartDate')]],
]);

/** Facts without a date that a sheet brought or found, and how many of them said something else before. */
export interface Undated {
  readonly counts: Map<Entity, number>;
  replaced: number;
}

export function countUndated({ undated }: SheetRun['tally'], { entity, values, kind, verdicts }: FactOutcome): void {
  const dates = DATES.get(entity);
  if (dates === undefined || dates.some((at) => (values[at] ?? null) !== null)) return;
  // A row in conflict with an earlier one is about the same fact.
  if (kind === 'conflict') return;
  undated.counts.set(entity, (undated.counts.get(entity) ?? 0) + 1);
  if (kind === 'changed' && verdicts.some(({ verdict, old }) => verdict === 'set' && old !== null))
    undated.replaced += 1;
}

/** Null where a column or the name of the sheet dates its facts, and where single cells are blank. */
export function undatedNote({ source: { plan, fileName }, tally }: SheetRun): string | null {
  const { counts, replaced } = tally.undated;
  const known = undatedEntities(plan).flatMap((entity) => {
    const count = counts.get(entity);
    return count === undefined ? [] : [countOf(entity, count)];
  });
  if (known.length === 0 || plan.period !== undefined) return null;
  const now = replaced === 0 ? '' : ` ${replaced.toLocaleString('en-US')} replaced what an earlier import said.`;
  return `“${plan.name || fileName}”: ${listed(known)} came in without a date, for no column gives one.${now} What a later import says replaces them; with a column for the date, or a sheet named after its month, both are kept.`;
}
