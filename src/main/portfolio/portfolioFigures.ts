/** The figures on top of the portfolio, each with its definition box and what it covers. Source: product page, "Portfolio"; domain page, "Renewal figures". */
import type { Amount, MoneyFigure, PortfolioFigures, RateFigure } from '../../shared/contract/portfolio.ts';
import { addMonths, dayNumber, isoDay } from '../../shared/domain/days.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import { dueInWindow, type DueContract, type ScoredAccount } from '../../shared/domain/renewals.ts';
import type { Band } from '../../shared/domain/results.ts';
import type { Retention } from '../../shared/domain/retention.ts';
import { policySentence, type CurrencyPolicy } from '../settings/currencyPolicy.ts';
import { convertFigures } from './convertFigures.ts';
import { addUp, amountsOf, coverageOf } from './coverage.ts';
import { fiscalQuarters } from './fiscalQuarters.ts';

export interface FigureOptions {
  readonly asOf: IsoDay;
  readonly policy: CurrencyPolicy;
  readonly fiscalYearStartMonth: number;
  /** Over the twelve months up to `asOf`. */
  readonly retention: Retention;
}

/** How far ahead the figures "at risk" and "due" look. */
const MONTHS_AHEAD = 12;
const QUARTERS = 4;

export function portfolioFigures(scored: readonly ScoredAccount[], options: FigureOptions): PortfolioFigures {
  const { asOf, policy } = options;
  const accounts = convertFigures(policy, scored).filter(({ health }) => !health.churned);
  const money = policySentence(policy);
  const until = isoDay(addMonths(dayNumber(asOf), MONTHS_AHEAD));
  const due = dueInWindow(accounts, { from: null, to: until });
  const active = accounts.filter(({ health }) => Object.values(health.arrByCurrency).some((minor) => minor > 0));
  const unproven = accounts.filter(({ health }) => health.band === 'unproven');
  const watermelons = accounts.filter(({ health }) => health.watermelon);
  const decided = accounts.filter(({ health }) => health.decisionDate !== null);
  const figure = (label: string, definition: string, covered: readonly ScoredAccount[]): MoneyFigure => ({
    label,
    definition: `${definition} ${money}`,
    amounts: amountsOf(covered),
    count: covered.length,
    coverage: coverageOf(covered, accounts),
  });
  return {
    arr: figure('ARR', `Contracts active on ${asOf}, churned accounts left out; counts accounts.`, active),
    due: {
      label: 'Due by quarter',
      definition: `Pending contracts by the quarter of their decision date (contract end minus notice days); counts contracts. ${money}`,
      quarters: fiscalQuarters(dayNumber(asOf), options.fiscalYearStartMonth, QUARTERS).map((quarter) => ({
        ...quarter,
        amounts: dueAmounts(dueInWindow(accounts, { from: quarter.from, to: quarter.to })),
      })),
      coverage: coverageOf(decided, accounts),
    },
    atRisk: {
      label: 'ARR at risk',
      definition: `ARR of pending contracts whose decision date is past or falls by ${until} and whose account is red; yellow, green and unproven stand beside it, the four add up to ARR due. Counts contracts. ${money}`,
      amounts: dueAmounts(inBand(due, 'red')),
      count: inBand(due, 'red').length,
      coverage: coverageOf(withScore(decided), accounts),
      beside: {
        yellow: dueAmounts(inBand(due, 'yellow')),
        green: dueAmounts(inBand(due, 'green')),
        unproven: dueAmounts(inBand(due, 'unproven')),
      },
    },
    unproven: figure(
      'Unproven',
      'Active ARR of accounts with too little evidence for a band; counts accounts.',
      unproven,
    ),
    watermelons: figure(
      'Watermelons',
      'Active ARR of accounts whose score is green while nothing is verified, a powerful person is unhappy, or no decider was heard; counts accounts.',
      watermelons,
    ),
    grr: rate(
      'GRR, 12 months',
      'sum(min(a1, a0)) / sum(a0) over the customers with active ARR at the start.',
      'grr',
      options.retention,
      scored,
    ),
    nrr: rate(
      'NRR, 12 months',
      'sum(a1) / sum(a0) over the customers with active ARR at the start.',
      'nrr',
      options.retention,
      scored,
    ),
  };
}

function inBand(due: readonly DueContract[], band: Band): readonly DueContract[] {
  return due.filter(({ scored }) => scored.health.band === band);
}

function dueAmounts(due: readonly DueContract[]): readonly Amount[] {
  return addUp(due.map(({ contract }) => ({ [contract.currency ?? NO_CURRENCY]: contract.arrMinor })));
}

/** An account without a band is due, but nobody can say at which risk. */
function withScore(accounts: readonly ScoredAccount[]): readonly ScoredAccount[] {
  return accounts.filter(({ health }) => health.band !== 'unproven');
}

function rate(
  label: string,
  formula: string,
  which: 'grr' | 'nrr',
  { byCurrency, definition, ...overall }: Retention,
  accounts: readonly ScoredAccount[],
): RateFigure {
  const sentence = `${definition.n} of ${accounts.length} accounts were customers on ${definition.from}`;
  return {
    label,
    definition: `${formula} ${definition.sentence}`,
    value: overall[which],
    byCurrency: Object.fromEntries(Object.entries(byCurrency).map(([currency, rates]) => [currency, rates[which]])),
    coverage: { accounts: definition.n, ofAccounts: accounts.length, arrShare: null, sentence, standing: null },
  };
}
