/**
 * A table as an .xlsx sheet: numbers stay numbers, days become real dates, money shows its currency's decimals. Text is stored
 * as text, so nothing of it can become a live formula. Source: import page, "Hostile and broken files", last sentence.
 */
import { decimalsOf, majorAmount, type ExportCell, type ExportColumn, type TableToExport } from './tableToExport.ts';
import { writeXlsx, type XlsxCell } from './writeXlsx.ts';

/** Excel refuses a longer text in a cell. */
const LONGEST_TEXT = 32_767;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function tableToXlsx(table: TableToExport, sheetName: string): Uint8Array {
  const rows = table.rows.map((row) => table.columns.map((column, index) => xlsxCell(column, row, row[index] ?? null)));
  return writeXlsx([
    {
      name: safeSheetName(sheetName),
      rows: [table.columns.map((column) => shortened(column.label)), ...rows],
      boldRows: [1],
    },
  ]);
}

function xlsxCell(column: ExportColumn, row: readonly ExportCell[], cell: ExportCell): XlsxCell {
  if (typeof cell === 'string') return column.type === 'date' && DAY.test(cell) ? { date: cell } : shortened(cell);
  if (typeof cell !== 'number') return cell;
  if (column.type === 'percent') return { number: cell, format: '0.0%' };
  if (column.type !== 'money') return cell;
  const decimals = decimalsOf(column, row);
  return { number: majorAmount(column, row, cell), format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` };
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
}

/** Excel allows 31 characters and none of these. */
function safeSheetName(name: string): string {
  const cleaned = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
    .trim();
  return cleaned === '' ? 'Table' : cleaned;
}
