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
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import type { AccountScore } from '../../shared/domain/score.ts';

export interface MovementQuestion {
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** Null: from ever. */
  readonly windowFrom: IsoDay | null;
  readonly windowTo: IsoDay;
}

/** Words for each step that a contract can take. */
const BECAUSE: Readonly<Record<MovementStep, string>> = {
  opening: '',
  closing: '',
  'slipped in': 'Its decision date moved into the window.',
  'new risk': 'Its account turned red, or it came to be pending.',
  repriced: 'Its ARR changed.',
  recovered: 'Its account is no longer red.',
  'slipped out': 'Its decision date moved out of the window.',
  booked: 'It was renewed.',
  lost: 'It churned.',
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
  const { waterfalls, movements } = renewalMovement(before, after, { from: windowFrom, to: windowTo });
  return {
    from,
    to,
    windowFrom,
    windowTo,
    byCurrency: waterfalls.map((waterfall) => ({
      currency: waterfall.currency ?? NO_CURRENCY,
      steps: stepsOf(waterfall, movements, scores),
    })),
    definition:
      `ARR at risk (red and due) with a decision date ${windowFrom === null ? 'up to' : `from ${windowFrom} to`} ${windowTo}, ` +
      `as of ${from} and as of ${to}. Contract dates and amounts are taken as they stand today. ${money}`,
  };
}

function stepsOf(
  { currency, opening, closing }: Waterfall,
  movements: readonly Moved[],
  scores: ReadonlyMap<string, AccountScore>,
): Movement['byCurrency'][number]['steps'] {
  const own = movements.filter((moved) => moved.currency === currency);
  return MOVEMENT_STEPS.map((step) => {
    if (step === 'opening' || step === 'closing')
      return { step, amountMinor: step === 'opening' ? opening : closing, contracts: [] };
    const contracts = own
      .filter((moved) => stepOf(moved, scores) === step)
      .map((moved): MovementContract => contractOf(moved, step, scores))
      .sort((a, b) => Math.abs(b.deltaMinor) - Math.abs(a.deltaMinor));
    return { step, amountMinor: contracts.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0), contracts };
  });
}

/** The domain books whatever is no longer pending; a loss is named as one. */
function stepOf({ step, accountId, contractId }: Moved, scores: ReadonlyMap<string, AccountScore>): MovementStep {
  if (step !== 'booked') return step;
  const score = scores.get(accountId);
  const state = score?.seen.contracts.find(({ contract }) => contract.id === contractId);
  return state?.status === 'churned' || score?.figures.churned === true ? 'lost' : 'booked';
}

function contractOf(
  { contractId, accountId, accountName, minor }: Moved,
  step: MovementStep,
  scores: ReadonlyMap<string, AccountScore>,
): MovementContract {
  const facts = scores.get(accountId)?.seen.facts;
  const product = facts?.contracts.find(({ id }) => id === contractId)?.product ?? null;
  return { contractId, accountId, accountName, product, deltaMinor: minor, because: BECAUSE[step] };
}
