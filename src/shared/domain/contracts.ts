/**
 * What each contract of an account is on a day: pending, renewed or churned, by which of the rules, in which turn, and
 * with which ARR it counts on any day. Source: domain page, "Fine print: contracts and renewals", read in this order:
 * a recorded outcome; a successor that has started; the account marked churned; auto-renewal; else pending.
 */
import { compareKeys } from './compare.ts';
import { passedTurn, type Turn, turnEnds } from './contractTerms.ts';
import { type DayNumber, dayNumberOrNull } from './days.ts';
import type { AccountStatus, Contract, Currency } from './facts.ts';
import type { Thresholds } from './model.ts';

/** Which rule decided. */
export type ContractBasis = 'recorded' | 'successor' | 'account churned' | 'auto-renewal' | 'open';

export interface ContractState {
  readonly contract: Contract;
  readonly status: 'pending' | 'renewed' | 'churned';
  readonly basis: ContractBasis;
  /** True where no outcome is recorded and one was inferred. */
  readonly inferred: boolean;
  readonly startDay: DayNumber | null;
  /** End of the term the status speaks of: the running turn, or the one the successor follows. Null: never ends. */
  readonly endDay: DayNumber | null;
  /** `endDay` minus notice days. */
  readonly decisionDay: DayNumber | null;
  /** Day the outcome holds from; null while pending, or when it has no day at all. */
  readonly outcomeDay: DayNumber | null;
  /** Turns that passed before `endDay`, each renewed at the contract's own ARR. */
  readonly turns: readonly Turn[];
  /** The successor, once it has started. */
  readonly successor: Contract | null;
  readonly successorStartDay: DayNumber | null;
  /** With what a renewed contract counts once ended; 0 otherwise. */
  readonly renewedMinor: number;
  readonly renewedCurrency: Currency | null;
}

/** A contract with its days parsed once. */
interface Dated {
  readonly contract: Contract;
  readonly start: DayNumber | null;
  readonly end: DayNumber | null;
  readonly notice: number;
}

/** The contracts seen on `day` (from their start on) with their state, in the book's order. */
export function contractStatesAt(
  contracts: readonly Contract[],
  accountStatus: AccountStatus,
  day: DayNumber,
  thresholds: Thresholds,
): readonly ContractState[] {
  const dated: Dated[] = [];
  for (const contract of contracts) {
    const start = dayNumberOrNull(contract.startDate);
    if (start !== null && start > day) continue;
    dated.push({ contract, start, end: dayNumberOrNull(contract.endDate), notice: contract.noticeDays ?? 0 });
  }
  return dated.map((own) => stateOf(own, dated, accountStatus, day, thresholds.successor_days));
}

function stateOf(
  own: Dated,
  seen: readonly Dated[],
  accountStatus: AccountStatus,
  day: DayNumber,
  reach: number,
): ContractState {
  const { contract, start, end, notice } = own;
  const decision = end === null ? null : end - notice;
  const base = { contract, startDay: start, endDay: end, decisionDay: decision, turns: [] };
  const recorded = recordedOutcome(contract, decision, day);
  if (recorded !== null) {
    const successor =
      recorded.status === 'renewed' ? successorNear(own, seen, (from) => isNear(from, end, reach)) : null;
    return {
      ...base,
      ...recorded,
      basis: 'recorded',
      inferred: false,
      ...followedBy(contract, recorded.status, successor, true),
    };
  }
  const ends = contract.autoRenew === true ? turnEnds(start, end) : null;
  const nearestTurn = (from: DayNumber): number | null => {
    if (ends === null) return isNear(from, end, reach) ? 1 : null;
    return nearTurn(ends, from, reach);
  };
  const successor = successorNear(own, seen, (from) => nearestTurn(from) !== null);
  if (successor !== null) {
    const turn = nearestTurn(successor.start) ?? 1;
    const turns =
      ends === null ? [] : Array.from({ length: turn - 1 }, (_, index) => passedTurn(ends, index + 1, notice));
    const endDay = ends === null ? end : ends(turn);
    const decisionDay = endDay === null ? null : endDay - notice;
    const followed = followedBy(contract, 'renewed', successor, false);
    return {
      ...base,
      endDay,
      decisionDay,
      turns,
      status: 'renewed',
      basis: 'successor',
      inferred: true,
      outcomeDay: successor.start,
      ...followed,
    };
  }
  const none = followedBy(contract, 'pending', null, false);
  if (accountStatus === 'churned') {
    if (decision === null || decision > day)
      return { ...base, status: 'pending', basis: 'open', inferred: false, outcomeDay: null, ...none };
    return { ...base, status: 'churned', basis: 'account churned', inferred: true, outcomeDay: decision, ...none };
  }
  const turns: Turn[] = [];
  if (ends !== null) {
    let next = passedTurn(ends, 1, notice);
    while (next.decisionDay < day || next.endDay <= day) {
      turns.push(next);
      next = passedTurn(ends, next.number + 1, notice);
    }
    const running = { endDay: next.endDay, decisionDay: next.decisionDay, turns };
    return {
      ...base,
      ...running,
      status: 'pending',
      basis: 'auto-renewal',
      inferred: false,
      outcomeDay: null,
      ...none,
    };
  }
  return { ...base, status: 'pending', basis: 'open', inferred: false, outcomeDay: null, ...none };
}

/** A recorded outcome holds from its outcome date, blank: from the decision date; without either it always holds. */
function recordedOutcome(
  contract: Contract,
  decision: DayNumber | null,
  day: DayNumber,
): { readonly status: 'renewed' | 'churned'; readonly outcomeDay: DayNumber | null } | null {
  if (contract.outcome !== 'renewed' && contract.outcome !== 'churned') return null;
  const outcomeDay = dayNumberOrNull(contract.outcomeDate) ?? decision;
  return outcomeDay === null || outcomeDay <= day ? { status: contract.outcome, outcomeDay } : null;
}

interface Successor extends Dated {
  readonly start: DayNumber;
}

/** The first to start among the account's contracts of the same product that start after this one and where `fits` says so. */
function successorNear(own: Dated, seen: readonly Dated[], fits: (start: DayNumber) => boolean): Successor | null {
  let best: Successor | null = null;
  for (const other of seen) {
    const { start } = other;
    if (start === null || other === own || other.contract.product !== own.contract.product) continue;
    if (own.start !== null && start <= own.start) continue;
    if (best !== null && !startsFirst(other.contract, start, best)) continue;
    if (fits(start)) best = { ...other, start };
  }
  return best;
}

/** Same start: by external id, then id, so that the book's order never matters. */
function startsFirst(contract: Contract, start: DayNumber, best: Successor): boolean {
  if (start !== best.start) return start < best.start;
  const byExternalId = compareKeys(contract.externalId ?? '', best.contract.externalId ?? '');
  return (byExternalId === 0 ? compareKeys(contract.id, best.contract.id) : byExternalId) < 0;
}

function isNear(start: DayNumber, end: DayNumber | null, reach: number): boolean {
  return end !== null && Math.abs(start - end) <= reach;
}

/** The turn whose end lies nearest to `start` and within reach (tie: the earlier); null when none does. */
function nearTurn(ends: (turn: number) => DayNumber, start: DayNumber, reach: number): number | null {
  let nearest: number | null = null;
  for (let turn = 1; ends(turn) <= start + reach; turn += 1) {
    const distance = Math.abs(start - ends(turn));
    if (distance <= reach && (nearest === null || distance < Math.abs(start - ends(nearest)))) nearest = turn;
  }
  return nearest;
}

/** What a contract counts with once ended: recorded renewed ARR, else the started successor's, else its own. */
function followedBy(
  contract: Contract,
  status: ContractState['status'],
  successor: Successor | null,
  useRecorded: boolean,
): Pick<ContractState, 'successor' | 'successorStartDay' | 'renewedMinor' | 'renewedCurrency'> {
  const followed = { successor: successor?.contract ?? null, successorStartDay: successor?.start ?? null };
  if (status !== 'renewed') return { ...followed, renewedMinor: 0, renewedCurrency: contract.currency };
  const recorded = useRecorded ? contract.renewedArrMinor : null;
  if (recorded !== null) return { ...followed, renewedMinor: recorded, renewedCurrency: contract.currency };
  const next = successor?.contract ?? null;
  if (next !== null && next.arrMinor !== null)
    return { ...followed, renewedMinor: next.arrMinor, renewedCurrency: next.currency };
  return { ...followed, renewedMinor: contract.arrMinor ?? 0, renewedCurrency: contract.currency };
}

export interface ActiveArr {
  readonly minor: number;
  readonly currency: Currency | null;
}

/**
 * With how much ARR a contract is active on day P, knowing what its state knows; null when not active. Active from its
 * start until its end, and on at its renewed ARR when it ended renewed, until its successor starts.
 */
export function activeArrAt(state: ContractState, day: DayNumber): ActiveArr | null {
  const { contract } = state;
  if (state.startDay !== null && day < state.startDay) return null;
  if (state.status === 'renewed' && state.successorStartDay !== null && day >= state.successorStartDay) return null;
  if (state.endDay === null || day < state.endDay)
    return { minor: contract.arrMinor ?? 0, currency: contract.currency };
  return state.status === 'renewed' ? { minor: state.renewedMinor, currency: state.renewedCurrency } : null;
}
