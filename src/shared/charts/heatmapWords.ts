/** The renewal heatmap in words: what a cell says, the finding, the table. */
import type { Heatmap, HeatmapCell, HeatmapRow } from '../contract/renewals.ts';
import { formatMoneyShort } from '../domain/money.ts';
import { standingWords } from '../domain/standing.ts';
import type { PictureTable } from './picture.ts';

export interface HeatmapWords {
  /** "2027-03" as it stands over a column. */
  readonly month: (month: string) => string;
  /** "2027-03" as it is spoken. */
  readonly monthLong: (month: string) => string;
  readonly rowsBy: string;
  readonly overdue: string;
  readonly total: string;
  readonly share: (share: number) => string;
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function monthLong(month: string, words: HeatmapWords): string {
  return month === 'overdue' ? words.overdue : words.monthLong(month);
}

/** "Enterprise, March 2027: $1.24M due in 3 contracts; 38 % red, 0 % yellow, 62 % green, 0 % unproven; biggest Halden Freight, $800k, 65 % of it; accounts: coverage 91 %, ..." */
export function speakHeatmapCell(label: string, currency: string, cell: HeatmapCell, words: HeatmapWords): string {
  const where = `${label}, ${monthLong(cell.month, words)}`;
  if (cell.count === 0) return `${where}: nothing due`;
  const due = `${formatMoneyShort(cell.arrDueMinor, currency)} due in ${cell.count} ${cell.count === 1 ? 'contract' : 'contracts'}`;
  const share = (minor: number, band: string) => `${words.share(shareOf(minor, cell.arrDueMinor))} ${band}`;
  const bands = [
    share(cell.redMinor, 'red (at risk)'),
    share(cell.yellowMinor, 'yellow'),
    share(cell.greenMinor, 'green'),
    share(cell.unprovenMinor, 'unproven'),
  ];
  const biggest =
    cell.biggest === null
      ? ''
      : `; biggest ${cell.biggest.name}, ${formatMoneyShort(cell.biggest.arrMinor, currency)}, ${words.share(shareOf(cell.biggest.arrMinor, cell.arrDueMinor))} of it`;
  const standing = cell.standing === null ? '' : `; accounts: ${standingWords(cell.standing)}`;
  return `${where}: ${due}; ${bands.join(', ')}${biggest}${standing}`;
}

/** What is due and at risk in all, and where most of the risk stands. */
export function heatmapFinding(data: Heatmap, words: HeatmapWords): string {
  const sentences = data.totals.map((row) => {
    const cells = [row.overdue, ...row.cells];
    const due = cells.reduce((sum, cell) => sum + cell.arrDueMinor, 0);
    const red = cells.reduce((sum, cell) => sum + cell.redMinor, 0);
    const worst = cells.reduce((most, cell) => (cell.redMinor > most.redMinor ? cell : most), row.overdue);
    const where = worst.redMinor === 0 ? '' : `, most of it in ${monthLong(worst.month, words)}`;
    return `${formatMoneyShort(due, row.currency)} due, ${words.share(shareOf(red, due))} of it at risk${where}`;
  });
  return `Renewals by ${words.rowsBy.toLowerCase()} and month: ${sentences.length === 0 ? 'nothing due' : sentences.join('; ')}`;
}

export function heatmapTable(data: Heatmap, words: HeatmapWords): PictureTable {
  const right = (label: string) => ({ label, align: 'right' as const });
  const line = (row: HeatmapRow, label: string) => [
    label,
    row.currency,
    ...[row.overdue, ...row.cells].map((cell) => tableCell(cell, row.currency, words)),
  ];
  return {
    caption: data.definition,
    columns: [
      { label: words.rowsBy, align: 'left' },
      { label: 'Currency', align: 'left' },
      right(words.overdue),
      ...data.columns.map((month) => right(words.month(month))),
    ],
    rows: [...data.rows.map((row) => line(row, row.key)), ...data.totals.map((row) => line(row, words.total))],
  };
}

function tableCell(cell: HeatmapCell, currency: string, words: HeatmapWords): string {
  if (cell.count === 0) return '';
  const share = (letter: string, minor: number) =>
    minor === 0 ? [] : [`${letter} ${words.share(shareOf(minor, cell.arrDueMinor))}`];
  return [
    `${formatMoneyShort(cell.arrDueMinor, currency)} (${cell.count})`,
    ...share('R', cell.redMinor),
    ...share('U', cell.unprovenMinor),
  ].join(' · ');
}
