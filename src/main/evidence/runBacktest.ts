/** The backtest of the open book with today's model throughout. Source: domain page, "Evidence" and its fine print. */
import type { IsoDay } from '../../shared/domain/facts.ts';
import { backtest } from '../../shared/domain/evidence.ts';
import { modelInForce } from '../../shared/domain/model.ts';
import type { Book } from '../book/openBook.ts';
import { bookFacts } from '../portfolio/scoredBook.ts';

export interface BacktestQuestion {
  /** What is known, and whose model is used. */
  readonly asOf: IsoDay;
  /** Null: the model's `lead_days`. */
  readonly leadDays: number | null;
}

export async function runBacktest(
  book: Book,
  { asOf, leadDays }: BacktestQuestion,
): Promise<ReturnType<typeof backtest>> {
  const { accounts, models } = await bookFacts(book);
  return backtest(accounts, {
    asOf,
    leadDays: leadDays ?? modelInForce(models, asOf).thresholds.lead_days,
    modelOf: (facts) => modelInForce(models, asOf, facts.account.segment),
  });
}
