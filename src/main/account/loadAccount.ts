/** One account with everything a page about it starts from. */
import { AppError } from '../../shared/contract/errors.ts';
import type { AccountFacts } from '../../shared/domain/facts.ts';
import type { ScoreModel } from '../../shared/domain/model.ts';
import type { Book } from '../book/openBook.ts';
import { gatherFacts } from '../book/repositories/gatherFacts.ts';
import { readModels, type StoredModel } from '../book/repositories/models.ts';

export interface LoadedAccount {
  readonly facts: AccountFacts;
  readonly models: readonly ScoreModel[];
  readonly storedModels: readonly StoredModel[];
}

/** @throws AppError account/not-found when the id is (no longer) in the book. */
export async function loadAccount(book: Book, accountId: string): Promise<LoadedAccount> {
  const [facts] = gatherFacts(book, { accountIds: [accountId] });
  if (facts === undefined)
    throw new AppError('account/not-found', 'This account is no longer in the book. Go back to the portfolio.', {
      accountId,
    });
  const storedModels = await readModels(book.db);
  return { facts, storedModels, models: storedModels.map(({ model }) => model) };
}
