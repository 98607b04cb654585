/** One drawn row. Memoised: scrolling draws only rows that come into sight. */
import { IconChevronRight } from '@tabler/icons-react';
import { memo, type MouseEvent, type ReactNode } from 'react';
import classes from './DataTable.module.css';
import type { GridRow } from './features.ts';
import { cellText } from './filterRows.ts';
import { tableTexts as texts } from './texts.ts';
import type { TableColumn } from './types.ts';

interface Props<Row extends object> {
  readonly row: GridRow<Row>;
  readonly index: number;
  /** Pixels below the first row for a row that stands apart from its neighbours; null: in their flow. */
  readonly top: number | null;
  readonly columns: readonly TableColumn<Row>[];
  /** Hidden ones too: a group may be by a column that is not shown. */
  readonly all: readonly TableColumn<Row>[];
  readonly activeColumn: number | null;
  readonly isExpanded: boolean;
  readonly onOpen: ((row: Row, at: { readonly row: number; readonly column: number }) => void) | undefined;
}

function Row<Data extends object>(props: Props<Data>): ReactNode {
  const { row, index, top, columns, activeColumn, onOpen } = props;
  const isGroup = row.getIsGrouped();
  const click = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, a, input') !== null) return;
    if (isGroup) row.toggleExpanded();
    else onOpen?.(row.original, { row: index, column: placeOf(event.target) });
  };
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-expanded={isGroup ? props.isExpanded : undefined}
      aria-level={row.depth > 0 || isGroup ? row.depth + 1 : undefined}
      data-group={isGroup || undefined}
      data-opens={(!isGroup && onOpen !== undefined) || undefined}
      data-depth={row.depth}
      style={top === null ? undefined : { position: 'absolute', top }}
      onClick={click}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          className={classes.cell}
          data-kind={column.kind}
          data-place={`${index}:${at}`}
          tabIndex={activeColumn === at ? 0 : -1}
          aria-colindex={at + 1}
        >
          {isGroup ? (
            <GroupCell {...props} column={column} isFirst={at === 0} />
          ) : (
            <DataCell row={row.original} column={column} />
          )}
        </div>
      ))}
    </div>
  );
}

export const TableRow = memo(Row) as typeof Row;

function placeOf(target: EventTarget): number {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return Number(cell?.dataset['place']?.split(':')[1] ?? 0);
}

function DataCell<Data>({ row, column }: { readonly row: Data; readonly column: TableColumn<Data> }): ReactNode {
  if (column.cell !== undefined) return column.cell(row);
  const text = cellText(column, row);
  return (
    <span className={classes.text} title={text}>
      {text}
    </span>
  );
}

interface GroupCellProps<Data extends object> extends Props<Data> {
  readonly column: TableColumn<Data>;
  readonly isFirst: boolean;
}

function GroupCell<Data extends object>({ row, column, isFirst, all, isExpanded }: GroupCellProps<Data>): ReactNode {
  const members = row.getLeafRows().filter((leaf) => !leaf.getIsGrouped());
  if (!isFirst) return column.total?.(members.map(({ original }) => original)) ?? null;
  const by = all.find(({ id }) => id === row.groupingColumnId);
  const value = row.groupingValue;
  const word =
    value === null || value === undefined || value === '' ? texts.blank : (by?.word?.(String(value)) ?? String(value));
  return (
    <span className={classes.group}>
      <IconChevronRight
        className={classes.fold}
        data-open={isExpanded || undefined}
        size={15}
        stroke={2}
        aria-hidden="true"
      />
      <span className={classes.text}>{word}</span>
      <span className={classes.groupCount}>{members.length}</span>
    </span>
  );
}
