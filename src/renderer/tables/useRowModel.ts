/** From rows and a view to the rows to draw: searched, filtered, grouped, sorted, with groups open or closed. */
import { useTable, type ColumnDef, type ExpandedState, type Updater } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { locale } from '../ui/locale.ts';
import { features, type Features, type GridRow } from './features.ts';
import { filterRows, rowTexts, searchRows } from './filterRows.ts';
import type { CellValue, TableColumn, TableView } from './types.ts';

export interface RowModel<Row extends object> {
  readonly rows: readonly GridRow<Row>[];
  /** Rows after search and filters, without group rows. */
  readonly matching: readonly Row[];
}

interface Options<Row extends object> {
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly view: TableView;
  readonly rowId: (row: Row) => string;
}

export function useRowModel<Row extends object>({ rows, columns, view, rowId }: Options<Row>): RowModel<Row> {
  const [expanded, setExpanded] = useState<ExpandedState>(true);
  const textOf = useMemo(() => rowTexts(columns), [columns]);
  const searched = useMemo(() => searchRows(rows, textOf, view.search), [rows, textOf, view.search]);
  const matching = useMemo(() => filterRows(searched, columns, view.filters), [searched, columns, view.filters]);
  const definitions = useMemo(() => defineColumns(columns), [columns]);
  // Groups stand in the order of their value unless the table is sorted by it the other way.
  const sorting = useMemo(() => {
    const groups = view.grouping.map((id) => view.sorting.find((sort) => sort.id === id) ?? { id, desc: false });
    return [...groups, ...view.sorting.filter(({ id }) => !view.grouping.includes(id))];
  }, [view.sorting, view.grouping]);
  const grouping = useMemo(() => [...view.grouping], [view.grouping]);

  const table = useTable<Features, Row>({
    features,
    data: matching as Row[],
    columns: definitions,
    getRowId: rowId,
    state: { sorting, grouping, expanded },
    onExpandedChange: (updater: Updater<ExpandedState>) => setExpanded(updater),
    autoResetExpanded: false,
  });
  return { rows: table.getRowModel().rows, matching };
}

function defineColumns<Row extends object>(columns: readonly TableColumn<Row>[]): ColumnDef<Features, Row>[] {
  return columns.map((column) => {
    const compare = compareValues(column);
    return {
      id: column.id,
      header: column.label,
      // Blank is undefined to the table, which then stands last in either direction.
      accessorFn: (row) => column.value(row) ?? undefined,
      sortUndefined: 'last',
      sortFn: (a, b, id) => compare(a.getValue<CellValue>(id), b.getValue<CellValue>(id)),
      getGroupingValue: (row) => column.value(row),
    };
  });
}

/** Ascending order of two values that are not blank. */
function compareValues<Row>({ kind, order }: TableColumn<Row>): (a: CellValue, b: CellValue) => number {
  if (kind === 'number') return (a, b) => Number(a) - Number(b);
  if (order !== undefined) {
    const place = new Map(order.map((value, index) => [value, index]));
    return (a, b) => (place.get(String(a)) ?? order.length) - (place.get(String(b)) ?? order.length);
  }
  const collator = new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' });
  return (a, b) => collator.compare(String(a ?? ''), String(b ?? ''));
}
