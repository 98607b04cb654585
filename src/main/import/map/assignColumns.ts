/** One field per column and one column per field; what loses says to whom. Source: import page, "Map". */
import { labelOfField } from '../../../shared/fields/catalogue.ts';
import type { FieldRef } from '../../../shared/fields/types.ts';
import type { Candidate } from './candidates.ts';

export interface Assigned {
  readonly ref: FieldRef | null;
  readonly confidence: number;
  readonly reason: string;
}

/** Two columns this near each other for one field make neither sure. */
const RIVAL_GAP = 0.02;
/** Two columns that could both be the id of the row are a wider question: "Id" beside "OpportunityId". */
const RIVAL_ID_GAP = 0.3;
const NOT_SURE = 0.88;

export function targetKey(ref: FieldRef): string {
  return `${ref.key}|${ref.slot ?? ''}|${ref.period?.startDate ?? ''}`;
}

/**
 * @param candidates per column index, best first.
 * @param nameOf the header of a column, for reasons.
 */
export function assignColumns(
  candidates: ReadonlyMap<number, readonly Candidate[]>,
  nameOf: (column: number) => string,
): { readonly assigned: ReadonlyMap<number, Assigned>; readonly warnings: readonly string[] } {
  const all = [...candidates.values()]
    .flat()
    .toSorted(
      (a, b) =>
        Number(a.isEmpty === true) - Number(b.isEmpty === true) ||
        b.confidence - a.confidence ||
        (b.plainness ?? 0) - (a.plainness ?? 0) ||
        a.column - b.column,
    );
  const byTarget = new Map<string, Candidate>();
  const assigned = new Map<number, Assigned>();
  const rivals = new Map<string, Candidate[]>();
  for (const candidate of all) {
    const target = targetKey(candidate.ref);
    const holder = byTarget.get(target);
    if (holder !== undefined) {
      if (holder.column !== candidate.column) rivals.set(target, [...(rivals.get(target) ?? []), candidate]);
      continue;
    }
    if (assigned.has(candidate.column)) continue;
    byTarget.set(target, candidate);
    assigned.set(candidate.column, { ref: candidate.ref, confidence: candidate.confidence, reason: candidate.reason });
  }
  const warnings: string[] = [];
  for (const [target, losers] of rivals) {
    const holder = byTarget.get(target);
    if (holder === undefined) continue;
    const label = labelOfField(holder.ref);
    for (const loser of losers) {
      const isOpen = !assigned.has(loser.column);
      if (isOpen)
        assigned.set(loser.column, {
          ref: null,
          confidence: 0,
          reason: `${label} is already filled by column “${nameOf(holder.column)}”; this one is kept as an extra field.`,
        });
      if (
        !isOpen ||
        loser.isEmpty === true ||
        holder.confidence - loser.confidence > (holder.ref.key.endsWith('.externalId') ? RIVAL_ID_GAP : RIVAL_GAP)
      )
        continue;
      const winner = assigned.get(holder.column);
      if (winner !== undefined && winner.confidence > NOT_SURE) {
        assigned.set(holder.column, {
          ...winner,
          confidence: NOT_SURE,
          reason: `${winner.reason} Column “${nameOf(loser.column)}” could be it as well.`,
        });
        warnings.push(
          `Two columns could be ${label}: “${nameOf(holder.column)}” (taken) and “${nameOf(loser.column)}” (kept as an extra field).`,
        );
      }
    }
  }
  return { assigned, warnings };
}
