/**
 * The one table of the app: virtual rows, sorting by several columns, search, filters, groups with sums, choice and order of
 * columns, a grid for keyboard and screen reader. Columns are data (types.ts); the view is plain data and belongs to the caller.
 */
import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './DataTable.module.css';
import { nextSorting } from './nextSorting.ts';
import { TableFoot } from './TableFoot.tsx';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import { tableTexts as texts } from './texts.ts';
import type { TableColumn, TableView } from './types.ts';
import { useGridKeys } from './useGridKeys.ts';
import { useRowModel } from './useRowModel.ts';
import { rememberedPlace, rememberPlace } from './view.ts';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 36;

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
  readonly onView: (view: TableView) => void;
  /** Enter or a click on a row. */
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
  const { id, label, rows, columns, rowId, view, onView, onOpen, height = 'fills' } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const model = useRowModel({ rows, columns, view, rowId });
  const shown = useMemo(
    () => view.columns.flatMap((name) => columns.find((column) => column.id === name) ?? []),
    [columns, view.columns],
  );
  const template = shown.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ');
  const total = shown.reduce((sum, { width }) => sum + width, 0);
  const place = rememberedPlace(id);

  const active = useRef(place?.row ?? 0);
  const virtual = useVirtualizer({
    count: model.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => model.rows[index]?.id ?? index,
    overscan: 10,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    initialOffset: place?.scrollTop ?? 0,
    // The row with the focus stays drawn wherever the table is scrolled to.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const kept = active.current;
      if (kept >= 0 && kept < range.count && !drawn.includes(kept)) drawn.push(kept);
      return drawn.sort((a, b) => a - b);
    },
  });

  const open = useCallback(
    (row: Row, at: { readonly row: number; readonly column: number }) => {
      rememberPlace(id, { ...at, scrollTop: scroller.current?.scrollTop ?? 0, opened: true });
      onOpen?.(row);
    },
    [id, onOpen],
  );

  const head = useRef<(column: number, add: boolean) => void>(undefined);
  const keys = useGridKeys({
    grid: scroller,
    rowCount: model.rows.length,
    columnCount: shown.length,
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW_HEIGHT) - 2),
    start: { row: place?.row ?? 0, column: place?.column ?? 0 },
    showRow: (row) => {
      active.current = row;
      virtual.scrollToIndex(row);
    },
    onEnter: (at, event) => {
      const row = model.rows[at.row];
      if (at.row < 0) head.current?.(at.column, event.shiftKey);
      else if (row?.getIsGrouped() === true) model.toggleGroup(row);
      else if (row !== undefined && onOpen !== undefined) open(row.original, at);
    },
    onFold: (index, isOpen) => {
      const row = model.rows[index];
      if (row === undefined || !row.getIsGrouped()) return false;
      if (row.getIsExpanded() !== isOpen) model.toggleGroup(row);
      return true;
    },
  });
  active.current = keys.active.row;
  useArrival(id, scroller, props.takesFocus === true, keys.focus);

  const sort = (column: number, add: boolean) => {
    const target = shown[column];
    if (target !== undefined) onView({ ...view, sorting: nextSorting(view.sorting, target, add) });
  };
  head.current = sort;

  if (rows.length === 0 && props.empty !== undefined) return props.empty;
  return (
    <div className={classes.table} data-height={height}>
      {props.plain !== true && (
        <TableToolbar
          columns={columns}
          shown={shown}
          rows={rows}
          model={model}
          view={view}
          onView={onView}
          tools={props.tools}
          tableRef={scroller}
        />
      )}
      <div
        ref={scroller}
        className={classes.scroller}
        role={view.grouping.length > 0 ? 'treegrid' : 'grid'}
        aria-label={label}
        aria-rowcount={model.rows.length + 2}
        aria-colcount={shown.length}
        style={{ '--columns': template, '--total': `${total}px`, '--first': `${shown[0]?.width ?? 0}px` }}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onScroll={(event) => {
          const { scrollTop } = event.currentTarget;
          rememberPlace(id, { row: active.current, column: keys.active.column, scrollTop, opened: false });
        }}
      >
        <TableHead
          columns={shown}
          sorting={view.sorting}
          activeColumn={keys.active.row === -1 ? keys.active.column : null}
          onSort={sort}
        />
        <div className={classes.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = model.rows[item.index];
            if (row === undefined) return null;
            return (
              <TableRow
                key={item.key}
                row={row}
                index={item.index}
                top={item.start - HEAD_HEIGHT}
                columns={shown}
                all={columns}
                activeColumn={keys.active.row === item.index ? keys.active.column : null}
                isExpanded={row.getIsGrouped() && row.getIsExpanded()}
                onOpen={onOpen === undefined ? undefined : open}
                onToggle={model.toggleGroup}
              />
            );
          })}
        </div>
        {model.rows.length === 0 ? (
          <div className={classes.nothing}>
            <EmptyState title={texts.nothingTitle} explain={texts.nothingExplain} />
          </div>
        ) : (
          <TableFoot columns={shown} rows={model.matching} index={model.rows.length} />
        )}
      </div>
    </div>
  );
}

/** Coming back from a row that was opened puts the focus on it again; some tables take it when they appear. */
function useArrival(
  id: string,
  scroller: React.RefObject<HTMLDivElement | null>,
  takesFocus: boolean,
  focus: (place: { readonly row: number; readonly column: number }) => void,
): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || scroller.current === null) return;
    done.current = true;
    const place = rememberedPlace(id);
    if (place?.opened === true) {
      rememberPlace(id, { ...place, opened: false });
      focus(place);
    } else if (takesFocus) {
      focus({ row: 0, column: 0 });
    }
  });
}
