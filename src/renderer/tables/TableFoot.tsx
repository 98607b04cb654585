import { memo, type ReactNode } from 'react';
import classes from './DataTable.module.css';
import { tableTexts as texts } from './texts.ts';
import type { TableColumn } from './types.ts';

interface Props<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly index: number;
}

/** The last line: sums over the rows that search and filters leave. Absent where no column has a sum. */
function Foot<Row>({ columns, rows, index }: Props<Row>): ReactNode {
  if (!columns.some(({ total }) => total !== undefined)) return null;
  return (
    <div className={classes.foot} role="rowgroup">
      <div className={classes.row} role="row" aria-rowindex={index + 2}>
        {columns.map(({ id, kind, total }, at) => (
          <div key={id} role="gridcell" className={classes.cell} data-kind={kind} aria-colindex={at + 1}>
            {at === 0 ? texts.total : total?.(rows)}
          </div>
        ))}
      </div>
    </div>
  );
}

export const TableFoot = memo(Foot) as typeof Foot;
