/** Any table of the screens as a file to save: CSV or XLSX, never with a live formula from imported text. */
import type { ExportedTable } from '../../shared/contract/portfolio.ts';
import { tableToCsv } from './csv.ts';
import { safeFileName } from './fileName.ts';
import type { TableToExport } from './tableToExport.ts';
import { tableToXlsx } from './xlsx.ts';

export interface ExportOptions {
  /** Title of the file (and the sheet). */
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  /** CSV without guarding quotes. */
  readonly plainText: boolean;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportTable(table: TableToExport, { name, format, plainText }: ExportOptions): Promise<ExportedTable> {
  const bytes = format === 'csv' ? tableToCsv(table, { plainText }) : await tableToXlsx(table, name);
  return {
    fileName: safeFileName(name, format),
    mediaType: format === 'csv' ? 'text/csv;charset=utf-8' : XLSX,
    base64: Buffer.from(bytes).toString('base64'),
  };
}
