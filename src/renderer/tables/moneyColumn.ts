/** What every column of money has in common: short in the cell, searched and filtered in whole units, exact in a file. */
import type { MoneyByCurrency } from '../../shared/domain/results.ts';
import { formatMoneyByCurrency } from '../ui/formatNumber.ts';
import type { TableColumn } from './types.ts';

const MINOR_PER_MAJOR = 100;

/** @param amounts of a row by currency, in minor units. */
export function moneyColumn<Row>(
  amounts: (row: Row) => MoneyByCurrency,
): Pick<TableColumn<Row>, 'text' | 'fromTyped' | 'money'> & { readonly kind: 'number' } {
  return {
    kind: 'number',
    text: (row) => formatMoneyByCurrency(amounts(row)),
    fromTyped: (major) => major * MINOR_PER_MAJOR,
    money: amounts,
  };
}
