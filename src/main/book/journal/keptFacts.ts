/** Which of the facts a deed inserted stay when it is undone: those that were changed, built upon or said again since. */
import type Database from 'better-sqlite3';
import type { EntryWriter } from './entry.ts';
import { inheritInsert } from './inherit.ts';
import { nounOf } from './labels.ts';
import { shapeOf } from './rows.ts';
import type { Steps } from '../steps.ts';
import { changedByOthers, changersOf, confirmationsOf, type EntryRow, makersOf } from './standing.ts';

/** Ids, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A row elsewhere, or the fact itself, whose deed needs a fact. */
interface Need {
  readonly table: string;
  readonly id: number;
  readonly op: 'insert' | 'update';
}

/** Why a fact stays, and the deed that it belongs to then: named, or the one that made what needs it. */
export type Kept = { readonly reason: string } & ({ readonly heirId: number } | { readonly neededBy: Need });

/** Facts looked at between two turns. */
const WINDOW = 5000;

/** The facts of some ranges that stay. Everything that points at them and goes itself is gone already: leaves go first. */
export function* keptOf(
  sqlite: Database.Database,
  entry: EntryRow,
  table: string,
  ranges: readonly Range[],
): Steps<ReadonlyMap<number, Kept>> {
  const own = new Map<number, Kept>();
  const keep = (id: number, why: Kept): void => {
    if (!own.has(id)) own.set(id, why);
  };
  const uses = usesOf(sqlite, table);
  for (const range of ranges) {
    let seen = 0;
    for (const id of changedByOthers(sqlite, entry.id, table, range)) {
      keep(id, { reason: 'It was changed since and stays.', neededBy: { table, id, op: 'update' } });
      if (++seen % WINDOW === 0) yield 0;
    }
    yield* keepConfirmed(sqlite, entry, table, range, keep);
    for (const window of windowsOf(range)) {
      for (const { reason, from, find } of uses) {
        for (const { id, target } of find.all(window.from, window.to))
          keep(target, { reason, neededBy: { table: from, id, op: 'insert' } });
      }
      yield 0;
    }
  }
  return own;
}

/** How rows elsewhere keep a fact alive: they belong to it, or they are touches that name a person. */
interface Use {
  readonly reason: string;
  readonly from: string;
  /** By range of facts: each that is used, with the first row that uses it. */
  readonly find: Database.Statement<[number, number], { readonly id: number; readonly target: number }>;
}

function usesOf(sqlite: Database.Database, table: string): readonly Use[] {
  const use = (reason: string, from: string, pointing: string, id: string, column: string): Use => ({
    reason,
    from,
    find: sqlite.prepare(
      `SELECT min(${id}) AS id, ${column} AS target FROM ${pointing} WHERE ${column} BETWEEN ? AND ? GROUP BY ${column}`,
    ),
  });
  const owned = shapeOf(sqlite, table)
    .pointers.filter((pointer) => pointer.isOwner)
    .map((pointer) =>
      use(`A ${nounOf(pointer.table)} that stays belongs to it.`, pointer.table, pointer.table, 'id', pointer.column),
    );
  return table === 'stakeholder'
    ? [...owned, use('A touch that stays names this person.', 'touch', 'touch_person', 'touch_id', 'stakeholder_id')]
    : owned;
}

/** Facts that other standing imports found as they are: they stay, and belong to the earliest of those. */
function* keepConfirmed(
  sqlite: Database.Database,
  entry: EntryRow,
  table: string,
  range: Range,
  keep: (id: number, why: Kept) => void,
): Steps<void> {
  const ids = sqlite
    .prepare<[number, number], number>(`SELECT id FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id`)
    .pluck();
  for (const confirmed of confirmationsOf(sqlite, entry.id, table, range)) {
    const kept: Kept = { reason: `"${confirmed.label}" says it too and keeps it.`, heirId: confirmed.entry_id };
    const said = { from: Math.max(range.from, confirmed.fact_id), to: Math.min(range.to, confirmed.last_fact_id) };
    for (const window of windowsOf(said)) {
      for (const id of ids.all(window.from, window.to)) keep(id, kept);
      yield 0;
    }
  }
}

/** The deed that needs the facts, or says them too, inherits them: undoing that one removes them. */
export function* bequeath(
  sqlite: Database.Database,
  entry: EntryRow,
  table: string,
  kept: ReadonlyMap<number, Kept>,
  writer: EntryWriter,
): Steps<void> {
  let stretch: { readonly heirId: number; readonly from: number; to: number } | null = null;
  const close = (): void => {
    if (stretch !== null) inheritInsert(sqlite, stretch.heirId, table, stretch, writer);
    stretch = null;
  };
  let seen = 0;
  for (const [id, why] of [...kept].sort(([a], [b]) => a - b)) {
    if (++seen % WINDOW === 0) yield 0;
    const heirId = 'heirId' in why ? why.heirId : heirOf(sqlite, entry, why.neededBy);
    if (heirId === null) continue;
    if (stretch !== null && stretch.heirId === heirId && stretch.to === id - 1) stretch.to = id;
    else {
      close();
      stretch = { heirId, from: id, to: id };
    }
  }
  close();
}

function heirOf(sqlite: Database.Database, entry: EntryRow, { table, id, op }: Need): number | null {
  const deeds = op === 'insert' ? makersOf(sqlite, table, id) : changersOf(sqlite, table, id);
  return deeds.find((deed) => deed.id !== entry.id && deed.undone_by_id === null)?.id ?? null;
}

/** A range in pieces that take a moment each. */
export function* windowsOf({ from, to }: Range): Generator<Range, void, void> {
  for (let next = from; next <= to; next += WINDOW) yield { from: next, to: Math.min(to, next + WINDOW - 1) };
}
