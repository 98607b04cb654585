/** `quarterbook evidence`: the backtest on the user's own book. Source: cli page and its fine print. */
import type { Evidence } from '../../shared/domain/evidence.ts';
import { SIGNALS } from '../../shared/domain/evidence.ts';
import type { Estimate } from '../../shared/domain/wilson.ts';
import type { OverrideScores } from '../../shared/domain/overrideRecords.ts';
import { judgeOverrides } from '../evidence/judgeOverrides.ts';
import { runBacktest } from '../evidence/runBacktest.ts';
import { readArgs, type RunCommand } from './command.ts';
import { bookOptions, dayOption, noMore, numberOption, todayHere, withBook } from './readBook.ts';
import { textTable } from './textTable.ts';

const LONGEST_LEAD = 3650;

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, { ...bookOptions, 'lead-days': { type: 'string' } });
  noMore(positionals);
  const asOf = dayOption(values['as-of'], '--as-of') ?? todayHere();
  const leadDays = numberOption(values['lead-days'], '--lead-days', { min: 0, max: LONGEST_LEAD });
  const { evidence, judged } = await withBook(
    values.book,
    async (book) => ({
      evidence: (await runBacktest(book, { asOf, leadDays })).evidence,
      judged: await judgeOverrides(book, asOf),
    }),
    'facts',
  );
  const { records: overrides, ...overrideTotals } = judged;
  env.out(
    values.json === true
      ? JSON.stringify({ ...evidence, overrides, overrideTotals })
      : `${evidenceText(evidence)}\n\n${overridesText(judged)}`,
  );
};

function overridesText({ n, right, open, tooFew }: OverrideScores): string {
  const judged = n === 0 ? 'No override has been decided since.' : `Overrides right: ${right} of ${n}.`;
  return `${judged}${n > 0 && tooFew ? ` Too few to judge (n = ${n}).` : ''}${open > 0 ? ` ${open} not decided yet.` : ''}`;
}

function evidenceText(evidence: Evidence): string {
  const { n, losses, tooFew, confusion, precision, recall, lift, auc, leadDays } = evidence;
  const head = `${n} decided contracts scored ${leadDays} days before their decision, ${losses} lost.${tooFew ? ` Too few to judge (n = ${losses}).` : ''}`;
  const flags = `Flagged and lost ${confusion.tp}, flagged and renewed ${confusion.fp}, not flagged and lost ${confusion.fn}, not flagged and renewed ${confusion.tn}.`;
  const table = textTable(
    [
      { title: 'Signal', cell: ({ name }) => name },
      { title: 'Value', align: 'right', cell: ({ estimate }) => decimal(estimate.value) },
      { title: '95 %', cell: ({ estimate }) => `${decimal(estimate.low)} to ${decimal(estimate.high)}` },
      { title: 'n', align: 'right', cell: ({ estimate }) => String(estimate.n) },
    ],
    [
      { name: 'precision of the flags', estimate: precision },
      { name: 'recall of the flags', estimate: recall },
      { name: 'lift over the base rate', estimate: { ...lift, n: precision.n } },
      ...SIGNALS.map((name): { readonly name: string; readonly estimate: Estimate } => ({
        name: `AUC of ${name}`,
        estimate: auc[name],
      })),
    ],
  );
  return `${head}\n${flags}\n\n${table}`;
}

function decimal(value: number | null): string {
  return value === null ? 'none' : value.toFixed(2);
}
