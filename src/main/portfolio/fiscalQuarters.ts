/** Quarters of the team's own fiscal year. */
import { addMonths, isoDay, toCalendar, fromCalendar, type DayNumber } from '../../shared/domain/days.ts';

export interface FiscalQuarter {
  /** "2026 Q4", or "FY27 Q1" where the fiscal year does not start in January (named by the year it ends in). */
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** `count` quarters, the first being the one `day` lies in. */
export function fiscalQuarters(day: DayNumber, startMonth: number, count: number): readonly FiscalQuarter[] {
  const { year, month } = toCalendar(day);
  const monthsIn = (((month - startMonth) % 3) + 3) % 3;
  const first = addMonths(fromCalendar(year, month, 1), -monthsIn);
  return Array.from({ length: count }, (_, index) => quarterFrom(addMonths(first, 3 * index), startMonth));
}

function quarterFrom(start: DayNumber, startMonth: number): FiscalQuarter {
  const { year, month } = toCalendar(start);
  const monthOfYear = (month - startMonth + 12) % 12;
  const quarter = Math.floor(monthOfYear / 3) + 1;
  const startYear = month >= startMonth ? year : year - 1;
  const label =
    startMonth === 1 ? `${year} Q${quarter}` : `FY${String((startYear + 1) % 100).padStart(2, '0')} Q${quarter}`;
  return { label, from: isoDay(start), to: isoDay(addMonths(start, 3) - 1) };
}
