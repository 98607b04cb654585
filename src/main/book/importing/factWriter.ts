/**
 * Writes new facts in multi-row inserts and hands their ids out beforehand, so that rows can refer to each other before
 * they are written. Ids are never used twice in a book, undone imports included: the journal names facts by id.
 * All of it runs inside the one transaction of an import.
 */
import type Database from 'better-sqlite3';
import type { Entity } from '../../../shared/fields/types.ts';
import { FACT_TABLES, type FactTable, type FactValues, type Stored } from './factColumns.ts';

/** Multi-row inserts in sizes of powers of two: any batch is written in a few statements. */
const SIZES = [64, 32, 16, 8, 4, 2, 1] as const;
const BATCH = 64;

/** Inserts rows of equal width in batches. */
export interface BatchInsert {
  add(values: readonly Stored[]): void;
  /** Like `add` for values laid end to end, any number of whole rows. */
  addAll(values: readonly Stored[]): void;
  flush(): void;
}

export function batchInsert(
  sqlite: Database.Database,
  table: string,
  columns: readonly string[],
  before: () => void = () => {},
): BatchInsert {
  const width = columns.length;
  const row = `(${Array.from({ length: width }, () => '?').join(',')})`;
  const head = `INSERT INTO ${table} (${columns.join(',')}) VALUES `;
  const statements = new Map<number, Database.Statement>();
  const pending: Stored[] = [];
  const statementFor = (size: number): Database.Statement => {
    let statement = statements.get(size);
    if (statement === undefined) {
      statement = sqlite.prepare(head + Array.from({ length: size }, () => row).join(','));
      statements.set(size, statement);
    }
    return statement;
  };
  const write = (values: readonly Stored[]): void => {
    before();
    let from = 0;
    for (const size of SIZES) {
      while (values.length - from >= size * width) {
        const whole = from === 0 && values.length === size * width;
        statementFor(size).run(whole ? values : values.slice(from, from + size * width));
        from += size * width;
      }
    }
  };
  const flush = (): void => {
    if (pending.length === 0) return;
    write(pending);
    pending.length = 0;
  };
  return {
    add: (values) => {
      for (let index = 0; index < width; index += 1) pending.push(values[index] ?? null);
      if (pending.length >= BATCH * width) flush();
    },
    addAll: write,
    flush,
  };
}

/** New facts of one entity: kept as values until their batch is full, so that a later row can still complete them. */
export interface FactWriter {
  readonly table: FactTable;
  /** First id this import hands out; ids from here on are new. */
  readonly firstId: number;
  /** Id the next fact will get. */
  nextId(): number;
  insert(values: FactValues, sourceRowId: number, extra: string | null): number;
  /** Values of a new fact that is not written yet; null when it is. */
  pendingValues(id: number): FactValues | null;
  flush(): void;
}

export function factWriter(sqlite: Database.Database, entity: Entity, flushParents: () => void): FactWriter {
  const table = FACT_TABLES[entity];
  const firstId = firstFreeId(sqlite, entity);
  const blanks = table.columns.map((column) => column.blank ?? null);
  const peopleAt = table.columns.findIndex((column) => column.kind === 'people');
  // Most columns of most sheets stay empty: those are not even named in the statement, until a fact fills one.
  let sqlAt: number[] = [];
  let unusedAt: number[] = [];
  for (const [at, column] of table.columns.entries()) {
    if (column.kind === 'people') continue;
    (column.required === true || column.blank !== undefined ? sqlAt : unusedAt).push(at);
  }
  const insertOf = (): BatchInsert =>
    batchInsert(sqlite, entity, [
      'id',
      ...sqlAt.map((at) => table.columns[at]?.column ?? ''),
      'source_row_id',
      'extra',
    ]);
  let insert = insertOf();
  const addPerson = peopleAt < 0 ? null : batchInsert(sqlite, 'touch_person', ['touch_id', 'stakeholder_id']);
  let next = firstId;
  let waiting: { readonly values: FactValues; readonly sourceRowId: number; readonly extra: string | null }[] = [];

  const flush = (): void => {
    if (waiting.length === 0) return;
    flushParents();
    const from = next - waiting.length;
    const filled = unusedAt.filter((at) => waiting.some((fact) => (fact.values[at] ?? null) !== null));
    if (filled.length > 0) {
      sqlAt = [...sqlAt, ...filled];
      unusedAt = unusedAt.filter((at) => !filled.includes(at));
      insert = insertOf();
    }
    const flat: Stored[] = [];
    for (let offset = 0; offset < waiting.length; offset += 1) {
      const fact = waiting[offset];
      if (fact === undefined) continue;
      flat.push(from + offset);
      for (const at of sqlAt) flat.push(fact.values[at] ?? blanks[at] ?? null);
      flat.push(fact.sourceRowId, fact.extra);
    }
    insert.addAll(flat);
    if (addPerson !== null) {
      for (const [offset, fact] of waiting.entries())
        for (const person of peopleOf(fact.values[peopleAt])) addPerson.add([from + offset, person]);
      addPerson.flush();
    }
    waiting = [];
  };
  return {
    table,
    firstId,
    nextId: () => next,
    insert: (values, sourceRowId, extra) => {
      waiting.push({ values, sourceRowId, extra });
      next += 1;
      if (waiting.length >= BATCH) flush();
      return next - 1;
    },
    pendingValues: (id) => waiting[id - (next - waiting.length)]?.values ?? null,
    flush,
  };
}

/** Ids of the people of a touch, kept as one text so that values compare by `===`: "3,17". */
export function peopleOf(value: Stored | undefined): readonly number[] {
  return typeof value === 'string' && value !== '' ? value.split(',').map(Number) : [];
}

/** The first id no fact of this table has or ever had. */
export function firstFreeId(sqlite: Database.Database, table: string): number {
  const inTable = sqlite.prepare<[], { id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0;
  const inJournal =
    sqlite
      .prepare<[string], { id: number | null }>(
        'SELECT max(max(fact_id, coalesce(last_fact_id, 0))) AS id FROM journal_change WHERE entity = ?',
      )
      .get(table)?.id ?? 0;
  return Math.max(inTable, inJournal) + 1;
}
