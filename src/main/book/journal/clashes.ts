/** What an undo left as it is, with the reason: the first by name, all of them counted. */
import type Database from 'better-sqlite3';
import type { Clash } from '../../../shared/contract/history.ts';
import { labelOf } from './labels.ts';
import { readRow, type Row } from './rows.ts';

/** More are read by nobody and would not cross to a screen quickly. */
const MOST_NAMED = 500;

export interface Clashes {
  /** @param row where the fact itself is no longer in the book. */
  add(clash: Omit<Clash, 'label' | 'factId'> & { readonly id: number; readonly row?: Row }): void;
  /** Facts, each counted once. */
  count(): number;
  named(): readonly Clash[];
}

export function clashList(sqlite: Database.Database): Clashes {
  const facts = new Set<string>();
  const named: Clash[] = [];
  return {
    add: ({ entity, id, field, reason, row }) => {
      facts.add(`${entity}:${id}`);
      if (named.length >= MOST_NAMED) return;
      const label = labelOf(sqlite, entity, row ?? readRow(sqlite, entity, id) ?? {});
      named.push({ entity, factId: String(id), label, field, reason });
    },
    count: () => facts.size,
    named: () => named,
  };
}
