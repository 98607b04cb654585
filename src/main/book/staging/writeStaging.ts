/**
 * Writes a staging file: the sink that the parser process reads spreadsheets into. The service thread reads it, also while it
 * grows, and deletes it afterwards. It is never the book. Source: house page "One book, one connection, one writer".
 */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Cell } from '../../../shared/fields/types.ts';
import type { RowSink, SheetEnd, SheetStart } from '../../import/readers/reader.ts';
import {
  type ChunkPlace,
  decodeChunk,
  encodeChunk,
  encodeDirectory,
  type StagedChunk,
  type StagedSheet,
} from './stagingFormat.ts';
import { readBytes } from './readBytes.ts';

/** A chunk is closed at so many rows or letters: some tens of kilobytes, whatever the shape of the sheet. */
const CHUNK_ROWS = 128;
const CHUNK_LETTERS = 1 << 18;

export interface StagingWriter extends RowSink {
  /** Rows written so far, for progress. */
  readonly rows: number;
  /** Also answers how much the sheet held. */
  sheetEnd(end: SheetEnd): { readonly rowCount: number; readonly columnCount: number };
  setMeta(key: string, value: string): void;
  /** Writes the directory and closes. The file is complete only after this. */
  finish(): void;
  /** Closes an incomplete file; it is to be deleted. */
  abandon(): void;
}

export interface StagingListener {
  /** The reader's progress. */
  readonly progress: RowSink['progress'];
  /** A chunk can be read from now on; where rows come in disorder, they are staged again in order. */
  readonly staged?: (place: ChunkPlace) => void;
}

/** Creates the staging file at `path`, which must not exist yet. */
export function createStaging(path: string, listener: StagingListener): StagingWriter {
  const file = openSync(path, 'wx+', 0o600);
  const meta: Record<string, string> = {};
  const sheets: StagedSheet[] = [];
  const chunks: ChunkPlace[] = [];
  let sheet: SheetStart | null = null;
  let firstChunk = 0;
  let at = 0;
  let rows = 0;
  let rowCount = 0;
  let columnCount = 0;
  let lastRow = 0;
  let isOrdered = true;
  let numbers: number[] = [];
  let texts: string[] = [];
  let letters = 0;

  const flush = (): void => {
    const first = numbers[0];
    if (sheet === null || first === undefined) return;
    const chunk = encodeChunk(numbers, texts);
    writeFileSync(file, chunk);
    const place = { sheet: sheet.index, firstRow: Math.abs(first), lastRow, at, bytes: chunk.length };
    chunks.push(place);
    at += chunk.length;
    numbers = [];
    texts = [];
    letters = 0;
    listener.staged?.(place);
  };
  const add = (n: number, hidden: boolean, text: string): void => {
    lastRow = n;
    numbers.push(hidden ? -n : n);
    texts.push(text);
    letters += text.length;
    if (numbers.length === CHUNK_ROWS || letters >= CHUNK_LETTERS) flush();
  };
  /** A file that gives its rows in disorder costs a second copy of them: hardly any does. */
  const writeInOrder = (): void => {
    const known = chunks.splice(firstChunk).map((place) => decodeChunk(place.sheet, readBytes(file, place)));
    const ordered = inOrder(known);
    rowCount = ordered.length;
    for (const row of ordered) add(row.n, row.hidden, row.text);
    flush();
  };

  return {
    get rows() {
      return rows;
    },
    sheetStart(start) {
      sheet = start;
      firstChunk = chunks.length;
      rowCount = 0;
      columnCount = 0;
      lastRow = 0;
      isOrdered = true;
    },
    row(n, cells: readonly Cell[], hidden) {
      if (n <= lastRow) isOrdered = false;
      rows += 1;
      rowCount += 1;
      if (cells.length > columnCount) columnCount = cells.length;
      add(n, hidden, JSON.stringify(cells));
    },
    sheetEnd(end) {
      flush();
      if (!isOrdered) writeInOrder();
      if (sheet !== null) sheets.push({ ...sheet, rowCount, columnCount, end });
      sheet = null;
      return { rowCount, columnCount };
    },
    progress: listener.progress,
    setMeta(key, value) {
      meta[key] = value;
    },
    finish() {
      writeFileSync(file, encodeDirectory({ meta, sheets, chunks }));
      closeSync(file);
    },
    abandon() {
      closeSync(file);
    },
  };
}

interface OrderedRow {
  readonly n: number;
  readonly hidden: boolean;
  readonly text: string;
}

/** Rising row numbers; of rows that share one the last counts. */
function inOrder(chunks: readonly StagedChunk[]): readonly OrderedRow[] {
  const rows = new Map<number, OrderedRow>();
  for (const { numbers, hidden, texts } of chunks)
    for (const [index, n] of numbers.entries())
      rows.set(n, { n, hidden: hidden[index] === true, text: texts[index] ?? '[]' });
  return [...rows.values()].sort((a, b) => a.n - b.n);
}
