/**
 * The one table of the app: virtual rows, sorting by several columns, search, filters, groups with sums, choice and order of
 * columns, a grid for keyboard and screen reader. Columns are data (types.ts); the view is plain data and belongs to the caller.
 */
import { useMemo, useRef, type ReactNode } from 'react';
import classes from './DataTable.module.css';
import { TableGrid } from './TableGrid.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import type { TableColumn, TableView } from './types.ts';
import { useRowModel } from './useRowModel.ts';

export interface DataTableProps<Row extends object> {
  /** Remembers place and focus under this name while the app runs. */
  readonly id: string;
  /** Accessible name. */
  readonly label: string;
  readonly rows: readonly Row[];
  /** Every column there is; the view says which are shown. The first shown one stays in sight. Keep it stable. */
  readonly columns: readonly TableColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly view: TableView;
  /** Keep it stable: a new function draws the header again. */
  readonly onView: (view: TableView) => void;
  /** Enter or a click on a row. Keep it stable: a new function draws every row again. */
  readonly onOpen?: (row: Row) => void;
  /** Stands in the toolbar before the table's own tools (saved views, say). */
  readonly tools?: ReactNode;
  /** Shown where there are no rows at all. */
  readonly empty?: ReactNode;
  /** "fills" takes the height it is given; "grows" is as tall as its rows, up to a limit. */
  readonly height?: 'fills' | 'grows';
  /** Without the toolbar. */
  readonly plain?: boolean;
  /** Takes the focus when it appears. */
  readonly takesFocus?: boolean;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const { id, label, rows, columns, rowId, view, onView, onOpen, tools, height = 'fills' } = props;
  const grid = useRef<HTMLDivElement>(null);
  const model = useRowModel({ rows, columns, view, rowId });
  const shown = useMemo(
    () => view.columns.flatMap((name) => columns.find((column) => column.id === name) ?? []),
    [columns, view.columns],
  );
  if (rows.length === 0 && props.empty !== undefined) return props.empty;
  const toolbar = { name: label, columns, shown, rows, model, view, onView, tools, tableRef: grid };
  return (
    <div className={classes.table} data-height={height}>
      {props.plain !== true && <TableToolbar {...toolbar} />}
      <TableGrid
        ref={grid}
        id={id}
        label={label}
        model={model}
        columns={columns}
        shown={shown}
        view={view}
        onView={onView}
        onOpen={onOpen}
        takesFocus={props.takesFocus === true}
      />
    </div>
  );
}
