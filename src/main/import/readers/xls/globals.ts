/**
 * What an .xls workbook says before its sheets: which there are and where, the shared texts, the number formats, the date
 * system. Source: [MS-XLS] 2.1.7.20.1 (globals substream), 2.4.28 (BoundSheet8), 2.4.126 (Format), 2.4.353 (XF).
 */
import { builtInFormat, parseNumberFormat, type NumberFormat } from '../numberFormats.ts';
import type { ByteSource } from '../ole/compoundFile.ts';
import type { SheetStart } from '../reader.ts';
import { NO_TEXTS, type TextTable } from '../textTable.ts';
import { RECORD, recordsFrom, type RecordCursor } from './records.ts';
import { readSharedTexts, readShortText } from './strings.ts';

export interface Globals {
  readonly sheets: readonly ListedSheet[];
  /** Chart, dialog and macro sheets: they hold no table. */
  readonly skippedSheets: readonly string[];
  readonly texts: TextTable;
  /** By index of the cell format (XF) that cells name. */
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

export interface ListedSheet {
  readonly name: string;
  readonly state: SheetStart['state'];
  /** Where its records begin in the stream. */
  readonly position: number;
}

const WORKSHEET = 0;
const STATES = ['visible', 'hidden', 'veryHidden'] as const;

/** @throws AppError import/truncated, import/zip-bomb. */
export function readGlobals(stream: ByteSource, file: string): Globals {
  const sheets: ListedSheet[] = [];
  const skippedSheets: string[] = [];
  const codes = new Map<number, NumberFormat>();
  const formatIds: number[] = [];
  let texts = NO_TEXTS;
  let date1904 = false;
  const cursor = recordsFrom(stream, 0, file);
  while (cursor.next() && cursor.type !== RECORD.EOF) {
    const { buffer, start, end } = cursor;
    switch (cursor.type) {
      case RECORD.DATE1904:
        if (end - start >= 2) date1904 = buffer.readUInt16LE(start) === 1;
        break;
      case RECORD.FORMAT:
        if (end - start >= 5)
          codes.set(buffer.readUInt16LE(start), parseNumberFormat(readShortText(cursor, start + 2, 2)));
        break;
      case RECORD.XF:
        formatIds.push(end - start >= 4 ? buffer.readUInt16LE(start + 2) : 0);
        break;
      case RECORD.BOUNDSHEET:
        addSheet(cursor, sheets, skippedSheets);
        break;
      case RECORD.SST:
        texts = readSharedTexts(cursor, file);
        break;
    }
  }
  return { sheets, skippedSheets, texts, formats: formatIds.map((id) => codes.get(id) ?? builtInFormat(id)), date1904 };
}

function addSheet(cursor: RecordCursor, sheets: ListedSheet[], skippedSheets: string[]): void {
  const { buffer, start, end } = cursor;
  if (end - start < 8) return;
  const name = readShortText(cursor, start + 6, 1);
  if (buffer[start + 5] !== WORKSHEET) {
    skippedSheets.push(name);
    return;
  }
  const state = STATES[(buffer[start + 4] as number) & 3] ?? 'visible';
  sheets.push({ name, state, position: buffer.readUInt32LE(start) });
}
