/** Search and filters over plain rows. Pure. */
import type { CellValue, ColumnFilter, Filter, TableColumn } from './types.ts';

export function cellText<Row>(column: TableColumn<Row>, row: Row): string {
  if (column.text !== undefined) return column.text(row);
  const value = column.value(row);
  return value === null ? '' : String(value);
}

export function matchesFilter(value: CellValue, text: string, filter: Filter): boolean {
  switch (filter.kind) {
    case 'text':
      return fold(text).includes(fold(filter.text));
    case 'choice':
      return filter.values.includes(value === null ? null : String(value));
    case 'range':
      if (value === null) return false;
      return (filter.from === null || value >= filter.from) && (filter.to === null || value <= filter.to);
  }
}

/** Every word of the search must occur somewhere in the row's text, whatever the accents. */
export function searchRows<Row extends object>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
  search: string,
): readonly Row[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => words.every((word) => textOf(row).includes(word)));
}

/** The folded text of a row over the columns that hold words, worked out once per row. Figures and dates have filters instead. */
export function rowTexts<Row extends object>(columns: readonly TableColumn<Row>[]): (row: Row) => string {
  const known = new WeakMap<Row, string>();
  const worded = columns.filter(({ kind }) => kind === 'text' || kind === 'choice');
  return (row) => {
    const text = known.get(row) ?? fold(worded.map((column) => cellText(column, row)).join('\n'));
    known.set(row, text);
    return text;
  };
}

export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  filters: readonly ColumnFilter[],
): readonly Row[] {
  const active = filters.flatMap(({ column: id, filter }) => {
    const column = columns.find((candidate) => candidate.id === id);
    return column === undefined || isEmptyFilter(filter) ? [] : [{ column, filter }];
  });
  if (active.length === 0) return rows;
  return rows.filter((row) =>
    active.every(({ column, filter }) => matchesFilter(column.value(row), cellText(column, row), filter)),
  );
}

export function isEmptyFilter(filter: Filter): boolean {
  switch (filter.kind) {
    case 'text':
      return filter.text.trim() === '';
    case 'choice':
      return filter.values.length === 0;
    case 'range':
      return filter.from === null && filter.to === null;
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
