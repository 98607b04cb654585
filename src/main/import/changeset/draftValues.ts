/** A draft of the normaliser -> the values of a row of its table; what the book cannot hold becomes a rejected cell. */
import type { DraftFact, NormalisedValue, RejectedCell } from '../../../shared/fields/types.ts';
import { FACT_TABLES, type FactValues } from '../../book/importing/factColumns.ts';
import type { RowRun } from './run.ts';
import { storedValue } from './storedValue.ts';

/** Values in the order of the table; references to other facts are still undefined. */
export function draftValues(row: RowRun, draft: DraftFact): FactValues {
  const { at: places, columns, nothing } = FACT_TABLES[draft.entity];
  const values: FactValues = [...nothing];
  for (const [property, value] of draft.values) {
    const at = places.get(property);
    const column = at === undefined ? undefined : columns[at];
    if (at === undefined || column === undefined || column.kind === 'reference' || column.kind === 'people') continue;
    const stored = storedValue(column, value);
    if (stored !== null && typeof stored === 'object')
      reject(row, draft, property, value, stored.code, stored.sentence, typeof value === 'string' ? value : '');
    else values[at] = stored;
  }
  return values;
}

/** The cell is shown as it stands on the sheet; what it was read as stands beside it where that says more. @param read in words. */
export function reject(
  row: RowRun,
  draft: DraftFact,
  property: string,
  value: NormalisedValue | null,
  code: string,
  sentence: string,
  read = '',
): void {
  const column = draft.columns.get(property) ?? null;
  const header = headerOf(row, column);
  const shown = (column === null ? '' : row.shown(column)) || (read === '' ? String(value ?? '') : read);
  row.rejected.push({
    row: row.n,
    column,
    header,
    value: shown,
    code,
    message: `${header === '' ? property : header}: “${shown}”${read === '' || read === shown ? '' : ` (${read})`} ${sentence}. The cell was left out.`,
  });
}

/** Refuses one fact of a row as a whole. @param value the words it turns on, where some do. */
export function rejectFact(row: RowRun, code: string, message: string, value = ''): void {
  const cell: RejectedCell = { row: row.n, column: null, header: '', value, code, message };
  row.rejected.push(cell);
}

export function headerOf(row: RowRun, column: number | null): string {
  return column === null ? '' : (row.sheet.source.plan.columns.find((plan) => plan.index === column)?.header ?? '');
}

/** Text of a reference field; null where the row says nothing. */
export function wordsOf(draft: DraftFact, property: string): string | null {
  const value = draft.values.get(property);
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : null;
}
