/**
 * One pass over a sheet in bounded memory: finds the table (or the largest of several), tells data rows from the rest, and
 * counts every column over all of them. Source: import page, "Recognise".
 */
import type { SkippedRows } from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { classifyRow, type TableShape } from './classifyRow.ts';
import { finishTally, newTally, tallyCell, type ColumnTally } from './columnTally.ts';
import { explainsHeaders } from './explainsHeaders.ts';
import { findHeader } from './findHeader.ts';
import { joinHeaders } from './joinHeaders.ts';
import { cellText, filledCount, isBlankCell, type Formats, type Merge, type SheetRow } from './sheetRows.ts';
import { sniffText } from './sniffText.ts';

export interface ProfileOptions extends DateContext {
  readonly merges?: readonly Merge[];
  readonly formats?: Formats;
  /** A header the person chose: 1-based row, or null for "no header". Absent: found. */
  readonly headerRow?: number | null;
  /** First line of the chosen header, where it has several. */
  readonly headerFromRow?: number;
  /** Rows the person leaves out, 1-based. */
  readonly ignoreRows?: readonly number[];
  /** Rows the person takes in although they look like totals or notes. */
  readonly keepRows?: readonly number[];
  readonly includeHiddenRows?: boolean;
}

export interface TableProfile {
  /** 1-based; null without a header. */
  readonly headerFromRow: number | null;
  readonly headerRow: number | null;
  readonly headers: readonly string[];
  readonly tallies: readonly ColumnTally[];
  readonly firstDataRow: number | null;
  readonly lastDataRow: number | null;
  readonly rowCount: number;
  readonly skipped: readonly SkippedRows[];
}

export interface SheetProfile {
  readonly table: TableProfile;
  /** Header and size of the tables on the sheet that were not taken. */
  readonly others: readonly {
    readonly headerRow: number | null;
    readonly headers: readonly string[];
    readonly rowCount: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** Text above the header: titles and instructions. */
  readonly titles: readonly string[];
  readonly hiddenRows: number;
  readonly formats: Formats;
  /** The first rows as read, for looks at the sheet as a whole. */
  readonly head: readonly SheetRow[];
  readonly filledRows: number;
}

const HEAD_ROWS = 120;
/** Further skipped rows are kept by number only: all of them stay out, nobody reads that many. */
const SKIPPED_TEXTS = 5000;
const TEXT_LIMIT = 120;
const TABLE_LIMIT = 12;

interface OpenTable {
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

/** Profiles one sheet. Rows come in sheet order; blank rows may be missing. */
export function profileSheet(rows: Iterable<SheetRow>, options: ProfileOptions): SheetProfile {
  const profiler = sheetProfiler(options);
  for (const row of rows) profiler.take(row);
  return profiler.finish(options.formats);
}

/** A profile in the making, for rows that come one after another. */
export interface SheetProfiler {
  /** The next row of the sheet. */
  take(row: SheetRow): void;
  /** To be called once, after the last row. */
  finish(formats: Formats | undefined): SheetProfile;
}

export function sheetProfiler(options: Omit<ProfileOptions, 'formats'>): SheetProfiler {
  const merges = options.merges ?? [];
  const head: SheetRow[] = [];
  const tables: OpenTable[] = [];
  const skippedAbove: SkippedRows[] = [];
  const titles: string[] = [];
  const ignore = new Set(options.ignoreRows);
  const keep = new Set(options.keepRows);
  let hiddenRows = 0;
  let filledRows = 0;
  let open: OpenTable | null = null;

  const start = (): void => {
    const { table, above } = firstTable(head, merges, options);
    for (const row of above) {
      noteSkipped(skippedAbove, row, 'title');
      const text = row.cells
        .map(cellText)
        .filter((part) => part !== '')
        .join(' ');
      if (titles.length < 20) titles.push(text.slice(0, 400));
    }
    open = table;
    tables.push(table);
    const last = table.headerRow ?? 0;
    for (const row of head) if (row.n > last) place(row);
  };

  const place = (row: SheetRow): void => {
    if (open === null) return;
    if (row.hidden && options.includeHiddenRows === false) {
      noteSkipped(open.skipped, row, 'hidden');
      open.lastRow = row.n;
      return;
    }
    if (ignore.has(row.n)) {
      noteSkipped(open.skipped, row, 'note');
      open.lastRow = row.n;
      return;
    }
    const afterGap = row.n - open.lastRow > 1 && open.lastRow > 0;
    if (!keep.has(row.n)) {
      if (
        afterGap &&
        options.headerRow === undefined &&
        tables.length < TABLE_LIMIT &&
        startsTable(row, open, options)
      ) {
        open = newTable(row.n, row.n, [...joinHeaders([row], merges, row.cells.length)]);
        tables.push(open);
        return;
      }
      const kind =
        open.headerRow !== null && open.rowCount === 0 && explainsHeaders(row.cells)
          ? 'header'
          : classifyRow(row, open.shape, merges, afterGap, options);
      if (kind !== 'data') {
        noteSkipped(open.skipped, row, kind);
        open.lastRow = row.n;
        return;
      }
    }
    addRow(open, row, options);
  };

  const take = (row: SheetRow): void => {
    if (row.hidden) hiddenRows += 1;
    if (row.cells.every(isBlankCell)) return;
    filledRows += 1;
    if (open === null) {
      head.push(row);
      if (head.length === HEAD_ROWS) start();
    } else place(row);
  };

  const finish = (formats: Formats = new Map()): SheetProfile => {
    if (open === null) start();
    for (const table of tables) table.tallies.forEach(finishTally);
    return { ...summaryOf(tables, skippedAbove), titles, hiddenRows, formats, head, filledRows };
  };
  return { take, finish };
}

/** The largest table, and what else there was. */
function summaryOf(
  tables: readonly OpenTable[],
  skippedAbove: readonly SkippedRows[],
): Pick<SheetProfile, 'table' | 'others'> {
  const main = tables.reduce((best, table) => (weight(table) > weight(best) ? table : best));
  const others = tables.filter((table) => table !== main && (table.rowCount > 0 || table.headers.length > 1));
  const skipped = [...skippedAbove, ...main.skipped];
  for (const other of others) {
    skipped.push({
      from: other.firstRow,
      to: other.lastRow,
      reason: 'other table',
      text: other.headers
        .filter((header) => header !== '')
        .slice(0, 6)
        .join(', ')
        .slice(0, TEXT_LIMIT),
    });
  }
  return {
    table: {
      headerFromRow: main.headerFromRow,
      headerRow: main.headerRow,
      headers: main.headers,
      tallies: main.tallies,
      firstDataRow: main.firstDataRow,
      lastDataRow: main.lastDataRow,
      rowCount: main.rowCount,
      skipped: skipped.toSorted((a, b) => a.from - b.from),
    },
    others: others.map((table) => ({
      headerRow: table.headerRow,
      headers: table.headers,
      rowCount: table.rowCount,
      from: table.firstRow,
      to: table.lastRow,
    })),
  };
}

function weight(table: OpenTable): number {
  return (
    table.rowCount * Math.max(1, table.headers.filter((header) => header !== '').length) +
    (table.headerRow === null ? 0 : 0.5)
  );
}

function newTable(headerFromRow: number | null, headerRow: number | null, headers: string[]): OpenTable {
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

function firstTable(
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
function startsTable(row: SheetRow, open: OpenTable, context: DateContext): boolean {
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

function addRow(table: OpenTable, row: SheetRow, context: DateContext): void {
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

function noteSkipped(list: SkippedRows[], row: SheetRow, reason: SkippedRows['reason']): void {
  const last = list.at(-1);
  if (last !== undefined && last.reason === reason && last.to === row.n - 1) {
    list[list.length - 1] = { ...last, to: row.n };
    return;
  }
  if (list.length >= SKIPPED_TEXTS) {
    // Hidden rows are told by themselves when the rows are read.
    if (reason !== 'hidden') list.push({ from: row.n, to: row.n, reason, text: '' });
    return;
  }
  const text = row.cells
    .map(cellText)
    .filter((part) => part !== '')
    .join(' | ');
  list.push({ from: row.n, to: row.n, reason, text: text.slice(0, TEXT_LIMIT) });
}
