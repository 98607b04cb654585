/**
 * Which facts of the book the rows of this import named, and in which fields they said what the book says already: kept with
 * the import, so that undoing an earlier one leaves what this one says too. One number per fact, like claims.
 */
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import { FACT_TABLES } from '../../book/importing/factColumns.ts';
import type { ConfirmedFacts } from '../../book/journal/entry.ts';

export interface Confirmations {
  /** @param columns positions in FACT_TABLES; none: only that the fact is there. */
  add(entity: Entity, id: number, columns: readonly number[]): void;
  /** True when a row named the fact at all. */
  has(entity: Entity, id: number): boolean;
  all(): readonly ConfirmedFacts[];
}

export function confirmations(): Confirmations {
  const byEntity = new Map<Entity, Map<number, number>>();
  return {
    add: (entity, id, columns) => {
      let facts = byEntity.get(entity);
      if (facts === undefined) {
        facts = new Map();
        byEntity.set(entity, facts);
      }
      let bits = facts.get(id) ?? 0;
      for (const at of columns) bits |= 1 << at;
      facts.set(id, bits);
    },
    has: (entity, id) => byEntity.get(entity)?.has(id) === true,
    all: () => ENTITIES.flatMap((entity) => stretches(entity, byEntity.get(entity) ?? new Map())),
  };
}

function stretches(entity: Entity, facts: ReadonlyMap<number, number>): readonly ConfirmedFacts[] {
  const columns = new Map<number, readonly string[]>();
  const namesOf = (bits: number): readonly string[] => {
    const known =
      columns.get(bits) ??
      FACT_TABLES[entity].columns.filter((_, at) => (bits & (1 << at)) !== 0).map(({ column }) => column);
    columns.set(bits, known);
    return known;
  };
  const found: { readonly entity: Entity; readonly from: number; to: number; readonly columns: readonly string[] }[] =
    [];
  for (const [id, bits] of [...facts].sort(([a], [b]) => a - b)) {
    const last = found.at(-1);
    const names = namesOf(bits);
    if (last !== undefined && last.to === id - 1 && last.columns === names) last.to = id;
    else found.push({ entity, from: id, to: id, columns: names });
  }
  return found;
}
