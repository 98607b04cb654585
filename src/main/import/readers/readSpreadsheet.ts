/** Any spreadsheet through the reader of its format. The only place that knows which reader serves which format. */
import { statSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';
import { readCsv } from './csv/readCsv.ts';
import { readHtml } from './html/readHtml.ts';
import { readFods, readOds } from './ods/readOds.ts';
import type { Format, ReadOptions, Reader, ReaderResult, ReadResult, RowSink } from './reader.ts';
import { refusal } from './refusals.ts';
import { extensionNotice, sniff } from './sniff.ts';
import { createXlsReader } from './xls/readXls.ts';
import { readXlsx } from './xlsx/readXlsx.ts';

/** Loaded only when a file needs it: most never do. */
function library(format: Format): Reader {
  return async (options, sink) => (await import('./library/readWithSheetJs.ts')).readWithSheetJs(format, options, sink);
}

const READERS: Readonly<Record<Format, Reader>> = {
  xlsx: readXlsx,
  csv: readCsv,
  xls: createXlsReader(library('xls')),
  xlsb: library('xlsb'),
  ods: readOds,
  fods: readFods,
  html: readHtml,
  xml: library('xml'),
};

/**
 * Reads the file at `options.path` into `sink`.
 * @throws AppError with a code of refusals.ts, or import/cancelled; what a sink throws for want of room; nothing else.
 */
export async function readSpreadsheet(options: ReadOptions, sink: RowSink): Promise<ReadResult> {
  const file = options.displayName;
  const { format, size, unlocked } = await sniff(options.path, file);
  const before = changeMark(options.path);
  let sheets = 0;
  const counting: RowSink = {
    ...sink,
    sheetStart(sheet) {
      sheets += 1;
      sink.sheetStart(sheet);
    },
  };
  const { skippedSheets = [], ...result } = await readGuarded(
    READERS[format],
    unlocked === undefined ? options : { ...options, unlocked },
    counting,
  );
  if (sheets === 0 && options.onlySheet === undefined) throw noSheets(file, skippedSheets);
  if (changeMark(options.path) !== before) throw refusal('import/file-changed', { file });
  sink.progress(size, size);
  const wrongName = extensionNotice(file, result.format);
  const notices = [...result.notices];
  if (wrongName !== null) notices.unshift(wrongName);
  if (skippedSheets.length > 0) notices.push(leftOut(skippedSheets));
  return { ...result, notices };
}

function leftOut(names: readonly string[]): string {
  return `Sheets without cells were left out: ${names.map((name) => `'${name}'`).join(', ')}.`;
}

/** A workbook of nothing but charts or macros is whole, and yet none to import. */
function noSheets(file: string, skippedSheets: readonly string[]): AppError {
  const code = skippedSheets.length === 0 ? 'import/damaged' : 'import/not-a-spreadsheet';
  return refusal(code, { file, what: 'it holds no sheet with cells' });
}

/** Whatever else a reader trips over in a hostile file is a damaged file to the person who chose it. */
async function readGuarded(reader: Reader, options: ReadOptions, sink: RowSink): Promise<ReaderResult> {
  try {
    return await reader(options, sink);
  } catch (error) {
    if (error instanceof AppError || isStop(error) || isDiskFull(error)) throw error;
    throw refusal('import/damaged', { file: options.displayName });
  }
}

/** Size and time of last change: a file that another program is still writing is not read by halves. */
function changeMark(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.size}:${stat.mtimeMs}`;
}

const STOP = Symbol('enough rows');

/** Thrown by a sink that has enough; passes through the readers untouched. */
export function stopReading(): never {
  throw STOP;
}

export function isStop(error: unknown): boolean {
  return error === STOP;
}

/** Whether the system had no room to write what was read: no fault of the file. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
