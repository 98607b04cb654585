/** Remembered mappings: made from a plan, found again by look-alike headers, laid over a fresh plan. Source: import page, "Map". */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import { fingerprintLikeness } from '../../../shared/fields/fingerprint.ts';
import { rowsLeftOut } from '../../../shared/fields/rowFilter.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import type {
  ColumnPlan,
  FieldPolicy,
  RememberedColumn,
  RememberedMapping,
  RowFilter,
  SheetPlan,
} from '../../../shared/fields/types.ts';
import type { DateContext } from '../normalise/readDate.ts';
import type { ViewedSheet } from '../understand.ts';
import { targetKey } from './assignColumns.ts';
import { nthHeaders, rememberedOf } from './nthHeaders.ts';
import { entitiesOf, planColumn } from './planColumns.ts';
import { rowFilterOf } from './rowFilter.ts';
import type { SheetView } from './sheetView.ts';
import { keyOf } from './valueMap.ts';
import { namesAccount, NO_ACCOUNT } from './whoseRows.ts';

/** Sheets that share this much of their headers are look-alikes. */
const ALIKE_FROM = 0.6;
const REMEMBERED = 0.99;

/** Where the sheet or one of its columns differs from the book. */
interface Policies {
  readonly policy: FieldPolicy;
  readonly columnPolicies: ReadonlyMap<number, FieldPolicy>;
}

const FILE_WINS: Policies = { policy: 'file wins', columnPolicies: new Map() };

/** Where the sheet or one of its columns differs from the book, and the file it stands in. */
type Import = Policies & { readonly fileName?: string };

/** Where rows belong to one account: the sheet, or the file where sheets have no name. */
export function placeOf(sheetName: string, fileName: string): string {
  return sheetName === '' ? fileName : sheetName;
}

/** What to remember of a plan once it was imported. */
export function rememberMapping(
  plan: SheetPlan,
  { policy, columnPolicies, fileName = '' }: Import = FILE_WINS,
): RememberedMapping {
  const { 'account.name': account, ...defaults } = plan.defaults ?? {};
  const headers = nthHeaders(plan.columns);
  const columns = plan.columns.flatMap((column, at): readonly RememberedColumn[] => {
    const { header = '', nth = 0 } = headers[at] ?? {};
    if (header === '') return [];
    const own = columnPolicies.get(column.index);
    return [
      {
        header,
        nth,
        field: column.field,
        ...(column.valueMap === undefined ? {} : { valueMap: column.valueMap }),
        ...(column.dateOrder === undefined ? {} : { dateOrder: column.dateOrder }),
        ...(column.decimal === undefined ? {} : { decimal: column.decimal }),
        ...(column.currency === undefined ? {} : { currency: column.currency }),
        ...(own === undefined ? {} : { policy: own }),
      },
    ];
  });
  return {
    fingerprint: plan.fingerprint,
    main: plan.entities[0] ?? null,
    columns,
    ...(Object.keys(defaults).length === 0 ? {} : { defaults }),
    ...(account === undefined ? {} : { accounts: { [placeOf(plan.name, fileName)]: account } }),
    ...rememberedFilter(plan, columns),
    ...(policy === FILE_WINS.policy ? {} : { policy }),
  };
}

/** A filter that leaves nothing out is none: stages that come later are taken in as well. */
function rememberedFilter(
  { rowFilter, columns: plans }: SheetPlan,
  columns: readonly RememberedColumn[],
): Pick<RememberedMapping, 'rowFilter'> {
  if (rowFilter === undefined || rowFilter.keep === null || rowsLeftOut({ rowFilter }) === 0) return {};
  const named = plans.filter((plan) => foldHeader(plan.header) !== '');
  const column = columns[named.findIndex((plan) => plan.index === rowFilter.column)];
  return column === undefined ? {} : { rowFilter: { header: column.header, nth: column.nth, keep: rowFilter.keep } };
}

/** The remembered mapping of the most alike sheet, or null. */
export function mappingFor(fingerprint: string, remembered: readonly RememberedMapping[]): RememberedMapping | null {
  let best: RememberedMapping | null = null;
  let bestLikeness = ALIKE_FROM;
  for (const mapping of remembered) {
    const likeness = fingerprintLikeness(fingerprint, mapping.fingerprint);
    if (likeness >= bestLikeness) {
      best = mapping;
      bestLikeness = likeness;
    }
  }
  return best;
}

/**
 * Lays a remembered mapping over a plan: columns found again by header keep what was chosen, wherever they stand now; new
 * columns keep their guess unless its field is taken. Readings are decided from this file's cells, not remembered.
 */
export function applyMapping(
  plan: SheetPlan,
  remembered: RememberedMapping,
  viewed: ViewedSheet,
  context: DateContext,
  fileName = '',
): SheetPlan {
  const account = remembered.accounts?.[placeOf(plan.name, fileName)];
  const defaults = {
    ...plan.defaults,
    ...remembered.defaults,
    ...(account === undefined ? {} : { 'account.name': account }),
  };
  const found = rememberedOf(plan.columns, remembered);
  const taken = new Set(found.flatMap((match) => (match?.field ? [targetKey(match.field)] : [])));
  const columns = plan.columns.map((column, index): ColumnPlan => {
    const match = found[index];
    const view = viewed.view.columns[index];
    if (match === undefined || view === undefined) {
      const isTaken = column.field !== null && taken.has(targetKey(column.field));
      return isTaken
        ? {
            ...column,
            field: null,
            confidence: 0,
            reason: 'Another column has this field in the mapping you used before.',
          }
        : column;
    }
    if (match.field !== null && fieldByKey(match.field.key) === undefined) return column;
    const reason =
      match.field === null
        ? 'Kept as an extra field, as when a sheet like this was last imported.'
        : 'Mapped as when a sheet like this was last imported.';
    const { column: fresh } = planColumn(
      view,
      { ref: match.field, confidence: match.field === null ? 0 : REMEMBERED, reason },
      viewed.profile.formats,
      context,
    );
    const valueMap = match.valueMap === undefined ? fresh.valueMap : { ...fresh.valueMap, ...match.valueMap };
    const { ambiguity, ...settled } = fresh;
    const isAnswered =
      ambiguity !== undefined && (ambiguity.kind === 'dateOrder' ? match.dateOrder : match.decimal) !== undefined;
    return {
      ...(isAnswered ? settled : fresh),
      ...(isAnswered && ambiguity.kind === 'dateOrder' ? { dateOrder: match.dateOrder } : {}),
      ...(isAnswered && ambiguity.kind === 'decimal' ? { decimal: match.decimal } : {}),
      ...(fresh.currency === undefined && match.currency !== undefined ? { currency: match.currency } : {}),
      ...(valueMap === undefined ? {} : { valueMap }),
      ...(column.byMeasure === undefined || match.field?.key !== column.field?.key
        ? {}
        : { byMeasure: column.byMeasure }),
      ...(fresh.unknownValues === undefined
        ? {}
        : { unknownValues: fresh.unknownValues.filter((value) => valueMap?.[keyOf(value.value)] === undefined) }),
      chosen: true,
    };
  });
  const rowFilter = filterAgain(plan, remembered, found, viewed.view);
  const { rowFilter: _, ...rest } = plan;
  return {
    ...rest,
    ...(rowFilter === null ? {} : { rowFilter }),
    rowCount: viewed.profile.table.rowCount - (rowFilter === null ? 0 : rowsLeftOut({ rowFilter })),
    // Kept when the sheet is read again for another choice.
    choices: {
      ...plan.choices,
      include: true,
      ...(rowFilter === null ? {} : { rowFilter: { column: rowFilter.column, keep: rowFilter.keep } }),
    },
    columns,
    entities: entitiesOf(columns, plan.entities[0] ?? remembered.main),
    ...(Object.keys(defaults).length === 0 ? {} : { defaults }),
    ...takenIn(plan, columns, defaults),
  };
}

/** Taken in, unless nothing says whose the rows are. */
function takenIn(
  plan: SheetPlan,
  columns: readonly ColumnPlan[],
  defaults: Readonly<Record<string, string>>,
): Pick<SheetPlan, 'include' | 'reason' | 'warnings'> {
  const isNamed = defaults['account.name'] !== undefined || namesAccount(columns.map(({ field }) => field?.key ?? ''));
  return isNamed || plan.reason !== NO_ACCOUNT
    ? {
        include: true,
        reason: 'The columns are like those of a sheet you imported before; its mapping is proposed again.',
        warnings: isNamed ? plan.warnings.filter((warning) => warning !== NO_ACCOUNT) : plan.warnings,
      }
    : { include: plan.include, reason: plan.reason, warnings: plan.warnings };
}

/** The rows that came in last time; of a list of opportunities that came in whole, every row. */
function filterAgain(
  plan: SheetPlan,
  { rowFilter }: RememberedMapping,
  found: readonly (RememberedColumn | undefined)[],
  view: SheetView,
): RowFilter | null {
  if (rowFilter === undefined) return plan.rowFilter === undefined ? null : { ...plan.rowFilter, keep: null };
  const at = found.findIndex((match) => match?.header === rowFilter.header && match.nth === rowFilter.nth);
  const column = plan.columns[at]?.index;
  return column === undefined ? (plan.rowFilter ?? null) : rowFilterOf(view, { column, keep: rowFilter.keep });
}
