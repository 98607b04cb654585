/** The movement of ARR at risk in words: what a step says, the finding, the table. */
import type { Movement } from '../contract/renewals.ts';
import { dayNumber } from '../domain/days.ts';
import { formatMoneyExact, formatMoneyShort } from '../domain/money.ts';
import { count } from '../domain/wording.ts';
import type { PictureTable } from './picture.ts';
import { dayLabel } from './timeAxis.ts';
import type { CurrencyMovement, WaterfallBar } from './waterfall.ts';

/** "+$120k", "−$80k", "0": a change always carries its sign. */
export function signedMoney(minor: number, currency: string, format = formatMoneyShort): string {
  if (minor === 0) return '0';
  return `${minor > 0 ? '+' : '−'}${format(Math.abs(minor), currency)}`;
}

/** "new risk: +$120k in 3 contracts; biggest Halden Freight, +$80k; leaves $310k at risk". */
export function speakStep(bar: WaterfallBar, { currency, steps }: CurrencyMovement): string {
  const amount = bar.isLevel ? formatMoneyShort(bar.amountMinor, currency) : signedMoney(bar.amountMinor, currency);
  if (bar.contracts === 0) return `${bar.step}: ${bar.isLevel ? 'nothing at risk' : 'nothing'}`;
  const [biggest] = steps.find(({ step }) => step === bar.step)?.contracts ?? [];
  const named =
    biggest === undefined
      ? ''
      : `; biggest ${biggest.accountName}, ${bar.isLevel ? formatMoneyShort(biggest.deltaMinor, currency) : signedMoney(biggest.deltaMinor, currency)}`;
  const leaves = bar.isLevel ? '' : `; leaves ${formatMoneyShort(bar.toMinor, currency)} at risk`;
  return `${bar.step}: ${amount} in ${count(bar.contracts, 'contract')}${named}${leaves}`;
}

/** "ARR at risk rose from $310k on 24 Aug 2026 to $480k on 22 Nov 2026, most by new risk (+$250k)." */
export function waterfallFinding({ from, to }: Movement, { currency, steps }: CurrencyMovement): string {
  const level = (name: 'opening' | 'closing'): number => steps.find(({ step }) => step === name)?.amountMinor ?? 0;
  const [opening, closing] = [level('opening'), level('closing')];
  const moves = steps.filter(({ step, amountMinor }) => step !== 'opening' && step !== 'closing' && amountMinor !== 0);
  const [first, last] = [dayLabel(dayNumber(from), true), dayLabel(dayNumber(to), true)];
  if (moves.length === 0)
    return `ARR at risk stayed at ${formatMoneyShort(closing, currency)} from ${first} to ${last}: no contract moved.`;
  const most = moves.reduce((best, move) => (Math.abs(move.amountMinor) > Math.abs(best.amountMinor) ? move : best));
  const verb = closing > opening ? 'rose' : closing < opening ? 'fell' : 'came back';
  return `ARR at risk ${verb} from ${formatMoneyShort(opening, currency)} on ${first} to ${formatMoneyShort(closing, currency)} on ${last}, most by ${most.step} (${signedMoney(most.amountMinor, currency)}).`;
}

export function waterfallTable(
  { definition }: Movement,
  { currency }: CurrencyMovement,
  bars: readonly WaterfallBar[],
): PictureTable {
  return {
    caption: definition,
    columns: [
      { label: 'Step', align: 'left' },
      { label: 'Change', align: 'right' },
      { label: 'ARR at risk after', align: 'right' },
      { label: 'Contracts', align: 'right' },
    ],
    rows: bars.map((bar) => [
      bar.step,
      bar.isLevel ? '' : signedMoney(bar.amountMinor, currency, formatMoneyExact),
      formatMoneyExact(bar.toMinor, currency),
      String(bar.contracts),
    ]),
  };
}
