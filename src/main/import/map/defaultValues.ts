/** Values that every row of a sheet gets where no column gives them: said by its name, its headers or its rhythm. */
import type { ColumnPlan, Entity } from '../../../shared/fields/types.ts';
import { dayOfReading, readDate, type DateContext } from '../normalise/readDate.ts';
import type { SheetView } from './sheetView.ts';

/** Catalogue key -> value, or null: an NPS export needs no column "Kind", a weekly usage export none for the length of its periods. */
export function defaultsOf(
  view: SheetView,
  main: Entity | null,
  columns: readonly ColumnPlan[],
  context: DateContext,
): Readonly<Record<string, string>> | null {
  switch (main) {
    case 'survey':
      return { 'survey.kind': surveyKind(view) };
    case 'forecast':
      return { 'forecast.caller': 'csm' };
    case 'usage': {
      const days = periodDays(view, columns, context);
      return days === null ? null : { 'usage.periodDays': String(days) };
    }
    default:
      return null;
  }
}

function surveyKind(view: SheetView): string {
  const words = `${view.sheetName} ${view.fileName} ${view.titles.slice(0, 200)} ${view.columns.map((column) => column.folded).join(' ')}`;
  if (/\bnps\b|recommend|promoter/.test(words)) return 'NPS';
  if (/\bcsat\b|customer satisfaction/.test(words)) return 'CSAT';
  return /\bces\b|effort/.test(words) ? 'CES' : 'NPS';
}

const DAY_MS = 86_400_000;
/** Fewer starts than this show no rhythm. */
const LEAST_STARTS = 4;

/** 1 for daily and 7 for weekly rows, by the gaps between the starts seen; months are left to the rule of 30 days. */
function periodDays(view: SheetView, columns: readonly ColumnPlan[], context: DateContext): number | null {
  if (columns.some((column) => column.field?.key === 'usage.periodDays' || column.field?.period !== undefined))
    return null;
  const starts = columns.find((column) => column.field?.key === 'usage.periodStart');
  const tally = starts === undefined ? undefined : view.columns[starts.index]?.tally;
  if (starts === undefined || tally === undefined) return null;
  const days = new Set<number>();
  for (const text of tally.distinct.keys()) {
    const reading = readDate(text, context);
    const day = reading === null ? null : dayOfReading(reading, starts.dateOrder, false);
    if (day !== null) days.add(Date.parse(day) / DAY_MS);
  }
  const sorted = [...days].toSorted((a, b) => a - b);
  if (sorted.length < LEAST_STARTS) return null;
  const gaps = sorted.slice(1).map((day, index) => day - (sorted[index] ?? day));
  if (gaps.every((gap) => gap % 7 === 0) && gaps.some((gap) => gap === 7)) return 7;
  return gaps.filter((gap) => gap === 1).length / gaps.length >= 0.8 ? 1 : null;
}
