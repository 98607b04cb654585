import { formatShare } from '../../ui/formatNumber.ts';

/** A rate as text; a rate without a base is a dash, never 0. */
export function rateText(rate: number | null): string {
  return rate === null ? '–' : formatShare(rate, 1);
}
