/** Watermelons, disagreements and every exception, each with its accounts and their ARR. Churned accounts are left out. */
import type { ExceptionList, ListedAccount } from '../../shared/contract/portfolio.ts';
import { displayScore } from '../../shared/domain/compare.ts';
import { exceptionHit } from '../../shared/domain/exceptionWords.ts';
import type { ExceptionName } from '../../shared/domain/results.ts';
import { EXCEPTIONS } from '../../shared/domain/results.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { disagreementOf } from '../../shared/domain/scoreAccount.ts';
import type { StoredDecision } from '../book/repositories/decisions.ts';
import { amountsOf } from './coverage.ts';
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

/** @param settled the decision in force that settles an account's disagreement, by account id. */
export function exceptionLists(
  scores: readonly AccountScore[],
  settled: ReadonlyMap<string, StoredDecision>,
): readonly ExceptionList[] {
  const alive = scores.filter(({ figures }) => !figures.churned);
  const watermelons = alive.filter(({ figures }) => figures.watermelon);
  const disagreements = alive.flatMap((score) => {
    const found = disagreementOf(score);
    return found === null ? [] : [{ score, because: found.because }];
  });
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
      settled,
    ),
  ];
  for (const name of EXCEPTIONS) {
    const hit = alive.flatMap((score) => {
      const figure = score.exceptions.find((exception) => exception.name === name);
      return figure === undefined ? [] : [{ score, because: exceptionHit(figure, score.seen).because }];
    });
    lists.push(listOf(name, capital(name), RULES[name], hit));
  }
  return lists;
}

interface Listed {
  readonly score: AccountScore;
  readonly because: string;
}

function listOf(
  key: ExceptionList['key'],
  label: string,
  rule: string,
  listed: readonly Listed[],
  settled: ReadonlyMap<string, StoredDecision> = new Map(),
): ExceptionList {
  const accounts = listed.map(({ score, because }) => ({
    ...listedAccount(score, because),
    settled: settledWords(settled.get(score.figures.accountId)),
  }));
  return {
    key,
    label,
    rule,
    amounts: amountsOf(scoredAccounts(listed.map(({ score }) => score))),
    accounts: accounts.sort(byMoney),
  };
}

function listedAccount({ seen, figures }: AccountScore, because: string): Omit<ListedAccount, 'settled'> {
  return {
    accountId: figures.accountId,
    name: seen.facts.account.name,
    csm: seen.facts.account.csm,
    arrByCurrency: figures.arrByCurrency,
    decisionDate: figures.decisionDate,
    daysToDecision: daysTo(figures.decisionDate, seen.day),
    displayScore: figures.score === null ? null : displayScore(figures.score, seen.thresholds),
    coverage: figures.coverage,
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
  return `${capital(decision.kind)} on ${decision.date}${author}: ${decision.text}`;
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
