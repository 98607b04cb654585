/** One worksheet of an .xls workbook, row by row. Memory is one row, or the sheet where its rows come in no order. */
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Cell } from '../../../../shared/fields/types.ts';
import { createColumnTally } from '../columnTally.ts';
import { formulaNotice } from '../formulaNotice.ts';
import { LIMITS } from '../limits.ts';
import type { ByteSource } from '../ole/compoundFile.ts';
import type { RowSink } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { readCells, type CellSink } from './cells.ts';
import type { Globals, ListedSheet } from './globals.ts';
import { readOutline, sheetRecords } from './outline.ts';

export interface SheetJob {
  readonly file: string;
  readonly stream: ByteSource;
  readonly globals: Globals;
  readonly sheet: ListedSheet;
  /** Filled cells of the sheets before this one count against the same limit. */
  readonly cellsBefore: number;
  readonly signal: AbortSignal | undefined;
}

/** Records between two looks at messages: a cancel must not wait for the end of the sheet. */
const BREATH = 20_000;

/**
 * @returns the number of filled cells.
 * @throws AppError for the limits of LIMITS, import/truncated, import/cancelled.
 */
export async function readSheet(job: SheetJob, sink: RowSink): Promise<number> {
  const { file, stream, globals, sheet, signal } = job;
  const outline = readOutline(stream, sheet.position, file);
  const tally = createColumnTally();
  const rows = outline.isOrdered ? createRowStream(job, emit) : createRowHold(job, emit);
  let records = 0;
  for (const cursor of sheetRecords(stream, sheet.position, file)) {
    readCells(cursor, globals, tally, rows);
    if (++records % BREATH !== 0) continue;
    sink.progress(cursor.position(), stream.size);
    await new Promise(setImmediate);
    if (signal?.aborted === true)
      throw new AppError('import/cancelled', 'The import was cancelled. Nothing was imported.');
  }
  rows.finish();
  const { hiddenColumns, merges } = outline;
  const notices = rows.formulas === 0 ? [] : [formulaNotice(rows.formulas)];
  sink.sheetEnd({ merges, formats: tally.result(), hiddenColumns, notices });
  return rows.cells;

  function emit(row: number, cells: readonly Cell[]): void {
    sink.row(row + 1, cells, outline.hiddenRows.has(row));
  }
}

interface Rows extends CellSink {
  readonly formulas: number;
  readonly cells: number;
  finish(): void;
}

type Emit = (row: number, cells: readonly Cell[]) => void;

/** Hands a row on when the next one begins. */
function createRowStream(job: SheetJob, emit: Emit): Rows {
  let current = -1;
  let line: Cell[] = [];
  const flush = (): void => {
    if (line.length > 0) emit(current, line);
    line = [];
  };
  return createRows(job, {
    lineOf(row) {
      if (row !== current) flush();
      current = row;
      return line;
    },
    finish: flush,
  });
}

/** Keeps every row until the end, and hands them on from top to bottom. */
function createRowHold(job: SheetJob, emit: Emit): Rows {
  const lines = new Map<number, Cell[]>();
  return createRows(job, {
    lineOf(row) {
      let line = lines.get(row);
      if (line === undefined) {
        line = [];
        lines.set(row, line);
      }
      return line;
    },
    finish() {
      for (const [row, line] of [...lines].sort(([a], [b]) => a - b)) emit(row, line);
    },
  });
}

interface Lines {
  lineOf(row: number): Cell[];
  finish(): void;
}

/** Puts cells into their rows and keeps the limits. */
function createRows({ file, sheet, cellsBefore }: SheetJob, { lineOf, finish }: Lines): Rows {
  let cells = 0;
  let formulas = 0;
  return {
    get cells() {
      return cells;
    },
    get formulas() {
      return formulas;
    },
    formula() {
      formulas += 1;
    },
    cell(row, column, value) {
      if (value === null) return;
      if (column >= LIMITS.columns)
        throw refusal('import/too-many-columns', { file, sheet: sheet.name, found: column + 1, limit: LIMITS.columns });
      cells += 1;
      if (cellsBefore + cells > LIMITS.cells) throw refusal('import/too-many-cells', { file, limit: LIMITS.cells });
      const line = lineOf(row);
      while (line.length < column) line.push(null);
      line[column] = value;
    },
    finish,
  };
}
