/**
 * The renewal-risk heatmap: what is due per row and decision month, how much of it stands on red accounts, how much is unproven.
 * Source: product page, "Renewals"; domain page, "Renewal figures" (red, yellow, green and unproven add up to ARR due).
 */
import type { Heatmap, HeatmapCell, HeatmapRow } from '../contract/renewals.ts';
import { drawingOption, fitText, type Box, type Words } from './canvas.ts';
import { drawHeatmapCell } from './heatmapCell.ts';
import { heatmapFinding, heatmapTable, speakHeatmapCell, type HeatmapWords } from './heatmapWords.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';

/** Where a cell stands: the row's key and currency, and the month or "overdue". The totals row has the key null. */
export interface HeatmapPlace {
  readonly key: string | null;
  readonly currency: string;
  readonly month: string;
}

export interface HeatmapLook {
  readonly theme: ChartTheme;
  readonly width: number;
  readonly words: HeatmapWords;
  /** Most rows that are drawn; the table has them all. */
  readonly mostRows: number;
}

const HEAD_HEIGHT = 36;
const LINE = 15;
const ROW_HEIGHT = 68;
const TOTAL_GAP = 6;
const NARROWEST_CELL = 54;
const NARROWEST_LABEL = 80;

/** A row as it is drawn: a value of the row field, or the sum over all of them. */
interface DrawnRow {
  readonly row: HeatmapRow;
  /** What is said of it; the currency is named where the book has several. */
  readonly label: string;
  /** The label as it stands before the row, a line each. */
  readonly lines: readonly string[];
  readonly key: string | null;
  readonly top: number;
}

/** @param data as answered by `renewals.heatmap`; overdue stands first, the totals per currency last. */
export function heatmapPicture(data: Heatmap, look: HeatmapLook): Picture {
  const { theme, words } = look;
  const months = ['overdue', ...data.columns];
  const rows = layOutRows(data, look);
  // Before a month is cut off, the names of the rows give way as far as they stay readable.
  const room = look.width - NARROWEST_CELL * months.length;
  const labelWidth = Math.min(160, Math.max(NARROWEST_LABEL, Math.min(Math.max(96, look.width * 0.13), room)));
  const cellWidth = Math.max(NARROWEST_CELL, (look.width - labelWidth) / months.length);
  const width = Math.round(labelWidth + cellWidth * months.length);
  const cells = rows.flatMap((drawn) =>
    heatmapCells(drawn.row).map((cell, column) => {
      const box: Box = {
        x: labelWidth + column * cellWidth + 1,
        y: drawn.top + 1,
        width: cellWidth - 2,
        height: ROW_HEIGHT - 2,
      };
      return { cell, drawn, box };
    }),
  );
  const parts = cells.map(({ cell, drawn, box }) => drawHeatmapCell(cell, drawn.row.currency, box, theme, words.share));
  const heads = months.flatMap((month, column): readonly Words[] => {
    const look = {
      color: month === 'overdue' ? theme.bandText.red : theme.dim,
      size: theme.size,
      weight: 500,
    } as const;
    const text = month === 'overdue' ? words.overdue : words.month(month);
    // The first head stands beside an empty corner and may reach into it.
    if (month === 'overdue')
      return [{ ...look, x: labelWidth + cellWidth - 6, y: HEAD_HEIGHT / 2, text, align: 'right' }];
    const lines = headLines(text, cellWidth - 10, theme.size);
    return stack(lines, { x: labelWidth + column * cellWidth + 9, y: HEAD_HEIGHT / 2, width: cellWidth - 10 }, look);
  });
  const labels = rows.flatMap(({ lines, key, top }): readonly Words[] => {
    const look = { color: theme.ink, size: theme.size + 1, weight: key === null ? 600 : 500 } as const;
    return stack(lines, { x: 0, y: top + ROW_HEIGHT / 2, width: labelWidth - 12 }, look);
  });
  return {
    width,
    height: (rows.at(-1)?.top ?? HEAD_HEIGHT) + ROW_HEIGHT + 2,
    finding: heatmapFinding(data, words),
    table: heatmapTable(data, words),
    marks: cells.map(({ cell, drawn, box }): PictureMark => {
      const place: HeatmapPlace = { key: drawn.key, currency: drawn.row.currency, month: cell.month };
      return {
        id: heatmapPlaceId(place),
        label: speakHeatmapCell(drawn.label, drawn.row.currency, cell, words),
        ...box,
        fact: null,
      };
    }),
    option: drawingOption(theme, {
      ground: parts.flatMap(({ ground }) => ground),
      lines: parts.flatMap(({ hatch }) => hatch),
      words: [...heads, ...labels, ...parts.flatMap(({ text }) => text)],
    }),
  };
}

/** Overdue first, then the months. */
export function heatmapCells(row: HeatmapRow): readonly HeatmapCell[] {
  return [row.overdue, ...row.cells];
}

export function heatmapPlaceId({ key, currency, month }: HeatmapPlace): string {
  return JSON.stringify([key, currency, month]);
}

/** Null when the text is not a place. */
export function parseHeatmapPlace(id: string): HeatmapPlace | null {
  try {
    const parts: unknown = JSON.parse(id);
    if (!Array.isArray(parts)) return null;
    const [key, currency, month] = parts as readonly unknown[];
    if ((key !== null && typeof key !== 'string') || typeof currency !== 'string' || typeof month !== 'string')
      return null;
    return { key, currency, month };
  } catch {
    return null;
  }
}

/** A month that does not fit its column stands on two lines, the year below. */
function headLines(text: string, width: number, size: number): readonly string[] {
  return fitText(text, width, size, 500) === text ? [text] : text.split(' ');
}

/** Lines around a middle, each cut to the width. */
function stack(
  lines: readonly string[],
  place: { readonly x: number; readonly y: number; readonly width: number },
  look: Pick<Words, 'color' | 'size' | 'weight'>,
): readonly Words[] {
  return lines.map((line, at) => ({
    ...look,
    x: place.x,
    y: place.y + (at - (lines.length - 1) / 2) * LINE,
    text: fitText(line, place.width, look.size, look.weight),
  }));
}

function layOutRows(data: Heatmap, { mostRows, words }: HeatmapLook): readonly DrawnRow[] {
  const isMixed = new Set(data.totals.map(({ currency }) => currency)).size > 1;
  const named = ({ currency }: HeatmapRow, name: string) => ({
    label: isMixed ? `${name} · ${currency}` : name,
    lines: isMixed ? [name, currency] : [name],
  });
  const shown = data.rows.slice(0, mostRows);
  const rows = shown.map((row, index) => ({
    row,
    key: row.key,
    ...named(row, row.key),
    top: HEAD_HEIGHT + index * ROW_HEIGHT,
  }));
  const below = HEAD_HEIGHT + shown.length * ROW_HEIGHT + TOTAL_GAP;
  const totals = data.totals.map((row, index) => ({
    row,
    key: null,
    ...named(row, words.total),
    top: below + index * ROW_HEIGHT,
  }));
  return [...rows, ...totals];
}
