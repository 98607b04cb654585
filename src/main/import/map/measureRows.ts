/**
 * Sheets with a measure in each row: "Account | Metric | Month | Value". What the value is hangs on the row: logins are events
 * of that name, "Active users" users, "NPS" the score of an answer. Taken for one field, a satisfaction of 4 would be a
 * detractor. What the book has no place for (amounts, rates) stays out and is told. Source: import page, "Recognise".
 */
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { ColumnPlan, Entity, FieldRef } from '../../../shared/fields/types.ts';
import type { Formats } from '../recognise/sheetRows.ts';
import type { DateContext } from '../normalise/readDate.ts';
import type { EntityGuess } from './entityGuess.ts';
import { planColumn } from './planColumns.ts';
import type { ColumnView, SheetView } from './sheetView.ts';
import { isMeasure, metricOf } from './wideColumns.ts';

/** By measure, folded: where its value goes; null: nowhere. */
export type MeasureRefs = Readonly<Record<string, FieldRef | null>>;

interface Measures {
  readonly measure: ColumnView;
  readonly value: ColumnView;
  readonly refs: MeasureRefs;
}

const VALUE =
  /^(?:(?:metric|measure|kpi) )?(?:values?|wert|messwert|valeur|valor|waarde|valore|amount|count|anzahl|nombre|result|ergebnis)$/;
/** Rates, averages and times are no counts: added up or compared with users they would say nothing. */
const NO_COUNT =
  /%|\b(?:rate|ratio|percent|percentage|share|average|avg|mean|median|quote|anteil|taux|tasa|taxa|index|time|duration|days|hours|minutes|stickiness|score)\b/;
/** More than these are names of things, not measures. */
const MOST_MEASURES = 150;
/** What may be read so: rows with a name of their own (milestones, tickets, contracts) have a metric beside it. */
const OF_MEASURES: ReadonlySet<Entity | null> = new Set<Entity | null>([null, 'usage', 'survey', 'pulse']);

function measuresOf(view: SheetView): Measures | null {
  const measure = view.columns.find(({ folded, tally }) => isMeasure(folded) && tally.texts > 0);
  const values = view.columns.filter(({ folded, tally }) => VALUE.test(folded) && tally.numbers > tally.filled * 0.6);
  const [value] = values;
  if (measure === undefined || value === undefined || values.length > 1) return null;
  if (view.columns.some(({ period }) => period !== null)) return null;
  const named = [...measure.tally.distinct.keys()];
  if (named.length === 0 || named.length > MOST_MEASURES) return null;
  const refs = Object.fromEntries(named.map((text) => [foldHeader(text), refOf(text)]));
  return Object.values(refs).every((ref) => ref === null) ? null : { measure, value, refs };
}

function refOf(text: string): FieldRef | null {
  const words = foldHeader(text);
  if (/\bnps\b|\bnet promoter\b/.test(words)) return { key: 'survey.score', slot: 'NPS' };
  if (/\bcsat\b|\bcustomer satisfaction\b/.test(words)) return { key: 'survey.score', slot: 'CSAT' };
  if (/\bces\b|\bcustomer effort\b/.test(words)) return { key: 'survey.score', slot: 'CES' };
  if (/\b(?:pulse|rag|sentiment|health)\b/.test(words)) return { key: 'pulse.value' };
  if (NO_COUNT.test(words) || text.includes('%')) return null;
  const known = metricOf(words);
  if (known === null) return null;
  return known === 'usage.activeUsers' || known === 'usage.licensedUsers' ? { key: known } : { key: 'usage.events' };
}

/** The reading of such a sheet, where its rows are nothing with a name of its own; null for every other sheet. */
export function guessMeasures(view: SheetView, guess: EntityGuess): EntityGuess | null {
  const measures = OF_MEASURES.has(guess.main) ? measuresOf(view) : null;
  const tie = view.columns.some(({ matches }) =>
    matches.some(
      ({ field, strength }) =>
        strength === 'sure' && /(?:^account\.|\.account)(?:name|externalId|domain)$/i.test(field.key),
    ),
  );
  if (measures === null || !tie) return null;
  return {
    ...guess,
    main: 'usage',
    confidence: CONFIDENCE,
    hasAccount: true,
    namesAccount: true,
    reason: `One row is one measure of an account: “${measures.measure.header}” says which, “${measures.value.header}” how much.`,
  };
}

const CONFIDENCE = 0.85;

/** The columns with what each row's value is; null where no column names measures. */
export function ruleMeasures(
  view: SheetView,
  main: Entity | null,
  columns: readonly ColumnPlan[],
  { formats, context }: { readonly formats: Formats; readonly context: DateContext },
): readonly ColumnPlan[] | null {
  const measures = main === 'usage' ? measuresOf(view) : null;
  if (measures === null) return null;
  const { measure, value, refs } = measures;
  const undated = columns.some(({ field }) => field?.key === 'usage.periodStart')
    ? undefined
    : columns.find(({ field, type }) => field === null && type === 'date');
  const planned = (column: ColumnView, key: string, reason: string): ColumnPlan =>
    planColumn(column, { ref: { key }, confidence: CONFIDENCE, reason }, formats, context).column;
  return columns.map((column) => {
    if (column.index === measure.index)
      return planned(measure, 'usage.feature', `It says what “${value.header}” counts in each row.`);
    if (column.index === value.index)
      return {
        ...planned(value, 'usage.events', `What it counts stands under “${measure.header}”: ${said(refs)}.`),
        byMeasure: { column: measure.index, refs },
      };
    const day = column.index === undated?.index ? view.columns[column.index] : undefined;
    return day === undefined ? column : planned(day, 'usage.periodStart', 'The only day beside the measures.');
  });
}

/** What a measure makes of a row. */
export function entityOf({ key }: FieldRef): Entity {
  return key.startsWith('survey.') ? 'survey' : key.startsWith('pulse.') ? 'pulse' : 'usage';
}

const WORDS: Readonly<Record<string, string>> = {
  'survey.score': 'answers of a survey',
  'pulse.value': 'pulses',
  'usage.activeUsers': 'active users',
  'usage.licensedUsers': 'licensed users',
  'usage.events': 'usage of that name',
};

function said(refs: MeasureRefs): string {
  const groups = Map.groupBy(Object.entries(refs), ([, ref]) => ref?.key ?? '');
  return [...groups]
    .map(([key, list]) => {
      const names = list.slice(0, 3).map(([name]) => name);
      return `${names.join(', ')}${list.length > names.length ? ' …' : ''} ${key === '' ? 'stay out' : `are ${WORDS[key] ?? key}`}`;
    })
    .join('; ');
}
