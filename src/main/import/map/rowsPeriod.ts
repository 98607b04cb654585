/** The stretch of time the rows of a sheet are from, by its name (a tab for each month) or the lines above it. Source: import page, "Recognise". */
import type { ColumnPlan, RowsPeriod, SheetChoices } from '../../../shared/fields/types.ts';
import { dayAfter } from '../normalise/calendar.ts';
import { dayOfReading, readDate, type DateContext } from '../normalise/readDate.ts';
import type { Period } from '../recognise/periodHeader.ts';
import type { SheetView } from './sheetView.ts';

/** Dates by which lists of renewals, losses and new customers are parted into tabs. */
const DUE: ReadonlySet<string> = new Set(['contract.endDate', 'contract.outcomeDate', 'contract.startDate']);
/** So many of the dates in the stretch: the tab lists what falls due then, and says nothing of when it was written. */
const DUE_SHARE = 0.8;

/** As a person says, else as the name of the sheet or the lines above it say; null where it says no time, or one that is still to come. */
export function rowsPeriodOf(
  view: SheetView,
  columns: readonly ColumnPlan[],
  options: DateContext & Pick<SheetChoices, 'period'>,
): RowsPeriod | null {
  const { period: chosen, today } = options;
  if (chosen !== undefined) return chosen === null ? null : { ...chosen, day: dayOf(chosen, today), from: 'person' };
  const { statedPeriod } = view;
  if (statedPeriod === null || statedPeriod.startDate > today) return null;
  // A title that says when the list was kept says so whatever falls due then.
  if (statedPeriod.from === 'name' && listsDue(view, columns, statedPeriod, options)) return null;
  return { ...statedPeriod, day: dayOf(statedPeriod, today) };
}

/** What was said at the end of the stretch has its last day; while it runs the first, so that it is seen and stays the same. */
function dayOf({ startDate, days }: Period, today: string): string {
  const last = dayAfter(startDate, days - 1) ?? startDate;
  return last <= today ? last : startDate;
}

/** "Renewals Q1 2026" is no look at the customers of that quarter: its contracts end then. */
function listsDue(view: SheetView, columns: readonly ColumnPlan[], period: Period, context: DateContext): boolean {
  const last = dayAfter(period.startDate, period.days - 1) ?? period.startDate;
  return columns.some(({ index, field, dateOrder }) => {
    const tally = DUE.has(field?.key ?? '') ? view.columns[index]?.tally : undefined;
    if (tally === undefined) return false;
    let within = 0;
    let dates = 0;
    for (const [text, count] of tally.distinct) {
      const reading = readDate(text, context);
      const day = reading === null ? null : dayOfReading(reading, dateOrder, true);
      if (day === null) continue;
      dates += count;
      if (day >= period.startDate && day <= last) within += count;
    }
    return dates > 0 && within / dates >= DUE_SHARE;
  });
}
