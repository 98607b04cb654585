/** Why a contract stands in a step of the movement, in one sentence with the dates, bands and prices that made it. */
import { assertNever } from '../../shared/contract/errors.ts';
import type { MovementStep } from '../../shared/contract/renewals.ts';
import { formatMoneyExact } from '../../shared/domain/money.ts';
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import { EXCEPTIONS, PARTS, type PendingContract } from '../../shared/domain/results.ts';
import { figure, names } from '../../shared/domain/wording.ts';

/** An account on one of the two days, and the contract while it is pending there. */
export interface OneSide {
  readonly scored: ScoredAccount | undefined;
  readonly contract: PendingContract | undefined;
}

export function movementReason(step: MovementStep, before: OneSide, after: OneSide): string {
  switch (step) {
    case 'opening':
      return atRisk(before);
    case 'closing':
      return atRisk(after);
    case 'slipped in':
    case 'slipped out':
      return `Its decision date moved from ${dateOf(before)} to ${dateOf(after)}.`;
    case 'new risk':
      return before.contract === undefined
        ? `It came to be pending on an account that is red: ${driverOf(after)}.`
        : `Its account went from ${bandOf(before)} to red: ${driverOf(after)}.`;
    case 'recovered':
      return `Its account went from red to ${bandOf(after)}.`;
    case 'repriced':
      return `Its ARR went from ${priceOf(before)} to ${priceOf(after)}.`;
    case 'booked':
      return `It was renewed; its decision date was ${dateOf(before)}.`;
    case 'lost':
      return `It churned; its decision date was ${dateOf(before)}.`;
    default:
      return assertNever(step);
  }
}

function atRisk(side: OneSide): string {
  return `Red: ${driverOf(side)}; decision date ${dateOf(side)}.`;
}

/** What makes an account red: the exceptions that cap it red, else its weakest part under a score that is red by itself. */
function driverOf({ scored }: OneSide): string {
  if (scored === undefined) return 'nothing known';
  const { exceptions, values } = scored.health;
  const caps = exceptions.filter(({ cap }) => cap === 'red').map(({ name }) => name);
  if (caps.length > 0) return names(caps, EXCEPTIONS.length);
  const known = PARTS.flatMap((part) => (values[part] === null ? [] : [{ part, value: values[part] }]));
  const [weakest] = known.sort((a, b) => a.value - b.value);
  return weakest === undefined ? 'nothing known' : `a red score, weakest ${weakest.part} at ${figure(weakest.value)}`;
}

function bandOf({ scored }: OneSide): string {
  return scored?.health.band ?? 'unknown';
}

function dateOf({ contract }: OneSide): string {
  return contract?.decisionDate ?? 'unknown';
}

function priceOf({ contract }: OneSide): string {
  return contract === undefined ? 'nothing' : formatMoneyExact(contract.arrMinor, contract.currency);
}
