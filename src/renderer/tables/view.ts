/** The view of a table: its default, reading a saved one, and remembering it while the app runs so that Back finds it as it was. */
import { useCallback, useState } from 'react';
import { z } from 'zod';
import type { TableColumn, TableView } from './types.ts';

export function defaultView<Row>(columns: readonly TableColumn<Row>[], overrides: Partial<TableView> = {}): TableView {
  return {
    search: '',
    filters: [],
    sorting: [],
    grouping: [],
    columns: columns.filter((column) => column.startsHidden !== true).map(({ id }) => id),
    ...overrides,
  };
}

const cellValue = z.union([z.string(), z.number(), z.null()]);
const savedView = z.object({
  search: z.string(),
  filters: z.array(
    z.object({
      column: z.string(),
      filter: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('text'), text: z.string() }),
        z.object({ kind: z.literal('choice'), values: z.array(z.union([z.string(), z.null()])) }),
        z.object({ kind: z.literal('range'), from: cellValue, to: cellValue }),
      ]),
    }),
  ),
  sorting: z.array(z.object({ id: z.string(), desc: z.boolean() })),
  grouping: z.array(z.string()),
  columns: z.array(z.string()),
});

/** A saved view without the columns that this book no longer has; null when it is not one. */
export function readView<Row>(saved: unknown, columns: readonly TableColumn<Row>[]): TableView | null {
  const parsed = savedView.safeParse(saved);
  if (!parsed.success) return null;
  const known = new Set(columns.map(({ id }) => id));
  const view = parsed.data;
  return {
    search: view.search,
    filters: view.filters.filter(({ column }) => known.has(column)),
    sorting: view.sorting.filter(({ id }) => known.has(id)),
    grouping: view.grouping.filter((id) => known.has(id)),
    columns: view.columns.filter((id) => known.has(id)),
  };
}

/** Where a person was in a table when they left it. */
export interface TablePlace {
  readonly scrollTop: number;
  readonly row: number;
  readonly column: number;
  /** True: they left by opening this row, so coming back puts the focus on it. */
  readonly opened: boolean;
}

const views = new Map<string, TableView>();
const places = new Map<string, TablePlace>();

/** State of a table's view, remembered under `id` until the app is closed. */
export function useTableView(id: string, initial: () => TableView): readonly [TableView, (view: TableView) => void] {
  const [view, setView] = useState(() => views.get(id) ?? initial());
  const change = useCallback(
    (next: TableView) => {
      views.set(id, next);
      setView(next);
    },
    [id],
  );
  return [view, change];
}

export function rememberedPlace(id: string): TablePlace | undefined {
  return places.get(id);
}

export function rememberPlace(id: string, place: TablePlace): void {
  places.set(id, place);
}
