/** The contracts behind a cell of the heatmap, behind a row, or behind everything it shows. */
import type { HeatmapBy, HeatmapRows } from '../../shared/contract/renewals.ts';
import { addMonths, dayNumber, isoDay, monthEnd, monthStart } from '../../shared/domain/days.ts';
import type { Currency, IsoDay } from '../../shared/domain/facts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import { dueInWindow, type DueContract, type DueWindow, type ScoredAccount } from '../../shared/domain/renewals.ts';
import { rowKey } from './rowKey.ts';

export interface CellQuestion {
  readonly asOf: IsoDay;
  readonly rows: HeatmapRows;
  readonly months: number;
  readonly by: HeatmapBy;
  /** Absent: every row. */
  readonly key?: string;
  readonly currency?: Currency;
  /** "YYYY-MM" or "overdue"; absent: the overdue cell and all columns. */
  readonly month?: string;
}

/** By date, then account name. */
export function contractsBehind(accounts: readonly ScoredAccount[], question: CellQuestion): readonly DueContract[] {
  const { rows, key, currency } = question;
  return dueInWindow(accounts, windowOf(question)).filter(
    ({ scored, contract }) =>
      (key === undefined || rowKey(rows, scored) === key) &&
      (currency === undefined || (contract.currency ?? NO_CURRENCY) === currency),
  );
}

function windowOf({ asOf, months, month, by }: CellQuestion): DueWindow {
  const first = monthStart(dayNumber(asOf));
  if (month === undefined) return { from: null, to: isoDay(addMonths(first, months) - 1), by };
  if (month === 'overdue') return { from: null, to: isoDay(first - 1), by };
  const start = dayNumber(`${month}-01`);
  return { from: isoDay(start), to: isoDay(monthEnd(start)), by };
}
