import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import classes from './DataTable.module.css';
import { tableTexts as texts } from './texts.ts';
import type { SortedBy, TableColumn } from './types.ts';

interface Props<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly sorting: readonly SortedBy[];
  /** Column of the header cell in the tab order; null when a body cell is. */
  readonly activeColumn: number | null;
  readonly onSort: (column: number, add: boolean) => void;
}

/** The sticky header: a click or Enter sorts, with Shift as a further order. */
function Head<Row>({ columns, sorting, activeColumn, onSort }: Props<Row>): ReactNode {
  return (
    <div className={classes.head} role="rowgroup">
      <div className={classes.row} role="row" aria-rowindex={1}>
        {columns.map(({ id, label, kind }, index) => {
          const order = sorting.findIndex((sort) => sort.id === id);
          const sort = sorting[order];
          const Arrow = sort?.desc === true ? IconArrowDown : IconArrowUp;
          return (
            <div
              key={id}
              role="columnheader"
              className={classes.headCell}
              data-kind={kind}
              data-place={`-1:${index}`}
              tabIndex={activeColumn === index ? 0 : -1}
              aria-colindex={index + 1}
              aria-sort={sort === undefined ? 'none' : sort.desc ? 'descending' : 'ascending'}
              title={`${label} – ${texts.sortHint}`}
              onClick={(event) => onSort(index, event.shiftKey)}
            >
              <span className={classes.headLabel}>{label}</span>
              {sort !== undefined && <Arrow size={13} stroke={2} aria-hidden="true" />}
              {sort !== undefined && sorting.length > 1 && <span className={classes.sortOrder}>{order + 1}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export const TableHead = memo(Head) as typeof Head;
