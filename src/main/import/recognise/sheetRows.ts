/** The rows of a sheet as the recogniser takes them: from a reader's stream, a staging table, or memory. */
import type { Cell } from '../../../shared/fields/types.ts';
import type { ColumnFormats, SheetEnd } from '../readers/reader.ts';

export interface SheetRow {
  /** 1-based row of the sheet. */
  readonly n: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
}

export type Merge = SheetEnd['merges'][number];
export type Formats = ReadonlyMap<number, ColumnFormats>;

/** A sheet that can be walked from its first row, any number of times. */
export interface SheetSource {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: Iterable<SheetRow>;
  readonly formats?: Formats;
  readonly merges?: readonly Merge[];
  readonly notices?: readonly string[];
}

export function isBlankCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** A cell as a person would read it aloud; blank is "". */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if ('date' in cell) return cell.date;
  if ('dateTime' in cell) return cell.dateTime;
  return cell.error;
}

export function filledCount(cells: readonly Cell[]): number {
  let count = 0;
  for (const cell of cells) if (!isBlankCell(cell)) count += 1;
  return count;
}
