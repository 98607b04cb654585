/**
 * A table as CSV that every spreadsheet opens: UTF-8 with a mark, commas, every field quoted, CRLF. Numbers that we
 * produced stay numbers; text that would be evaluated carries a guarding quote. Source: reliability page, end of section C.
 */
import { guardText } from '../../shared/fields/guardedText.ts';
import { decimalsOf, majorAmount, type ExportCell, type ExportColumn, type TableToExport } from './tableToExport.ts';

/** @param options.plainText leaves the guarding quote out, for programs that read text as text. */
export function tableToCsv(table: TableToExport, options: { readonly plainText: boolean }): Uint8Array {
  const text = (value: string): string => quoted(options.plainText ? value : guardText(value));
  const lines = [table.columns.map((column) => text(column.label)).join(',')];
  for (const row of table.rows) {
    lines.push(table.columns.map((column, index) => field(column, row, row[index] ?? null, text)).join(','));
  }
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
}

function field(
  column: ExportColumn,
  row: readonly ExportCell[],
  cell: ExportCell,
  text: (value: string) => string,
): string {
  if (cell === null) return '""';
  if (typeof cell === 'boolean') return quoted(cell ? 'yes' : 'no');
  if (typeof cell === 'string') return text(cell);
  if (column.type === 'money') return quoted(majorAmount(column, row, cell).toFixed(decimalsOf(column, row)));
  if (column.type === 'percent') return quoted(`${trimmed(cell * 100)}%`);
  return quoted(trimmed(cell));
}

/** At most ten decimals, none that say nothing. */
function trimmed(value: number): string {
  return String(Number(value.toFixed(10)));
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
