/** What every renewals question starts from: the accounts of the book with figures in the book's currency policy. */
import type { IsoDay } from '../../shared/domain/facts.ts';
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import type { Book } from '../book/openBook.ts';
import { convertFigures } from '../portfolio/convertFigures.ts';
import { scoredAccounts } from '../portfolio/scoredAccounts.ts';
import { scoredBook } from '../portfolio/scoredBook.ts';
import { policySentence } from '../settings/currencyPolicy.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';

export interface DueAccounts {
  readonly day: IsoDay;
  readonly accounts: readonly ScoredAccount[];
  /** By account id. */
  readonly scores: ReadonlyMap<string, AccountScore>;
  /** The currency policy in one sentence, for definition boxes. */
  readonly money: string;
}

export async function dueAccounts(book: Book, day: IsoDay): Promise<DueAccounts> {
  const policy = await loadCurrencyPolicy(book, day);
  const { accounts } = await scoredBook(book, day);
  return {
    day,
    accounts: convertFigures(policy, scoredAccounts(accounts)),
    scores: new Map(accounts.map((score) => [score.figures.accountId, score])),
    money: policySentence(policy),
  };
}
