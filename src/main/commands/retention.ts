/** `quarterbook retention`: GRR, NRR, logo and renewal rates of a period with their definition. Source: cli page and its fine print. */
import { modelsInForce } from '../../shared/domain/model.ts';
import { retention, type Retention } from '../../shared/domain/retention.ts';
import { gatherContracts } from '../book/repositories/gatherFacts.ts';
import { readModels } from '../book/repositories/models.ts';
import { loadCurrencyPolicy } from '../settings/rateList.ts';
import { readArgs, type RunCommand } from './command.ts';
import { bookOptions, dayOption, needed, noMore, todayHere, withBook } from './readBook.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, { ...bookOptions, from: { type: 'string' }, to: { type: 'string' } });
  noMore(positionals);
  const from = dayOption(needed(values.from, '--from'), '--from') ?? '';
  const to = dayOption(needed(values.to, '--to'), '--to') ?? '';
  const asOf = dayOption(values['as-of'], '--as-of') ?? todayHere();
  const rates = await withBook(
    values.book,
    async (book) => {
      const models = (await readModels(book.db)).map(({ model }) => model);
      const modelOf = modelsInForce(models, asOf);
      return retention(gatherContracts(book), {
        from,
        to,
        asOf,
        thresholdsOf: ({ segment }) => modelOf(segment).thresholds,
        rates: await loadCurrencyPolicy(book, asOf),
      });
    },
    'facts',
  );
  env.out(values.json === true ? JSON.stringify({ asOf, ...rates }) : retentionText(rates));
};

function retentionText({ cohort, byCurrency, definition, ...overall }: Retention): string {
  const rateLines = (
    rates: Pick<Retention, 'grr' | 'nrr' | 'logo' | 'grossRenewalRate' | 'netRenewalRate'>,
  ): string[] => [
    `  GRR                 ${percent(rates.grr)}`,
    `  NRR                 ${percent(rates.nrr)}`,
    `  Logo retention      ${percent(rates.logo)}`,
    `  Gross renewal rate  ${percent(rates.grossRenewalRate)}`,
    `  Net renewal rate    ${percent(rates.netRenewalRate)}`,
  ];
  const currencies = Object.entries(byCurrency);
  const several =
    currencies.length > 1
      ? currencies.flatMap(([currency, rates]) => [`${currency} (${rates.cohort} customers)`, ...rateLines(rates)])
      : [];
  return [
    `Retention from ${overall.from} to ${overall.to}, ${cohort} customers`,
    ...rateLines(overall),
    ...several,
    '',
    definition.sentence,
  ].join('\n');
}

function percent(rate: number | null): string {
  return rate === null ? 'no base' : `${(rate * 100).toFixed(1)} %`;
}
