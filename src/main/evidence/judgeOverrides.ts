/** Overrides of the open book against what happened since, with today's model. Source: product page, belief 7. */
import type { IsoDay } from '../../shared/domain/facts.ts';
import { modelInForce } from '../../shared/domain/model.ts';
import { type Override, type OverrideScores, scoreOverrides } from '../../shared/domain/overrideRecords.ts';
import type { Book } from '../book/openBook.ts';
import { readDecisions } from '../book/repositories/decisions.ts';
import { bookFacts } from '../portfolio/scoredBook.ts';

export async function judgeOverrides(book: Book, asOf: IsoDay): Promise<OverrideScores> {
  const decisions = await readDecisions(book.db);
  const overrides = decisions.flatMap(({ kind, accountId, date, band, author }): readonly Override[] =>
    kind === 'override' && band !== null ? [{ accountId, date, band, author }] : [],
  );
  const { accounts, models } = await bookFacts(book);
  return scoreOverrides(accounts, overrides, {
    asOf,
    modelOf: (facts) => modelInForce(models, asOf, facts.account.segment),
  });
}
