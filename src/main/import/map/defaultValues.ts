/** Values that every row of a sheet gets where no column gives them: said by its name, its headers or its rhythm. */
import { foldHeader } from '../../../shared/fields/fold.ts';
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
  const lost = churnDates(view, columns) === null ? null : { 'contract.outcome': 'churned' };
  const own = defaultsOfMain(view, main, columns, context);
  return lost === null && own === null ? null : { ...own, ...lost };
}

/** A date of churn says what became of the contract, too. */
const CHURN_DATE =
  /\b(?:churn|churned|cancel|cancelled|canceled|cancellation|lost|gekundigt|kundigung|kundigungsdatum|resilie|resiliation|cancelacion|cancelamento|baja|opgezegd|opzegdatum)\b/;
/** A list of losses with part losses among them, which their dates cannot tell from whole ones. */
const PART_LOSS = /\b(?:downsell|downgrade|downgraded|contraction|contracted|partial|partially|reduction)\b/;

/** Header of the column whose dates mean that the contract was lost; null where an outcome is told, or some were lost in part. */
export function churnDates(view: SheetView, columns: readonly ColumnPlan[]): string | null {
  if (columns.some(({ field }) => field?.key === 'contract.outcome')) return null;
  const dates = columns.find(
    ({ index, field }) => field?.key === 'contract.outcomeDate' && CHURN_DATE.test(view.columns[index]?.folded ?? ''),
  );
  if (dates === undefined) return null;
  const isInPart = view.columns.some(
    ({ folded, tally }) =>
      PART_LOSS.test(folded) || [...tally.distinct.keys()].some((text) => PART_LOSS.test(foldHeader(text))),
  );
  return isInPart ? null : dates.header;
}

/** Header of the column whose days say that a contract was lost although its status is still open; null where none does. */
export function openLossDates(columns: readonly ColumnPlan[]): string | null {
  if (!columns.some(({ field }) => field?.key === 'contract.outcome')) return null;
  return columns.find(datesLosses)?.header ?? null;
}

/** "Canceled at" of some rows; a day that every row has is one until which it can be cancelled. */
export function datesLosses({ field, header, blank }: ColumnPlan): boolean {
  return field?.key === 'contract.outcomeDate' && blank > 0 && CHURN_DATE.test(foldHeader(header));
}

function defaultsOfMain(
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
  if (/\bnps\b|recomm|recomend|empfehl|aanbeve|consigli|promoter/.test(words)) return 'NPS';
  if (/\bcsat\b|satisf|zufrieden|tevreden|soddisf/.test(words)) return 'CSAT';
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
