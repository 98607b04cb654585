/**
 * One pass over a sheet in bounded memory: finds the table (or the largest of several), tells data rows from the rest, and
 * counts every column over all of them. Source: import page, "Recognise".
 */
import type { SkippedRows } from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { classifyRow } from './classifyRow.ts';
import type { ColumnTally } from './columnTally.ts';
import { finishTally } from './countCells.ts';
import { explainsHeaders } from './explainsHeaders.ts';
import { joinHeaders } from './joinHeaders.ts';
import { cellText, isBlankCell, type Formats, type Merge, type SheetRow } from './sheetRows.ts';
import { addRow, firstTable, newTable, startsTable, weight, type OpenTable } from './openTable.ts';

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
