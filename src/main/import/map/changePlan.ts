/** One step of a person in the wizard, as a pure function from plan to plan; recounts only what depends on the step. Source: import page. */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { rowsLeftOut } from '../../../shared/fields/rowFilter.ts';
import { assertNever } from '../../../shared/contract/errors.ts';
import type {
  ColumnPlan,
  Entity,
  FieldRef,
  PlanChange,
  SheetChoices,
  SheetPlan,
} from '../../../shared/fields/types.ts';
import type { SheetSource } from '../recognise/sheetRows.ts';
import { planOf, TAKEN_IN, viewOf, type SheetOptions, type ViewedSheet } from '../understand.ts';
import { targetKey } from './assignColumns.ts';
import { entitiesOf, planColumn } from './planColumns.ts';
import { stepOf } from './stageColumns.ts';
import { rowsPeriodOf } from './rowsPeriod.ts';
import { keyOf } from './valueMap.ts';
import { namesAccount, NO_ACCOUNT } from './whoseRows.ts';

/** The sheet behind a plan: its rows can be walked again. */
export interface Ground {
  readonly sheet: SheetSource;
  /** File name as the person knows it. */
  readonly displayName: string;
  readonly options: SheetOptions;
}

/** The plan after the step. The sheet is walked again only where rows or types must be counted anew. */
export function changePlan(plan: SheetPlan, change: PlanChange, ground: Ground): SheetPlan {
  return withAccount(changed(plan, change, ground));
}

/** What a person has answered is not asked again: the account is named now. */
function withAccount(plan: SheetPlan): SheetPlan {
  const isNamed =
    plan.defaults?.['account.name'] !== undefined || namesAccount(plan.columns.map(({ field }) => field?.key ?? ''));
  if (!isNamed || (plan.reason !== NO_ACCOUNT && !plan.warnings.includes(NO_ACCOUNT))) return plan;
  return {
    ...plan,
    reason: plan.reason === NO_ACCOUNT ? 'You said which account the rows belong to.' : plan.reason,
    warnings: plan.warnings.filter((warning) => warning !== NO_ACCOUNT),
  };
}

function changed(plan: SheetPlan, change: PlanChange, ground: Ground): SheetPlan {
  switch (change.kind) {
    case 'headerRow':
      return recount(plan, ground, headerChoice(plan, change), plan.includeHiddenRows);
    case 'ignoreRows':
      return recount(plan, ground, { ...plan.choices, ignoreRows: change.rows }, plan.includeHiddenRows);
    case 'keepRows':
      return recount(plan, ground, { ...plan.choices, keepRows: change.rows }, plan.includeHiddenRows);
    case 'includeHiddenRows':
      return recount(plan, ground, { ...plan.choices }, change.include);
    case 'main':
      return recount(plan, ground, { ...plan.choices, main: change.entity }, plan.includeHiddenRows);
    case 'include':
      return included(plan, change.include);
    case 'rowFilter':
      return filtered(plan, change.keep);
    case 'account':
      return {
        ...included(plan, true),
        reason: `You chose “${change.name}” for all rows of this sheet.`,
        defaults: { ...plan.defaults, 'account.name': change.name },
      };
    case 'period': {
      const { period: _, ...rest } = plan;
      const { viewed, options } = viewedOf(ground, { ...plan.choices, period: change.period }, plan.includeHiddenRows);
      const period = rowsPeriodOf(viewed.view, plan.columns, options);
      return { ...rest, choices: { ...plan.choices, period: change.period }, ...(period === null ? {} : { period }) };
    }
    case 'field':
      return setField(plan, change.column, change.field, ground);
    case 'value':
      return editColumn(plan, change.column, (column) => setValue(column, change.raw, change.canonical));
    case 'dateOrder':
      return editColumn(plan, change.column, ({ ambiguity, ...column }) => ({
        ...column,
        ...(ambiguity?.kind === 'decimal' ? { ambiguity } : {}),
        dateOrder: change.order,
      }));
    case 'decimal':
      return editColumn(plan, change.column, ({ ambiguity, ...column }) => ({
        ...column,
        ...(ambiguity?.kind === 'dateOrder' ? { ambiguity } : {}),
        decimal: change.mark,
      }));
    case 'currency':
      return editColumn(plan, change.column, (column) => ({ ...column, currency: change.currency }));
    default:
      return assertNever(change);
  }
}

/** What a person takes in stays in when the sheet is read again, with the rows that come in then. */
function included(plan: SheetPlan, include: boolean): SheetPlan {
  const { include: _, ...choices } = plan.choices ?? {};
  return recounted(plan, {
    ...plan,
    include,
    reason: include ? TAKEN_IN : 'You left this sheet out.',
    choices: include ? { ...choices, include } : choices,
  });
}

/** Which rows come in; the columns are read from all of them, whatever is ticked. */
function filtered(plan: SheetPlan, keep: readonly string[] | null): SheetPlan {
  if (plan.rowFilter === undefined) return plan;
  const { column } = plan.rowFilter;
  return recounted(plan, {
    ...plan,
    rowFilter: { ...plan.rowFilter, keep },
    choices: { ...plan.choices, rowFilter: { column, keep } },
  });
}

function headerChoice(
  { choices }: SheetPlan,
  { row, fromRow }: Extract<PlanChange, { readonly kind: 'headerRow' }>,
): SheetChoices {
  const { headerFromRow: _, ...others } = choices ?? {};
  return { ...others, headerRow: row, ...(fromRow === undefined ? {} : { headerFromRow: fromRow }) };
}

function recounted(before: SheetPlan, after: SheetPlan): SheetPlan {
  const leftOut = (plan: SheetPlan): number => (plan.include ? rowsLeftOut(plan) : 0);
  return { ...after, rowCount: before.rowCount + leftOut(before) - leftOut(after) };
}

function editColumn(plan: SheetPlan, index: number, edit: (column: ColumnPlan) => ColumnPlan): SheetPlan {
  return { ...plan, columns: plan.columns.map((column) => (column.index === index ? edit(column) : column)) };
}

function setValue(column: ColumnPlan, raw: string, canonical: string): ColumnPlan {
  const key = keyOf(raw);
  const unknownValues = column.unknownValues?.filter((unknown) => keyOf(unknown.value) !== key);
  return {
    ...column,
    valueMap: { ...column.valueMap, [key]: canonical },
    ...(unknownValues === undefined ? {} : { unknownValues }),
  };
}

function viewedOf(
  ground: Ground,
  choices: SheetChoices,
  includeHiddenRows: boolean,
): { readonly viewed: ViewedSheet; readonly options: SheetOptions } {
  const options: SheetOptions = { ...ground.options, ...choices, includeHiddenRows };
  return { viewed: viewOf(ground.sheet, ground.displayName, options), options };
}

/** Reads the sheet again under new choices; columns a person chose keep their field where the header is still the same. */
function recount(plan: SheetPlan, ground: Ground, choices: SheetChoices, includeHiddenRows: boolean): SheetPlan {
  const { viewed, options } = viewedOf(ground, choices, includeHiddenRows);
  let fresh = planOf(ground.sheet, viewed, options);
  for (const column of plan.columns) {
    if (column.chosen !== true || fresh.columns[column.index]?.header !== column.header) continue;
    fresh = withField(fresh, column.index, column.field, viewed, options);
    fresh = editColumn(fresh, column.index, (now) => ({
      ...now,
      ...(column.valueMap === undefined ? {} : { valueMap: { ...now.valueMap, ...column.valueMap } }),
    }));
  }
  return { ...fresh, ...(plan.defaults === undefined ? {} : { defaults: { ...fresh.defaults, ...plan.defaults } }) };
}

function setField(plan: SheetPlan, index: number, ref: FieldRef | null, ground: Ground): SheetPlan {
  const { viewed, options } = viewedOf(ground, plan.choices ?? {}, plan.includeHiddenRows);
  return withField(plan, index, ref === null ? null : ofItsStep(ref, plan, index), viewed, options);
}

/** A day of a milestone that no column names is one of the step that its own header names: "Training date", "Go-live". */
function ofItsStep(ref: FieldRef, plan: SheetPlan, index: number): FieldRef {
  const isNamed = plan.columns.some(({ field }) => field?.key === TITLE);
  if (fieldByKey(ref.key)?.entity !== 'milestone' || ref.key === TITLE || ref.slot !== undefined || isNamed) return ref;
  const header = plan.columns[index]?.header ?? '';
  const slot = plan.entities[0] === 'milestone' ? undefined : (stepOf(header)?.name ?? header);
  return slot === undefined || slot === '' ? ref : { ...ref, slot };
}

const TITLE = 'milestone.title';

/** Gives a column its field and takes that field from whichever column had it. */
function withField(
  plan: SheetPlan,
  index: number,
  ref: FieldRef | null,
  viewed: ViewedSheet,
  options: SheetOptions,
): SheetPlan {
  const columns = plan.columns.map((column): ColumnPlan => {
    const view = viewed.view.columns[column.index];
    if (column.index === index && view !== undefined) {
      const reason =
        ref === null ? 'You left this column out; its cells are kept as an extra field.' : 'You chose this field.';
      return {
        ...planColumn(view, { ref, confidence: ref === null ? 0 : 1, reason }, viewed.profile.formats, options).column,
        chosen: true,
      };
    }
    if (ref === null || column.field === null || targetKey(column.field) !== targetKey(ref)) return column;
    return {
      ...column,
      field: null,
      confidence: 0,
      reason: 'You gave its field to another column; this one is kept as an extra field.',
    };
  });
  const main = plan.entities[0] ?? mainOf(ref);
  const entities = entitiesOf(columns, main);
  return recounted(plan, {
    ...plan,
    columns,
    entities,
    include: plan.include || (entities.length > 0 && namesAccount(columns.map((column) => column.field?.key ?? ''))),
  });
}

function mainOf(ref: FieldRef | null): Entity | null {
  return ref === null ? null : (fieldByKey(ref.key)?.entity ?? null);
}
