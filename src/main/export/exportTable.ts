/** Any table as the bytes of a file: CSV or XLSX, never with a live formula from imported text. */
import { tableToCsv } from './csv.ts';
import type { TableToExport } from './tableToExport.ts';
import { tableToXlsx } from './xlsx.ts';

export interface ExportOptions {
  /** Name of the sheet. */
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  /** CSV without guarding quotes. */
  readonly plainText: boolean;
}

export interface ExportedTable {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportTable(
  table: TableToExport,
  { name, format, plainText }: ExportOptions,
): Promise<ExportedTable> {
  if (format === 'csv') return { mediaType: 'text/csv;charset=utf-8', bytes: tableToCsv(table, { plainText }) };
  return { mediaType: XLSX, bytes: await tableToXlsx(table, name) };
}
