/** Every contract of an account, also those that have not started, as it stands on a day. */
import type { ContractView } from '../../shared/contract/account.ts';
import type { Call } from '../../shared/contract/renewals.ts';
import { activeArrAt, type ContractState } from '../../shared/domain/contracts.ts';
import { isoDayOrNull } from '../../shared/domain/days.ts';
import { CALLERS, type Contract } from '../../shared/domain/facts.ts';
import { dueInWindow } from '../../shared/domain/renewals.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { scoredAccounts } from '../portfolio/scoredAccounts.ts';
import { dueContractView, latestCall } from '../renewals/dueContracts.ts';

/** Newest start first; without a start last. */
export function contractsView(score: AccountScore): readonly ContractView[] {
  const states = new Map(score.seen.contracts.map((state) => [state.contract.id, state]));
  const scores = new Map([[score.figures.accountId, score]]);
  const due = new Map(
    dueInWindow(scoredAccounts([score]), { from: null, to: null }).map((item) => [
      item.contract.contractId,
      dueContractView(item, scores),
    ]),
  );
  const views = score.seen.facts.contracts.map((contract): ContractView => {
    const state = states.get(contract.id);
    const calls = CALLERS.flatMap((caller): Call[] => {
      const call = latestCall(score, contract.id, caller);
      return call === null ? [] : [call];
    });
    return { ...contract, ...standing(contract, state, score), due: due.get(contract.id) ?? null, calls };
  });
  return views.sort((a, b) => ((a.startDate ?? '') < (b.startDate ?? '') ? 1 : -1));
}

type Standing = Omit<ContractView, keyof Contract | 'due' | 'calls'>;

function standing(contract: Contract, state: ContractState | undefined, { seen }: AccountScore): Standing {
  if (state === undefined) {
    return {
      state: 'future',
      currentEndDate: contract.endDate,
      decisionDate: null,
      daysToDecision: null,
      turnsTaken: 0,
      activeArrMinor: 0,
      inferred: false,
    };
  }
  const active = activeArrAt(state, seen.day);
  const isEnded = state.status === 'pending' && state.endDay !== null && state.endDay <= seen.day;
  return {
    state:
      state.status !== 'pending' ? state.status : isEnded ? 'ended' : state.decisionDay === null ? 'active' : 'pending',
    currentEndDate: isoDayOrNull(state.endDay),
    decisionDate: isoDayOrNull(state.decisionDay),
    daysToDecision: state.decisionDay === null ? null : state.decisionDay - seen.day,
    turnsTaken: state.turns.length,
    activeArrMinor: active?.minor ?? 0,
    inferred: state.inferred,
  };
}
