/** The cells an import could not read, as they are kept in the book. */
import type { Book } from '../openBook.ts';

export interface StoredRejection {
  readonly file: string;
  readonly sheet: string;
  readonly sheetIndex: number;
  readonly row: number;
  /** 0-based; null when the row as a whole was refused. */
  readonly column: number | null;
  readonly header: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

const QUERY = `SELECT s.file, s.sheet, s.sheet_index AS sheetIndex, r.n AS row, r.column_index AS "column", r.header, r.value, r.code, r.message
  FROM rejected_cell r JOIN source_sheet s ON s.id = r.source_sheet_id WHERE s.import_id = ? ORDER BY s.id, r.n, r.column_index, r.id`;

/** In the order of files, sheets, rows and columns. */
export function rejectedCells(
  { sqlite }: Book,
  importId: string,
  page: { readonly offset: number; readonly limit: number },
): readonly StoredRejection[] {
  return sqlite
    .prepare<[number, number, number], StoredRejection>(`${QUERY} LIMIT ? OFFSET ?`)
    .all(Number(importId), page.limit, page.offset);
}

/** All of them in that order, one at a time: a large sheet can have hundreds of thousands. */
export function eachRejectedCell({ sqlite }: Book, importId: string): IterableIterator<StoredRejection> {
  return sqlite.prepare<[number], StoredRejection>(QUERY).iterate(Number(importId));
}

export function rejectedCount({ sqlite }: Book, importId: string): number {
  return (
    sqlite
      .prepare<[number], { n: number }>(
        'SELECT count(*) AS n FROM rejected_cell r JOIN source_sheet s ON s.id = r.source_sheet_id WHERE s.import_id = ?',
      )
      .get(Number(importId))?.n ?? 0
  );
}
