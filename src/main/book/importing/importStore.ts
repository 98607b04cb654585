/**
 * What an import may do to a book, inside its one transaction: read facts, write new ones in batches, change old ones with
 * the journal told, and keep the origin of every value. The rules of matching and comparing live in src/main/import.
 */
import type Database from 'better-sqlite3';
import { dirname } from 'node:path';
import { ENTITIES, type Entity, type RejectedCell } from '../../../shared/fields/types.ts';
import { type ConfirmedFacts, type EntryWriter, openEntry } from '../journal/entry.ts';
import { insertRow, type Row } from '../journal/rows.ts';
import { needSpace } from '../freeSpace.ts';
import type { Book } from '../openBook.ts';
import { notSameRow } from '../repositories/notSame.ts';
import { sqliteError } from '../sqliteError.ts';
import { FACT_TABLES, type FactValues, peopleColumn, type Stored } from './factColumns.ts';
import { factReader, type FactReader } from './factReader.ts';
import { batchInsert, type FactWriter, factWriter, firstFreeId } from './factWriter.ts';
import { indexLate } from './lateIndexes.ts';
import { type PersonElsewhere, peopleElsewhere } from './peopleElsewhere.ts';
import { type TypedColumns, typedValues } from './typedValues.ts';

export interface NewSheet {
  readonly file: string;
  readonly fileSha256: string;
  readonly sheet: string;
  readonly sheetIndex: number;
  readonly header: readonly string[];
  /** The plan the sheet is imported with, JSON. */
  readonly mapping: string;
}

interface NamedId {
  readonly id: number;
  readonly name: string;
}

export interface ImportStore {
  readonly importId: number;
  readonly reader: FactReader;
  /** True for facts of this very import. */
  isNew(entity: Entity, id: number): boolean;
  /** Current values, written or not yet. The array of a new fact is live: do not change it. */
  read(entity: Entity, id: number): FactValues;
  /** Null when the fact is no longer in the book. */
  readOrNull(entity: Entity, id: number): FactValues | null;
  readExtra(entity: Entity, id: number): string | null;
  /** Facts of a parent that were in the book before; none for a parent of this import. */
  storedOf(entity: Entity, parent: Entity, parentId: number): ReturnType<FactReader['of']>;
  typed(entity: Entity, id: number): TypedColumns | undefined;
  /** Id that the next inserted fact will get. */
  nextId(entity: Entity): number;
  insert(entity: Entity, values: FactValues, sourceRowId: number, extra: string | null): number;
  /** Changes columns by position; the origin of the new values is the source row. */
  update(entity: Entity, id: number, changes: ReadonlyMap<number, Stored>, sourceRowId: number): void;
  setExtra(entity: Entity, id: number, before: string | null, extra: string): void;
  /** Changes by something other than a row, e.g. an account marked churned because it vanished. */
  decide(entity: Entity, id: number, changes: ReadonlyMap<number, Stored>): void;
  /** Another name of an account, under which later imports find it. */
  addAlias(accountId: number, name: string): void;
  /** Two accounts that look like one and are not. */
  addNotSame(one: NamedId, other: NamedId): void;
  /** New people whose e-mail the book knows at another account; asked once all rows are written. */
  peopleElsewhere(): readonly PersonElsewhere[];
  /** The old entry is left on the day and the new one points back at it. */
  movePerson(oldId: number, newId: number, date: string): void;
  /** Keeps which facts of before were found as they are; nothing is written when the same files said nothing new. */
  confirm(facts: readonly ConfirmedFacts[]): void;
  addSheet(sheet: NewSheet): number;
  /** Keeps the raw cells of a row (JSON text as staged) and answers its id. */
  addSourceRow(sheetId: number, n: number, cells: string): number;
  addRejected(sheetId: number, cell: RejectedCell): void;
  finishSheet(sheetId: number, summary: string): void;
  flush(): void;
  counts(): Readonly<Record<'account' | 'contract' | 'stakeholder', number>>;
}

export interface ImportHead {
  readonly at: string;
  /** Day of the import, ISO. */
  readonly date: string;
  readonly label: string;
  /** Rows that will be read, as far as known: large loads of empty tables are indexed afterwards. */
  readonly expectedRows: number;
}

export interface Finished<T> {
  readonly result: T;
  readonly importId: string;
  /** Null when nothing changed. */
  readonly entryId: string | null;
}

/**
 * Runs one import in one transaction, in steps: everything or nothing. Between two steps nobody else may use the connection.
 * @param summarise JSON kept with the import for the history.
 */
export function* importInto<T>(
  book: Book,
  head: ImportHead,
  work: (store: ImportStore) => Generator<number, T, void>,
  summarise: (result: T) => string,
): Generator<number, Finished<T>, void> {
  const { sqlite } = book;
  const neededBytes = head.expectedRows * BYTES_PER_ROW;
  needSpace(dirname(book.path), 2 * neededBytes, { name: book.name, deed: 'Nothing was imported.' });
  const cacheSize = Number(sqlite.pragma('cache_size', { simple: true }));
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    const { store, close } = openStore(sqlite, head);
    const result = yield* work(store);
    const entryId = yield* close();
    sqlite
      .prepare('UPDATE import SET finished_at = ?, summary = ? WHERE id = ?')
      .run(head.at, summarise(result), store.importId);
    sqlite.exec('COMMIT');
    return { result, importId: String(store.importId), entryId };
  } catch (error) {
    throw sqliteError(error, book.name, { neededBytes });
  } finally {
    // Also where the work was left in the middle.
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    // A bulk load made do with less.
    sqlite.pragma(`cache_size = ${cacheSize}`);
  }
}

/** What a row of a sheet comes to with its facts, its cells and their indexes; measured on wide sheets, rounded up. */
const BYTES_PER_ROW = 1_500;

/** Parents before children, so that a flush never meets a missing one. */
const PARENTS_FIRST: readonly Entity[] = [
  'account',
  'contract',
  'stakeholder',
  ...ENTITIES.filter((entity) => !['account', 'contract', 'stakeholder'].includes(entity)),
];

function openStore(
  sqlite: Database.Database,
  head: ImportHead,
): { readonly store: ImportStore; readonly close: () => Generator<number, string | null, void> } {
  const importId = Number(
    sqlite.prepare(`INSERT INTO import (started_at, import_date, summary) VALUES (?, ?, '{}')`).run(head.at, head.date)
      .lastInsertRowid,
  );
  const buildIndexes = indexLate(sqlite, [...PARENTS_FIRST, 'touch_person', 'source_row'], head.expectedRows);
  const reader = factReader(sqlite);
  const typed = typedValues(sqlite);
  const sourceRows = batchInsert(sqlite, 'source_row', ['id', 'source_sheet_id', 'n', 'cells']);
  const origins = batchInsert(
    sqlite,
    'fact_origin',
    ['entity', 'fact_id', 'source_row_id', 'fields'],
    sourceRows.flush,
  );
  const rejected = batchInsert(sqlite, 'rejected_cell', [
    'source_sheet_id',
    'n',
    'column_index',
    'header',
    'value',
    'code',
    'message',
  ]);
  let nextSourceRow = firstFreeId(sqlite, 'source_row');
  let confirmed: readonly ConfirmedFacts[] = [];
  let entry: EntryWriter | null = null;
  const journal = (): EntryWriter => {
    entry ??= openEntry(sqlite, { at: head.at, kind: 'import', label: head.label, importId });
    return entry;
  };

  const insertNow = (table: string, values: Row): void => {
    const id = firstFreeId(sqlite, table);
    insertRow(sqlite, table, id, values);
    journal().insert(table, id, null);
  };

  const writers: Readonly<Record<Entity, FactWriter>> = Object.fromEntries(
    PARENTS_FIRST.map((entity, rank) => {
      const parents = PARENTS_FIRST.slice(0, Math.min(rank, 3));
      const flushParents = (): void => {
        sourceRows.flush();
        for (const parent of parents) writers[parent].flush();
      };
      return [entity, factWriter(sqlite, entity, flushParents)];
    }),
  ) as Record<Entity, FactWriter>;
  const writer = (entity: Entity): FactWriter => writers[entity];
  const updates = updater(sqlite);

  const store: ImportStore = {
    importId,
    reader,
    isNew: (entity, id) => id >= writer(entity).firstId,
    read: (entity, id) => writer(entity).pendingValues(id) ?? reader.read(entity, id),
    readOrNull: (entity, id) => writer(entity).pendingValues(id) ?? reader.readOrNull(entity, id),
    readExtra: (entity, id) => {
      writer(entity).flush();
      return reader.readExtra(entity, id);
    },
    storedOf: (entity, parent, parentId) => (parentId >= writer(parent).firstId ? [] : reader.of(entity, parentId)),
    typed: (entity, id) => typed.of(entity, id),
    nextId: (entity) => writer(entity).nextId(),
    insert: (entity, values, sourceRowId, extra) => writer(entity).insert(values, sourceRowId, extra),
    update: (entity, id, changes, sourceRowId) => {
      const table = FACT_TABLES[entity];
      const isNew = id >= writer(entity).firstId;
      // A pointer may aim at a row that still waits to be written.
      if ([...changes.keys()].some((at) => table.columns[at]?.kind === 'reference'))
        for (const parent of PARENTS_FIRST.slice(0, 3)) writer(parent).flush();
      const pending = isNew ? writer(entity).pendingValues(id) : null;
      if (pending !== null) for (const [at, value] of changes) pending[at] = value;
      else {
        if (!isNew) journalUpdate(journal(), entity, id, reader.read(entity, id), changes);
        updates(entity, id, changes);
      }
      const names = [...changes.keys()].map((at) => table.columns[at]?.property ?? '');
      origins.add([entity, id, sourceRowId, JSON.stringify(names)]);
    },
    setExtra: (entity, id, before, extra) => {
      if (id < writer(entity).firstId) journal().update(entity, id, { extra: before }, { extra });
      sqlite.prepare(`UPDATE ${entity} SET extra = ? WHERE id = ?`).run(extra, id);
    },
    decide: (entity, id, changes) => {
      journalUpdate(journal(), entity, id, reader.read(entity, id), changes);
      updates(entity, id, changes);
    },
    peopleElsewhere: () => peopleElsewhere(sqlite, writer('stakeholder').firstId),
    movePerson: (oldId, newId, date) => {
      const { at } = FACT_TABLES.stakeholder;
      const left = new Map<number, Stored>([
        [at.get('status') ?? 0, 'left'],
        [at.get('leftDate') ?? 0, date],
      ]);
      journalUpdate(journal(), 'stakeholder', oldId, reader.read('stakeholder', oldId), left);
      updates('stakeholder', oldId, left);
      sqlite.prepare('UPDATE stakeholder SET came_from_id = ? WHERE id = ?').run(oldId, newId);
    },
    addAlias: (accountId, name) => insertNow('account_alias', { account_id: accountId, kind: 'name', value: name }),
    addNotSame: (one, other) => insertNow('not_same', notSameRow('account', one, other)),
    confirm: (facts) => {
      confirmed = facts;
    },
    addSheet: (sheet) =>
      Number(
        sqlite
          .prepare(
            `INSERT INTO source_sheet (import_id, file, file_sha256, sheet, sheet_index, header, mapping, summary) VALUES (?, ?, ?, ?, ?, ?, ?, '{}')`,
          )
          .run(
            importId,
            sheet.file,
            sheet.fileSha256,
            sheet.sheet,
            sheet.sheetIndex,
            JSON.stringify(sheet.header),
            sheet.mapping,
          ).lastInsertRowid,
      ),
    addSourceRow: (sheetId, n, cells) => {
      sourceRows.add([nextSourceRow, sheetId, n, cells]);
      nextSourceRow += 1;
      return nextSourceRow - 1;
    },
    addRejected: (sheetId, cell) =>
      rejected.add([sheetId, cell.row, cell.column, cell.header, cell.value, cell.code, cell.message]),
    finishSheet: (sheetId, summary) =>
      sqlite.prepare('UPDATE source_sheet SET summary = ? WHERE id = ?').run(summary, sheetId),
    flush: () => {
      sourceRows.flush();
      for (const entity of PARENTS_FIRST) writer(entity).flush();
      origins.flush();
      rejected.flush();
    },
    counts: () => {
      const count = (table: string): number =>
        sqlite.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
      return { account: count('account'), contract: count('contract'), stakeholder: count('stakeholder') };
    },
  };
  const close = function* (): Generator<number, string | null, void> {
    store.flush();
    for (const _ of buildIndexes()) yield head.expectedRows;
    for (const entity of PARENTS_FIRST) {
      const { firstId, nextId } = writer(entity);
      if (nextId() > firstId) journal().insertRange(entity, firstId, nextId() - 1);
    }
    // The same file once more is no deed of its own; another file that says the same is.
    if (confirmed.length > 0 && (entry !== null || bringsNewFile(sqlite, importId))) journal().confirm(confirmed);
    return entry === null ? null : String((entry as EntryWriter).id);
  };
  return { store, close };
}

function bringsNewFile(sqlite: Database.Database, importId: number): boolean {
  const fresh = sqlite
    .prepare<[number, number], { id: number }>(
      `SELECT s.id FROM source_sheet s WHERE s.import_id = ? AND NOT EXISTS (
         SELECT 1 FROM source_sheet o JOIN import i ON i.id = o.import_id
         WHERE o.file_sha256 = s.file_sha256 AND i.id <> ? AND i.undone_at IS NULL AND i.finished_at IS NOT NULL) LIMIT 1`,
    )
    .get(importId, importId);
  return fresh !== undefined;
}

function journalUpdate(
  entry: EntryWriter,
  entity: Entity,
  id: number,
  values: FactValues,
  changes: ReadonlyMap<number, Stored>,
): void {
  const { columns } = FACT_TABLES[entity];
  const before: Record<string, Stored> = {};
  const after: Record<string, Stored> = {};
  for (const [at, value] of changes) {
    const column = columns[at]?.column;
    if (column === undefined) continue;
    before[column] = values[at] ?? null;
    after[column] = value;
  }
  entry.update(entity, id, before, after);
}

/** Updates by position with one prepared statement per set of columns. */
function updater(
  sqlite: Database.Database,
): (entity: Entity, id: number, changes: ReadonlyMap<number, Stored>) => void {
  const statements = new Map<string, Database.Statement>();
  return (entity, id, changes) => {
    const { columns } = FACT_TABLES[entity];
    const at = [...changes.keys()].filter((index) => index !== peopleColumn(entity));
    const key = `${entity} ${at.join(',')}`;
    let statement = statements.get(key);
    if (statement === undefined) {
      statement = sqlite.prepare(
        `UPDATE ${entity} SET ${at.map((index) => `${columns[index]?.column} = ?`).join(', ')} WHERE id = ?`,
      );
      statements.set(key, statement);
    }
    statement.run(...at.map((index) => changes.get(index)), id);
  };
}
