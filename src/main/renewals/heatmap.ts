/** The renewal-risk heatmap for the screen: the domain's figures with the ids that a click needs, and a total per currency. */
import type { Heatmap, HeatmapBy, HeatmapCell, HeatmapRow, HeatmapRows } from '../../shared/contract/renewals.ts';
import { compareKeys } from '../../shared/domain/compare.ts';
import { monthKey } from '../../shared/domain/days.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import {
  renewalHeatmap,
  type HeatmapCell as Cell,
  type HeatmapRow as Row,
  type ScoredAccount,
} from '../../shared/domain/renewals.ts';
import { standingOf } from '../../shared/domain/standing.ts';
import { rowKey } from './rowKey.ts';

export interface HeatmapQuestion {
  readonly asOf: IsoDay;
  readonly rows: HeatmapRows;
  readonly months: number;
  readonly by: HeatmapBy;
}

/** @param money one sentence: the currency policy the accounts come in. */
export function heatmap(accounts: readonly ScoredAccount[], question: HeatmapQuestion, money: string): Heatmap {
  const { asOf, months, by } = question;
  const own = renewalHeatmap(accounts, { asOf, months, by, keyOf: (scored) => rowKey(question.rows, scored) });
  const all = renewalHeatmap(accounts, { asOf, months, by, keyOf: () => 'All' });
  const sums = accountSums(accounts, question);
  const byName =
    question.rows === 'account' ? new Map(accounts.map(({ account }) => [account.name, account.id])) : null;
  const toRow = (row: Row, key: string | null): HeatmapRow => {
    const currency = row.currency ?? NO_CURRENCY;
    const toCell = (cell: Cell, month: string): HeatmapCell =>
      screenCell(cell, month, sums.get(cellKey(key, currency, month)));
    return {
      key: row.key,
      currency,
      accountId: byName?.get(row.key) ?? null,
      cells: row.cells.map((cell) => toCell(cell, cell.month)),
      overdue: toCell(row.overdue, 'overdue'),
    };
  };
  const date = by === 'end' ? 'contract end' : 'decision date (contract end minus notice days)';
  return {
    asOf,
    rowsBy: question.rows,
    by,
    columns: own.columns,
    rows: own.rows.map((row) => toRow(row, row.key)),
    totals: all.rows.map((row) => toRow(row, null)),
    definition:
      `Pending contracts by the month of their ${date}, whole months; bands as of ${asOf}. Red, yellow, green and unproven add up to ARR due. ` +
      `"Overdue" is what is still pending from earlier months. Churned accounts are left out. ${money}`,
  };
}

function screenCell(cell: Cell, month: string, sums: AccountSums | undefined): HeatmapCell {
  return {
    month,
    arrDueMinor: cell.arrDue,
    redMinor: cell.red,
    yellowMinor: cell.yellow,
    greenMinor: cell.green,
    unprovenMinor: cell.unproven,
    count: cell.count,
    biggest: sums === undefined ? null : biggestOf(sums),
    standing: sums === undefined ? null : standingOf([...sums.values()].map(({ health }) => health)),
  };
}

interface AccountSum {
  readonly accountId: string;
  readonly name: string;
  readonly health: ScoredAccount['health'];
  arrMinor: number;
}
type AccountSums = Map<string, AccountSum>;

/** Most ARR due in the cell; tie: by name. */
function biggestOf(sums: AccountSums): HeatmapCell['biggest'] {
  let biggest: AccountSum | null = null;
  for (const sum of sums.values()) {
    const isBigger = biggest === null || sum.arrMinor > biggest.arrMinor;
    if (isBigger || (sum.arrMinor === biggest?.arrMinor && compareKeys(sum.name, biggest.name) < 0)) biggest = sum;
  }
  return biggest === null ? null : { accountId: biggest.accountId, name: biggest.name, arrMinor: biggest.arrMinor };
}

function cellKey(key: string | null, currency: string, month: string): string {
  return JSON.stringify([key, currency, month]);
}

/** ARR due by account per cell, so that the biggest one can be named and opened: per row, and over all rows (key null). */
function accountSums(accounts: readonly ScoredAccount[], question: HeatmapQuestion): ReadonlyMap<string, AccountSums> {
  const sums = new Map<string, AccountSums>();
  const first = monthKey(question.asOf);
  for (const scored of accounts) {
    const { account, health } = scored;
    const own = rowKey(question.rows, scored);
    for (const due of health.churned ? [] : health.pending) {
      const date = question.by === 'end' ? due.endDate : due.decisionDate;
      if (date === null) continue;
      const month = monthKey(date) < first ? 'overdue' : monthKey(date);
      for (const key of [own, null]) {
        const cell = cellKey(key, due.currency ?? NO_CURRENCY, month);
        const inCell: AccountSums = sums.get(cell) ?? new Map<string, AccountSum>();
        sums.set(cell, inCell);
        const sum = inCell.get(account.id) ?? { accountId: account.id, name: account.name, health, arrMinor: 0 };
        sum.arrMinor += due.arrMinor;
        inCell.set(account.id, sum);
      }
    }
  }
  return sums;
}
