/**
 * Removes the facts a deed inserted, whole ranges at a time, except those that were changed, built upon or said again since.
 * Leaves go before roots, so nothing disappears by cascade without the journal knowing.
 */
import type Database from 'better-sqlite3';
import type { Clashes } from './clashes.ts';
import type { EntryWriter } from './entry.ts';
import { inheritInsert } from './inherit.ts';
import { nounOf } from './labels.ts';
import { prepared } from './prepared.ts';
import { blankPointer } from './removeRow.ts';
import { PEOPLE, readRow, type Row, shapeOf } from './rows.ts';
import { changedByOthers, type ChangeRow, changersOf, confirmationsOf, type EntryRow, makersOf } from './standing.ts';

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
const CHUNK = 500;

interface Range {
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
type Kept = { readonly reason: string } & ({ readonly heirId: number } | { readonly neededBy: Need });

export function removeInserted(
  sqlite: Database.Database,
  entry: EntryRow,
  changes: readonly ChangeRow[],
  writer: EntryWriter,
  clashes: Clashes,
): number {
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
  const kept = new Map<string, Map<number, Kept>>();
  let removed = 0;
  for (const table of tables) {
    // Redo happens only while nothing new was done: what the undo brought back goes again as a whole.
    const own = entry.kind === 'undo' ? new Map<number, Kept>() : keptOf(sqlite, entry, table, ranges, kept);
    kept.set(table, own);
    for (const [id, { reason }] of own) clashes.add({ entity: table, id, field: null, reason });
    bequeath(sqlite, entry, table, own, writer);
    for (const range of ranges.get(table) ?? []) removed += removeRange(sqlite, table, range, own, writer);
  }
  return removed;
}

function keptOf(
  sqlite: Database.Database,
  entry: EntryRow,
  table: string,
  ranges: ReadonlyMap<string, readonly Range[]>,
  kept: ReadonlyMap<string, ReadonlyMap<number, Kept>>,
): Map<number, Kept> {
  const own = new Map<number, Kept>();
  for (const { from, to } of ranges.get(table) ?? []) {
    for (const id of changedByOthers(sqlite, entry.id, table, from, to)) {
      if (readRow(sqlite, table, id) !== null)
        own.set(id, { reason: 'It was changed since and stays.', neededBy: { table, id, op: 'update' } });
    }
    keepConfirmed(sqlite, entry, table, { from, to }, own);
    for (const pointer of shapeOf(sqlite, table).pointers) {
      if (!pointer.isOwner) continue;
      for (const use of usesFromOutside(
        sqlite,
        pointer.table,
        pointer.column,
        { from, to },
        ranges.get(pointer.table) ?? [],
        kept.get(pointer.table),
      )) {
        if (!own.has(use.target))
          own.set(use.target, {
            reason: `A ${nounOf(pointer.table)} that stays belongs to it.`,
            neededBy: { table: pointer.table, id: use.id, op: 'insert' },
          });
      }
    }
    if (table === 'stakeholder') {
      for (const use of touchesFromOutside(sqlite, { from, to }, ranges.get('touch') ?? [], kept.get('touch'))) {
        if (!own.has(use.target))
          own.set(use.target, {
            reason: 'A touch that stays names this person.',
            neededBy: { table: 'touch', id: use.id, op: 'insert' },
          });
      }
    }
  }
  return own;
}

interface Use {
  readonly id: number;
  readonly target: number;
}

/** Rows pointing into the range that are not going themselves. */
function usesFromOutside(
  sqlite: Database.Database,
  table: string,
  column: string,
  range: Range,
  going: readonly Range[],
  staying: ReadonlyMap<number, Kept> | undefined,
): readonly Use[] {
  const outside = going.map((other) => ` AND id NOT BETWEEN ${other.from} AND ${other.to}`).join('');
  const uses = sqlite
    .prepare<[number, number], Use>(
      `SELECT min(id) AS id, ${column} AS target FROM ${table} WHERE ${column} BETWEEN ? AND ?${outside} GROUP BY ${column}`,
    )
    .all(range.from, range.to);
  const kept = [...(staying?.keys() ?? [])].flatMap((id) => {
    const target = readRow(sqlite, table, id)?.[column];
    return typeof target === 'number' && target >= range.from && target <= range.to ? [{ id, target }] : [];
  });
  return [...uses, ...kept];
}

function touchesFromOutside(
  sqlite: Database.Database,
  range: Range,
  going: readonly Range[],
  staying: ReadonlyMap<number, Kept> | undefined,
): readonly Use[] {
  const outside = going.map((other) => ` AND touch_id NOT BETWEEN ${other.from} AND ${other.to}`).join('');
  const uses = sqlite
    .prepare<[number, number], Use>(
      `SELECT min(touch_id) AS id, stakeholder_id AS target FROM touch_person WHERE stakeholder_id BETWEEN ? AND ?${outside} GROUP BY stakeholder_id`,
    )
    .all(range.from, range.to);
  const kept = [...(staying?.keys() ?? [])].flatMap((id) =>
    String(readRow(sqlite, 'touch', id)?.[PEOPLE] ?? '')
      .split(',')
      .filter(Boolean)
      .map((target) => ({ id, target: Number(target) })),
  );
  return [...uses, ...kept.filter((use) => use.target >= range.from && use.target <= range.to)];
}

/** Facts that other standing imports found as they are: they stay, and belong to the earliest of those. */
function keepConfirmed(
  sqlite: Database.Database,
  entry: EntryRow,
  table: string,
  { from, to }: Range,
  own: Map<number, Kept>,
): void {
  const ids = sqlite.prepare<[number, number], { id: number }>(`SELECT id FROM ${table} WHERE id BETWEEN ? AND ?`);
  for (const confirmed of confirmationsOf(sqlite, entry.id, table, from, to)) {
    const kept: Kept = { reason: `"${confirmed.label}" says it too and keeps it.`, heirId: confirmed.entry_id };
    const inRange = ids.all(Math.max(from, confirmed.fact_id), Math.min(to, confirmed.last_fact_id));
    for (const { id } of inRange) if (!own.has(id)) own.set(id, kept);
  }
}

/** The deed that needs the facts, or says them too, inherits them: undoing that one removes them. */
function bequeath(
  sqlite: Database.Database,
  entry: EntryRow,
  table: string,
  kept: ReadonlyMap<number, Kept>,
  writer: EntryWriter,
): void {
  let stretch: { readonly heirId: number; readonly from: number; to: number } | null = null;
  const close = (): void => {
    if (stretch !== null) inheritInsert(sqlite, stretch.heirId, table, stretch, writer);
    stretch = null;
  };
  for (const [id, why] of [...kept].sort(([a], [b]) => a - b)) {
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

function removeRange(
  sqlite: Database.Database,
  table: string,
  range: Range,
  kept: ReadonlyMap<number, Kept>,
  writer: EntryWriter,
): number {
  const { columns } = shapeOf(sqlite, table);
  const people =
    table === 'touch'
      ? `, (SELECT group_concat(stakeholder_id, ',') FROM (SELECT stakeholder_id FROM touch_person WHERE touch_id = touch.id ORDER BY stakeholder_id)) AS ${PEOPLE}`
      : '';
  const page = sqlite.prepare<[number, number], Row & { id: number }>(
    `SELECT id, ${columns.join(', ')}${people} FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ${CHUNK}`,
  );
  const remove = sqlite.prepare(`DELETE FROM ${table} WHERE id = ?`);
  let removed = 0;
  let next = range.from;
  while (next <= range.to) {
    const rows = page.all(next, range.to);
    const last = rows.at(-1);
    if (last === undefined) break;
    next = last.id + 1;
    const going = rows.filter((row) => !kept.has(row.id));
    for (const row of going) blankPointersTo(sqlite, table, row.id, writer);
    writer.removeMany(
      table,
      going.map(({ id, ...row }) => ({ id, row: people === '' ? row : { ...row, [PEOPLE]: row[PEOPLE] ?? '' } })),
    );
    for (const row of going) remove.run(row.id);
    removed += going.length;
  }
  return removed;
}

/** Pointers that survive without their target are blanked by name, so that redo knows them. */
function blankPointersTo(sqlite: Database.Database, table: string, id: number, writer: EntryWriter): void {
  for (const pointer of shapeOf(sqlite, table).pointers) {
    if (pointer.isOwner) continue;
    const pointing = prepared<[number], { id: number }>(
      sqlite,
      `SELECT id FROM ${pointer.table} WHERE ${pointer.column} = ?`,
    ).all(id);
    for (const row of pointing) blankPointer(sqlite, writer, pointer.table, pointer.column, row.id, id);
  }
}
