/** How much of each field is filled in, over the whole book. */
import type { FactTable } from '../../../shared/domain/results.ts';
import { FACT_TABLES } from '../importing/factColumns.ts';
import type { Book } from '../openBook.ts';

export interface FilledField {
  readonly table: FactTable;
  /** Property of shared/domain/facts.ts. */
  readonly field: string;
  readonly filled: number;
  readonly of: number;
}

/** Every field of every table that has rows, in the order of the tables. One scan per table. */
export function fieldCoverage({ sqlite }: Book): readonly FilledField[] {
  return Object.values(FACT_TABLES).flatMap(({ entity, columns }): readonly FilledField[] => {
    const own = columns.filter(
      ({ kind, property }) => kind !== 'people' && property !== 'accountId' && property !== 'contractId',
    );
    const counts = own.map(
      ({ column, kind }) => `count(${kind === 'roles' ? `nullif("${column}", '[]')` : `"${column}"`})`,
    );
    const row =
      sqlite
        .prepare<[], number[]>(`SELECT count(*), ${counts.join(', ')} FROM "${entity}"`)
        .raw()
        .get() ?? [];
    const of = row[0] ?? 0;
    return of === 0
      ? []
      : own.map(({ property }, index) => ({ table: entity, field: property, filled: row[index + 1] ?? 0, of }));
  });
}
