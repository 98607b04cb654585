/** What is up for renewal, when it is decided, and what each caller expects. */
import type { AccountPage, ContractView } from '../../../shared/contract/account.ts';
import type { Call } from '../../../shared/contract/renewals.ts';
import { count } from '../../../shared/domain/wording.ts';
import type { BriefLimits } from './limits.ts';
import { expectedLoss } from './standing.ts';
import type { BriefModel, RenewalLine } from './types.ts';
import { capital, daysAway, longDay, money } from './words.ts';

export function renewalOf(page: AccountPage, limits: BriefLimits): BriefModel['renewal'] {
  // A contract whose term has ended without an outcome is still to be decided: it is the most urgent line, not a past one.
  const open = page.contracts.filter(
    ({ state, daysToDecision }) =>
      daysToDecision !== null && (state === 'pending' || state === 'active' || state === 'ended'),
  );
  const sorted = open.toSorted((one, other) => (one.daysToDecision ?? 0) - (other.daysToDecision ?? 0));
  return {
    sentence: renewalSentence(page, sorted),
    lines: sorted.slice(0, limits.openContracts).map(renewalLine),
    past: pastOf(page.contracts, limits.pastContracts),
  };
}

function renewalSentence(page: AccountPage, open: readonly ContractView[]): string {
  const next = open[0];
  if (next === undefined)
    return page.health.churned ? 'Nothing is open: the account has churned.' : 'No contract with an end is pending.';
  const amount = next.arrMinor === null ? 'A contract without an amount' : money(next.arrMinor, next.currency);
  const decision =
    next.decisionDate === null
      ? 'on an unknown day'
      : `on ${longDay(next.decisionDate)} (${daysAway(next.daysToDecision ?? 0)})`;
  const was = (next.daysToDecision ?? 0) < 0 ? 'was to be decided' : 'is decided';
  const end =
    next.currentEndDate === null
      ? ''
      : `, ${next.noticeDays === null ? 'with no notice period on file, at' : `${count(next.noticeDays, 'day')} before`} the end of its term on ${longDay(next.currentEndDate)}`;
  const loss = expectedLoss(page);
  return `${amount} on ${next.product ?? 'the contract'} ${was} ${decision}${end}.${next.autoRenew === true ? ' It renews by itself unless cancelled.' : ''}${loss === null ? '' : ` Expected loss by the rule: ${loss}.`}`;
}

function renewalLine(contract: ContractView): RenewalLine {
  const start = contract.startDate === null ? 'start not on file' : longDay(contract.startDate);
  return {
    product: contract.product ?? 'Not named',
    arr: contract.arrMinor === null ? 'not on file' : money(contract.arrMinor, contract.currency),
    term: `${start} to ${contract.currentEndDate === null ? 'open end' : longDay(contract.currentEndDate)}${contract.turnsTaken > 0 ? `, turn ${contract.turnsTaken + 1}` : ''}`,
    notice:
      contract.noticeDays === null
        ? 'not on file'
        : `${contract.noticeDays} days${contract.autoRenew === true ? ', auto-renew' : ''}`,
    decision: contract.decisionDate === null ? '' : longDay(contract.decisionDate),
    daysLeft: contract.daysToDecision === null ? '' : String(contract.daysToDecision).replace('-', '−'),
    calls: callsOf(contract),
  };
}

function callsOf(contract: ContractView): string {
  const { due } = contract;
  const latest = (caller: Call['caller']): Call | null =>
    contract.calls
      .filter((call) => call.caller === caller)
      .toSorted((one, other) => ((one.date ?? '') < (other.date ?? '') ? 1 : -1))[0] ?? null;
  const calls = [
    { who: 'CSM', call: due?.csmCall ?? latest('csm') },
    { who: 'leader', call: due?.leaderCall ?? latest('leader') },
    { who: 'rule', call: due?.ruleCall ?? latest('rule') },
  ].flatMap(({ who, call }) => (call === null ? [] : [`${who} ${call.category}`]));
  return calls.length === 0 ? 'no call yet' : capital(calls.join(', '));
}

function pastOf(contracts: readonly ContractView[], most: number): readonly string[] {
  const decided = contracts.filter((contract) => contract.state === 'renewed' || contract.state === 'churned');
  return decided
    .toSorted((one, other) => ((one.endDate ?? '') < (other.endDate ?? '') ? 1 : -1))
    .slice(0, most)
    .map((contract) => {
      const end = contract.endDate === null ? '' : ` (term to ${longDay(contract.endDate)})`;
      const from = contract.arrMinor === null ? '' : ` ${money(contract.arrMinor, contract.currency)}`;
      if (contract.state === 'renewed')
        return `${contract.product ?? 'Contract'}${end}: renewed${from}${contract.renewedArrMinor === null ? '' : ` to ${money(contract.renewedArrMinor, contract.currency)}`}${contract.inferred ? ', inferred' : ''}.`;
      const reason = contract.churnReasonTheirs ?? contract.churnReasonOurs;
      return `${contract.product ?? 'Contract'}${end}: lost${from}${contract.churnClass === null ? '' : `, ${contract.churnClass}`}${reason === null ? '' : `: "${reason}"`}.`;
    });
}
