/** Where facts came from: the sheet row that created them, the rows that changed them, the edits by hand, the files behind. */
import type { FactTable } from '../../../shared/domain/results.ts';
import { type Cell, ENTITIES, type SheetPlan } from '../../../shared/fields/types.ts';
import type { Book } from '../openBook.ts';

/** A sheet row behind a fact. */
export interface OriginRow {
  readonly importId: string;
  readonly importedDate: string;
  /** Place in the journal, for comparing with edits; 0 where the import changed nothing else. */
  readonly entry: number;
  readonly file: string;
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  /** Header texts by column. */
  readonly header: readonly string[];
  /** Null for a row that said nothing new: its cells are not kept. */
  readonly cells: readonly Cell[] | null;
  /** The plan the sheet was imported with: which column filled which field. */
  readonly columns: SheetPlan['columns'];
  /** Property names it filled; null: the row created the fact and filled whatever it holds. */
  readonly fields: readonly string[] | null;
  /** Its import was taken back, and the fact stays because something else needs it or says it too. */
  readonly isUndone: boolean;
}

/** A row that said what the book said already. */
export interface OriginSaid extends OriginRow {
  /** Column names (snake_case) in which it did. */
  readonly saidColumns: readonly string[];
}

/** A deed that was taken back: what it set may stand all the same, because a later file says it too. */
export interface OriginUndone {
  /** Place in the journal. */
  readonly entry: number;
  /** Column names (snake_case) it set; null: it made the fact. */
  readonly columns: readonly string[] | null;
}

export interface OriginEdit {
  /** Place in the journal. */
  readonly entry: number;
  readonly at: string;
  readonly label: string;
  /** Column names (snake_case) it set. */
  readonly columns: readonly string[];
}

/** A fact that became part of this one and filled some of its blanks. */
export interface OriginMerge {
  /** Place in the journal. */
  readonly entry: number;
  /** Column names (snake_case) it filled. */
  readonly columns: readonly string[];
  /** Where the other fact had them from. */
  readonly origins: OriginsOfFact;
}

export interface OriginsOfFact {
  /** Oldest first. */
  readonly rows: readonly OriginRow[];
  readonly edits: readonly OriginEdit[];
  readonly merges: readonly OriginMerge[];
  /** Oldest first. */
  readonly said: readonly OriginSaid[];
  readonly undone: readonly OriginUndone[];
}

interface JoinedRow {
  readonly import_id: number;
  readonly import_date: string;
  readonly entry: number;
  readonly file: string;
  readonly sheet: string;
  readonly n: number;
  readonly header: string;
  readonly cells: string | null;
  readonly mapping: string;
  readonly fields: string | null;
  readonly is_undone: number;
}

const SHEET = `source_sheet.file, source_sheet.sheet, source_sheet.header, source_sheet.mapping,
  import.id AS import_id, import.import_date, import.undone_at IS NOT NULL AS is_undone,
  coalesce((SELECT max(journal_entry.id) FROM journal_entry WHERE journal_entry.import_id = import.id AND journal_entry.kind = 'import'), 0) AS entry`;
const JOINED = `source_row.n, source_row.cells, ${SHEET}`;
const JOIN = `JOIN source_sheet ON source_sheet.id = source_row.source_sheet_id JOIN import ON import.id = source_sheet.import_id`;

/** @param table one of the fact tables; it is checked by the contract. */
export function originsOfFact(book: Book, table: FactTable, id: string): OriginsOfFact {
  const row = book.sqlite
    .prepare<[number], { source: number | null }>(`SELECT source_row_id AS source FROM "${table}" WHERE id = ?`)
    .get(Number(id));
  return originsOf(book, table, Number(id), row?.source ?? null);
}

/** @param sourceRowId the row that created the fact, which may be gone since. */
function originsOf(book: Book, table: FactTable, id: number, sourceRowId: number | null): OriginsOfFact {
  const { sqlite } = book;
  const created = sqlite
    .prepare<[number | null], JoinedRow>(
      `SELECT ${JOINED}, NULL AS fields FROM source_row ${JOIN} WHERE source_row.id = ?`,
    )
    .all(sourceRowId);
  const changed = sqlite
    .prepare<[string, number], JoinedRow>(
      `SELECT ${JOINED}, fact_origin.fields FROM fact_origin JOIN source_row ON source_row.id = fact_origin.source_row_id ${JOIN}
       WHERE fact_origin.entity = ? AND fact_origin.fact_id = ? AND import.undone_at IS NULL ORDER BY fact_origin.id`,
    )
    .all(table, id);
  const edits = sqlite
    .prepare<[string, number], { entry: number; at: string; label: string; after: string }>(
      `SELECT journal_entry.id AS entry, journal_entry.at, journal_entry.label, journal_change.after FROM journal_change JOIN journal_entry ON journal_entry.id = journal_change.entry_id
       WHERE journal_change.entity = ? AND journal_change.fact_id = ? AND journal_change.last_fact_id IS NULL AND journal_change.after IS NOT NULL
         AND journal_entry.kind IN ('edit', 'review') AND journal_entry.undone_by_id IS NULL ORDER BY journal_change.id`,
    )
    .all(table, id);
  return {
    rows: [...created, ...changed].map(originRow),
    edits: edits.map(({ entry, at, label, after }) => ({
      entry,
      at,
      label,
      columns: Object.keys(JSON.parse(after) as object),
    })),
    merges: mergesInto(book, table, id),
    said: saidOf(book, table, id),
    undone: undoneOf(book, table, id, created[0]),
  };
}

/** The stretch of a sheet that may hold a fact: the last that does not begin behind it. */
const stretchOf = (sheet: string, entity: string, id: string): string =>
  `(SELECT own.id FROM journal_confirmation AS own WHERE own.source_sheet_id = ${sheet} AND own.entity = ${entity} AND own.fact_id <= ${id} ORDER BY own.fact_id DESC LIMIT 1)`;

/** Rows of standing imports that said what the book said already. */
function saidOf({ sqlite }: Book, table: FactTable, id: number): readonly OriginSaid[] {
  return sqlite
    .prepare<[{ table: string; id: number }], JoinedRow & { readonly said: string }>(
      `SELECT said.n + @id - said.fact_id AS n, NULL AS cells, NULL AS fields, said.columns AS said, ${SHEET}
       FROM source_sheet JOIN import ON import.id = source_sheet.import_id
       JOIN journal_confirmation AS said ON said.id = ${stretchOf('source_sheet.id', '@table', '@id')}
       WHERE said.last_fact_id >= @id AND import.undone_at IS NULL ORDER BY source_sheet.id`,
    )
    .all({ table, id })
    .map((row) => ({ ...originRow(row), saidColumns: JSON.parse(row.said) as readonly string[] }));
}

function undoneOf(
  { sqlite }: Book,
  table: FactTable,
  id: number,
  created: JoinedRow | undefined,
): readonly OriginUndone[] {
  const changed = sqlite
    .prepare<[string, number], { entry: number; after: string }>(
      `SELECT journal_entry.id AS entry, journal_change.after FROM journal_change JOIN journal_entry ON journal_entry.id = journal_change.entry_id
       WHERE journal_change.entity = ? AND journal_change.fact_id = ? AND journal_change.op = 'update'
         AND journal_entry.kind NOT IN ('undo', 'redo') AND journal_entry.undone_by_id IS NOT NULL`,
    )
    .all(table, id)
    .map(({ entry, after }) => ({ entry, columns: Object.keys(JSON.parse(after) as object) }));
  return created?.is_undone === 1 ? [{ entry: created.entry, columns: null }, ...changed] : changed;
}

interface MergeChange {
  readonly entry: number;
  readonly columns: string;
  readonly mergedId: number;
  readonly merged: string;
}

/** Deeds that merged another fact of the table into this one. */
function mergesInto(book: Book, table: FactTable, id: number): readonly OriginMerge[] {
  const changes = book.sqlite
    .prepare<[string, number], MergeChange>(
      `SELECT journal_entry.id AS entry, filled.after AS columns, gone.fact_id AS mergedId, gone.before AS merged
       FROM journal_change AS filled JOIN journal_entry ON journal_entry.id = filled.entry_id
       JOIN journal_change AS gone ON gone.entry_id = filled.entry_id AND gone.entity = filled.entity AND gone.op = 'delete'
       WHERE filled.entity = ? AND filled.fact_id = ? AND filled.op = 'update' AND journal_entry.kind = 'merge' AND journal_entry.undone_by_id IS NULL ORDER BY filled.id`,
    )
    .all(table, id);
  return changes.map(({ entry, columns, mergedId, merged }) => {
    const { source_row_id: source = null } = JSON.parse(merged) as { source_row_id?: number | null };
    return {
      entry,
      columns: Object.keys(JSON.parse(columns) as object),
      origins: originsOf(book, table, mergedId, source),
    };
  });
}

function originRow(row: JoinedRow): OriginRow {
  // Header, cells and mapping were written by the import as JSON of these shapes.
  return {
    importId: String(row.import_id),
    importedDate: row.import_date,
    entry: row.entry,
    file: row.file,
    sheet: row.sheet,
    row: row.n,
    header: JSON.parse(row.header) as readonly string[],
    cells: row.cells === null ? null : (JSON.parse(row.cells) as readonly Cell[]),
    columns: (JSON.parse(row.mapping) as Partial<SheetPlan>).columns ?? [],
    fields: row.fields === null ? null : (JSON.parse(row.fields) as readonly string[]),
    isUndone: row.is_undone === 1,
  };
}

export interface SourceOfAccount {
  readonly importId: string;
  readonly importedDate: string;
  readonly file: string;
  readonly sheet: string;
  readonly facts: number;
}

/**
 * The sheets that created or changed facts of an account, newest import first, and how many facts were typed in the app.
 * A fact whose import was taken back and that stays counts for the sheets that say it too.
 */
export function sourcesOfAccount(
  { sqlite }: Book,
  accountId: string,
): { readonly sheets: readonly SourceOfAccount[]; readonly typedFacts: number } {
  const touched = ENTITIES.flatMap((table) => [
    `SELECT '${table}' AS entity, fact.id, source_row.source_sheet_id AS sheet FROM "${table}" AS fact JOIN source_row ON source_row.id = fact.source_row_id WHERE ${ofAccount(table)}`,
    `SELECT '${table}', fact.id, source_row.source_sheet_id FROM "${table}" AS fact JOIN fact_origin ON fact_origin.entity = '${table}' AND fact_origin.fact_id = fact.id
     JOIN source_row ON source_row.id = fact_origin.source_row_id WHERE ${ofAccount(table)}`,
    `SELECT '${table}', fact.id, later.id FROM "${table}" AS fact JOIN source_row ON source_row.id = fact.source_row_id
     JOIN source_sheet AS first ON first.id = source_row.source_sheet_id JOIN import AS gone ON gone.id = first.import_id AND gone.undone_at IS NOT NULL
     JOIN source_sheet AS later ON later.id > first.id
     JOIN journal_confirmation AS said ON said.id = ${stretchOf('later.id', `'${table}'`, 'fact.id')} AND said.last_fact_id >= fact.id WHERE ${ofAccount(table)}`,
  ]).join(' UNION ');
  const sheets = sqlite
    .prepare<
      [{ account: number }],
      { import_id: number; import_date: string; file: string; sheet: string; facts: number }
    >(
      `WITH touched AS (${touched})
       SELECT import.id AS import_id, import.import_date, source_sheet.file, source_sheet.sheet, count(DISTINCT entity || '/' || touched.id) AS facts
       FROM touched JOIN source_sheet ON source_sheet.id = touched.sheet JOIN import ON import.id = source_sheet.import_id WHERE import.undone_at IS NULL
       GROUP BY source_sheet.id ORDER BY import.import_date DESC, import.id DESC, source_sheet.sheet_index`,
    )
    .all({ account: Number(accountId) });
  const typed = ENTITIES.map(
    (table) => `SELECT id FROM "${table}" AS fact WHERE fact.source_row_id IS NULL AND ${ofAccount(table)}`,
  );
  const row = sqlite
    .prepare<[{ account: number }], { n: number }>(`SELECT count(*) AS n FROM (${typed.join(' UNION ALL ')})`)
    .get({ account: Number(accountId) });
  return {
    sheets: sheets.map(({ import_id, import_date, ...rest }) => ({
      importId: String(import_id),
      importedDate: import_date,
      ...rest,
    })),
    typedFacts: row?.n ?? 0,
  };
}

/** Forecasts hang on a contract: looking them up from the contracts keeps the index in use. */
function ofAccount(table: FactTable): string {
  if (table === 'forecast') return 'fact.contract_id IN (SELECT id FROM contract WHERE account_id = @account)';
  return table === 'account' ? 'fact.id = @account' : 'fact.account_id = @account';
}
