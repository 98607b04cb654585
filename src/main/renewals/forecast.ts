/** The forecast ledger: what is due in a window, and how CSM, leader and rule call it. Source: domain page, "Renewal figures". */
import type {
  CategoryAmount,
  DueContract,
  ForecastLedger,
  ForecastTotal,
  HeatmapBy,
} from '../../shared/contract/renewals.ts';
import { FORECAST_CATEGORIES, type Caller, type IsoDay } from '../../shared/domain/facts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import { dueInWindow, summarizeDue, type ScoredAccount } from '../../shared/domain/renewals.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { oncePerAccount, standingOf } from '../../shared/domain/standing.ts';
import { concentration } from './concentration.ts';
import { dueContractView } from './dueContracts.ts';

export interface ForecastQuestion {
  readonly asOf: IsoDay;
  /** Null: from ever, so that overdue ones are in. */
  readonly from: IsoDay | null;
  readonly to: IsoDay;
  readonly by: HeatmapBy;
}

export function forecastLedger(
  accounts: readonly ScoredAccount[],
  scores: ReadonlyMap<string, AccountScore>,
  question: ForecastQuestion,
  money: string,
): ForecastLedger {
  const due = dueInWindow(accounts, question);
  const contracts = due.map((item) => dueContractView(item, scores));
  const totals = summarizeDue(due).map((sum): ForecastTotal => {
    const currency = sum.currency ?? NO_CURRENCY;
    const own = contracts.filter((contract) => contract.currency === currency);
    const byCaller = (caller: Caller): readonly CategoryAmount[] => amountsBy(own, caller);
    return {
      currency,
      arrDueMinor: sum.arrDue,
      redMinor: sum.red,
      yellowMinor: sum.yellow,
      greenMinor: sum.green,
      unprovenMinor: sum.unproven,
      expectedLossMinor: sum.expectedLoss,
      count: sum.contracts,
      biggest: concentration(own),
      biggestAtRisk: concentration(own.filter(({ band }) => band === 'red')),
      byCaller: { csm: byCaller('csm'), rule: byCaller('rule'), leader: byCaller('leader') },
      standing: standingOf(oncePerAccount(own)),
    };
  });
  return {
    asOf: question.asOf,
    from: question.from,
    to: question.to,
    by: question.by,
    contracts,
    totals,
    definition:
      'The rule calls green commit (95 %), yellow likely (75 %), red at risk (45 %), unproven likely but marked, and loss (15 %) where the ' +
      `decision date has passed on a red or unproven account. Expected loss = sum(ARR x (1 - chance)); it is not ARR at risk. ${money}`,
  };
}

/** ARR due by what a caller says of it; "no call" last. */
function amountsBy(contracts: readonly DueContract[], caller: Caller): readonly CategoryAmount[] {
  const calls = { csm: 'csmCall', leader: 'leaderCall', rule: 'ruleCall' } as const satisfies Record<Caller, string>;
  return [...FORECAST_CATEGORIES, 'no call' as const].map((category) => {
    const own = contracts.filter((contract) => (contract[calls[caller]]?.category ?? 'no call') === category);
    return { category, arrMinor: own.reduce((sum, { arrMinor }) => sum + arrMinor, 0), count: own.length };
  });
}
