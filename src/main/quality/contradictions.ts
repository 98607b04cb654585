/** Facts that cannot both be right, over the whole book. Source: domain page ("Contradictions"). */
import { seeAccount } from '../../shared/domain/accountDay.ts';
import { contradictionsOf } from '../../shared/domain/contradictions.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { modelInForce } from '../../shared/domain/model.ts';
import type { Gap } from '../../shared/domain/results.ts';
import type { Book } from '../book/openBook.ts';
import { bookFacts } from '../portfolio/scoredBook.ts';

export interface AccountContradiction {
  readonly accountId: string;
  readonly accountName: string;
  readonly gap: Gap;
}

/** By account name. */
export async function contradictions(book: Book, asOf: IsoDay): Promise<readonly AccountContradiction[]> {
  const { accounts, models } = await bookFacts(book);
  return accounts.flatMap((facts) => {
    const { id: accountId, name: accountName, segment } = facts.account;
    const seen = seeAccount(facts, asOf, modelInForce(models, asOf, segment));
    return contradictionsOf(seen).map((gap) => ({ accountId, accountName, gap }));
  });
}
