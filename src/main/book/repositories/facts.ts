/** One stored fact by table and id, as its row. */
import type { FactTable } from '../../../shared/domain/results.ts';
import type { Book } from '../openBook.ts';

export type FactRow = Readonly<Record<string, string | number | null>>;

/** Columns by name; null when there is no such row. */
export function readFact({ sqlite }: Book, table: FactTable, id: string): FactRow | null {
  return sqlite.prepare<[number], FactRow>(`SELECT * FROM "${table}" WHERE id = ?`).get(Number(id)) ?? null;
}
