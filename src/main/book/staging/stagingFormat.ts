/**
 * The layout of a staging file: the rows of one parsed spreadsheet, in chunks that are only ever appended, and a directory
 * behind the last of them. Each chunk is one JSON array with a row a line: it is decoded in one go, and the text of every row
 * can still be kept as it is. Because nothing already written changes, rows can be read while later ones are being parsed.
 */
import type { Cell } from '../../../shared/fields/types.ts';
import type { ColumnFormats, SheetEnd, SheetStart } from '../../import/readers/reader.ts';

/** Where one chunk stands, and which rows of which sheet it holds. */
export interface ChunkPlace {
  /** 0-based position of the sheet in the workbook. */
  readonly sheet: number;
  /** 1-based; the rows between them need not all be there. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** In bytes, from the start of the file. */
  readonly at: number;
  readonly bytes: number;
}

/** The rows of a chunk side by side: number, whether hidden, cells, and the JSON text of the cells. */
export interface StagedChunk {
  readonly sheet: number;
  readonly numbers: readonly number[];
  readonly hidden: readonly boolean[];
  readonly cells: readonly (readonly Cell[])[];
  readonly texts: readonly string[];
}

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

export interface Directory {
  readonly meta: Readonly<Record<string, string>>;
  readonly sheets: readonly StagedSheet[];
  readonly chunks: readonly ChunkPlace[];
}

/** Stands between two rows and nowhere else: JSON writes a line break inside a text as two other letters. */
const BETWEEN_ROWS = ',\n';
/** Bytes of the decimal number at the very end that says how long the directory is. */
export const LENGTH_BYTES = 16;

/** @param numbers row numbers, negative for hidden rows. */
export function encodeChunk(numbers: readonly number[], texts: readonly string[]): Buffer {
  return Buffer.from(`[${JSON.stringify(numbers)}${BETWEEN_ROWS}${texts.join(BETWEEN_ROWS)}]`, 'utf8');
}

export function decodeChunk(sheet: number, bytes: Buffer): StagedChunk {
  const text = bytes.toString('utf8', 1, bytes.length - 1);
  // Written by encodeChunk: first the numbers, then as many arrays of cells.
  const [numbers, ...cells] = JSON.parse(`[${text}]`) as [number[], ...Cell[][]];
  return {
    sheet,
    numbers: numbers.map(Math.abs),
    hidden: numbers.map((n) => n < 0),
    cells,
    texts: text.split(BETWEEN_ROWS).slice(1),
  };
}

export function encodeDirectory({ meta, sheets, chunks }: Directory): Buffer {
  const plain = sheets.map((sheet) => ({ ...sheet, end: { ...sheet.end, formats: [...sheet.end.formats] } }));
  const json = Buffer.from(JSON.stringify({ meta, sheets: plain, chunks }), 'utf8');
  return Buffer.concat([json, Buffer.from(String(json.length).padStart(LENGTH_BYTES))]);
}

/** @param json the directory without its length. */
export function decodeDirectory(json: string): Directory {
  type Plain = Omit<StagedSheet, 'end'> & {
    readonly end: Omit<SheetEnd, 'formats'> & { readonly formats: readonly (readonly [number, ColumnFormats])[] };
  };
  const { sheets, ...rest } = JSON.parse(json) as Omit<Directory, 'sheets'> & { readonly sheets: readonly Plain[] };
  return {
    ...rest,
    sheets: sheets.map(({ end, ...sheet }) => ({ ...sheet, end: { ...end, formats: new Map(end.formats) } })),
  };
}
