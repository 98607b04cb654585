/** Header, drawn rows and sums in one scrolling box. Apart from the toolbar, so that scrolling draws nothing but rows. */
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './DataTable.module.css';
import { nextSorting } from './nextSorting.ts';
import { TableFoot } from './TableFoot.tsx';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { tableTexts as texts } from './texts.ts';
import type { TableColumn, TableView } from './types.ts';
import { useDrawnRows } from './useDrawnRows.ts';
import { useGridKeys, type GridPlace } from './useGridKeys.ts';
import type { RowModel } from './useRowModel.ts';
import { rememberedPlace, rememberPlace } from './view.ts';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 36;
const OVERSCAN = 8;
/** Rows that Page Up and Page Down keep in sight from the page before, the header and the sums not counted. */
const KEPT_ROWS = 3;

interface Props<Row extends object> {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly id: string;
  readonly label: string;
  readonly model: RowModel<Row>;
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly TableColumn<Row>[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly takesFocus: boolean;
}

export function TableGrid<Row extends object>(props: Props<Row>): ReactNode {
  const { ref: box, id, label, model, columns, shown, view, onView, onOpen } = props;
  const place = rememberedPlace(id);
  const active = useRef(place?.row ?? 0);
  const drawn = useDrawnRows(active);
  // A new function would make the virtualizer measure every row again, at each step of scrolling.
  const keyOf = useCallback((index: number) => model.rows[index]?.id ?? index, [model.rows]);
  const virtual = useVirtualizer({
    count: model.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    initialOffset: place?.scrollTop ?? 0,
    rangeExtractor: drawn.rangeExtractor,
  });

  const sort = useCallback(
    (column: number, add: boolean) => {
      const target = shown[column];
      if (target !== undefined) onView({ ...view, sorting: nextSorting(view.sorting, target, add) });
    },
    [shown, view, onView],
  );
  const open = useCallback(
    (row: Row, at: GridPlace) => {
      rememberPlace(id, { ...at, scrollTop: box.current?.scrollTop ?? 0, opened: true });
      onOpen?.(row);
    },
    [id, box, onOpen],
  );

  const keys = useGridKeys({
    grid: box,
    rowCount: model.rows.length,
    columnCount: shown.length,
    pageRows: Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT) - KEPT_ROWS),
    start: { row: place?.row ?? 0, column: place?.column ?? 0 },
    showRow: (row) => {
      active.current = row;
      virtual.scrollToIndex(row);
    },
    onEnter: (at, event) => {
      const row = model.rows[at.row];
      if (at.row < 0) sort(at.column, event.shiftKey);
      else if (row?.getIsGrouped() === true) row.toggleExpanded();
      else if (row !== undefined && onOpen !== undefined) open(row.original, at);
    },
    onFold: (index, isOpen) => {
      const row = model.rows[index];
      if (row === undefined || !row.getIsGrouped()) return false;
      if (row.getIsExpanded() !== isOpen) row.toggleExpanded();
      return true;
    },
  });
  active.current = keys.active.row;
  useArrival(id, props.takesFocus, keys.focus);

  const items = virtual.getVirtualItems();
  const total = shown.reduce((sum, { width }) => sum + width, 0);
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const isWider = width > 0 && width < total;
  const template = shown.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' ');
  return (
    <div
      ref={useMergedRef(box, measured)}
      className={classes.scroller}
      role={view.grouping.length > 0 ? 'treegrid' : 'grid'}
      aria-label={label}
      aria-rowcount={model.rows.length + 2}
      aria-colcount={shown.length}
      data-wider={isWider || undefined}
      style={{ '--columns': template, '--total': `${total}px`, '--first': `${shown[0]?.width ?? 0}px` }}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onScroll={() =>
        rememberPlace(id, {
          row: active.current,
          column: keys.active.column,
          scrollTop: virtual.scrollOffset ?? 0,
          opened: false,
        })
      }
    >
      <TableHead
        columns={shown}
        sorting={view.sorting}
        activeColumn={keys.active.row === -1 ? keys.active.column : null}
        onSort={sort}
      />
      <div
        className={classes.body}
        role="rowgroup"
        style={{ height: model.rows.length * ROW_HEIGHT, paddingTop: drawn.first() * ROW_HEIGHT }}
      >
        {items.map((item) => {
          const row = model.rows[item.index];
          if (row === undefined) return null;
          return (
            <TableRow
              key={item.key}
              row={row}
              index={item.index}
              top={drawn.isApart(item.index) ? item.start - HEAD_HEIGHT : null}
              columns={shown}
              all={columns}
              activeColumn={keys.active.row === item.index ? keys.active.column : null}
              isExpanded={row.getIsGrouped() && row.getIsExpanded()}
              onOpen={onOpen === undefined ? undefined : open}
            />
          );
        })}
      </div>
      {model.rows.length === 0 ? (
        <div role="row">
          <div role="gridcell" className={classes.nothing}>
            <EmptyState title={texts.nothingTitle} explain={texts.nothingExplain} />
          </div>
        </div>
      ) : (
        <TableFoot columns={shown} rows={model.matching} index={model.rows.length} />
      )}
    </div>
  );
}

/** Coming back from a row that was opened puts the focus on it again; some tables take it when they appear. */
function useArrival(id: string, takesFocus: boolean, focus: (place: GridPlace) => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const place = rememberedPlace(id);
    if (place?.opened === true) {
      rememberPlace(id, { ...place, opened: false });
      focus(place);
    } else if (takesFocus) {
      focus({ row: 0, column: 0 });
    }
  }, [id, takesFocus, focus]);
}
