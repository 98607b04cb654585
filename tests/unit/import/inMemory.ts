/** Sheets for tests of the understanding, written as text: cells parted by "|", blank cells empty. */
import { compileSheet, type CompileOptions } from '../../../src/main/import/normalise/compileSheet.ts';
import type { SheetRow, SheetSource } from '../../../src/main/import/recognise/sheetRows.ts';
import { understandSheet, type SheetOptions } from '../../../src/main/import/understand.ts';
import type { Cell, NormalisedRow, SheetPlan } from '../../../src/shared/fields/types.ts';

export const CONTEXT = { today: '2026-11-22', fiscalYearStart: 1 } as const;

export function rowsOfText(text: string): readonly SheetRow[] {
  return text
    .replace(/^\n/, '')
    .split('\n')
    .map((line, index) => ({
      n: index + 1,
      hidden: false,
      cells: line.split('|').map((cell): Cell => (cell.trim() === '' ? null : cell.trim())),
    }));
}

export function sourceOf(rows: readonly SheetRow[], more: Partial<SheetSource> = {}): SheetSource {
  return { index: 0, name: 'Sheet1', hidden: false, rows, ...more };
}

export function planOfText(
  text: string,
  more: Partial<SheetSource> & { readonly file?: string } = {},
  options: Partial<SheetOptions> = {},
): SheetPlan {
  return understandSheet(sourceOf(rowsOfText(text), more), more.file ?? 'file.csv', { ...CONTEXT, ...options });
}

/** The data rows of a sheet, normalised under its own plan. */
export function normaliseText(
  text: string,
  more: Partial<SheetSource> & { readonly file?: string } = {},
  options: Partial<CompileOptions> = {},
): readonly NormalisedRow[] {
  const plan = planOfText(text, more);
  return normaliseRows(plan, rowsOfText(text), options);
}

export function normaliseRows(
  plan: SheetPlan,
  rows: readonly SheetRow[],
  options: Partial<CompileOptions> = {},
): readonly NormalisedRow[] {
  const normalise = compileSheet(plan, { ...CONTEXT, ...options });
  return rows
    .filter(
      (row) =>
        row.n >= (plan.firstDataRow ?? Infinity) &&
        row.n <= (plan.lastDataRow ?? 0) &&
        !plan.skipped.some((range) => row.n >= range.from && row.n <= range.to),
    )
    .map((row) => normalise(row.n, row.cells));
}

/** Header -> "key@slot/per", or "-". */
export function mappingOf(plan: SheetPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(plan.columns.map((column) => [column.header, nameOf(column.field)]));
}

export function nameOf(field: SheetPlan['columns'][number]['field']): string {
  if (field === null) return '-';
  return `${field.key}${field.slot === undefined ? '' : `@${field.slot}`}${field.per === undefined ? '' : `/${field.per}`}${field.period === undefined ? '' : `#${field.period.startDate}`}`;
}

/** The values of the n-th fact of an entity, as a plain object. */
export function factOf(
  row: NormalisedRow | undefined,
  entity: string,
  slot?: string,
): Readonly<Record<string, unknown>> | undefined {
  const fact = row?.facts.find(
    (candidate) => candidate.entity === entity && (slot === undefined || candidate.slot === slot),
  );
  return fact === undefined ? undefined : Object.fromEntries(fact.values);
}
