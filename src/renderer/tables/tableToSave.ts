/** What a table shows, as the services write it into a file: the shown columns of the matching rows, in their order. Pure. */
import type { ExportColumnType } from '../../shared/contract/portfolio.ts';
import { cellText } from './filterRows.ts';
import type { CellValue, TableColumn } from './types.ts';

export interface TableToSave {
  readonly columns: { readonly label: string; readonly type: ExportColumnType }[];
  readonly rows: CellValue[][];
}

export function tableToSave<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): TableToSave {
  const types = columns.map(typeOf);
  return {
    columns: columns.map(({ label }, index) => ({ label, type: types[index] ?? 'text' })),
    rows: rows.map((row) =>
      columns.map((column, index) => (types[index] === 'text' ? cellText(column, row) : column.value(row))),
    ),
  };
}

/** A number with words of its own (money, shares, several currencies) is written as it reads; a plain one stays a number. */
function typeOf<Row>({ kind, text }: TableColumn<Row>): ExportColumnType {
  if (kind === 'date') return 'date';
  return kind === 'number' && text === undefined ? 'number' : 'text';
}
