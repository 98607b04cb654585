/** Which decisions hold on a day. Source: issue of the figures ("override with reason, author, expiry"); domain page ("an override is shown beside the computed band"). */
import type { AccountDecision } from '../../shared/contract/account.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import type { StoredDecision } from '../book/repositories/decisions.ts';

/** A decision holds from its day up to and including the day it expires. */
export function isInForce({ date, expiresDate }: Pick<StoredDecision, 'date' | 'expiresDate'>, asOf: IsoDay): boolean {
  return date <= asOf && (expiresDate === null || asOf <= expiresDate);
}

/** The newest decision in force that settles a disagreement, by account. Decisions come newest first. */
export function settledBy(decisions: readonly StoredDecision[], asOf: IsoDay): ReadonlyMap<string, StoredDecision> {
  const settled = new Map<string, StoredDecision>();
  for (const decision of decisions) {
    if (decision.kind === 'decision' || settled.has(decision.accountId) || !isInForce(decision, asOf)) continue;
    settled.set(decision.accountId, decision);
  }
  return settled;
}

export function withForce({ accountId: _, ...decision }: StoredDecision, asOf: IsoDay): AccountDecision {
  return { ...decision, inForce: isInForce(decision, asOf) };
}
