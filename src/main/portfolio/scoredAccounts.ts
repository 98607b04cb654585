/** The view of scored accounts that the rules over many accounts read. */
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import type { AccountScore } from '../../shared/domain/score.ts';

export function scoredAccounts(scores: readonly AccountScore[]): readonly ScoredAccount[] {
  return scores.map(({ seen, figures }) => ({ account: seen.facts.account, health: figures }));
}
