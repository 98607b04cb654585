/**
 * The store of one import: reads facts, writes new ones in batches, changes old ones with the journal told, and keeps the
 * origin of every value.
 */
import type Database from 'better-sqlite3';
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import { type ConfirmedFacts, type EntryWriter, openEntry } from '../journal/entry.ts';
import { insertRow, type Row } from '../journal/rows.ts';
import { notSameRow } from '../repositories/notSame.ts';
import { FACT_TABLES, type Stored } from './factColumns.ts';
import { factReader } from './factReader.ts';
import { factUpdater, journalUpdate } from './factUpdates.ts';
import { batchInsert, type FactWriter, factWriter, firstFreeId } from './factWriter.ts';
import type { ImportHead, ImportStore } from './importStore.ts';
import { indexLate } from './lateIndexes.ts';
import { peopleElsewhere } from './peopleElsewhere.ts';
import { typedValues } from './typedValues.ts';

/** Parents before children, so that a flush never meets a missing one. */
const PARENTS_FIRST: readonly Entity[] = [
  'account',
  'contract',
  'stakeholder',
  ...ENTITIES.filter((entity) => !['account', 'contract', 'stakeholder'].includes(entity)),
];

export function openStore(
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
  const updates = factUpdater(sqlite);

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
    accountExtras: () => {
      sourceRows.flush();
      writer('account').flush();
      return reader.accountExtras();
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
