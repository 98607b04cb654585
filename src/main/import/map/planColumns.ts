/** From counted columns to a plan of columns: entity, fields, readings, value lists. Source: import page, "Map". */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { isComputedHeader } from '../../../shared/fields/computedColumn.ts';
import type { ColumnPlan, Entity, Field } from '../../../shared/fields/types.ts';
import { isBlankWord } from '../normalise/blanks.ts';
import { currencyInHeader, currencyOf, scaleInHeader } from '../normalise/currencies.ts';
import type { DateContext } from '../normalise/readDate.ts';
import { samplesOf } from '../recognise/columnTally.ts';
import type { Formats } from '../recognise/sheetRows.ts';
import { amountWarning } from './amountColumns.ts';
import { assignColumns, type Assigned } from './assignColumns.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { columnType } from './columnType.ts';
import { isNetScore } from './contentFit.ts';
import { decideReadings } from './decideReadings.ts';
import type { EntityGuess } from './entityGuess.ts';
import type { ColumnView, SheetView } from './sheetView.ts';
import { preferColumns } from './preferColumns.ts';
import { takeSteps } from './stageColumns.ts';
import { readValues } from './valueMap.ts';
import { amountsOfPeriods, whyNoFactBesidePeriods, wideCandidate } from './wideColumns.ts';

export interface PlannedColumns {
  readonly columns: readonly ColumnPlan[];
  readonly entities: readonly Entity[];
  readonly warnings: readonly string[];
}

export function planColumns(
  view: SheetView,
  guess: EntityGuess,
  formats: Formats,
  context: DateContext,
): PlannedColumns {
  const candidates = new Map<number, readonly Candidate[]>();
  const wideReasons = new Map<number, string>();
  for (const column of view.columns) {
    if (isComputedHeader(column.header)) {
      wideReasons.set(
        column.index,
        'Quarterbook computed this column when it exported the table: there is nothing to import.',
      );
      continue;
    }
    const sum = whyNoFactBesidePeriods(column, view);
    if (sum !== null) {
      wideReasons.set(column.index, sum);
      continue;
    }
    if (column.period === null || guess.main === null) {
      candidates.set(column.index, candidatesOf(column, guess));
      continue;
    }
    const wide = wideCandidate(column, view);
    if ('field' in wide) candidates.set(column.index, [wide]);
    else wideReasons.set(column.index, wide.reason);
  }
  const isOfCustomers = guess.main === 'account' || guess.main === 'contract';
  const stepNotes = isOfCustomers ? takeSteps(candidates, view, context) : [];
  preferColumns(candidates, view, guess.main);
  dropLoneParts(candidates, guess.main);
  const { assigned: chosen, warnings } = assignColumns(candidates, (index) => view.columns[index]?.header ?? '');
  const assigned = withoutCounts(chosen, guess.main);
  const notes = [...warnings, ...stepNotes, ...otherTables(view), ...duplicateHeaders(view)];
  const columns = view.columns.map((column) => {
    const choice = assigned.get(column.index) ?? {
      ref: null,
      confidence: 0,
      reason: wideReasons.get(column.index) ?? whyNone(column, guess),
    };
    const plan = planColumn(column, choice, formats, context);
    if (plan.warning !== undefined) notes.push(plan.warning);
    return plan.column;
  });
  const amounts = amountWarning(columns, view);
  if (amounts !== null) notes.push(amounts);
  const ofPeriods = guess.main === null ? null : amountsOfPeriods(view.columns, wideReasons);
  if (ofPeriods !== null) notes.push(ofPeriods);
  return { columns, entities: guess.main === null ? [] : entitiesOf(columns, guess.main), warnings: notes };
}

/** What a fact cannot be without: without the score, a "response date" may be the answer to anything. */
const CORE: Readonly<Partial<Record<Entity, readonly string[]>>> = {
  survey: ['survey.score'],
  touch: ['touch.date'],
  milestone: ['milestone.title'],
  pulse: ['pulse.value'],
  forecast: ['forecast.category'],
  usage: ['usage.activeUsers', 'usage.licensedUsers', 'usage.events'],
};

/** Parts of a fact beside the main one whose core no column can be are left to the next reading. */
function dropLoneParts(candidates: Map<number, readonly Candidate[]>, main: Entity | null): void {
  const possible = new Set([...candidates.values()].flat().map(({ field }) => field.key));
  for (const [index, found] of candidates) {
    const kept = found.filter(({ field, ref }) => {
      // A step of an onboarding has its title from its header.
      const isWhole =
        field.entity === main || ref.period !== undefined || (ref.slot !== undefined && field.entity === 'milestone');
      const core = isWhole ? undefined : CORE[field.entity];
      return core === undefined || core.some((key) => possible.has(key));
    });
    if (kept.length < found.length) candidates.set(index, kept);
  }
}

/** A log of single events counts nothing: what "Event" and "Date" are there is anybody's guess. */
function withoutCounts(assigned: ReadonlyMap<number, Assigned>, main: Entity | null): ReadonlyMap<number, Assigned> {
  if (main !== 'usage' || [...assigned.values()].some(({ ref }) => CORE.usage?.includes(ref?.key ?? '') === true))
    return assigned;
  return new Map(
    [...assigned].map(([index, choice]) => [
      index,
      choice.ref?.key.startsWith('usage.account') === true
        ? choice
        : { ...choice, confidence: Math.min(choice.confidence, UNCOUNTED) },
    ]),
  );
}

const UNCOUNTED = 0.85;

/** One column with a decided target: type, readings, currency, value list. Also used when a person changes the target. */
export function planColumn(
  column: ColumnView,
  choice: Assigned,
  formats: Formats,
  context: DateContext,
): { readonly column: ColumnPlan; readonly warning?: string } {
  const { tally, header, index } = column;
  const field = choice.ref === null ? null : (fieldByKey(choice.ref.key) ?? null);
  const format = formats.get(index);
  const { warning, ...readings } = decideReadings(tally, field, header, context, column.sheetMark);
  const currency = currencyFor(column, format?.currency);
  const scale = field?.type === 'money' ? scaleInHeader(header) : 1;
  const values =
    field?.values === undefined ? null : readValues(field, header, tally.distinct, (text) => isBlankWord(text, 'enum'));
  return {
    column: {
      index,
      header,
      type: columnType(tally, format),
      field: choice.ref,
      confidence: Math.round(choice.confidence * 100) / 100,
      reason: choice.reason,
      ...readings,
      ...(currency === null ? {} : { currency }),
      ...(scale === 1 ? {} : { scale }),
      ...(format !== undefined && format.percent > tally.filled / 2 ? { percentFormat: true } : {}),
      ...(format?.zeroPad === undefined || format.zeroPad === null ? {} : { zeroPad: format.zeroPad }),
      ...(values === null
        ? {}
        : {
            valueMap: values.map,
            ...(values.unknown.length > 0 && field?.type !== 'text' ? { unknownValues: values.unknown } : {}),
          }),
      ...(column.isBeside ? { isBeside: true } : {}),
      samples: samplesOf(tally),
      filled: tally.filled,
      blank: tally.blank,
      distinct: tally.distinct.size,
    },
    ...(warning !== undefined && field !== null ? { warning } : lostDigits(column, field)),
  };
}

function lostDigits(column: ColumnView, field: Field | null): { readonly warning?: string } {
  const { lostDigits: count } = column.tally;
  if (count === 0 || (field !== null && field.type !== 'id')) return {};
  return {
    warning: `Excel keeps only 15 digits: ${count} ids in column “${column.header}” may already have lost their last digits in the file. Format the column as Text in the source and export again.`,
  };
}

function currencyFor(column: ColumnView, formats: Readonly<Record<string, number>> | undefined): string | null {
  const inHeader = currencyInHeader(column.header);
  const counted = new Map(column.tally.currencies);
  for (const [sign, count] of Object.entries(formats ?? {})) {
    const code = currencyOf(sign);
    if (code !== null) counted.set(code, (counted.get(code) ?? 0) + count);
  }
  const [top] = [...counted].toSorted((a, b) => b[1] - a[1]);
  if (top === undefined) return column.tally.numbers > 0 ? inHeader : null;
  // "ARR (CAD)" over "$ 1,200": the code says which dollar is meant.
  return inHeader !== null && counted.size === 1 ? inHeader : counted.size === 1 ? top[0] : null;
}

function whyNone(column: ColumnView, guess: EntityGuess): string {
  if (column.isBeside) return 'This column belongs to another table beside the one that is read; it is not imported.';
  if (column.folded === '') return 'This column has no header; its cells are kept as an extra field.';
  if (guess.main === null) return 'The sheet was not recognised, so no column is mapped.';
  if (column.matches.some((match) => match.field.key === 'pulse.value') && column.tally.numbers > 0)
    return 'A health score of another system is not a pulse: kept as an extra field.';
  if (isNetScore(column.header, column.tally))
    return 'A net promoter score is worked out from many answers and is none itself: kept as an extra field.';
  return column.matches.length > 0
    ? 'The header is known, but its cells or this sheet say otherwise: kept as an extra field.'
    : 'The header is not known: kept as an extra field.';
}

function otherTables(view: SheetView): readonly string[] {
  const headers = view.columns
    .filter((column) => column.isBeside && column.header !== '')
    .map((column) => column.header);
  if (headers.length === 0) return [];
  return [
    `Another table stands beside this one (${headers.slice(0, 4).join(', ')}); only the largest table of a sheet is imported.`,
  ];
}

function duplicateHeaders(view: SheetView): readonly string[] {
  const seen = new Map<string, number>();
  for (const column of view.columns)
    if (column.folded !== '') seen.set(column.folded, (seen.get(column.folded) ?? 0) + 1);
  return [...seen]
    .filter(([, count]) => count > 1)
    .map(([folded, count]) => {
      const header = view.columns.find((column) => column.folded === folded)?.header ?? folded;
      return `${count} columns are called “${header}”.`;
    });
}

/** The entities the mapped columns fill, main one first. A companion without a fact of its own is not named. */
export function entitiesOf(columns: readonly ColumnPlan[], main: Entity | null): readonly Entity[] {
  const found: Entity[] = main === null ? [] : [main];
  for (const { field, byMeasure } of columns) {
    for (const ref of field === null ? [] : [field, ...Object.values(byMeasure?.refs ?? {})]) {
      const known = ref === null ? undefined : fieldByKey(ref.key);
      if (known === undefined || known.reference === true || found.includes(known.entity)) continue;
      found.push(known.entity);
    }
  }
  return found;
}
