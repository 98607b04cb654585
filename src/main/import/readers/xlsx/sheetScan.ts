/** What a worksheet scan knows and counts while it goes; one per sheet. */
import type { Cell } from '../../../../shared/fields/types.ts';
import { createColumnTally, type ColumnTally } from '../columnTally.ts';
import type { DateKind } from '../dates.ts';
import type { NumberFormat } from '../numberFormats.ts';
import { formulaNotice } from '../formulaNotice.ts';
import { LIMITS } from '../limits.ts';
import { refusal } from '../refusals.ts';
import { keepRowLimit } from '../rowLimit.ts';
import { createCellTag, type CellTag } from './cellTag.ts';
import { cellName } from './cellValues.ts';
import type { TextTable } from '../textTable.ts';

export interface SheetContext {
  readonly file: string;
  readonly sheet: string;
  readonly strings: TextTable;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  /** Filled cells of the sheets before this one count against the same limit. */
  readonly cellsBefore: number;
  onRow(row: number, cells: Cell[], hidden: boolean): void;
}

export interface SheetScan {
  readonly context: SheetContext;
  /** Per style index; read once per numeric cell, so plain arrays instead of objects. */
  readonly dateKinds: readonly (DateKind | null)[];
  readonly saysMore: readonly boolean[];
  readonly tally: ColumnTally;
  /** The cell being read: its start tag and its value. */
  readonly tag: CellTag;
  value: Cell;
  /** Length of the namespace prefix of the part's element names. */
  prefix: number;
  row: number;
  isDone: boolean;
  rows: number;
  cells: number;
  formulas: number;
  unsavedFormulas: number;
  firstUnsaved: string;
  missingTexts: number;
  firstMissing: string;
  longTexts: number;
  firstLong: string;
  lostDays: number;
  firstLostDay: string;
}

export function createSheetScan(context: SheetContext): SheetScan {
  return {
    context,
    dateKinds: context.formats.map((f) => f.date),
    saysMore: context.formats.map((f) => f.percent || f.currency !== null || f.zeroPad !== null),
    tally: createColumnTally(),
    tag: createCellTag(),
    value: null,
    prefix: 0,
    row: 0,
    isDone: false,
    rows: 0,
    cells: 0,
    formulas: 0,
    unsavedFormulas: 0,
    firstUnsaved: '',
    missingTexts: 0,
    firstMissing: '',
    longTexts: 0,
    firstLong: '',
    lostDays: 0,
    firstLostDay: '',
  };
}

/** Hands a finished row on, after the limits on columns and cells. */
export function deliverRow(scan: SheetScan, cells: Cell[], widest: number, hidden: boolean): void {
  const { file, sheet, cellsBefore } = scan.context;
  if (widest > LIMITS.columns)
    throw refusal('import/too-many-columns', { file, sheet, found: widest, limit: LIMITS.columns });
  keepRowLimit(scan.row, file, sheet);
  if (cells.length === 0) return;
  scan.rows += 1;
  if (cellsBefore + scan.cells > LIMITS.cells) throw refusal('import/too-many-cells', { file, limit: LIMITS.cells });
  scan.context.onRow(scan.row, cells, hidden);
}

/** Text of a cell, cut at the length a sheet can hold; empty text is a blank cell. */
export function textCell(scan: SheetScan, text: string, column: number): Cell {
  if (text.length <= LIMITS.cellText) return text === '' ? null : text;
  if (scan.longTexts++ === 0) scan.firstLong = cellName(scan.row, column);
  return text.slice(0, LIMITS.cellText);
}

export function sharedText(scan: SheetScan, index: number, column: number): Cell {
  const text = scan.context.strings.at(index);
  if (text !== undefined) return textCell(scan, text, column);
  if (scan.missingTexts++ === 0) scan.firstMissing = cellName(scan.row, column);
  return null;
}

export function noteUnsavedFormula(scan: SheetScan, column: number): void {
  if (scan.unsavedFormulas++ === 0) scan.firstUnsaved = cellName(scan.row, column);
}

export function noteLostDay(scan: SheetScan, column: number): void {
  if (scan.lostDays++ === 0) scan.firstLostDay = cellName(scan.row, column);
}

const others = (count: number): string => (count > 1 ? ` (and ${(count - 1).toLocaleString('en-US')} more)` : '');

/** The sentences a person should see about what was met on the sheet. */
export function scanNotices(scan: SheetScan): string[] {
  const notices: string[] = [];
  const saved = scan.formulas - scan.unsavedFormulas;
  if (saved > 0) notices.push(formulaNotice(saved));
  if (scan.unsavedFormulas > 0) {
    notices.push(
      `${scan.firstUnsaved}${others(scan.unsavedFormulas)} has a formula without a saved result. Open and save the file in Excel.`,
    );
  }
  if (scan.missingTexts > 0) {
    notices.push(
      `Cell ${scan.firstMissing}${others(scan.missingTexts)} points to text that is not in the file; read as empty.`,
    );
  }
  if (scan.longTexts > 0) {
    notices.push(
      `Cell ${scan.firstLong}${others(scan.longTexts)} has more than ${LIMITS.cellText.toLocaleString('en-US')} characters; the rest was left out.`,
    );
  }
  if (scan.lostDays > 0) {
    notices.push(`Cell ${scan.firstLostDay}${others(scan.lostDays)}: 29 Feb 1900 never existed; left empty.`);
  }
  return notices;
}
