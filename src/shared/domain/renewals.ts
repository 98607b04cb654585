/**
 * Renewal figures over many accounts: what is due when, at which band, and what the rule expects of it.
 * Source: domain page, "Renewal figures" and "Fine print: contracts and renewals"; cli page, fine print of `renewals`
 * and `totals`.
 */
import { compareKeys } from './compare.ts';
import { dayNumber, monthKey, monthKeysFrom } from './days.ts';
import type { Account, Currency, ForecastCategory, IsoDay } from './facts.ts';
import { NO_CURRENCY, roundHalfUp } from './money.ts';
import type { AccountFigures, Band, PendingContract } from './results.ts';

/** One account with its figures, as the portfolio lists it. */
export interface ScoredAccount {
  readonly account: Account;
  readonly health: AccountFigures;
}

/** The four amounts add up to the ARR they split. Minor units of one currency. */
export interface BandAmounts {
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly unproven: number;
}

export interface HeatmapCell extends BandAmounts {
  /** "2026-12"; for the overdue cell the month the columns start with. */
  readonly month: string;
  readonly arrDue: number;
  /** Contracts, not accounts. */
  readonly count: number;
  /** Account with most ARR due in the cell (tie: by name); null when empty. */
  readonly biggest: string | null;
}

export interface HeatmapRow {
  /** "(none)" for a blank key. */
  readonly key: string;
  readonly currency: Currency | null;
  readonly cells: readonly HeatmapCell[];
  /** Still pending from months before the first column. */
  readonly overdue: HeatmapCell;
}

export interface Heatmap {
  readonly asOf: IsoDay;
  readonly columns: readonly string[];
  readonly rows: readonly HeatmapRow[];
}

/** Key shown for accounts whose key is blank. */
export const NO_KEY = '(none)';

export interface HeatmapOptions {
  readonly asOf: IsoDay;
  /** Whole months from the month of the day on. */
  readonly months: number;
  /** What the rows are: segment, CSM, region, account name, ... */
  readonly keyOf: (scored: ScoredAccount) => string | null;
  /** Columns by decision month (default) or by the month the contract ends. */
  readonly by?: 'decision' | 'end';
}

/** The renewal-risk heatmap: one row per key and currency, one cell per month; churned accounts are left out. */
export function renewalHeatmap(accounts: readonly ScoredAccount[], options: HeatmapOptions): Heatmap {
  const columns = monthKeysFrom(dayNumber(options.asOf), options.months);
  const first = columns[0] ?? monthKey(options.asOf);
  const columnOf = new Map(columns.map((month, index) => [month, index]));
  const rows = new Map<string, { key: string; currency: Currency | null; cells: OpenCell[]; overdue: OpenCell }>();
  for (const scored of accounts) {
    if (scored.health.churned) continue;
    for (const due of scored.health.pending) {
      const date = options.by === 'end' ? due.endDate : due.decisionDate;
      if (date === null) continue;
      const month = monthKey(date);
      const column = columnOf.get(month);
      if (column === undefined && month >= first) continue;
      const key = keyOrNone(options.keyOf(scored));
      const rowKey = JSON.stringify([key, due.currency]);
      let row = rows.get(rowKey);
      if (row === undefined) {
        row = { key, currency: due.currency, cells: columns.map(openCell), overdue: openCell(first) };
        rows.set(rowKey, row);
      }
      addDue(column === undefined ? row.overdue : (row.cells[column] ?? row.overdue), scored, due);
    }
  }
  const ordered = [...rows.values()].sort(
    (a, b) => compareKeys(a.key, b.key) || compareKeys(a.currency ?? '', b.currency ?? ''),
  );
  return {
    asOf: options.asOf,
    columns,
    rows: ordered.map(({ key, currency, cells, overdue }) => ({
      key,
      currency,
      cells: cells.map(closeCell),
      overdue: closeCell(overdue),
    })),
  };
}

function keyOrNone(key: string | null): string {
  return key === null || key.trim() === '' ? NO_KEY : key;
}

interface OpenCell {
  readonly month: string;
  readonly amounts: Record<Band, number>;
  count: number;
  readonly byAccount: Map<string, { readonly name: string; arr: number }>;
}

function openCell(month: string): OpenCell {
  return { month, amounts: { red: 0, yellow: 0, green: 0, unproven: 0 }, count: 0, byAccount: new Map() };
}

function addDue(cell: OpenCell, { account, health }: ScoredAccount, due: PendingContract): void {
  cell.amounts[health.band] += due.arrMinor;
  cell.count += 1;
  const own = cell.byAccount.get(account.id);
  if (own === undefined) cell.byAccount.set(account.id, { name: account.name, arr: due.arrMinor });
  else own.arr += due.arrMinor;
}

function closeCell({ month, amounts, count, byAccount }: OpenCell): HeatmapCell {
  let biggest: { readonly name: string; readonly arr: number } | null = null;
  for (const own of byAccount.values()) {
    const isBigger =
      biggest === null || own.arr > biggest.arr || (own.arr === biggest.arr && compareKeys(own.name, biggest.name) < 0);
    if (isBigger) biggest = own;
  }
  const arrDue = amounts.red + amounts.yellow + amounts.green + amounts.unproven;
  return { month, arrDue, ...amounts, count, biggest: biggest?.name ?? null };
}

/** Probabilities of renewal by category, in percent, as the rule calls them. */
export const CALL_PERCENT: Readonly<Record<ForecastCategory, number>> = {
  commit: 95,
  likely: 75,
  'at risk': 45,
  loss: 15,
};

export interface RuleCall {
  readonly category: ForecastCategory;
  readonly percent: number;
  /** True for unproven accounts: called likely for want of evidence, and marked. */
  readonly marked: boolean;
}

const CALL_BY_BAND: Readonly<Record<Band, ForecastCategory>> = {
  green: 'commit',
  yellow: 'likely',
  red: 'at risk',
  unproven: 'likely',
};

/** What the rule calls an account's renewals: by band; loss where *past decision* fired on a red or unproven account. */
export function ruleCall(health: AccountFigures): RuleCall {
  const isPast = health.exceptions.some(({ name }) => name === 'past decision');
  const isLoss = isPast && (health.band === 'red' || health.band === 'unproven');
  const category = isLoss ? 'loss' : CALL_BY_BAND[health.band];
  return { category, percent: CALL_PERCENT[category], marked: health.band === 'unproven' };
}

export interface DueWindow {
  /** First day, included; null: from ever, so that overdue decisions are in. */
  readonly from: IsoDay | null;
  /** Last day, included; null: without end. */
  readonly to: IsoDay | null;
  readonly by?: 'decision' | 'end';
}

/** A pending contract that is due in a window, with its account. */
export interface DueContract {
  readonly scored: ScoredAccount;
  readonly contract: PendingContract;
  /** The day it was sorted into the window by. */
  readonly date: IsoDay;
}

/** Pending contracts whose decision date (or end date) falls in a window, earliest first; churned accounts are left out. */
export function dueInWindow(
  accounts: readonly ScoredAccount[],
  { from, to, by = 'decision' }: DueWindow,
): readonly DueContract[] {
  const due: DueContract[] = [];
  for (const scored of accounts) {
    if (scored.health.churned) continue;
    for (const contract of scored.health.pending) {
      const date = by === 'end' ? contract.endDate : contract.decisionDate;
      if (date === null || (from !== null && date < from) || (to !== null && date > to)) continue;
      due.push({ scored, contract, date });
    }
  }
  return due.sort((a, b) => compareKeys(a.date, b.date) || compareKeys(a.scored.account.name, b.scored.account.name));
}

export interface DueSummary extends BandAmounts {
  readonly currency: Currency | null;
  readonly arrDue: number;
  readonly contracts: number;
  readonly accounts: number;
  /** ARR of due contracts whose account is red; yellow, green and unproven stand beside it. */
  readonly arrAtRisk: number;
  /** Sum of ARR x (1 - p) by the rule call, rounded once; never called ARR at risk. */
  readonly expectedLoss: number;
}

/** Due contracts added up per currency. */
export function summarizeDue(due: readonly DueContract[]): readonly DueSummary[] {
  const byCurrency = new Map<string, DueContract[]>();
  for (const item of due) {
    const key = item.contract.currency ?? NO_CURRENCY;
    const list = byCurrency.get(key);
    if (list === undefined) byCurrency.set(key, [item]);
    else list.push(item);
  }
  return [...byCurrency.entries()].sort(([a], [b]) => compareKeys(a, b)).map(([, items]) => summarizeOne(items));
}

function summarizeOne(items: readonly DueContract[]): DueSummary {
  const amounts: Record<Band, number> = { red: 0, yellow: 0, green: 0, unproven: 0 };
  let lossPercent = 0;
  for (const { scored, contract } of items) {
    amounts[scored.health.band] += contract.arrMinor;
    lossPercent += contract.arrMinor * (100 - ruleCall(scored.health).percent);
  }
  return {
    currency: items[0]?.contract.currency ?? null,
    ...amounts,
    arrDue: amounts.red + amounts.yellow + amounts.green + amounts.unproven,
    contracts: items.length,
    accounts: new Set(items.map(({ scored }) => scored.account.id)).size,
    arrAtRisk: amounts.red,
    expectedLoss: roundHalfUp(lossPercent / 100),
  };
}
