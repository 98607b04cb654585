/** The cells of one sheet in memory: for `quarterbook rows` and for tests. Reads in this process and stops at the limit. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { Cell } from '../../../shared/fields/types.ts';
import { isStop, readSpreadsheet, stopReading } from './readSpreadsheet.ts';
import type { SheetStart } from './reader.ts';

export interface SheetRows {
  /** Name of the sheet; "" for a text file. */
  readonly sheet: string;
  /** rows[0] is row 1. Blank rows are there, and all rows are as wide as the widest one. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface RowsOptions {
  /** Name of the sheet; by default the first one that is not hidden. */
  readonly sheet?: string;
  /** Rows at most, counted from row 1; by default all. */
  readonly limit?: number;
  readonly displayName?: string;
}

/** @throws AppError import/no-such-sheet, and what readSpreadsheet throws. */
export async function readAllRows(path: string, options: RowsOptions = {}): Promise<SheetRows> {
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const seen: SheetStart[] = [];
  const found = new Map<number, Cell[][]>();
  let current: Cell[][] = [];
  let width = 0;
  const wanted = (sheet: SheetStart): boolean => (options.sheet === undefined ? sheet.state === 'visible' : sheet.name === options.sheet);
  const sink = {
    sheetStart(sheet: SheetStart): void {
      seen.push(sheet);
      current = [];
      found.set(sheet.index, current);
    },
    row(row: number, cells: readonly Cell[]): void {
      const sheet = seen.at(-1);
      if (sheet === undefined || !wanted(sheet)) return;
      if (row > limit) stopReading();
      while (current.length < row) current.push([]);
      current[row - 1] = [...cells];
    },
    sheetEnd(): void {
      const sheet = seen.at(-1);
      if (sheet !== undefined && wanted(sheet)) stopReading();
    },
    progress(): void {},
  };
  try {
    const name = options.sheet;
    const onlySheet = name === undefined ? undefined : (candidate: string): boolean => candidate === name;
    await readSpreadsheet({ path, displayName: options.displayName ?? path, ...(onlySheet === undefined ? {} : { onlySheet }) }, sink);
  } catch (error) {
    if (!isStop(error)) throw error;
  }
  const sheet = seen.find(wanted);
  const first = seen[0];
  if (sheet === undefined && options.sheet === undefined && first !== undefined) return readAllRows(path, { ...options, sheet: first.name });
  if (sheet === undefined) {
    throw new AppError('import/no-such-sheet', `There is no sheet '${options.sheet ?? ''}' in '${options.displayName ?? path}'.`, {
      sheet: options.sheet ?? '',
    });
  }
  const rows = found.get(sheet.index) ?? [];
  for (const row of rows) width = Math.max(width, row.length);
  for (const row of rows) while (row.length < width) row.push(null);
  return { sheet: sheet.name, rows };
}
