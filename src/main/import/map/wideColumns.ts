/** Wide month columns: which fact each cell of "Jan-26, Feb-26 ..." becomes. Source: import page, "Recognise". */
import { foldHeader } from '../../../shared/fields/fold.ts';
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { isBlankWord } from '../normalise/blanks.ts';
import type { Candidate } from './candidates.ts';
import type { ColumnView, SheetView } from './sheetView.ts';
import { readValues } from './valueMap.ts';

const METRICS: readonly (readonly [RegExp, string | null])[] = [
  [/\b(arr|mrr|revenue|umsatz|ingresos|receita|omzet|amount|billing|invoice|booking|cost|spend|tcv|acv|price)\b/, null],
  [/\b(nps)\b/, 'survey.score'],
  [/\b(pulse|rag|sentiment|ampel|semaforo|farol|stoplicht|traffic)\b/, 'pulse.value'],
  [/\b(licen[sc]es?|licensed|seats|lizenzen|licences|licencias|licencas|licenties)\b/, 'usage.licensedUsers'],
  [/\b(active users?|mau|wau|dau|active|aktive|actifs|activos|ativos|users|nutzer)\b/, 'usage.activeUsers'],
  [
    /\b(logins?|events?|sessions?|calls|usage|nutzung|adoption|activity|utilisation|uso|gebruik|volume|count)\b/,
    'usage.events',
  ],
];

const AMOUNT_OF_PERIOD = 'Amounts per period have no place in the book: kept as an extra field.';

/**
 * Says of a sheet that its amounts are those of months or quarters, or null: whoever brings "MRR by month" expects an ARR of it, and a
 * book without one looks like customers who pay nothing. @param reasons why columns are no fact.
 */
export function amountsOfPeriods(columns: readonly ColumnView[], reasons: ReadonlyMap<number, string>): string | null {
  const amounts = columns.filter(({ index }) => reasons.get(index) === AMOUNT_OF_PERIOD);
  const [first, last] = [amounts[0], amounts.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return `${amounts.length} columns from “${first.header}” to “${last.header}” hold amounts of periods. A book holds contracts, so they are kept as extra fields, and no ARR comes of them: map the latest one to ARR, per month where it is MRR.`;
}

/** The target of a period column, or a reason why there is none. */
export function wideCandidate(column: ColumnView, view: SheetView): Candidate | { readonly reason: string } {
  const period = column.period;
  if (period === null) return { reason: 'This header names no period.' };
  const near = foldHeader(period.metric);
  const measures = near === '' ? measuresOf(view) : [];
  if (new Set(measures.map(ruleFor)).size > 1)
    return { reason: 'Each row holds another measure, told by a column of its own: kept as an extra field.' };
  const around =
    near === '' ? (measures[0] ?? `${view.titles.slice(0, 200)} ${view.sheetName} ${view.fileName}`) : near;
  const rule = ruleFor(around);
  const { tally } = column;
  const total = tally.filled - tally.blankWords;
  const pulse = fieldByKey('pulse.value');
  const isColours =
    pulse !== undefined &&
    total > 0 &&
    tally.texts / total > 0.5 &&
    readValues(pulse, column.header, tally.distinct, (text) => isBlankWord(text, 'enum')).share >= 0.8;
  if (rule !== undefined && rule[1] === null && !isColours) return { reason: AMOUNT_OF_PERIOD };
  const key = isColours ? 'pulse.value' : (rule?.[1] ?? 'usage.events');
  const field = fieldByKey(key);
  if (field === undefined || (total > 0 && !isColours && tally.numbers / total < 0.6))
    return { reason: 'The cells under this period are neither counts nor colours: kept as an extra field.' };
  return {
    column: column.index,
    field,
    ref: {
      key,
      ...(key === 'survey.score' ? { slot: 'NPS' } : {}),
      period: { startDate: period.startDate, days: period.days },
    },
    confidence: isColours || (rule !== undefined && near !== '') ? 0.85 : rule === undefined ? 0.55 : 0.8,
    reason: `The header is a period: each cell becomes ${field.label} of the ${period.days} days from ${period.startDate}.`,
  };
}

function ruleFor(words: string): (typeof METRICS)[number] | undefined {
  return METRICS.find(([test]) => test.test(words));
}

/** True for a header over the names of measures: "Metric", "KPI", "Kennzahl". */
export function isMeasure(folded: string): boolean {
  return MEASURE.test(folded);
}

/** The field that a measure of these folded words fills; null for amounts, which have no place per period; undefined: not known. */
export function metricOf(words: string): string | null | undefined {
  return ruleFor(words)?.[1];
}

const MEASURE =
  /^(?:metrics?|measures?|kpis?|kennzahl(?:en)?|messgrosse|indicateurs?|metriques?|indicador(?:es)?|metricas?|maatstaf|meetwaarde|indicator[ei]?|metrica)$/;

/** What is counted in each row, where a column beside the periods says it. */
function measuresOf(view: SheetView): readonly string[] {
  const column = view.columns.find(({ folded, period }) => period === null && MEASURE.test(folded));
  return column === undefined ? [] : [...column.tally.distinct.keys()].map(foldHeader);
}

/** "Total", "YTD", "FY26 Total", "Avg / month": nothing but words of sums, and what they may stand beside. */
const SUMS =
  /^(?:(?:grand|sub|fy|q[1-4]|year|to|date|per|month|monthly|all|time|general|geral|pro|monat|par|mois|por|mes|\d{2,4}) )*(?:totals?|subtotal|grandtotal|sum|avg|average|mean|median|min|max|ytd|trend|summe|gesamt|gesamtsumme|durchschnitt|mittelwert|somme|moyenne|suma|promedio|soma|media|totaal|gemiddelde?)(?: (?:general|geral|fy|year|to|date|per|month|monthly|pro|monat|par|mois|por|mes|maand|\d{2,4}))*$/;

/**
 * Why a column beside the periods of a wide sheet is no fact of its own, or null where it may be one: it sums them up, or says what they count. The sum of twelve months taken for a
 * count of each of them would stand in the book twelve times.
 */
export function whyNoFactBesidePeriods(column: ColumnView, view: SheetView): string | null {
  if (column.period !== null || !view.columns.some(({ period }) => period !== null)) return null;
  if (SUMS.test(column.folded))
    return 'It sums up the periods beside it, which come in one by one: kept as an extra field.';
  return MEASURE.test(column.folded) && measuresOf(view).some((words) => ruleFor(words) !== undefined)
    ? 'It says what the periods beside it count: kept as an extra field.'
    : null;
}
