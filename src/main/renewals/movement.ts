/**
 * How ARR at risk in a window of decision dates moved between two days, contract by contract: what was red and due then,
 * what is now, and why it differs. The steps add up exactly. Source: issue of the figures ("movement waterfall between two
 * dates"); domain page, "Renewal figures" (ARR at risk = ARR of due contracts whose account is red).
 */
import { MOVEMENT_STEPS, type Movement, type MovementContract, type MovementStep } from '../../shared/contract/renewals.ts';
import type { Currency, IsoDay } from '../../shared/domain/facts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import type { PendingContract } from '../../shared/domain/results.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { toBase, type CurrencyPolicy } from '../settings/currencyPolicy.ts';

export interface MovementQuestion {
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Null: from ever. */
  readonly windowFrom: IsoDay | null;
  readonly windowTo: IsoDay;
  readonly policy: CurrencyPolicy;
}

/** One contract (one turn of it) on one of the two days. */
interface Seen {
  readonly score: AccountScore;
  readonly contract: PendingContract;
  readonly isDue: boolean;
  readonly isRed: boolean;
}

/** Both lists hold the same accounts, scored as of the two days. */
export function movement(
  before: readonly AccountScore[],
  after: readonly AccountScore[],
  question: MovementQuestion,
  money: string,
): Movement {
  const then = pendingTurns(before, question);
  const now = pendingTurns(after, question);
  const afterById = new Map(after.map((score) => [score.figures.accountId, score]));
  const byCurrency = new Map<Currency, Map<MovementStep, MovementContract[]>>();
  const minorOf = (seen: Seen): number => amountOf(seen.contract, question.policy).minor;
  const put = (step: MovementStep, seen: Seen, deltaMinor: number, because: string): void => {
    const { currency } = amountOf(seen.contract, question.policy);
    const steps = byCurrency.get(currency) ?? new Map<MovementStep, MovementContract[]>();
    byCurrency.set(currency, steps);
    const { account } = seen.score.seen.facts;
    const { contractId, product } = seen.contract;
    const entry = { contractId, accountId: account.id, accountName: account.name, product, deltaMinor, because };
    steps.set(step, [...(steps.get(step) ?? []), entry]);
  };
  for (const [key, seen] of then) {
    if (!isAtRisk(seen)) continue;
    put('opening', seen, minorOf(seen), `Red and due on ${question.from}.`);
    const later = now.get(key);
    if (later !== undefined && isAtRisk(later)) continue;
    const [step, because] = whyGone(seen, later, afterById.get(seen.score.figures.accountId));
    put(step, seen, -minorOf(seen), because);
  }
  for (const [key, seen] of now) {
    if (!isAtRisk(seen)) continue;
    put('closing', seen, minorOf(seen), `Red and due on ${question.to}.`);
    const earlier = then.get(key);
    if (earlier !== undefined && isAtRisk(earlier)) {
      const difference = minorOf(seen) - minorOf(earlier);
      if (difference !== 0) put('repriced', seen, difference, 'Its ARR changed.');
      continue;
    }
    const [step, because] = whyCame(earlier);
    put(step, seen, minorOf(seen), because);
  }
  return {
    from: question.from,
    to: question.to,
    windowFrom: question.windowFrom,
    windowTo: question.windowTo,
    byCurrency: [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, steps]) => ({ currency, steps: stepsOf(steps) })),
    definition:
      `ARR at risk (red and due) with a decision date ${question.windowFrom === null ? 'up to' : `from ${question.windowFrom} to`} ${question.windowTo}, ` +
      `as of ${question.from} and as of ${question.to}. Contract dates and amounts are taken as they stand today. ${money}`,
  };
}

function pendingTurns(scores: readonly AccountScore[], { windowFrom, windowTo }: MovementQuestion): ReadonlyMap<string, Seen> {
  const turns = new Map<string, Seen>();
  for (const score of scores) {
    if (score.figures.churned) continue;
    for (const contract of score.figures.pending) {
      const state = score.seen.contracts.find((own) => own.contract.id === contract.contractId);
      const date = contract.decisionDate;
      const isDue = date !== null && (windowFrom === null || date >= windowFrom) && date <= windowTo;
      turns.set(`${contract.contractId}/${state?.turns.length ?? 0}`, { score, contract, isDue, isRed: score.figures.band === 'red' });
    }
  }
  return turns;
}

function isAtRisk({ isDue, isRed }: Seen): boolean {
  return isDue && isRed;
}

function whyCame(earlier: Seen | undefined): readonly [MovementStep, string] {
  if (earlier === undefined) return ['slipped in', 'It was not pending then.'];
  if (!earlier.isDue) return ['slipped in', 'Its decision date moved into the window.'];
  return ['new risk', `Its account was ${earlier.score.figures.band} and is red.`];
}

function whyGone(seen: Seen, later: Seen | undefined, account: AccountScore | undefined): readonly [MovementStep, string] {
  if (later !== undefined && !later.isDue) return ['slipped out', 'Its decision date moved out of the window.'];
  if (later !== undefined) return ['recovered', `Its account was red and is ${later.score.figures.band}.`];
  const state = account?.seen.contracts.find((own) => own.contract.id === seen.contract.contractId);
  if (state?.status === 'churned') return ['lost', 'It churned.'];
  if (state === undefined || account?.figures.churned === true) return ['lost', 'Its account is churned.'];
  return ['booked', state.status === 'renewed' && state.inferred ? 'Its successor has started.' : 'It was renewed.'];
}

/** Converted before anything is subtracted, so that the steps add up to the minor unit. */
function amountOf({ arrMinor, currency }: PendingContract, policy: CurrencyPolicy): { readonly currency: Currency; readonly minor: number } {
  const inBase = toBase(policy, currency, arrMinor);
  if (policy === null || inBase === null) return { currency: currency ?? NO_CURRENCY, minor: arrMinor };
  return { currency: policy.base, minor: inBase };
}

function stepsOf(steps: ReadonlyMap<MovementStep, readonly MovementContract[]>): Movement['byCurrency'][number]['steps'] {
  return MOVEMENT_STEPS.map((step) => {
    const contracts = [...(steps.get(step) ?? [])].sort((a, b) => Math.abs(b.deltaMinor) - Math.abs(a.deltaMinor));
    return { step, amountMinor: contracts.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0), contracts };
  });
}
