/**
 * Which fields of a fact a row of this import has already spoken for. A later row that says something else is a duplicate
 * to be shown, never a silent last-wins. One bit per column, so that a million facts cost a few megabytes.
 */
import type { Entity } from '../../../shared/fields/types.ts';

export interface Claims {
  has(entity: Entity, id: number, column: number): boolean;
  add(entity: Entity, id: number, column: number): void;
  /** True the first time a fact is met in this import. */
  meet(entity: Entity, id: number): boolean;
}

const MET = 30;

export function claims(): Claims {
  const byEntity = new Map<Entity, Map<number, number>>();
  const bits = (entity: Entity): Map<number, number> => {
    let map = byEntity.get(entity);
    if (map === undefined) {
      map = new Map();
      byEntity.set(entity, map);
    }
    return map;
  };
  const has = (entity: Entity, id: number, column: number): boolean =>
    ((bits(entity).get(id) ?? 0) & (1 << column)) !== 0;
  const add = (entity: Entity, id: number, column: number): void => {
    const map = bits(entity);
    map.set(id, (map.get(id) ?? 0) | (1 << column));
  };
  return {
    has,
    add,
    meet: (entity, id) => {
      if (has(entity, id, MET)) return false;
      add(entity, id, MET);
      return true;
    },
  };
}
