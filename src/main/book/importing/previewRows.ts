/** The rows of a preview, kept in the scratch copy so that a hundred thousand of them cost no memory. */
import type { RowKind } from '../../../shared/contract/imports.ts';
import type { Book } from '../openBook.ts';
import { batchInsert } from './factWriter.ts';

export interface PreviewFilter {
  readonly kind: RowKind | null;
  readonly file: number | null;
  readonly sheet: number | null;
}

export interface PreviewRows {
  add(row: {
    readonly kind: RowKind;
    readonly file: number;
    readonly sheet: number;
    readonly row: number;
    readonly json: string;
  }): void;
  flush(): void;
  page(
    filter: PreviewFilter,
    offset: number,
    limit: number,
  ): { readonly total: number; readonly rows: readonly string[] };
}

/** @param scratch a private copy of a book: it gets a table of its own. */
export function previewRows({ sqlite }: Book): PreviewRows {
  sqlite.exec(
    'CREATE TABLE preview_row (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, file INTEGER NOT NULL, sheet INTEGER NOT NULL, n INTEGER NOT NULL, json TEXT NOT NULL) STRICT',
  );
  // Pages are counted and put in order without reading the rows themselves, most of a large preview.
  sqlite.exec('CREATE INDEX preview_row_place ON preview_row(file, sheet, n, kind)');
  const insert = batchInsert(sqlite, 'preview_row', ['kind', 'file', 'sheet', 'n', 'json']);
  const where = 'WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR file = ?2) AND (?3 IS NULL OR sheet = ?3)';
  return {
    add: ({ kind, file, sheet, row, json }) => insert.add([kind, file, sheet, row, json]),
    flush: insert.flush,
    page: ({ kind, file, sheet }, offset, limit) => {
      const args = { 1: kind, 2: file, 3: sheet };
      const total =
        sqlite.prepare<[object], { n: number }>(`SELECT count(*) AS n FROM preview_row ${where}`).get(args)?.n ?? 0;
      const rows = sqlite
        .prepare<[object], { json: string }>(
          `SELECT json FROM preview_row ${where} ORDER BY file, sheet, n LIMIT ${limit} OFFSET ${offset}`,
        )
        .all(args);
      return { total, rows: rows.map((row) => row.json) };
    },
  };
}
