/**
 * Compiles the plan of a sheet into one quick function from a row to its facts: a flat tracker row becomes an account, a
 * contract, people and more; wide months become dated rows. Preview and commit run the same function. Source: import page.
 */
import { addMonths, dayNumber, isoDay } from '../../../shared/domain/days.ts';
import type {
  Cell,
  DateOrder,
  Entity,
  NormalisedRow,
  NormalisedValue,
  RejectedCell,
  SheetPlan,
} from '../../../shared/fields/types.ts';
import { foldHeader } from '../../../shared/fields/fold.ts';
import type { MeasureFilter } from './measureGroups.ts';
import { cellText, isBlankCell } from '../recognise/sheetRows.ts';
import { dayAfter, LAST_YEAR } from './calendar.ts';
import type { OpenFact } from './completeFact.ts';
import { completeRow } from './completeRow.ts';
import type { AmountValue, CellProblem } from './cellValue.ts';
import { extraFields } from './extraFields.ts';
import { groupsOf, type Group, type Target } from './groupColumns.ts';
import { monthsBetween, termMonths, toMinor, yearlyOf } from './money.ts';

export interface CompileOptions {
  /** Told by the person or the command line; columns that decided for themselves keep their own order. */
  readonly dateOrder?: DateOrder;
  /** 1-12: first month of the fiscal year. */
  readonly fiscalYearStart: number;
  /** ISO day; two-digit years are read around it. */
  readonly today: string;
  /** Currency of amounts where neither cell, column nor row names one; absent: such amounts have none. */
  readonly defaultCurrency?: string;
}

export type RowNormaliser = (row: number, cells: readonly Cell[]) => NormalisedRow;

/** @returns the normaliser of the sheet. It never throws: bad cells come back as `rejected`. */
export function compileSheet(plan: SheetPlan, options: CompileOptions): RowNormaliser {
  const main = plan.entities[0];
  const groups = groupsOf(plan, options);
  const extraOf = extraFields(plan);
  const accountForAll = plan.defaults?.['account.name'] ?? null;
  const measured = plan.columns.find((column) => column.byMeasure !== undefined)?.byMeasure?.column ?? null;
  const isWide = groups.some((group) => group.period !== null);
  return (row, cells) => {
    const rejected: RejectedCell[] = [];
    const facts: OpenFact[] = [];
    for (const group of groups) {
      if (group.only !== null && !isOf(group.only, cells)) continue;
      const fact = readGroup(group, row, cells, rejected, options);
      if (fact !== null) facts.push(fact);
    }
    if (measured !== null && facts.length === 0 && rejected.length === 0) rejected.push(noPlace(row, cells[measured]));
    if (isWide && facts.length === 0 && rejected.length === 0) rejected.push(noPeriod(row));
    const { facts: whole, leftOver } = completeRow(facts, accountForAll, main, row, rejected);
    return { row, facts: whole, rejected, extra: extraOf(cells, leftOver) };
  };
}

/** What one pass over the columns of a group found. */
interface Found {
  values: Map<string, NormalisedValue | null> | null;
  amounts: { readonly target: Target; readonly money: AmountValue }[] | null;
}

function readGroup(
  group: Group,
  row: number,
  cells: readonly Cell[],
  rejected: RejectedCell[],
  options: CompileOptions,
): OpenFact | null {
  const found: Found = { values: null, amounts: null };
  for (const target of group.targets) readCell(target, row, cells, found, rejected);
  // A period without a cell that can be read says nothing, whatever the rest of the row says; a bad cell was told for itself.
  if (found.values === null && found.amounts === null) return null;
  for (const target of group.shared) readCell(target, row, cells, found, rejected);
  const values = found.values ?? new Map<string, NormalisedValue | null>();
  settleEnd(values);
  if (found.amounts !== null)
    for (const { target, money } of found.amounts) {
      const problem = setAmount(values, target, money, options);
      if (problem !== null) rejected.push(refused(row, target, cells[target.column], problem));
    }
  values.delete('amountPeriod');
  values.delete('termDays');
  if (values.size === 0) return null;
  if (group.period !== null) setPeriod(values, group.entity, group.period);
  for (const [name, value, beside] of group.defaults)
    if (!values.has(name) && (beside === undefined || (values.get(beside) ?? null) !== null)) values.set(name, value);
  // A subscription that was cancelled runs on to its end, and billing systems call it active until then.
  if (group.isLossDated && values.get('outcome') === 'pending' && typeof values.get('outcomeDate') === 'string')
    values.set('outcome', 'churned');
  return { entity: group.entity, slot: group.slot, values, columns: group.columns };
}

function readCell(target: Target, row: number, cells: readonly Cell[], found: Found, rejected: RejectedCell[]): void {
  const cell = cells[target.column];
  const value = target.convert(cell);
  if (value === undefined) return;
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    if ('problem' in value) {
      // A column that speaks for every period is read with each of them; its bad cell is one.
      if (!rejected.some(({ column }) => column === target.column))
        rejected.push(refused(row, target, cell, value.problem));
      return;
    }
    if ('money' in value) {
      found.amounts ??= [];
      found.amounts.push({ target, money: value.money });
      return;
    }
  }
  found.values ??= new Map();
  found.values.set(target.name, value as NormalisedValue | null);
}

function isOf({ column, value, measures }: MeasureFilter, cells: readonly Cell[]): boolean {
  return !isBlankCell(cells[value]) && measures.has(foldHeader(cellText(cells[column])));
}

function noPlace(row: number, measure: Cell | undefined): RejectedCell {
  const what = cellText(measure);
  return {
    row,
    column: null,
    header: '',
    value: what.slice(0, LONGEST_QUOTE),
    code: 'import/incomplete-row',
    message:
      what === ''
        ? 'The row does not say what its value counts.'
        : `“${what.slice(0, LONGEST_QUOTE)}” is neither usage, an answer nor a pulse, or its value is blank: it has no place in the book.`,
  };
}

function noPeriod(row: number): RejectedCell {
  return {
    row,
    column: null,
    header: '',
    value: '',
    code: 'import/incomplete-row',
    message: 'None of the dated columns of this row is filled.',
  };
}

const LONGEST_QUOTE = 200;

/** A cell that cannot become its field, as the sheet shows it. */
function refused(row: number, { column, header }: Target, cell: Cell | undefined, problem: CellProblem): RejectedCell {
  return { row, column, header, value: cellText(cell).slice(0, LONGEST_QUOTE), ...problem };
}

/** @returns why the amount cannot be taken; null when it was. */
function setAmount(
  values: Map<string, NormalisedValue | null>,
  target: Target,
  money: AmountValue,
  options: CompileOptions,
): CellProblem | null {
  const inRow = values.get('currency');
  const currency =
    money.currency ?? (typeof inRow === 'string' ? inRow : null) ?? target.currency ?? options.defaultCurrency ?? null;
  let yearly =
    target.takesPeriod && money.isYearly !== true ? yearlyOf(money.amount, values.get('amountPeriod')) : money.amount;
  if (target.isTerm) {
    const months = monthsBetween(values.get('startDate'), values.get('endDate')) ?? monthsOfTerm(values);
    if (months === null) {
      const message = 'A total for the whole term becomes ARR only where start and end of the contract are known.';
      return { code: 'import/term-unknown', message };
    }
    yearly = (money.amount * 12) / months;
  }
  const minor = toMinor(yearly, currency);
  if (minor === null) return { code: 'import/out-of-range', message: 'The amount is too large.' };
  values.set(target.name, minor);
  if (currency !== null) values.set('currency', currency);
  return null;
}

/** A start and a term tell the last day, where no column does. */
function settleEnd(values: Map<string, NormalisedValue | null>): void {
  const [start, months] = [values.get('startDate'), monthsOfTerm(values)];
  if (typeof start !== 'string' || months === null || (values.get('endDate') ?? null) !== null) return;
  const end = isoDay(addMonths(dayNumber(start), months) - 1);
  if (Number(end.slice(0, 4)) <= LAST_YEAR) values.set('endDate', end);
}

function monthsOfTerm(values: ReadonlyMap<string, NormalisedValue | null>): number | null {
  const days = values.get('termDays');
  return typeof days === 'number' ? termMonths(days) : null;
}

/** The date of a wide cell: the start of usage, the last day of the period for what was said at its end. */
function setPeriod(
  values: Map<string, NormalisedValue | null>,
  entity: Entity,
  period: { readonly startDate: string; readonly days: number },
): void {
  if (entity === 'usage') {
    values.set('periodStartDate', period.startDate);
    values.set('periodDays', period.days);
    return;
  }
  values.set(
    entity === 'survey' ? 'answeredDate' : 'date',
    dayAfter(period.startDate, period.days - 1) ?? period.startDate,
  );
}
