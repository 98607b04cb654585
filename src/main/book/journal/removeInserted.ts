/**
 * Removes the facts a deed inserted, whole ranges at a time, except those that stay (keptFacts.ts). Leaves go before roots,
 * so nothing disappears by cascade without the journal knowing.
 *
 * SQLite looks at every table that could point at a row for each row that goes, which took most of the time of a large undo.
 * The connection of an undo does not enforce foreign keys (undo.ts); what they say is done here for whole ranges.
 */
import type Database from 'better-sqlite3';
import { dropIndexes } from '../importing/lateIndexes.ts';
import type { Clashes } from './clashes.ts';
import type { EntryWriter } from './entry.ts';
import { foreignKeysInto } from './foreignKeys.ts';
import { bequeath, type Kept, keptOf, type Range } from './keptFacts.ts';
import { blankPointer } from './removeRow.ts';
import { type Cell, PEOPLE, shapeOf } from './rows.ts';
import type { ChangeRow, EntryRow } from './standing.ts';
import type { Steps } from '../steps.ts';

/** Tables from leaves to roots. */
const ORDER = [
  'not_same',
  'account_alias',
  'stakeholder_alias',
  'forecast',
  'usage',
  'survey',
  'touch',
  'ticket',
  'milestone',
  'pulse',
  'agenda_item',
  'decision',
  'action',
  'snapshot',
  'review',
  'stakeholder',
  'contract',
  'account',
] as const;
/** Rows that the journal keeps together. */
const CHUNK = 500;
/** Below this, dropping and building an index takes longer than keeping it up. */
const MANY = 5000;

/** @returns how many facts went. */
export function* removeInserted(
  sqlite: Database.Database,
  entry: EntryRow,
  changes: readonly ChangeRow[],
  writer: EntryWriter,
  clashes: Clashes,
): Steps<number> {
  const ranges = new Map<string, Range[]>();
  for (const change of changes) {
    const list = ranges.get(change.entity) ?? [];
    list.push({ from: change.fact_id, to: change.last_fact_id ?? change.fact_id });
    ranges.set(change.entity, list);
  }
  const tables = [
    ...ORDER.filter((table) => ranges.has(table)),
    ...[...ranges.keys()].filter((table) => !(ORDER as readonly string[]).includes(table)),
  ];
  let removed = 0;
  for (const table of tables) {
    const going = joined(ranges.get(table) ?? []);
    // Redo happens only while nothing new was done: what the undo brought back goes again as a whole.
    const kept = entry.kind === 'undo' ? new Map<number, Kept>() : yield* keptOf(sqlite, entry, table, going);
    for (const [id, { reason }] of kept) clashes.add({ entity: table, id, field: null, reason });
    yield* bequeath(sqlite, entry, table, kept, writer);
    const indexes = indexesAside(sqlite, table, going, kept.size);
    const remove = remover(sqlite, table, writer);
    const followForeignKeys = foreignKeysInto(sqlite, table);
    for (const range of going) {
      removed += yield* remove(range, kept);
      yield* followForeignKeys(range);
    }
    for (const text of indexes) {
      sqlite.exec(text);
      yield 0;
    }
  }
  return removed;
}

/**
 * Where more goes than stays, the indexes that nothing here asks are built anew from what stays.
 * @returns the texts that build them.
 */
function indexesAside(
  sqlite: Database.Database,
  table: string,
  going: readonly Range[],
  keptCount: number,
): readonly string[] {
  const goingCount = going.reduce((sum, { from, to }) => sum + to - from + 1, 0) - keptCount;
  if (goingCount < MANY) return [];
  const count = sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  if (count > 2 * goingCount) return [];
  // By these the rows are found that point at others, also within the table.
  const pointing = new Set(shapeOf(sqlite, table).references.map((reference) => reference.column));
  return dropIndexes(sqlite, table, (column) => pointing.has(column));
}

/** The same ids in as few ranges as there can be. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const found: { readonly from: number; to: number }[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

/** Removes the rows of a range except the kept ones. */
function remover(
  sqlite: Database.Database,
  table: string,
  writer: EntryWriter,
): (range: Range, kept: ReadonlyMap<number, Kept>) => Steps<number> {
  const { columns: own, pointers } = shapeOf(sqlite, table);
  const isTouch = table === 'touch';
  const columns = isTouch ? [...own, PEOPLE] : own;
  const people = isTouch
    ? `, (SELECT coalesce(group_concat(stakeholder_id, ','), '') FROM (SELECT stakeholder_id FROM touch_person WHERE touch_id = touch.id ORDER BY stakeholder_id))`
    : '';
  const page = sqlite
    .prepare<[number, number], Cell[]>(
      `SELECT id, ${own.join(', ')}${people} FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ${CHUNK}`,
    )
    .raw();
  const remove = sqlite.prepare<[number, number]>(`DELETE FROM ${table} WHERE id BETWEEN ? AND ?`);
  const blanked = pointers
    .filter((pointer) => !pointer.isOwner)
    .map((pointer) => ({
      ...pointer,
      find: sqlite.prepare<[number, number], { readonly id: number; readonly target: number }>(
        `SELECT id, ${pointer.column} AS target FROM ${pointer.table} WHERE ${pointer.column} BETWEEN ? AND ? ORDER BY target, id`,
      ),
    }));
  return function* (range, kept) {
    let removed = 0;
    for (let next = range.from; next <= range.to;) {
      const rows = page.all(next, range.to);
      const last = rows.at(-1);
      if (last === undefined) break;
      const [from, to] = [Number(rows[0]?.[0]), Number(last[0])];
      // Pointers that survive without their target are blanked by name, so that redo knows them.
      for (const pointer of blanked)
        for (const { id, target } of pointer.find.all(from, to))
          if (!kept.has(target)) blankPointer(sqlite, writer, pointer.table, pointer.column, id, target);
      const going = kept.size === 0 ? rows : rows.filter((row) => !kept.has(Number(row[0])));
      writer.removeMany(table, { columns, rows: going });
      for (const piece of between(from, to, kept)) remove.run(piece.from, piece.to);
      removed += going.length;
      next = to + 1;
      yield going.length;
    }
    return removed;
  };
}

/** The parts of a range that hold nothing that stays. */
function* between(from: number, to: number, kept: ReadonlyMap<number, Kept>): Generator<Range, void, void> {
  if (kept.size === 0) return yield { from, to };
  let next = from;
  for (let id = from; id <= to; id += 1) {
    if (!kept.has(id)) continue;
    if (id > next) yield { from: next, to: id - 1 };
    next = id + 1;
  }
  if (next <= to) yield { from: next, to };
}
