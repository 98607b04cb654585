/**
 * A staging file: the rows of one parsed spreadsheet in a private temporary SQLite file. The parser process writes it, the
 * service thread reads it, and it is deleted afterwards. It is never the book, so it may trade safety for speed: nobody needs
 * it after a crash. Source: house page "One book, one connection, one writer".
 */
import type { ColumnFormats, SheetEnd, SheetStart } from '../../import/readers/reader.ts';

/** `id` orders rows by sheet and row number, so both ranges and whole sheets are one walk along the table. */
export const STAGING_SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sheet (idx INTEGER PRIMARY KEY, name TEXT NOT NULL, state TEXT NOT NULL, row_count INTEGER NOT NULL, column_count INTEGER NOT NULL, end_json TEXT NOT NULL);
CREATE TABLE row (id INTEGER PRIMARY KEY, sheet INTEGER NOT NULL, n INTEGER NOT NULL, hidden INTEGER NOT NULL, cells TEXT NOT NULL);
`;

/** More than any sheet has rows (1,048,576). */
const ROWS_PER_SHEET = 2_097_152;

export const rowId = (sheet: number, n: number): number => sheet * ROWS_PER_SHEET + n;

export interface StagedSheet {
  /** 0-based position in the workbook. */
  readonly index: number;
  readonly name: string;
  readonly state: SheetStart['state'];
  /** Rows with at least one filled cell. */
  readonly rowCount: number;
  /** Width of the widest row. */
  readonly columnCount: number;
  readonly end: SheetEnd;
}

/** SheetEnd as JSON text: its map becomes a list of pairs. */
export function sheetEndToJson(end: SheetEnd): string {
  return JSON.stringify({ ...end, formats: [...end.formats] });
}

export function sheetEndFromJson(json: string): SheetEnd {
  const plain = JSON.parse(json) as Omit<SheetEnd, 'formats'> & {
    readonly formats: readonly (readonly [number, ColumnFormats])[];
  };
  return { ...plain, formats: new Map(plain.formats) };
}
