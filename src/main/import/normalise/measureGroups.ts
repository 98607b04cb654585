/** Groups of a sheet with a measure in each row: per field that its values fill, read from the rows of those measures alone. */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { ColumnPlan, FieldRef, SheetPlan } from '../../../shared/fields/types.ts';
import { entityOf } from '../map/measureRows.ts';

/** Which rows a group is read from. */
export interface MeasureFilter {
  readonly column: number;
  /** Where the value stands; rows without one say nothing. */
  readonly value: number;
  /** Folded. */
  readonly measures: ReadonlySet<string>;
}

/** The day of a measure by what it is. */
const DAYS: Readonly<Record<string, string>> = {
  usage: 'usage.periodStart',
  survey: 'survey.answeredDate',
  pulse: 'pulse.date',
};

/** The sheet as the rows of each kind of measure see it; null where all rows are alike. */
export function byMeasure(
  plan: SheetPlan,
): readonly { readonly plan: SheetPlan; readonly filter: MeasureFilter }[] | null {
  const value = plan.columns.find((column) => column.byMeasure !== undefined && column.field !== null);
  if (value?.byMeasure === undefined) return null;
  const { column, refs } = value.byMeasure;
  const kinds = Map.groupBy(Object.entries(refs), ([, ref]) => (ref === null ? '' : `${ref.key}@${ref.slot ?? ''}`));
  return [...kinds.values()].flatMap((list) => {
    const [[, ref] = []] = list;
    if (ref === undefined || ref === null) return [];
    const columns = plan.columns.map((one) => columnFor(one, ref, { value: value.index, measure: column }));
    return [
      {
        plan: { ...plan, columns },
        filter: { column, value: value.index, measures: new Set(list.map(([words]) => words)) },
      },
    ];
  });
}

function columnFor(
  column: ColumnPlan,
  ref: FieldRef,
  at: { readonly value: number; readonly measure: number },
): ColumnPlan {
  const { byMeasure: _, ...plain } = column;
  if (column.index === at.value) return { ...plain, field: ref };
  if (column.index === at.measure) return ref.key === 'usage.events' ? plain : { ...plain, field: null };
  return { ...plain, field: fieldFor(column.field, ref) };
}

/** The same of another entity: its account, its person, its day; null where it has none such. */
function fieldFor(field: FieldRef | null, ref: FieldRef): FieldRef | null {
  const own = field === null ? undefined : fieldByKey(field.key);
  if (own === undefined || own.entity !== 'usage') return field;
  const entity = entityOf(ref);
  const key = own.key === DAYS['usage'] ? (DAYS[entity] ?? '') : `${entity}${own.key.slice('usage'.length)}`;
  if (fieldByKey(key) === undefined) return null;
  return { key, ...(ref.slot === undefined ? {} : { slot: ref.slot }) };
}
