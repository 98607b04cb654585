/** Reads a spreadsheet into memory for tests: every sheet with its rows by number, hidden rows, and what its end said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ReadResult, SheetEnd, SheetStart } from '../../src/main/import/readers/reader.ts';
import { readSpreadsheet } from '../../src/main/import/readers/readSpreadsheet.ts';
import type { Cell } from '../../src/shared/fields/types.ts';

export interface SeenSheet {
  readonly start: SheetStart;
  readonly rows: Map<number, readonly Cell[]>;
  readonly hiddenRows: number[];
  end: SheetEnd | null;
}

export interface SeenFile {
  readonly result: ReadResult;
  readonly sheets: readonly SeenSheet[];
}

export async function readSheets(path: string, displayName = basename(path)): Promise<SeenFile> {
  const sheets: SeenSheet[] = [];
  const current = (): SeenSheet => {
    const sheet = sheets.at(-1);
    if (sheet === undefined) throw new Error('a row came before its sheet');
    return sheet;
  };
  const result = await readSpreadsheet(
    { path, displayName },
    {
      sheetStart(start) {
        sheets.push({ start, rows: new Map(), hiddenRows: [], end: null });
      },
      row(row, cells, hidden) {
        current().rows.set(row, [...cells]);
        if (hidden) current().hiddenRows.push(row);
      },
      sheetEnd(end) {
        current().end = end;
      },
      progress() {},
    },
  );
  return { result, sheets };
}

/** The same for bytes, through a temporary file of the given name. */
export async function readBytes(bytes: Buffer | string, name: string): Promise<SeenFile> {
  const folder = mkdtempSync(join(tmpdir(), 'qb-read-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return await readSheets(path, name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rows of one sheet as a dense list, blank rows included. */
export function rowsOf(sheet: SeenSheet | undefined): (readonly Cell[])[] {
  if (sheet === undefined) throw new Error('no such sheet');
  return Array.from({ length: Math.max(0, ...sheet.rows.keys()) }, (_, i) => sheet.rows.get(i + 1) ?? []);
}
