/** One row of the sheet. Memoised: a step of the mark draws two rows, not a hundred. */
import { Tooltip } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { RawRow } from '../../../../shared/contract/imports.ts';
import { cellText } from '../cellText.ts';
import { importTexts } from '../texts.ts';
import classes from './SheetGrid.module.css';

interface Props {
  readonly row: RawRow;
  /** Place among the rows shown. */
  readonly index: number;
  readonly width: number;
  /** The column in hand. */
  readonly chosen: number | null;
  /** Place of the mark in this row (0: the row's number); null: it stands elsewhere. */
  readonly activeColumn: number | null;
}

/** A cell that waits for the answer of its column. */
const ASKS: ReadonlySet<string> = new Set(['import/ambiguous-date', 'import/ambiguous-number']);

function Row({ row, index, width, chosen, activeColumn }: Props): ReactNode {
  const place = (column: number) => ({
    'data-place': `${index}:${column}`,
    tabIndex: activeColumn === column ? 0 : -1,
  });
  const role =
    row.role === 'data' || row.role === 'outside'
      ? null
      : row.role === 'filtered'
        ? importTexts.rowFilter.role
        : row.role;
  return (
    <tr data-role={row.role} aria-rowindex={row.row}>
      <th
        scope="row"
        className={classes.number}
        aria-label={importTexts.plan.rowSpeech(row.row, role)}
        title={role ?? undefined}
        {...place(0)}
      >
        {row.row}
      </th>
      {Array.from({ length: width }, (_, column) => {
        const refused = row.refused.find((one) => one.column === column);
        const cell = (
          <td
            key={column}
            data-chosen={chosen === column || undefined}
            data-refused={refused === undefined ? undefined : ASKS.has(refused.code) ? 'asks' : 'wrong'}
            data-number={typeof row.cells[column] === 'number' || undefined}
            {...place(column + 1)}
          >
            {cellText(row.cells[column])}
            {refused !== undefined && <span className="qb-only-spoken">{refused.message}</span>}
          </td>
        );
        return refused === undefined ? (
          cell
        ) : (
          <Tooltip key={column} label={refused.message} multiline w={280}>
            {cell}
          </Tooltip>
        );
      })}
    </tr>
  );
}

export const SheetRow = memo(Row);
