/** Reads a staging file. Opened read-only by the service thread; rows come in the order of the sheet. */
import Database from 'better-sqlite3';
import type { SheetStart } from '../../import/readers/reader.ts';
import { rowId, sheetEndFromJson, type StagedSheet } from './stagingSchema.ts';

export interface StagedRow {
  /** 1-based row of the sheet. */
  readonly n: number;
  readonly hidden: boolean;
  /** JSON array of Cell, trailing blanks cut: JSON.parse gives the cells, and the text can be kept as it is. */
  readonly cells: string;
}

export interface Staging {
  readonly meta: ReadonlyMap<string, string>;
  readonly sheets: readonly StagedSheet[];
  /** Rows `from` to `to`, both 1-based and inclusive; rows without any filled cell are not there. */
  readRows(sheet: number, from: number, to: number): StagedRow[];
  iterateRows(sheet: number): IterableIterator<StagedRow>;
  /** Number of the last row with a filled cell; 0 when there is none. */
  lastRow(sheet: number): number;
  close(): void;
}

interface SheetRecord {
  readonly idx: number;
  readonly name: string;
  readonly state: SheetStart['state'];
  readonly row_count: number;
  readonly column_count: number;
  readonly end_json: string;
}

interface RowRecord {
  readonly n: number;
  readonly hidden: number;
  readonly cells: string;
}

const LAST_ROW = 1_048_576;
/** Rows handed over at once while a sheet is walked: quicker than one by one, and a few hundred kilobytes at most. */
const BATCH = 256;
const toStagedRow = (record: RowRecord): StagedRow => ({
  n: record.n,
  hidden: record.hidden === 1,
  cells: record.cells,
});

export function openStaging(path: string): Staging {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  const meta = db.prepare<[], { readonly key: string; readonly value: string }>('SELECT key, value FROM meta').all();
  const sheets = db.prepare<[], SheetRecord>('SELECT * FROM sheet ORDER BY idx').all();
  const range = db.prepare<[number, number], RowRecord>(
    'SELECT n, hidden, cells FROM row WHERE id BETWEEN ? AND ? ORDER BY id',
  );
  const batch = db
    .prepare<[number, number], [number, number, number, string]>(
      `SELECT id, n, hidden, cells FROM row WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ${BATCH}`,
    )
    .raw();
  const last = db.prepare<[number, number], Pick<RowRecord, 'n'>>(
    'SELECT n FROM row WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1',
  );
  return {
    meta: new Map(meta.map(({ key, value }) => [key, value])),
    sheets: sheets.map((s) => ({
      index: s.idx,
      name: s.name,
      state: s.state,
      rowCount: s.row_count,
      columnCount: s.column_count,
      end: sheetEndFromJson(s.end_json),
    })),
    readRows: (sheet, from, to) => range.all(rowId(sheet, from), rowId(sheet, to)).map(toStagedRow),
    *iterateRows(sheet) {
      const end = rowId(sheet, LAST_ROW);
      let from = rowId(sheet, 1);
      for (;;) {
        const records = batch.all(from, end);
        for (const [, n, hidden, cells] of records) yield { n, hidden: hidden === 1, cells };
        const last = records.at(-1);
        if (last === undefined || records.length < BATCH) return;
        from = last[0] + 1;
      }
    },
    lastRow: (sheet) => last.get(rowId(sheet, 1), rowId(sheet, LAST_ROW))?.n ?? 0,
    close: () => {
      db.close();
    },
  };
}
