/** Watermelons, disagreements and every exception, each with its accounts and their ARR. Churned accounts are left out. */
import type { ExceptionList, ExceptionLists, ListedAccount } from '../../shared/contract/portfolio.ts';
import { displayScore } from '../../shared/domain/compare.ts';
import { exceptionHit } from '../../shared/domain/exceptionWords.ts';
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import { EXCEPTIONS, type ExceptionName } from '../../shared/domain/results.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { describeScore, disagreementOf } from '../../shared/domain/scoreAccount.ts';
import type { StoredDecision } from '../book/repositories/decisions.ts';
import { policySentence, type CurrencyPolicy } from '../settings/currencyPolicy.ts';
import { convertFigures } from './convertFigures.ts';
import { amountsOf, coverageOf } from './coverage.ts';
import { daysTo } from './portfolioRow.ts';
import { scoredAccounts } from './scoredAccounts.ts';

/** The rule of each list in one sentence. Source: domain page, table "Exceptions". */
const RULES: Readonly<Record<ExceptionName, string>> = {
  unverified: 'No customer outcome was ever verified. Caps yellow.',
  'unhappy power': 'An active powerful person stands at -1 (caps yellow) or -2 (caps red).',
  'champion gone': 'A champion left and nobody active is one. Caps yellow.',
  'single thread':
    'Fewer than two active people were touched lately and the decision is near. Caps yellow, red when nearer.',
  'past decision':
    'The decision date has passed, the contract is pending, and neither CSM nor leader commits. Caps red.',
  'saved, not safe': 'Saved, and no customer milestone was achieved since. Caps yellow.',
  'silent decider': 'Powerful people are on file and none was touched lately. Caps yellow.',
  'old alarm': 'The latest pulse was 1 or 2 and has expired. Caps yellow.',
  'no decider on file': 'No active powerful person is on file. Caps yellow.',
};

export interface ListOptions {
  /** The decision in force that settles an account's disagreement, by account id. */
  readonly settled: ReadonlyMap<string, StoredDecision>;
  readonly policy: CurrencyPolicy;
}

export function exceptionLists(
  scores: readonly AccountScore[],
  { settled, policy }: ListOptions,
): Omit<ExceptionLists, 'asOf'> {
  const alive = scores.filter(({ figures }) => !figures.churned);
  const money = new Map(
    convertFigures(policy, scoredAccounts(alive)).map((account) => [account.account.id, account] as const),
  );
  const watermelons = alive.filter(({ figures }) => figures.watermelon);
  const disagreements = alive.flatMap((score) => {
    const found = disagreementOf(score);
    return found === null ? [] : [{ score, because: found.because }];
  });
  const listOf = lister(money, settled);
  const lists: ExceptionList[] = [
    listOf(
      'watermelon',
      'Watermelons',
      'The score is green while nothing is verified, a powerful person is unhappy, or no decider was heard.',
      watermelons.map((score) => ({ score, because: watermelonWords(score) })),
    ),
    listOf(
      'disagreement',
      'Disagreements',
      'The pulse and the other parts differ by two bands or by the points of the model.',
      disagreements,
    ),
  ];
  for (const name of EXCEPTIONS) {
    const hit = alive.flatMap((score) => {
      const figure = score.exceptions.find((exception) => exception.name === name);
      return figure === undefined ? [] : [{ score, because: exceptionHit(figure, score.seen).because }];
    });
    lists.push(listOf(name, capital(name), RULES[name], hit));
  }
  lists.push(
    listOf(
      'usage never lifts',
      'Usage never lifts',
      'Without adoption the score falls into a lower band, so the lower band stands.',
      alive
        .filter(({ figures }) => figures.usageNeverLiftsFired)
        .map((score) => ({ score, because: describeScore(score).bandWhy })),
    ),
  );
  const listed = new Set(lists.flatMap(({ accounts }) => accounts.map(({ accountId }) => accountId)));
  const all = [...money.values()];
  return {
    lists,
    coverage: coverageOf(
      all.filter(({ account }) => listed.has(account.id)),
      all,
    ),
    definition: `Accounts that are not churned, with their active ARR. One account may stand in several lists, so the lists do not add up. ${policySentence(policy)}`,
  };
}

interface Listed {
  readonly score: AccountScore;
  readonly because: string;
}

type ListOf = (key: ExceptionList['key'], label: string, rule: string, listed: readonly Listed[]) => ExceptionList;

/** @param money every account that is not churned by id, with figures in the book's currency policy. */
function lister(money: ReadonlyMap<string, ScoredAccount>, settled: ReadonlyMap<string, StoredDecision>): ListOf {
  const all = [...money.values()];
  return (key, label, rule, listed) => {
    const own = listed.flatMap(({ score }) => money.get(score.figures.accountId) ?? []);
    const accounts = listed.map(({ score, because }): ListedAccount => {
      const { accountId } = score.figures;
      const decision = settled.get(accountId);
      return {
        ...listedAccount(score, because),
        arrByCurrency: money.get(accountId)?.health.arrByCurrency ?? {},
        settled: key === 'disagreement' ? settledWords(decision) : null,
        overrideBand: decision?.kind === 'override' ? decision.band : null,
      };
    });
    const amounts = amountsOf(own);
    return { key, label, rule, amounts, coverage: coverageOf(own, all), accounts: accounts.sort(byMoney) };
  };
}

function listedAccount(
  { seen, figures }: AccountScore,
  because: string,
): Omit<ListedAccount, 'settled' | 'overrideBand' | 'arrByCurrency'> {
  return {
    accountId: figures.accountId,
    name: seen.facts.account.name,
    csm: seen.facts.account.csm,
    decisionDate: figures.decisionDate,
    daysToDecision: daysTo(figures.decisionDate, seen.day),
    displayScore: figures.score === null ? null : displayScore(figures.score, seen.thresholds),
    coverage: figures.coverage,
    freshness: figures.freshness,
    band: figures.band,
    because,
  };
}

function watermelonWords(score: AccountScore): string {
  const hidden = score.exceptions.filter(
    ({ name }) => name === 'unverified' || name === 'unhappy power' || name === 'silent decider',
  );
  return hidden.map((exception) => exceptionHit(exception, score.seen).because).join(' ');
}

function settledWords(decision: StoredDecision | undefined): string | null {
  if (decision === undefined) return null;
  const author = decision.author === null ? '' : ` by ${decision.author}`;
  const band = decision.band === null ? '' : ` to ${decision.band}`;
  return `${capital(decision.kind)}${band} on ${decision.date}${author}: ${decision.text}`;
}

/** Most ARR first; across currencies by the plain figure, which only orders the list. */
function byMoney(a: ListedAccount, b: ListedAccount): number {
  const arr = (account: ListedAccount): number =>
    Object.values(account.arrByCurrency).reduce((sum, minor) => sum + minor, 0);
  return arr(b) - arr(a) || (a.name < b.name ? -1 : 1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
