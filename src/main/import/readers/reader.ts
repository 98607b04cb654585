/**
 * The one interface every spreadsheet format is read through. A reader streams: it calls the sink row by row and keeps
 * nothing but what its format forces it to. Readers run in the parser process only. Source: import page "Read", parsers page.
 */
import type { Cell } from '../../../shared/fields/types.ts';

export const FORMATS = ['xlsx', 'xlsb', 'xls', 'ods', 'fods', 'csv', 'html', 'xml'] as const;
export type Format = (typeof FORMATS)[number];

/** What the number formats of one column say, counted over its cells. */
export interface ColumnFormats {
  readonly percent: number;
  /** ISO code or symbol -> cells formatted with it. */
  readonly currency: Readonly<Record<string, number>>;
  /** Width of a zero-padding format such as 00000, when cells use one. */
  readonly zeroPad: number | null;
}

export interface SheetStart {
  readonly index: number;
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
}

export interface SheetEnd {
  /** Merged ranges near the top, 1-based rows and 0-based columns, stored as ranges and never expanded. */
  readonly merges: readonly {
    readonly fromRow: number;
    readonly toRow: number;
    readonly fromColumn: number;
    readonly toColumn: number;
  }[];
  readonly formats: ReadonlyMap<number, ColumnFormats>;
  readonly hiddenColumns: readonly number[];
  /** Facts a person should know: formulas without a saved result, ignored dimension, text index out of range ... */
  readonly notices: readonly string[];
}

export interface RowSink {
  sheetStart(sheet: SheetStart): void;
  /** @param row 1-based. Trailing blank cells may be cut; rows without any cell need not be sent. */
  row(row: number, cells: readonly Cell[], hidden: boolean): void;
  sheetEnd(end: SheetEnd): void;
  /** Bytes of the file (or part) done; called often enough for a watchdog. */
  progress(done: number, total: number): void;
}

export interface ReadOptions {
  readonly path: string;
  /** Name as the person knows it; only for sentences. */
  readonly displayName: string;
  /** The archive itself, where the file holds it encrypted with a password that is none. */
  readonly unlocked?: Buffer;
  /** Aborted: the reader stops with AppError "import/cancelled". */
  readonly signal?: AbortSignal;
  /** Answers false for a sheet that need not be read. */
  readonly onlySheet?: (name: string, index: number) => boolean;
}

export interface ReadResult {
  readonly format: Format;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly date1904?: boolean;
  readonly notices: readonly string[];
}

/** What the reader of one format answers. */
export interface ReaderResult extends ReadResult {
  /** Chart, dialog and macro sheets, which hold no table and are left out. */
  readonly skippedSheets?: readonly string[];
}

export type Reader = (options: ReadOptions, sink: RowSink) => Promise<ReaderResult>;
