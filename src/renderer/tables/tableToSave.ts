/** What a table shows, as the services write it into a file: the shown columns of the matching rows, in their order. Pure. */
import type { ExportColumnType } from '../../shared/contract/portfolio.ts';
import { computedHeader } from '../../shared/fields/computedColumn.ts';
import { formatMoneyExact, NO_CURRENCY } from '../../shared/domain/money.ts';
import type { MoneyByCurrency } from '../../shared/domain/results.ts';
import { cellText } from './filterRows.ts';
import type { CellValue, TableColumn } from './types.ts';

interface SavedColumn {
  readonly label: string;
  readonly type: ExportColumnType;
  readonly currencyColumn?: number;
}

export interface TableToSave {
  readonly columns: SavedColumn[];
  readonly rows: CellValue[][];
}

export function tableToSave<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): TableToSave {
  const saved: SavedColumn[] = [];
  const values: ((row: Row) => CellValue)[] = [];
  const add = (column: SavedColumn, value: (row: Row) => CellValue): void => {
    saved.push(column);
    values.push(value);
  };
  const mayBeImported = columns.some(({ isFact }) => isFact === true);
  for (const column of columns) {
    const { kind, money, isShare, value } = column;
    const named = (label: string): string => (mayBeImported && column.isFact !== true ? computedHeader(label) : label);
    const label = named(column.label);
    if (money !== undefined && rows.every((row) => Object.keys(money(row)).length <= 1)) {
      // One number a row, and its currency beside it.
      add({ label, type: 'money', currencyColumn: saved.length + 1 }, (row) => Object.values(money(row))[0] ?? null);
      add({ label: named(`${column.label} currency`), type: 'text' }, (row) => currencyOf(money(row)));
    } else if (money !== undefined) add({ label, type: 'text' }, (row) => exactText(money(row)));
    else if (kind === 'date') add({ label, type: 'date' }, value);
    else if (kind === 'number') add({ label, type: isShare === true ? 'percent' : 'number' }, value);
    else add({ label, type: 'text' }, (row) => cellText(column, row));
  }
  return { columns: saved, rows: rows.map((row) => values.map((value) => value(row))) };
}

/** Well below what one call may carry, with room for the rest of it. */
const PART_BYTES = 600_000;

/** The rows in parts that one call each can carry, at least one. */
export function partsOf(rows: readonly CellValue[][], most = PART_BYTES): CellValue[][][] {
  const parts: CellValue[][][] = [[]];
  const encoder = new TextEncoder();
  let size = 0;
  for (const row of rows) {
    const bytes = encoder.encode(JSON.stringify(row)).length + 1;
    if (size > 0 && size + bytes > most) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(row);
    size += bytes;
  }
  return parts;
}

function currencyOf(amounts: MoneyByCurrency): string | null {
  const [currency = NO_CURRENCY] = Object.keys(amounts);
  return currency === NO_CURRENCY ? null : currency;
}

/** Several currencies have no one number: "1,200.50 USD + 300.00 EUR". */
function exactText(amounts: MoneyByCurrency): string {
  return Object.entries(amounts)
    .map(([currency, minor]) => formatMoneyExact(minor, currency))
    .join(' + ');
}
