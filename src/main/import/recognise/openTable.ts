/** A table of a sheet while its rows come in: where it starts, what a usual row of it looks like. Source: import page, "Recognise". */
import type { SkippedRows } from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import type { TableShape } from './classifyRow.ts';
import type { ColumnTally } from './columnTally.ts';
import { newTally, tallyCell } from './countCells.ts';
import { findHeader } from './findHeader.ts';
import { joinHeaders } from './joinHeaders.ts';
import type { ProfileOptions } from './profileSheet.ts';
import { filledCount, isBlankCell, type Merge, type SheetRow } from './sheetRows.ts';
import { sniffText } from './sniffText.ts';

export interface OpenTable {
  readonly headerFromRow: number | null;
  readonly headerRow: number | null;
  headers: string[];
  readonly tallies: ColumnTally[];
  shape: TableShape;
  firstRow: number;
  firstDataRow: number | null;
  lastDataRow: number | null;
  lastRow: number;
  rowCount: number;
  readonly skipped: SkippedRows[];
}

export function weight(table: OpenTable): number {
  return (
    table.rowCount * Math.max(1, table.headers.filter((header) => header !== '').length) +
    (table.headerRow === null ? 0 : 0.5)
  );
}

export function newTable(headerFromRow: number | null, headerRow: number | null, headers: string[]): OpenTable {
  return {
    headerFromRow,
    headerRow,
    headers,
    tallies: headers.map(newTally),
    shape: { headers, textColumns: [], usualFill: headers.filter((header) => header !== '').length },
    firstRow: headerFromRow ?? 1,
    firstDataRow: null,
    lastDataRow: null,
    lastRow: headerRow ?? 0,
    rowCount: 0,
    skipped: [],
  };
}

export function firstTable(
  head: readonly SheetRow[],
  merges: readonly Merge[],
  options: ProfileOptions,
): { readonly table: OpenTable; readonly above: readonly SheetRow[] } {
  const chosen = options.headerRow;
  const choice =
    chosen === undefined
      ? findHeader(head, merges, options)
      : chosen === null
        ? null
        : chosenHeader(head, chosen, options.headerFromRow ?? chosen);
  if (choice === null) {
    const table = newTable(null, null, []);
    table.shape = shapeOf(head, 0, [], options);
    return { table, above: [] };
  }
  const lines = head.slice(choice.from, choice.to + 1);
  const width = Math.max(
    ...lines.map((line) => line.cells.length),
    ...head.slice(choice.to + 1, choice.to + 30).map((row) => row.cells.length),
  );
  const table = newTable(lines[0]?.n ?? null, lines.at(-1)?.n ?? null, [...joinHeaders(lines, merges, width)]);
  table.shape = shapeOf(head, choice.to + 1, table.headers, options);
  return { table, above: head.slice(0, choice.from) };
}

function chosenHeader(
  head: readonly SheetRow[],
  row: number,
  fromRow: number,
): { readonly from: number; readonly to: number } | null {
  const to = head.findIndex((line) => line.n === row);
  const from = head.findIndex((line) => line.n >= fromRow);
  return to < 0 ? null : { from: Math.min(from, to), to };
}

/** What a usual data row of the table looks like, from its first rows. */
function shapeOf(
  head: readonly SheetRow[],
  from: number,
  headers: readonly string[],
  context: DateContext,
): TableShape {
  const rows = firstBlock(head.slice(from, from + 40));
  const fills = rows.map((row) => filledCount(row.cells)).toSorted((a, b) => a - b);
  const usualFill = fills[Math.floor(fills.length * 0.6)] ?? 0;
  const textColumns: number[] = [];
  const width = Math.max(headers.length, ...rows.map((row) => row.cells.length), 0);
  for (let column = 0; column < width; column += 1) {
    const texts = rows.filter(
      (row) => typeof row.cells[column] === 'string' && sniffText(String(row.cells[column]), context).kind === 'text',
    ).length;
    if (rows.length >= 2 && texts / rows.length >= 0.5) textColumns.push(column);
  }
  return { headers, textColumns, usualFill };
}

/** The rows up to the first gap: what stands behind it may be notes or another table. */
function firstBlock(rows: readonly SheetRow[]): readonly SheetRow[] {
  const end = rows.findIndex((row, index) => index > 0 && row.n - (rows[index - 1]?.n ?? row.n) > 1);
  return end < 2 ? rows : rows.slice(0, end);
}

/** True when a row after a gap is the header of another table rather than more data. */
export function startsTable(row: SheetRow, open: OpenTable, context: DateContext): boolean {
  if (open.rowCount === 0) return false;
  let filled = 0;
  let against = 0;
  let outside = 0;
  for (const [index, cell] of row.cells.entries()) {
    if (isBlankCell(cell)) continue;
    filled += 1;
    if (typeof cell !== 'string' || sniffText(cell, context).kind !== 'text' || cell.length > 60) return false;
    const tally = open.tallies[index];
    if (tally === undefined || tally.filled === 0) outside += 1;
    else if ((tally.numbers + tally.dates + tally.emails) / tally.filled >= 0.6) against += 1;
  }
  return filled >= 2 && (against >= 1 || outside >= 2) && (against + outside) / filled >= 0.34;
}

export function addRow(table: OpenTable, row: SheetRow, context: DateContext): void {
  for (let column = table.tallies.length; column < row.cells.length; column += 1) {
    const tally = newTally();
    tally.blank = table.rowCount;
    table.tallies.push(tally);
    table.headers.push('');
  }
  for (const [column, tally] of table.tallies.entries()) tallyCell(tally, row.cells[column], context);
  table.rowCount += 1;
  table.firstDataRow ??= row.n;
  table.lastDataRow = row.n;
  table.lastRow = row.n;
}
