/**
 * Which facts of the book the rows of this import named, and in which fields they said what the book says already: kept with
 * the import, so that undoing an earlier one leaves what this one says too, with the row that says it. Two numbers per fact.
 */
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import { FACT_TABLES } from '../../book/importing/factColumns.ts';
import type { ConfirmedFacts } from '../../book/journal/entry.ts';
import { type IdBits, idBits } from './idBits.ts';

/** The row that named a fact. */
export interface SaidOn {
  readonly sheetId: number;
  readonly row: number;
}

export interface Confirmations {
  /** @param columns positions in FACT_TABLES; none: only that the fact is there. */
  add(entity: Entity, id: number, columns: readonly number[], on: SaidOn): void;
  /** True when a row named the fact at all. */
  has(entity: Entity, id: number): boolean;
  all(): readonly ConfirmedFacts[];
}

/** What one sheet said of the facts of one entity. */
interface Said {
  /** NAMED and a flag per column. */
  readonly columns: IdBits;
  /** The first row that named the fact. */
  readonly rows: IdBits;
}

/** No table has as many columns. */
const NAMED = 1 << 31;

export function confirmations(): Confirmations {
  const bySheet = new Map<number, Map<Entity, Said>>();
  const saidOn = (sheetId: number, entity: Entity): Said => {
    const ofSheet = bySheet.get(sheetId) ?? new Map<Entity, Said>();
    bySheet.set(sheetId, ofSheet);
    const said = ofSheet.get(entity) ?? { columns: idBits(), rows: idBits() };
    ofSheet.set(entity, said);
    return said;
  };
  return {
    add: (entity, id, columns, { sheetId, row }) => {
      const said = saidOn(sheetId, entity);
      let bits = NAMED;
      for (const at of columns) bits |= 1 << at;
      said.columns.add(id, bits);
      if (said.rows.get(id) === 0) said.rows.set(id, row);
    },
    has: (entity, id) => [...bySheet.values()].some((ofSheet) => (ofSheet.get(entity)?.columns.get(id) ?? 0) !== 0),
    all: () =>
      [...bySheet].flatMap(([sheetId, ofSheet]) =>
        ENTITIES.flatMap((entity) => {
          const said = ofSheet.get(entity);
          return said === undefined ? [] : stretches(entity, sheetId, said);
        }),
      ),
  };
}

/** Facts that follow each other, on rows that do, said in the same columns. */
function stretches(entity: Entity, sheetId: number, { columns, rows }: Said): readonly ConfirmedFacts[] {
  const names = new Map<number, readonly string[]>();
  const namesOf = (bits: number): readonly string[] => {
    const known =
      names.get(bits) ??
      FACT_TABLES[entity].columns.filter((_, at) => (bits & (1 << at)) !== 0).map(({ column }) => column);
    names.set(bits, known);
    return known;
  };
  const found: (Omit<ConfirmedFacts, 'to'> & { to: number })[] = [];
  for (const id of columns.ids()) {
    const last = found.at(-1);
    const said = namesOf(columns.get(id));
    const row = rows.get(id);
    const follows = last?.to === id - 1 && last.row + id - last.from === row;
    if (last !== undefined && follows && last.columns === said) last.to = id;
    else found.push({ entity, from: id, to: id, columns: said, sheetId, row });
  }
  return found;
}
