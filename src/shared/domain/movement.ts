/**
 * How ARR at risk moved between two days: opening, slipped in and out, recovered, new risk, booked, closing.
 * At risk = due in the window and red. Source: domain page, "Renewal figures" (ARR at risk); every step adds up.
 */
import { compareKeys } from './compare.ts';
import type { Currency } from './facts.ts';
import { NO_CURRENCY } from './money.ts';
import { type DueContract, dueInWindow, type DueWindow, type ScoredAccount } from './renewals.ts';

export type MovementStep = 'slipped in' | 'slipped out' | 'recovered' | 'new risk' | 'booked' | 'repriced';

export interface Movement {
  readonly step: MovementStep;
  readonly accountId: string;
  readonly accountName: string;
  readonly contractId: string;
  readonly currency: Currency | null;
  /** Signed change of ARR at risk. */
  readonly minor: number;
}

export interface Waterfall {
  readonly currency: Currency | null;
  readonly opening: number;
  /** Signed sums: opening + all steps = closing. */
  readonly steps: Readonly<Record<MovementStep, number>>;
  readonly closing: number;
}

/** The movement between two scorings of the same accounts over one window of decision dates. */
export function renewalMovement(
  before: readonly ScoredAccount[],
  after: readonly ScoredAccount[],
  window: DueWindow,
): { readonly waterfalls: readonly Waterfall[]; readonly movements: readonly Movement[] } {
  const [first, second] = [viewOf(before, window), viewOf(after, window)];
  const movements: Movement[] = [];
  for (const [key, due] of first.atRisk) {
    const now = second.atRisk.get(key);
    if (now === undefined) {
      const step = !second.pending.has(key) ? 'booked' : second.inWindow.has(key) ? 'recovered' : 'slipped out';
      movements.push(movement(step, due, -due.contract.arrMinor));
    } else if (now.contract.currency !== due.contract.currency) {
      movements.push(
        movement('repriced', due, -due.contract.arrMinor),
        movement('repriced', now, now.contract.arrMinor),
      );
    } else if (now.contract.arrMinor !== due.contract.arrMinor) {
      movements.push(movement('repriced', now, now.contract.arrMinor - due.contract.arrMinor));
    }
  }
  for (const [key, due] of second.atRisk) {
    if (first.atRisk.has(key)) continue;
    const isSlip = first.pending.has(key) && !first.inWindow.has(key);
    movements.push(movement(isSlip ? 'slipped in' : 'new risk', due, due.contract.arrMinor));
  }
  return { waterfalls: waterfallsOf(first.atRisk, second.atRisk, movements), movements };
}

interface View {
  /** Keys of every pending contract term. */
  readonly pending: ReadonlySet<string>;
  readonly inWindow: ReadonlySet<string>;
  readonly atRisk: ReadonlyMap<string, DueContract>;
}

function viewOf(accounts: readonly ScoredAccount[], window: DueWindow): View {
  const due = dueInWindow(accounts, window);
  const pending = accounts.flatMap(({ health }) =>
    health.churned ? [] : health.pending.map(({ contractId, turn }) => keyOf(contractId, turn)),
  );
  const key = ({ contract }: DueContract): string => keyOf(contract.contractId, contract.turn);
  return {
    pending: new Set(pending),
    inWindow: new Set(due.map(key)),
    atRisk: new Map(due.filter(({ scored }) => scored.health.band === 'red').map((item) => [key(item), item])),
  };
}

/** A turn that passed is booked; the next turn of the same contract is another decision. */
function keyOf(contractId: string, turn: number): string {
  return `${contractId} ${turn}`;
}

function movement(step: MovementStep, { scored, contract }: DueContract, minor: number): Movement {
  const { id: accountId, name: accountName } = scored.account;
  return { step, accountId, accountName, contractId: contract.contractId, currency: contract.currency, minor };
}

function waterfallsOf(
  opening: ReadonlyMap<string, DueContract>,
  closing: ReadonlyMap<string, DueContract>,
  movements: readonly Movement[],
): readonly Waterfall[] {
  const all = [...opening.values(), ...closing.values()].map(({ contract }) => contract.currency ?? NO_CURRENCY);
  return [...new Set(all)].sort(compareKeys).map((key) => {
    const currency = key === NO_CURRENCY ? null : key;
    const sum = (items: ReadonlyMap<string, DueContract>): number =>
      [...items.values()].reduce(
        (total, { contract }) => total + (contract.currency === currency ? contract.arrMinor : 0),
        0,
      );
    const step = (name: MovementStep): number =>
      movements.reduce((total, item) => total + (item.step === name && item.currency === currency ? item.minor : 0), 0);
    const steps = {
      'slipped in': step('slipped in'),
      'slipped out': step('slipped out'),
      recovered: step('recovered'),
      'new risk': step('new risk'),
      booked: step('booked'),
      repriced: step('repriced'),
    };
    return { currency, opening: sum(opening), steps, closing: sum(closing) };
  });
}
