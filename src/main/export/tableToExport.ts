/** A table as it leaves the product: typed columns, plain cells. */
import type { ExportColumnType } from '../../shared/contract/portfolio.ts';
import type { Currency } from '../../shared/domain/facts.ts';
import { minorDigits } from '../../shared/domain/money.ts';

export interface ExportColumn {
  readonly label: string;
  readonly type: ExportColumnType;
  /** Only for money: index of the column that holds its ISO 4217 code. */
  readonly currencyColumn?: number;
}

export type ExportCell = string | number | boolean | null;

export interface TableToExport {
  readonly columns: readonly ExportColumn[];
  /** Money in minor units, percent as a fraction of 1, dates as ISO days. */
  readonly rows: readonly (readonly ExportCell[])[];
}

/** Money as its currency writes it: 120050 USD is 1200.5, 120050 JPY is 120050. */
export function majorAmount(column: ExportColumn, row: readonly ExportCell[], minor: number): number {
  return minor / 10 ** minorDigits(currencyOf(column, row));
}

/** Decimals a money cell is shown with. */
export function decimalsOf(column: ExportColumn, row: readonly ExportCell[]): number {
  return minorDigits(currencyOf(column, row));
}

function currencyOf(column: ExportColumn, row: readonly ExportCell[]): Currency | null {
  const code = column.currencyColumn === undefined ? null : row[column.currencyColumn];
  return typeof code === 'string' && code !== '' ? code : null;
}
