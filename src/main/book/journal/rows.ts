/**
 * Any row of a book as a JSON object, read and written by table name: what the journal keeps and brings back.
 * The shape comes from the schema itself, so a new table or column is journalled without a change here. The people of a
 * touch, which live in a table of their own, appear as its `stakeholder_ids` ("3,17"); see namedValues.ts for the settings.
 */
import type Database from 'better-sqlite3';
import { batchInsert, type BatchInsert } from '../importing/factWriter.ts';
import { readNamed, writeNamed } from './namedValues.ts';
import { prepared } from './prepared.ts';
import type { RemovedRows } from './removedRows.ts';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** A column elsewhere that points at a row of this table. */
export interface Pointer {
  readonly table: string;
  readonly column: string;
  /** True: the pointing row cannot live without it; false: the pointer can be blank. */
  readonly isOwner: boolean;
}

export interface Shape {
  readonly table: string;
  readonly columns: readonly string[];
  readonly pointers: readonly Pointer[];
  /** Columns of this table that point elsewhere. */
  readonly references: readonly { readonly column: string; readonly table: string; readonly isRequired: boolean }[];
}

/** Tables whose rows are told by the journal itself or belong to a touch. */
const NOT_JOURNALLED = new Set([
  'journal_entry',
  'journal_change',
  'journal_confirmation',
  'import',
  'source_sheet',
  'source_row',
  'rejected_cell',
  'fact_origin',
  'touch_person',
]);
/** A survey or usage row that loses its person means something else: it keeps the person alive. */
const KEEPS_ALIVE = new Set(['survey.stakeholder_id', 'usage.stakeholder_id']);
export const PEOPLE = 'stakeholder_ids';

const shapes = new WeakMap<Database.Database, Map<string, Shape>>();

interface ForeignKey {
  readonly table: string;
  readonly from: string;
  readonly on_delete: string;
}

/** @throws RangeError for a name that is no journalled table. */
export function shapeOf(sqlite: Database.Database, table: string): Shape {
  let known = shapes.get(sqlite);
  if (known === undefined) {
    known = readShapes(sqlite);
    shapes.set(sqlite, known);
  }
  const shape = known.get(table);
  if (shape === undefined) throw new RangeError(`"${table}" is not a journalled table`);
  return shape;
}

function readShapes(sqlite: Database.Database): Map<string, Shape> {
  const names = sqlite
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all();
  const tables = names.map((entry) => entry.name).filter((name) => !NOT_JOURNALLED.has(name));
  const keys = new Map(tables.map((table) => [table, sqlite.pragma(`foreign_key_list(${table})`) as ForeignKey[]]));
  return new Map(
    tables.map((table) => {
      const info = sqlite.pragma(`table_info(${table})`) as { name: string; notnull: number }[];
      const pointers = tables.flatMap((other) =>
        (keys.get(other) ?? [])
          .filter((key) => key.table === table)
          .map((key) => ({
            table: other,
            column: key.from,
            isOwner: key.on_delete === 'CASCADE' || KEEPS_ALIVE.has(`${other}.${key.from}`),
          })),
      );
      const references = (keys.get(table) ?? [])
        .filter((key) => !NOT_JOURNALLED.has(key.table))
        .map((key) => ({
          column: key.from,
          table: key.table,
          isRequired: info.some((column) => column.name === key.from && column.notnull === 1),
        }));
      return [
        table,
        { table, columns: info.map((column) => column.name).filter((name) => name !== 'id'), pointers, references },
      ];
    }),
  );
}

/** Null when there is no such row. */
export function readRow(sqlite: Database.Database, table: string, id: number): Row | null {
  const named = readNamed(sqlite, table);
  if (named !== undefined) return named;
  const { columns } = shapeOf(sqlite, table);
  const row = prepared<[number], Row>(sqlite, `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).get(id);
  if (row === undefined) return null;
  return table === 'touch' ? { ...row, [PEOPLE]: peopleOf(sqlite, id) } : row;
}

export function insertRow(sqlite: Database.Database, table: string, id: number, row: Row): void {
  const columns = shapeOf(sqlite, table).columns.filter((column) => row[column] !== undefined);
  prepared(
    sqlite,
    `INSERT INTO ${table} (${['id', ...columns].join(', ')}) VALUES (${['?', ...columns.map(() => '?')].join(', ')})`,
  ).run(id, ...columns.map((column) => row[column]));
  if (table === 'touch') setPeople(sqlite, id, row[PEOPLE] ?? null);
}

/** Inserts many rows of the same columns; columns the table does not have are left out. */
export type InsertRows = (table: string, removed: RemovedRows) => void;

/** For the many rows of one undo: each text is compiled once. */
export function rowInserter(sqlite: Database.Database): InsertRows {
  const batches = new Map<string, BatchInsert>();
  return (table, { columns, rows }) => {
    const known = shapeOf(sqlite, table).columns;
    const places = columns.flatMap((column, at) => (known.includes(column) ? [at + 1] : []));
    const key = `${table} ${columns.join()}`;
    const batch = batches.get(key) ?? batchInsert(sqlite, table, ['id', ...places.map((at) => columns[at - 1] ?? '')]);
    batches.set(key, batch);
    batch.addAll(rows.flatMap((row) => [row[0] ?? null, ...places.map((at) => row[at] ?? null)]));
    const people = columns.indexOf(PEOPLE) + 1;
    if (table === 'touch') for (const row of rows) setPeople(sqlite, Number(row[0]), row[people] ?? null);
  };
}

/** Those of the ids that the table has. */
export function existing(sqlite: Database.Database, table: string, ids: ReadonlySet<number>): ReadonlySet<number> {
  if (ids.size === 0) return ids;
  const found = prepared<[string], number>(
    sqlite,
    `SELECT id FROM ${shapeOf(sqlite, table).table} WHERE id IN (SELECT value FROM json_each(?))`,
  ).pluck();
  return new Set(found.all(JSON.stringify([...ids])));
}

/** Writes the named columns only. */
export function updateRow(sqlite: Database.Database, table: string, id: number, changes: Row): void {
  if (writeNamed(sqlite, table, changes)) return;
  const { columns } = shapeOf(sqlite, table);
  const given = columns.filter((column) => changes[column] !== undefined);
  if (given.length > 0) {
    prepared(sqlite, `UPDATE ${table} SET ${given.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
      ...given.map((column) => changes[column]),
      id,
    );
  }
  if (table === 'touch' && changes[PEOPLE] !== undefined) setPeople(sqlite, id, changes[PEOPLE]);
}

export function deleteRow(sqlite: Database.Database, table: string, id: number): void {
  prepared(sqlite, `DELETE FROM ${shapeOf(sqlite, table).table} WHERE id = ?`).run(id);
}

function peopleOf(sqlite: Database.Database, touchId: number): string {
  const rows = prepared<[number], { id: number }>(
    sqlite,
    'SELECT stakeholder_id AS id FROM touch_person WHERE touch_id = ? ORDER BY stakeholder_id',
  ).all(touchId);
  return rows.map((row) => row.id).join(',');
}

/** People who are no longer in the book are left out: they cannot be pointed at. */
function setPeople(sqlite: Database.Database, touchId: number, ids: Cell): void {
  prepared(sqlite, 'DELETE FROM touch_person WHERE touch_id = ?').run(touchId);
  const insert = prepared(
    sqlite,
    'INSERT OR IGNORE INTO touch_person (touch_id, stakeholder_id) SELECT ?, id FROM stakeholder WHERE id = ?',
  );
  for (const id of String(ids ?? '')
    .split(',')
    .filter(Boolean))
    insert.run(touchId, Number(id));
}
