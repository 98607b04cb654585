/** How ARR at risk moved between two days, for the screen: the domain's waterfall with the contracts behind each step. */
import {
  MOVEMENT_STEPS,
  type Movement,
  type MovementContract,
  type MovementStep,
} from '../../shared/contract/renewals.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import { renewalMovement, type Movement as Moved, type Waterfall } from '../../shared/domain/movement.ts';
import { dueInWindow, type DueWindow, type ScoredAccount } from '../../shared/domain/renewals.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { movementReason, type OneSide } from './movementReason.ts';

export interface MovementQuestion {
  readonly since: Movement['since'];
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Null: from ever. */
  readonly windowFrom: IsoDay | null;
  readonly windowTo: IsoDay;
}

/** A contract in a step, before it has words. */
type Stepped = Pick<Moved, 'accountId' | 'accountName' | 'contractId' | 'currency' | 'minor'> & {
  readonly step: MovementStep;
};

/**
 * @param before and `after` hold the same accounts, with figures as of the two days in the book's currency policy.
 * @param scores as of the second day, by account id: tell a booked contract that was renewed from one that was lost.
 * @param money the currency policy in one sentence.
 */
export function movement(
  before: readonly ScoredAccount[],
  after: readonly ScoredAccount[],
  scores: ReadonlyMap<string, AccountScore>,
  question: MovementQuestion,
  money: string,
): Movement {
  const { from, to, windowFrom, windowTo } = question;
  const window: DueWindow = { from: windowFrom, to: windowTo };
  const { waterfalls, movements } = renewalMovement(before, after, window);
  const stepped: readonly Stepped[] = [
    ...atRisk(before, window, 'opening'),
    ...movements.map((moved) => ({ ...moved, step: stepOf(moved, scores) })),
    ...atRisk(after, window, 'closing'),
  ];
  const view = viewer(before, after, scores);
  return {
    ...question,
    byCurrency: waterfalls.map((waterfall) => ({
      currency: waterfall.currency ?? NO_CURRENCY,
      steps: stepsOf(waterfall, stepped, view),
    })),
    definition:
      `ARR at risk (red and due) with a decision date ${windowFrom === null ? 'up to' : `from ${windowFrom} to`} ${windowTo}, ` +
      `as of ${from} and as of ${to}. End, notice period and ARR of contracts are taken as the book held them on each of the two days. ${money}`,
  };
}

function stepsOf(
  { currency, opening, closing }: Waterfall,
  stepped: readonly Stepped[],
  view: (item: Stepped) => MovementContract,
): Movement['byCurrency'][number]['steps'] {
  const own = stepped.filter((item) => item.currency === currency);
  return MOVEMENT_STEPS.map((step) => {
    const contracts = own
      .filter((item) => item.step === step)
      .map(view)
      .sort((a, b) => Math.abs(b.deltaMinor) - Math.abs(a.deltaMinor));
    const amountMinor =
      step === 'opening'
        ? opening
        : step === 'closing'
          ? closing
          : contracts.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0);
    return { step, amountMinor, contracts };
  });
}

function atRisk(
  accounts: readonly ScoredAccount[],
  window: DueWindow,
  step: 'opening' | 'closing',
): readonly Stepped[] {
  return dueInWindow(accounts, window)
    .filter(({ scored }) => scored.health.band === 'red')
    .map(({ scored: { account }, contract: { contractId, currency, arrMinor } }) => ({
      step,
      accountId: account.id,
      accountName: account.name,
      contractId,
      currency,
      minor: arrMinor,
    }));
}

/** The domain books whatever is no longer pending; a loss is named as one. */
function stepOf({ step, accountId, contractId }: Moved, scores: ReadonlyMap<string, AccountScore>): MovementStep {
  if (step !== 'booked') return step;
  const score = scores.get(accountId);
  const state = score?.seen.contracts.find(({ contract }) => contract.id === contractId);
  return state?.status === 'churned' || score?.figures.churned === true ? 'lost' : 'booked';
}

function viewer(
  before: readonly ScoredAccount[],
  after: readonly ScoredAccount[],
  scores: ReadonlyMap<string, AccountScore>,
): (item: Stepped) => MovementContract {
  const sideOf = (accounts: readonly ScoredAccount[]): ((item: Stepped) => OneSide) => {
    const byId = new Map(accounts.map((scored) => [scored.account.id, scored]));
    return ({ accountId, contractId }) => {
      const scored = byId.get(accountId);
      return { scored, contract: scored?.health.pending.find((own) => own.contractId === contractId) };
    };
  };
  const [first, second] = [sideOf(before), sideOf(after)];
  return (item) => {
    const { contractId, accountId, accountName, minor, step } = item;
    const facts = scores.get(accountId)?.seen.facts;
    const product = facts?.contracts.find(({ id }) => id === contractId)?.product ?? null;
    const because = movementReason(step, first(item), second(item));
    return { contractId, accountId, accountName, product, deltaMinor: minor, because };
  };
}
