/** Pending contracts as the list behind a cell and the forecast ledger show them. */
import type { Call, DueContract } from '../../shared/contract/renewals.ts';
import { compareKeys, displayScore } from '../../shared/domain/compare.ts';
import { coTerming, termMonths } from '../../shared/domain/coTerming.ts';
import { dayNumber, dayNumberOrNull } from '../../shared/domain/days.ts';
import type { Caller } from '../../shared/domain/facts.ts';
import { latestForecast } from '../../shared/domain/forecasts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import { ruleCall, type DueContract as Due } from '../../shared/domain/renewals.ts';
import type { PendingContract } from '../../shared/domain/results.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { riskDriver } from './rowKey.ts';

/** @param scores every scored account by id: its contracts' turns and its callers. */
export function dueContractView(
  { scored, contract, date }: Due,
  scores: ReadonlyMap<string, AccountScore>,
): DueContract {
  const { account, health } = scored;
  const score = scores.get(account.id);
  const state = score?.seen.contracts.find((own) => own.contract.id === contract.contractId);
  const rule = ruleCall(health);
  const { together, apart } = coTerming(health.pending, contract.contractId);
  const call = (caller: Caller): Call | null =>
    score === undefined ? null : latestCall(score, contract.contractId, caller);
  return {
    contractId: contract.contractId,
    accountId: account.id,
    accountName: account.name,
    segment: account.segment,
    region: account.region,
    csm: account.csm,
    renewalOwner: account.renewalOwner,
    product: contract.product,
    startDate: state?.contract.startDate ?? null,
    endDate: contract.endDate ?? date,
    decisionDate: contract.decisionDate ?? date,
    daysToDecision: contract.daysLeft ?? 0,
    noticeDays: state?.contract.noticeDays ?? null,
    autoRenew: state?.contract.autoRenew === true,
    turnsTaken: state?.turns.length ?? 0,
    termMonths: state === undefined ? null : termMonths(state.startDay, dayNumberOrNull(state.contract.endDate)),
    coTermed: together.map(productOf),
    endingApart: apart.map(productOf),
    arrMinor: contract.arrMinor,
    currency: contract.currency ?? NO_CURRENCY,
    band: health.band,
    displayScore:
      health.score === null || score === undefined ? null : displayScore(health.score, score.seen.thresholds),
    coverage: health.coverage,
    freshness: health.freshness,
    exceptions: health.exceptions.map(({ name }) => name),
    driver: riskDriver(health),
    csmCall: call('csm'),
    leaderCall: call('leader'),
    ruleCall: { caller: 'rule', category: rule.category, date: null, amountMinor: null },
    calls: score === undefined ? [] : datedCalls(score, contract.contractId),
    callCurrency: state?.contract.currency ?? contract.currency ?? NO_CURRENCY,
    ruleMarked: rule.marked,
    ruleChance: rule.percent / 100,
  };
}

function productOf({ product }: PendingContract): string {
  return product ?? 'a contract';
}

/** What people said of a contract by the as-of day, newest first. */
function datedCalls({ seen }: AccountScore, contractId: string): readonly Call[] {
  return seen.facts.forecasts
    .filter((call) => call.contractId === contractId && call.caller !== 'rule' && (call.date ?? '') <= seen.asOf)
    .map(({ caller, category, date, amountMinor }): Call => ({ caller, category, date, amountMinor }))
    .sort((a, b) => compareKeys(b.date ?? '', a.date ?? ''));
}

/** The latest call of a caller on a contract by the as-of day; null without one. */
export function latestCall(score: AccountScore, contractId: string, caller: Caller): Call | null {
  const forecast = latestForecast(score.seen.facts.forecasts, contractId, caller, dayNumber(score.seen.asOf));
  return forecast === null
    ? null
    : { caller, category: forecast.category, date: forecast.date, amountMinor: forecast.amountMinor };
}
