/** The portfolio as the screen shows it: every account as a row, and the figures on top. */
import type { PortfolioList } from '../../shared/contract/portfolio.ts';
import { addMonths, dayNumber, isoDay } from '../../shared/domain/days.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { retention } from '../../shared/domain/retention.ts';
import { modelsInForce } from '../../shared/domain/model.ts';
import type { Book } from '../book/openBook.ts';
import { extrasByAccount } from '../book/repositories/extras.ts';
import { loadSettings } from '../settings/bookSettings.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';
import { portfolioFigures } from './portfolioFigures.ts';
import { portfolioRow } from './portfolioRow.ts';
import { bookFacts, scoredBook } from './scoredBook.ts';
import { scoredAccounts } from './scoredAccounts.ts';

export async function listPortfolio(book: Book, asOf: IsoDay): Promise<PortfolioList> {
  const { accounts, modelVersion } = await scoredBook(book, asOf);
  const modelOf = modelsInForce((await bookFacts(book)).models, asOf);
  const policy = await loadCurrencyPolicy(book, asOf);
  const settings = await loadSettings(book);
  const extras = extrasByAccount(book);
  const rows = accounts.map((score) => portfolioRow(score, extras.get(score.figures.accountId) ?? null, policy));
  const figures = portfolioFigures(scoredAccounts(accounts), {
    asOf,
    policy,
    fiscalYearStartMonth: settings.fiscalYearStartMonth,
    retention: retention(
      accounts.map((score) => score.seen.facts),
      {
        from: isoDay(addMonths(dayNumber(asOf), -12)),
        to: asOf,
        asOf,
        thresholdsOf: ({ segment }) => modelOf(segment).thresholds,
        rates: policy,
      },
    ),
  });
  return { asOf, modelVersion, rows, figures, extraColumns: extraColumns(extras.values()) };
}

function extraColumns(extras: Iterable<Readonly<Record<string, string>>>): readonly string[] {
  const columns = new Set<string>();
  for (const extra of extras) for (const column of Object.keys(extra)) columns.add(column);
  return [...columns].sort();
}
