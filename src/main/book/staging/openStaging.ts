/** Reads a staging file, in the service thread. Rows come in the order of the sheet; one chunk of them is in memory at a time. */
import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Cell } from '../../../shared/fields/types.ts';
import { byteReader, readBytes } from './readBytes.ts';
import {
  type ChunkPlace,
  decodeChunk,
  decodeDirectory,
  LENGTH_BYTES,
  type StagedChunk,
  type StagedSheet,
} from './stagingFormat.ts';

export interface StagedRow {
  /** 1-based row of the sheet. */
  readonly n: number;
  readonly hidden: boolean;
  /** JSON array of Cell, trailing blanks cut: the text can be kept as it is. */
  readonly cells: string;
}

export interface DecodedRow extends StagedRow {
  /** What the text says. */
  readonly values: readonly Cell[];
}

export interface Staging {
  readonly meta: ReadonlyMap<string, string>;
  readonly sheets: readonly StagedSheet[];
  /** Rows `from` to `to`, both 1-based and inclusive; rows without any filled cell are not there. */
  readRows(sheet: number, from: number, to: number): StagedRow[];
  iterateRows(sheet: number): IterableIterator<StagedRow>;
  /** The same rows with their cells. */
  iterateDecoded(sheet: number): IterableIterator<DecodedRow>;
  /** Number of the last row with a filled cell; 0 when there is none. */
  lastRow(sheet: number): number;
  close(): void;
}

/** The chunks of a staging file that is still being written. */
export interface ChunkReader {
  read(place: ChunkPlace): StagedChunk;
  close(): void;
}

export function readChunks(path: string): ChunkReader {
  const file = openSync(path, 'r');
  const read = byteReader(file);
  return {
    read: (place) => decodeChunk(place.sheet, read(place)),
    close: () => closeSync(file),
  };
}

export function openStaging(path: string): Staging {
  const file = openSync(path, 'r');
  const { meta, sheets, chunks } = readDirectory(file);
  const placesOf = Map.groupBy(chunks, (place) => place.sheet);
  const places = (sheet: number): readonly ChunkPlace[] => placesOf.get(sheet) ?? [];
  const bytesOf = byteReader(file);
  const read = (place: ChunkPlace): StagedChunk => decodeChunk(place.sheet, bytesOf(place));
  return {
    meta: new Map(Object.entries(meta)),
    sheets: sheets.toSorted((a, b) => a.index - b.index),
    readRows: (sheet, from, to) =>
      places(sheet)
        .filter((place) => place.lastRow >= from && place.firstRow <= to)
        .flatMap((place) => [...rowsOf(read(place))])
        .filter((row) => row.n >= from && row.n <= to),
    *iterateRows(sheet) {
      for (const place of places(sheet)) yield* rowsOf(read(place));
    },
    *iterateDecoded(sheet) {
      // Not parted into a function of its own: every generator on the way costs each row.
      for (const place of places(sheet)) {
        const { numbers, hidden, texts, cells } = read(place);
        for (let index = 0; index < numbers.length; index += 1)
          yield {
            n: numbers[index] ?? 0,
            hidden: hidden[index] === true,
            cells: texts[index] ?? '[]',
            values: cells[index] ?? [],
          };
      }
    },
    lastRow: (sheet) => places(sheet).at(-1)?.lastRow ?? 0,
    close: () => closeSync(file),
  };
}

function readDirectory(file: number): ReturnType<typeof decodeDirectory> {
  const end = fstatSync(file).size - LENGTH_BYTES;
  const bytes = Number(readBytes(file, { at: end, bytes: LENGTH_BYTES }).toString('latin1'));
  return decodeDirectory(readBytes(file, { at: end - bytes, bytes }).toString('utf8'));
}

function* rowsOf({ numbers, hidden, texts }: StagedChunk): IterableIterator<StagedRow> {
  for (const [index, n] of numbers.entries()) yield { n, hidden: hidden[index] === true, cells: texts[index] ?? '[]' };
}
