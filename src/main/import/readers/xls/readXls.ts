/**
 * .xls of Excel 97 to 2003 (BIFF8): our own streaming reader, because the library holds a workbook many times over. Formulas are
 * never evaluated and macros never touched, which is said in notices. Source: [MS-XLS], [MS-CFB].
 */
import { closeSync, openSync } from 'node:fs';
import { LIMITS } from '../limits.ts';
import type { Reader, ReaderResult, ReadOptions, RowSink } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { readGlobals } from './globals.ts';
import { readSheet } from './readSheet.ts';
import { unlock } from './unlock.ts';
import { openWorkbookStream, type WorkbookStream } from './workbookStream.ts';

/** @param older reads workbooks of Excel 2 to 95, which keep their cells in other records. */
export function createXlsReader(older: Reader): Reader {
  return async (options, sink) => {
    const descriptor = openSync(options.path, 'r');
    try {
      const workbook = openWorkbookStream(descriptor, options.displayName);
      return workbook.isBiff8 ? await readWorkbook(workbook, options, sink) : await older(options, sink);
    } finally {
      closeSync(descriptor);
    }
  };
}

async function readWorkbook(workbook: WorkbookStream, options: ReadOptions, sink: RowSink): Promise<ReaderResult> {
  const file = options.displayName;
  const stream = unlock(workbook.stream, file);
  const globals = readGlobals(stream, file);
  if (globals.sheets.length > LIMITS.sheets)
    throw refusal('import/too-many-sheets', { file, found: globals.sheets.length, limit: LIMITS.sheets });
  let cells = 0;
  for (const [index, sheet] of globals.sheets.entries()) {
    if (options.onlySheet?.(sheet.name, index) === false) continue;
    sink.sheetStart({ index, name: sheet.name, state: sheet.state });
    cells += await readSheet({ file, stream, globals, sheet, cellsBefore: cells, signal: options.signal }, sink);
  }
  const notices: string[] = [];
  if (workbook.hasMacros) notices.push('The workbook contains macros; they were ignored.');
  return { format: 'xls', date1904: globals.date1904, notices, skippedSheets: globals.skippedSheets };
}
