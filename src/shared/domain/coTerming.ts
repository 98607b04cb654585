/**
 * How the pending contracts of one account lie to each other: ending together they are one decision, ending apart they are
 * several. Source: issue of the figures ("multi-year and auto-renew contracts, co-terming, several contracts per account").
 */
import { type DayNumber, exactMonthsBetween } from './days.ts';
import type { PendingContract } from './results.ts';

export interface CoTerming {
  /** Other pending contracts of the account that end on the same day. */
  readonly together: readonly PendingContract[];
  /** Those that end on another day, or never. */
  readonly apart: readonly PendingContract[];
}

/** @param pending all pending contracts of the account. */
export function coTerming(pending: readonly PendingContract[], contractId: string): CoTerming {
  const own = pending.find((contract) => contract.contractId === contractId);
  const others = pending.filter((contract) => contract.contractId !== contractId);
  const isTogether = ({ endDate }: PendingContract): boolean => endDate !== null && endDate === own?.endDate;
  return { together: others.filter(isTogether), apart: others.filter((contract) => !isTogether(contract)) };
}

/**
 * Length of a term in whole months, counting to the end or to the day after it (2026-01-01 to 2026-12-31 is a year); null
 * where no whole months fit. Source: domain page, "Contracts and renewals" (the term).
 */
export function termMonths(startDay: DayNumber | null, endDay: DayNumber | null): number | null {
  if (startDay === null || endDay === null || endDay <= startDay) return null;
  return exactMonthsBetween(startDay, endDay) ?? exactMonthsBetween(startDay, endDay + 1);
}
