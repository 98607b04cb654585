/**
 * Tables of a web page as grids. Tolerant as browsers are: cells and rows may stay open, names may be in any case, tables may
 * lie in each other (each is read for itself). One pass, linear in the text.
 */
import type { Cell } from '../../../../shared/fields/types.ts';
import { LIMITS } from '../limits.ts';
import type { SheetEnd } from '../reader.ts';
import { collapse, decodeReferences } from './htmlText.ts';

export interface HtmlTable {
  readonly rows: Cell[][];
  readonly merges: SheetEnd['merges'][number][];
}

interface OpenTable extends HtmlTable {
  /** Per column: the last row that a cell with `rowspan` reaches down to. */
  readonly coveredTo: number[];
  row: Cell[] | null;
  column: number;
  cell: OpenCell | null;
}

interface OpenCell {
  readonly column: number;
  readonly attributes: string;
  text: string;
}

const LINE_BREAK = '\ue000';
const SKIPPED = new Set(['script', 'style', 'comment']);
/** Tables in tables in tables: browsers, too, stop counting somewhere. */
const DEEPEST = 500;

/** @param mayContinue called per row with its cells and its number in its table; throws to stop. */
export function readHtmlTables(html: string, mayContinue: (cells: number, row: number) => void): HtmlTable[] {
  const tables: HtmlTable[] = [];
  const open: OpenTable[] = [];
  let position = 0;
  // A tag that never ends is looked for to the end of the page: not over and over again.
  let patience = html.length * 4;
  for (;;) {
    const start = html.indexOf('<', position);
    const table = open.at(-1);
    const text = html.slice(position, start < 0 ? undefined : start);
    if (table?.cell !== null && table?.cell !== undefined && table.cell.text.length < LIMITS.cellText)
      table.cell.text += decodeReferences(text);
    if (start < 0) break;
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4);
      position = end < 0 ? html.length : end + 3;
      continue;
    }
    const tag = /^<(\/?)([A-Za-z][\w:-]{0,30})/.exec(html.slice(start, start + 40));
    const end = tag === null || patience < 0 ? -1 : tagEnd(html, start);
    if (tag === null || end < 0) {
      if (tag !== null) patience -= html.length - start;
      if (table?.cell !== null && table?.cell !== undefined && tag === null) table.cell.text += '<';
      position = start + 1;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    position = end + 1;
    if (tag[1] === '/') closeTag(name, open, tables, mayContinue);
    else {
      openTag(name, html.slice(start + tag[0].length, end), open, tables, mayContinue);
      if (SKIPPED.has(name)) position = afterElement(html, position, name);
    }
  }
  while (open.length > 0) closeTag('table', open, tables, mayContinue);
  return tables.filter(isFilled);
}

const isFilled = ({ rows }: HtmlTable): boolean => rows.some((row) => row.length > 0);

function tagEnd(html: string, start: number): number {
  let quote = '';
  for (let i = start + 1; i < html.length; i++) {
    const c = html.charAt(i);
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '>') return i;
    else if ((c === '"' || c === "'") && html.charAt(i - 1) === '=') quote = c;
  }
  return -1;
}

function afterElement(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}\\b`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  if (found === null) return html.length;
  const end = html.indexOf('>', found.index);
  return end < 0 ? html.length : end + 1;
}

function openTag(
  name: string,
  attributes: string,
  open: OpenTable[],
  tables: HtmlTable[],
  mayContinue: (cells: number, row: number) => void,
): void {
  const table = open.at(-1);
  switch (name) {
    case 'table': {
      if (open.length === DEEPEST) return;
      const fresh: OpenTable = { rows: [], merges: [], coveredTo: [], row: null, column: 0, cell: null };
      tables.push(fresh);
      open.push(fresh);
      return;
    }
    case 'tr':
      if (table === undefined) return;
      endRow(table, mayContinue);
      table.row = [];
      table.column = 0;
      return;
    case 'td':
    case 'th':
      if (table === undefined) return;
      endCell(table);
      table.row ??= [];
      while ((table.coveredTo[table.column] ?? 0) > table.rows.length) table.column += 1;
      table.cell = { column: table.column, attributes, text: '' };
      return;
    case 'br':
    case 'p':
    case 'div':
    case 'li':
      if (table?.cell !== null && table?.cell !== undefined && (name === 'br' || table.cell.text.trim() !== ''))
        table.cell.text += LINE_BREAK;
  }
}

function closeTag(
  name: string,
  open: OpenTable[],
  tables: HtmlTable[],
  mayContinue: (cells: number, row: number) => void,
): void {
  const table = open.at(-1);
  if (table === undefined) return;
  if (name === 'td' || name === 'th') endCell(table);
  else if (name === 'tr') endRow(table, mayContinue);
  else if (name === 'table') {
    endRow(table, mayContinue);
    open.pop();
    if (tables.at(-1) === table && !isFilled(table)) tables.pop();
  }
}

function endRow(table: OpenTable, mayContinue: (cells: number, row: number) => void): void {
  endCell(table);
  if (table.row === null) return;
  table.rows.push(table.row);
  mayContinue(table.row.length, table.rows.length);
  table.row = null;
}

function endCell(table: OpenTable): void {
  const { cell, row } = table;
  if (cell === null || row === null) return;
  table.cell = null;
  const wide = span(cell.attributes, 'colspan', LIMITS.columns);
  const high = span(cell.attributes, 'rowspan', LIMITS.gridRows);
  const value = cellValue(cell);
  if (value !== null && cell.column < LIMITS.gridColumns) {
    while (row.length < cell.column) row.push(null);
    row.push(value);
  }
  const rowNumber = table.rows.length + 1;
  // Beyond the columns we read nothing is kept free: a row that fills one of them is refused.
  const end = Math.min(cell.column + wide, LIMITS.columns);
  for (let column = cell.column; column < end; column++) table.coveredTo[column] = rowNumber + high - 1;
  if ((wide > 1 || high > 1) && table.merges.length < LIMITS.merges) {
    table.merges.push({
      fromRow: rowNumber,
      toRow: rowNumber + high - 1,
      fromColumn: cell.column,
      toColumn: cell.column + wide - 1,
    });
  }
  table.column = cell.column + wide;
}

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? '');
}

function span(attributes: string, name: string, limit: number): number {
  const count = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(count) && count > 1 ? Math.min(count, limit) : 1;
}

/** The stored number where the writing program kept it (`x:num` by Excel, `sdval` by OpenOffice), else the text as shown. */
function cellValue(cell: OpenCell): Cell {
  const text = collapse(cell.text);
  const stored = attribute(cell.attributes, 'x:num') ?? attribute(cell.attributes, 'sdval');
  const isNumber = stored !== null || /(?:^|\s)x:num(?:\s|$)/i.test(cell.attributes);
  if (isNumber) {
    const raw = stored === null || stored === '' ? text : stored;
    const value = Number(raw);
    if (raw !== '' && Number.isFinite(value)) return value;
  }
  return text === '' ? null : text.slice(0, LIMITS.cellText);
}
