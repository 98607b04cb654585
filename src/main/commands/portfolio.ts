/** `quarterbook portfolio`: every account with score, parts, band and exceptions. Source: cli page. */
import type { IsoDay } from '../../shared/domain/facts.ts';
import { formatMoneyShort } from '../../shared/domain/money.ts';
import { portfolioTotals, type PortfolioTotals } from '../../shared/domain/totals.ts';
import { scoreForFigures, type FiguredAccount } from '../portfolio/scoredBook.ts';
import { readArgs, type RunCommand } from './command.ts';
import { bookOptions, dayOption, noMore, todayHere, withBook } from './readBook.ts';
import { textTable } from './textTable.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, bookOptions);
  noMore(positionals);
  const asOf = dayOption(values['as-of'], '--as-of') ?? todayHere();
  const accounts = await withBook(values.book, (book) => scoreForFigures(book, asOf), 'facts');
  const totals = portfolioTotals(accounts);
  env.out(
    values.json === true
      ? JSON.stringify({ asOf, totals, accounts: accounts.map(accountJson) })
      : portfolioText(asOf, totals, accounts),
  );
};

function accountJson({ account, health: figures }: FiguredAccount): object {
  return {
    name: account.name,
    externalId: account.externalId,
    segment: account.segment,
    csm: account.csm,
    region: account.region,
    status: figures.churned ? 'churned' : 'active',
    arr: figures.arrMinor,
    currency: figures.currency,
    arrByCurrency: figures.arrByCurrency,
    decisionDate: figures.decisionDate,
    contractEnd: figures.contractEndDate,
    score: figures.score,
    coverage: figures.coverage,
    freshness: figures.freshness,
    band: figures.band,
    bandFromScore: figures.bandFromScore,
    parts: figures.values,
    exceptions: figures.exceptions.map(({ name }) => name),
    watermelon: figures.watermelon,
    modelVersion: figures.modelVersion,
  };
}

function portfolioText(asOf: IsoDay, totals: PortfolioTotals, accounts: readonly FiguredAccount[]): string {
  const table = textTable<FiguredAccount>(
    [
      { title: 'Account', cell: ({ account }) => account.name },
      { title: 'CSM', cell: ({ account }) => account.csm ?? '' },
      { title: 'ARR', align: 'right', cell: ({ health: figures }) => amounts(figures.arrByCurrency) },
      { title: 'Decision', cell: ({ health: figures }) => figures.decisionDate ?? '' },
      { title: 'Score', align: 'right', cell: ({ displayScore }) => String(displayScore ?? '') },
      {
        title: 'Known',
        align: 'right',
        cell: ({ health: figures }) => `${Math.floor(figures.coverage * 100 + 1e-9)} %`,
      },
      { title: 'Band', cell: ({ health: figures }) => (figures.churned ? 'churned' : figures.band) },
      { title: 'Exceptions', cell: ({ health: figures }) => figures.exceptions.map(({ name }) => name).join(', ') },
    ],
    accounts,
  );
  const lines = Object.entries(totals.byCurrency).map(
    ([currency, sum]) =>
      `${currency}: ${formatMoneyShort(sum.arr, currency)} active ARR: green ${formatMoneyShort(sum.green, currency)}, yellow ${formatMoneyShort(sum.yellow, currency)}, ` +
      `red ${formatMoneyShort(sum.red, currency)}, unproven ${formatMoneyShort(sum.unproven, currency)}`,
  );
  const head = `As of ${asOf}: ${totals.accounts} accounts, ${totals.watermelons} watermelons, ${totals.churned} churned.`;
  return `${[head, ...lines].join('\n')}\n\n${table}`;
}

function amounts(sums: Readonly<Record<string, number>>): string {
  return Object.entries(sums)
    .map(([currency, minor]) => formatMoneyShort(minor, currency))
    .join(' + ');
}
