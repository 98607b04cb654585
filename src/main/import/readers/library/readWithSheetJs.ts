/**
 * .xls of Excel 2 to 95 (BIFF 2 to 5), .xlsb and Excel 2003 XML through SheetJS 0.20.3 (the patched release). It holds the whole
 * workbook in memory, so the file is bounded first, and it runs only in the killable parser process. Raw values and number
 * formats are taken; dates are made by our own rules. Why this library: docs/decisions.
 */
import { readFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import type { Cell } from '../../../../shared/fields/types.ts';
import { createColumnTally } from '../columnTally.ts';
import { serialToCell } from '../dates.ts';
import { errorOfCode } from '../errorCodes.ts';
import { formulaNotice } from '../formulaNotice.ts';
import { LIMITS } from '../limits.ts';
import { parseNumberFormat, type NumberFormat } from '../numberFormats.ts';
import type { Format, ReaderResult, ReadOptions, RowSink, SheetEnd, SheetStart } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { keepRowLimit } from '../rowLimit.ts';
import { xmlEncoding } from '../xml/xmlEncoding.ts';
import { openBiffStream } from './biffStream.ts';
import { checkBinaryWorkbook } from './checkBinaryWorkbook.ts';

export async function readWithSheetJs(format: Format, options: ReadOptions, sink: RowSink): Promise<ReaderResult> {
  const file = options.displayName;
  const bytes = options.unlocked ?? readFileSync(options.path);
  const size = bytes.length;
  if (format === 'xlsb') await checkBinaryWorkbook(options);
  else if (size > LIMITS.heldFileBytes) {
    throw refusal('import/too-large', {
      file,
      found: Math.round(size / 1024 / 1024),
      limit: LIMITS.heldFileBytes / 1024 / 1024,
    });
  }
  sink.progress(Math.round(size / 2), size);
  const biff = format === 'xls' ? openBiffStream(bytes, file) : null;
  if (biff !== null) await loadCodePages();
  const workbook = parse(
    biff?.bytes ?? (format === 'xml' ? inUtf8(bytes) : bytes),
    options,
    biff?.fontCodePage ?? null,
  );
  const states = workbook.Workbook?.Sheets ?? [];
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  if (workbook.SheetNames.length > LIMITS.sheets) {
    throw refusal('import/too-many-sheets', { file, found: workbook.SheetNames.length, limit: LIMITS.sheets });
  }
  let cells = 0;
  const skippedSheets: string[] = [];
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined || holdsNoTable(sheet, biff?.sheetKinds[index])) {
      skippedSheets.push(name);
      continue;
    }
    if (options.onlySheet?.(name, index) === false) continue;
    sink.sheetStart({
      index,
      name: isSingleSheetBiff(bytes) ? 'Sheet 1' : name,
      state: stateOf(states[index]?.Hidden),
    });
    const emitted = emitSheet(sheet, { file, name, date1904, cellsBefore: cells }, sink);
    cells += emitted.cells;
    sink.sheetEnd(emitted.end);
    sink.progress(Math.round(size / 2 + ((index + 1) / workbook.SheetNames.length) * (size / 2)), size);
  }
  const notices: string[] = [];
  if (workbook.vbaraw !== undefined || hasMacroStorage(format, bytes))
    notices.push('The workbook contains macros; they were ignored.');
  if (biff !== null && biff.formulas > 0) notices.push(formulaNotice(biff.formulas));
  return { format, date1904, notices, skippedSheets };
}

/** Before BIFF8 texts are in the code page of the machine that wrote them; the library brings the tables, but not by itself. */
async function loadCodePages(): Promise<void> {
  XLSX.set_cptable(await import('@e965/xlsx/dist/cpexcel'));
}

/** The library takes XML for UTF-8, whatever it says. */
function inUtf8(bytes: Buffer): Buffer {
  const encoding = xmlEncoding(bytes);
  return encoding === 'utf-8' ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes), 'utf8');
}

/** The storage of macros in an OLE2 workbook is called `_VBA_PROJECT_CUR`. */
const hasMacroStorage = (format: Format, bytes: Buffer): boolean =>
  format === 'xls' && bytes.includes(Buffer.from('_VBA_PROJECT_CUR', 'utf16le'));

const stateOf = (hidden: number | undefined): SheetStart['state'] =>
  hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible';
/** Chart, dialog and macro sheets are marked by the library; the modules of old workbooks only in the list of sheets. */
const holdsNoTable = (sheet: XLSX.WorkSheet, kind = 0): boolean =>
  kind !== 0 || ['chart', 'dialog', 'macro'].includes((sheet as { '!type'?: string })['!type'] ?? '');

/** BIFF 2 to 4 hold one sheet without a name. */
const isSingleSheetBiff = (bytes: Buffer): boolean => bytes[0] === 0x09 && bytes[1] !== 0x08;

function parse(bytes: Buffer, options: ReadOptions, codePage: number | null): XLSX.WorkBook {
  const settings: XLSX.ParsingOptions = {
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    cellStyles: true,
    bookVBA: true,
    ...(codePage === null ? {} : { codepage: codePage }),
  };
  try {
    return XLSX.read(bytes, { ...settings, type: 'buffer' });
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    const code = /password|encrypt/i.test(text) ? 'import/encrypted' : 'import/damaged';
    throw refusal(code, { file: options.displayName });
  }
}

interface SheetJob {
  readonly file: string;
  readonly name: string;
  readonly date1904: boolean;
  readonly cellsBefore: number;
}

function emitSheet(
  sheet: XLSX.WorkSheet,
  job: SheetJob,
  sink: RowSink,
): { readonly end: SheetEnd; readonly cells: number } {
  const tally = createColumnTally();
  const grid = sheet['!data'] ?? [];
  let cells = 0;
  for (const [index, line] of filledPlaces(grid, LIMITS.gridRows)) {
    keepRowLimit(index + 1, job.file, job.name);
    const values: Cell[] = [];
    for (const [column, cell] of filledPlaces(line, LIMITS.columns)) {
      const value = valueOf(cell, job.date1904);
      if (value === null) continue;
      if (column >= LIMITS.columns)
        throw refusal('import/too-many-columns', {
          file: job.file,
          sheet: job.name,
          found: column + 1,
          limit: LIMITS.columns,
        });
      if (typeof cell.v === 'number') tally.add(column, formatOf(cell));
      while (values.length < column) values.push(null);
      values.push(value);
      cells += 1;
    }
    if (job.cellsBefore + cells > LIMITS.cells)
      throw refusal('import/too-many-cells', { file: job.file, limit: LIMITS.cells });
    if (values.length > 0) sink.row(index + 1, values, sheet['!rows']?.[index]?.hidden === true);
  }
  const merges = (sheet['!merges'] ?? []).slice(0, LIMITS.merges).map(({ s, e }) => ({
    fromRow: s.r + 1,
    toRow: e.r + 1,
    fromColumn: s.c,
    toColumn: e.c,
  }));
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden === true ? [index] : []));
  return { end: { merges, formats: tally.result(), hiddenColumns, notices: [] }, cells };
}

/**
 * The places of a list that hold something. The library makes lists as long as the last place that a file names, be it the thousand
 * millionth: one longer than `usual` is asked for its places instead of gone through.
 */
function* filledPlaces<T>(list: readonly (T | null | undefined)[], usual: number): Generator<readonly [number, T]> {
  const places = list.length > usual ? Object.keys(list).map(Number) : list.keys();
  for (const place of places) {
    const value = list[place];
    if (value !== undefined && value !== null) yield [place, value];
  }
}

function valueOf(cell: XLSX.CellObject, date1904: boolean): Cell {
  const { t, v } = cell;
  if (t === 'e') return errorOfCode(Number(v));
  if (typeof v === 'boolean') return v;
  if (typeof v === 'string') return v === '' ? null : v.slice(0, LIMITS.cellText);
  if (typeof v !== 'number' || !Number.isFinite(v)) return null;
  const { date } = formatOf(cell);
  return date === null ? v : serialToCell(v, date, date1904);
}

const formats = new Map<string, NumberFormat>();

function formatOf(cell: XLSX.CellObject): NumberFormat {
  const code = typeof cell.z === 'string' ? cell.z : 'General';
  let format = formats.get(code);
  if (format === undefined) {
    format = parseNumberFormat(code);
    formats.set(code, format);
  }
  return format;
}
