/** The sheet as it is stored, a hundred rows at a time: header, ignored rows and refused cells marked where they stand. */
import { Button, Menu, Tooltip } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { OpenQuestion, PlanChange, RawRow } from '../../../../shared/contract/imports.ts';
import { useApi } from '../../../api/useApi.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { cellText } from '../cellText.ts';
import type { SheetOf } from '../steps/PlanStep.tsx';
import { importTexts } from '../texts.ts';
import { ColumnHead } from './ColumnHead.tsx';
import classes from './SheetGrid.module.css';

const PAGE = 100;

interface Props {
  readonly jobId: string;
  readonly sheet: SheetOf;
  readonly questions: readonly OpenQuestion[];
  readonly column: number | null;
  readonly onColumn: (column: number | null) => void;
  readonly onChange: (change: PlanChange) => void;
}

export function SheetGrid({ jobId, sheet, questions, column, onColumn, onChange }: Props): ReactNode {
  const [from, setFrom] = useState(1);
  const at = { file: sheet.file.file, sheet: sheet.plan.sheetIndex };
  const rows = useApi('import.rows', { jobId, ...at, from, count: PAGE });
  const { columns } = sheet.plan;
  const width = Math.max(columns.length, ...(rows.data?.rows.map((row) => row.cells.length) ?? [0]));
  return (
    <div className={classes.frame}>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Cells of the sheet">
        <Loaded query={rows} waiting="Reading rows" failed="The rows could not be read">
          {(page) => (
            <table className={classes.grid}>
              <thead>
                <tr>
                  <th className={classes.corner} aria-label="Row" />
                  {Array.from({ length: width }, (_, index) => (
                    <ColumnHead
                      key={index}
                      index={index}
                      column={columns.find((one) => one.index === index)}
                      isChosen={column === index}
                      asks={questions.some((question) => question.column === index)}
                      onChoose={() => onColumn(column === index ? null : index)}
                    />
                  ))}
                </tr>
              </thead>
              <tbody>
                {page.rows.map((row) => (
                  <Row key={row.row} row={row} width={width} column={column} onChange={onChange} at={at} />
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      </div>
      {rows.data !== undefined && rows.data.lastRow > PAGE && (
        <footer className={classes.pages}>
          <span>
            {importTexts.plan.rowsShown(from, Math.min(from + PAGE - 1, rows.data.lastRow), rows.data.lastRow)}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={from === 1}
            onClick={() => setFrom(Math.max(1, from - PAGE))}
          >
            {importTexts.plan.earlierRows}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={from + PAGE > rows.data.lastRow}
            onClick={() => setFrom(from + PAGE)}
          >
            {importTexts.plan.moreRows}
          </Button>
        </footer>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: RawRow;
  readonly width: number;
  readonly column: number | null;
  readonly at: { readonly file: number; readonly sheet: number };
  readonly onChange: (change: PlanChange) => void;
}

function Row({ row, width, column, at, onChange }: RowProps): ReactNode {
  const isData = row.role === 'data';
  const skip = (isSkipped: boolean): void =>
    onChange({ kind: 'skipRows', ...at, from: row.row, to: row.row, skip: isSkipped });
  return (
    <tr data-role={row.role}>
      <th scope="row" className={classes.number}>
        <Menu position="right-start" withinPortal>
          <Menu.Target>
            <button type="button" aria-label={importTexts.plan.rowMenu(row.row)}>
              {row.row}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              {isData || row.role === 'outside'
                ? importTexts.plan.rowMenu(row.row)
                : `${importTexts.plan.rowMenu(row.row)}: ${row.role}`}
            </Menu.Label>
            <Menu.Item onClick={() => onChange({ kind: 'headerRow', ...at, row: row.row, fromRow: null })}>
              {importTexts.plan.useAsHeader}
            </Menu.Item>
            {isData ? (
              <Menu.Item onClick={() => skip(true)}>{importTexts.plan.skipRow}</Menu.Item>
            ) : (
              row.role !== 'header' && <Menu.Item onClick={() => skip(false)}>{importTexts.plan.keepRow}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </th>
      {Array.from({ length: width }, (_, index) => {
        const refused = row.refused.find((one) => one.column === index);
        const text = cellText(row.cells[index]);
        const cell = (
          <td
            key={index}
            data-chosen={column === index || undefined}
            data-refused={refused !== undefined || undefined}
            data-number={typeof row.cells[index] === 'number' || undefined}
          >
            {text}
          </td>
        );
        return refused === undefined ? (
          cell
        ) : (
          <Tooltip key={index} label={refused.message} multiline w={280}>
            {cell}
          </Tooltip>
        );
      })}
    </tr>
  );
}
