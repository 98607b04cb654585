/**
 * Which fields of a fact a row of this import has already spoken for. A later row that says something else is a duplicate
 * to be shown, never a silent last-wins.
 */
import type { Entity } from '../../../shared/fields/types.ts';
import { idBits, type IdBits } from './idBits.ts';

export interface Claims {
  has(entity: Entity, id: number, column: number): boolean;
  add(entity: Entity, id: number, column: number): void;
  /** True the first time a fact is met in this import. */
  meet(entity: Entity, id: number): boolean;
}

const MET = 30;

export function claims(): Claims {
  const byEntity = new Map<Entity, IdBits>();
  const bits = (entity: Entity): IdBits => {
    const known = byEntity.get(entity) ?? idBits();
    byEntity.set(entity, known);
    return known;
  };
  const has = (entity: Entity, id: number, column: number): boolean => (bits(entity).get(id) & (1 << column)) !== 0;
  return {
    has,
    add: (entity, id, column) => bits(entity).add(id, 1 << column),
    meet: (entity, id) => {
      if (has(entity, id, MET)) return false;
      bits(entity).add(id, 1 << MET);
      return true;
    },
  };
}
