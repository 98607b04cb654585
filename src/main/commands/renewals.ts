/** `quarterbook renewals`: the heatmap's numbers. Source: cli page and its fine print. */
import { HEATMAP_BY, HEATMAP_ROWS, type HeatmapBy, type HeatmapRows } from '../../shared/contract/renewals.ts';
import { formatMoneyShort } from '../../shared/domain/money.ts';
import { renewalHeatmap, type Heatmap, type HeatmapRow } from '../../shared/domain/renewals.ts';
import { scoreForFigures } from '../portfolio/scoredBook.ts';
import { rowKey } from '../renewals/rowKey.ts';
import { readArgs, UsageError, type RunCommand } from './command.ts';
import { bookOptions, dayOption, noMore, numberOption, todayHere, withBook } from './readBook.ts';
import { textTable, type TextColumn } from './textTable.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, {
    ...bookOptions,
    rows: { type: 'string', default: 'segment' },
    months: { type: 'string' },
    by: { type: 'string', default: 'decision' },
  });
  noMore(positionals);
  const rows = oneOf(values.rows, HEATMAP_ROWS, '--rows');
  const by = oneOf(values.by, HEATMAP_BY, '--by');
  const months = numberOption(values.months, '--months', { min: 1, max: 120 }) ?? 12;
  const asOf = dayOption(values['as-of'], '--as-of') ?? todayHere();
  const accounts = await withBook(values.book, (book) => scoreForFigures(book, asOf), 'facts');
  const heatmap = renewalHeatmap(accounts, { asOf, months, by, keyOf: (scored) => rowKey(rows, scored) });
  env.out(values.json === true ? JSON.stringify(heatmap) : heatmapText(heatmap, rows, by));
};

function oneOf<const T extends HeatmapRows | HeatmapBy>(text: string, known: readonly T[], option: string): T {
  const found = known.find((value) => value === text);
  if (found === undefined) throw new UsageError(`${option} "${text}" is not one of ${known.join(', ')}.`);
  return found;
}

/** ARR due per month; in brackets what of it is red. */
function heatmapText({ asOf, columns, rows }: Heatmap, rowsBy: HeatmapRows, by: HeatmapBy): string {
  const amount = (row: HeatmapRow, index: number): string => {
    const cell = index < 0 ? row.overdue : row.cells[index];
    if (cell === undefined || cell.count === 0) return '';
    const red = cell.red === 0 ? '' : ` (${formatMoneyShort(cell.red, row.currency)} red)`;
    return formatMoneyShort(cell.arrDue, row.currency) + red;
  };
  const table: TextColumn<HeatmapRow>[] = [
    { title: rowsBy, cell: ({ key }) => key },
    { title: '', cell: ({ currency }) => currency ?? '' },
    { title: 'overdue', align: 'right', cell: (row) => amount(row, -1) },
    ...columns.map((month, index): TextColumn<HeatmapRow> => ({
      title: month,
      align: 'right',
      cell: (row) => amount(row, index),
    })),
  ];
  const what = by === 'end' ? 'contract end' : 'decision date';
  return `ARR due by month of the ${what}, as of ${asOf}.\n\n${textTable(table, rows)}`;
}
