/** An amount: short in place ("$1.24M"), exact on hover and for screen readers. */
import type { ReactNode } from 'react';
import type { Currency } from '../../shared/domain/facts.ts';
import { formatMoneyExact, formatMoneyShort } from '../../shared/domain/money.ts';
import type { MoneyByCurrency } from '../../shared/domain/results.ts';
import { formatMoneyByCurrency } from './formatNumber.ts';
import { Nothing } from './Nothing.tsx';

interface Props {
  /** Integer minor units; null: not on file. */
  readonly minor: number | null;
  readonly currency: Currency | null;
}

export function Money({ minor, currency }: Props): ReactNode {
  if (minor === null) return <Nothing />;
  return <span title={formatMoneyExact(minor, currency)}>{formatMoneyShort(minor, currency)}</span>;
}

/** Amounts of several currencies, never added up: "$1.2M + €340K". */
export function MoneySums({ amounts }: { readonly amounts: MoneyByCurrency }): ReactNode {
  const short = formatMoneyByCurrency(amounts);
  if (short === '') return <Nothing />;
  return <span title={formatMoneyByCurrency(amounts, formatMoneyExact)}>{short}</span>;
}
