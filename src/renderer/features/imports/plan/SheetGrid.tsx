/**
 * The sheet as it is stored, a hundred rows at a time: header, ignored rows and refused cells marked where they stand.
 * One cell is in the tab order; arrows move, Enter opens the column (or, on a row's number, what to do with the row).
 */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { OpenQuestion, PlanChange, RawRow } from '../../../../shared/contract/imports.ts';
import { useApi } from '../../../api/useApi.ts';
import { useGridKeys, type GridPlace } from '../../../tables/useGridKeys.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import type { SheetOf } from './sheetOf.ts';
import { importTexts } from '../texts.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { RowMenu } from './RowMenu.tsx';
import classes from './SheetGrid.module.css';
import { SheetRow } from './SheetRow.tsx';

const PAGE = 100;
/** Rows that Page Up and Page Down move by. */
const SCREEN = 15;

interface Props {
  readonly jobId: string;
  readonly sheet: SheetOf;
  readonly questions: readonly OpenQuestion[];
  readonly column: number | null;
  /** `byKey`: the person came by keyboard, so the focus goes along. */
  readonly onColumn: (column: number | null, byKey: boolean) => void;
  readonly onChange: (change: PlanChange) => void;
}

interface ChosenRow {
  readonly anchor: HTMLElement;
  readonly row: RawRow;
}

export function SheetGrid({ jobId, sheet, questions, column, onColumn, onChange }: Props): ReactNode {
  const [from, setFrom] = useState(1);
  const [menu, setMenu] = useState<ChosenRow | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const at = { file: sheet.file.file, sheet: sheet.plan.sheetIndex };
  const rows = useApi('import.rows', { jobId, ...at, from, count: PAGE });
  const { columns } = sheet.plan;
  const shown = rows.data?.rows ?? [];
  const lastRow = rows.data?.lastRow ?? 0;
  const width = Math.max(columns.length, ...shown.map((row) => row.cells.length));

  // The panel of a column takes room from the grid: the column in hand stays in sight.
  useEffect(() => {
    if (column !== null)
      box.current
        ?.querySelector(`[data-place="-1:${column + 1}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [column]);

  const open = ({ row, column: place }: GridPlace, byKey: boolean): void => {
    if (place > 0) return onColumn(!byKey && column === place - 1 ? null : place - 1, byKey);
    const anchor = box.current?.querySelector<HTMLElement>(`[data-place="${row}:0"]`);
    const chosen = shown[row];
    if (anchor !== null && anchor !== undefined && chosen !== undefined) setMenu({ anchor, row: chosen });
  };
  const keys = useGridKeys({
    grid: box,
    rowCount: shown.length,
    columnCount: width + 1,
    pageRows: SCREEN,
    start: { row: -1, column: 1 },
    showRow: () => undefined,
    onEnter: (place) => open(place, true),
    onFold: () => false,
  });
  const onClick = (event: MouseEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null;
    const [row, place] = (cell?.dataset['place'] ?? '').split(':').map(Number);
    if (cell !== null && row !== undefined && place !== undefined) open({ row, column: place }, false);
  };

  return (
    <div className={classes.frame}>
      <div ref={box} className={classes.scroll} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus} onClick={onClick}>
        <Loaded query={rows} waiting={importTexts.plan.readingRows} failed={importTexts.plan.rowsFailed}>
          {(page) => (
            <table
              className={classes.grid}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells take the focus one by one, as in a spreadsheet
              role="grid"
              aria-label={importTexts.plan.cells}
              aria-rowcount={lastRow}
              aria-colcount={width + 1}
            >
              <thead>
                <tr>
                  <th
                    className={classes.corner}
                    scope="col"
                    aria-label={importTexts.plan.row}
                    data-place="-1:0"
                    tabIndex={keys.active.row === -1 && keys.active.column === 0 ? 0 : -1}
                  />
                  {Array.from({ length: width }, (_, index) => (
                    <ColumnHead
                      key={index}
                      index={index}
                      column={columns.find((one) => one.index === index)}
                      isChosen={column === index}
                      asks={questions.some((question) => question.column === index)}
                      isActive={keys.active.row === -1 && keys.active.column === index + 1}
                    />
                  ))}
                </tr>
              </thead>
              <tbody>
                {page.rows.map((row, index) => (
                  <SheetRow
                    key={row.row}
                    row={row}
                    index={index}
                    width={width}
                    chosen={column}
                    activeColumn={keys.active.row === index ? keys.active.column : null}
                  />
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      </div>
      <footer className={classes.pages}>
        <span>{column === null ? importTexts.column.pick : importTexts.column.back}</span>
        {lastRow > PAGE && (
          <span className={classes.turn}>
            {importTexts.plan.rowsShown(from, Math.min(from + PAGE - 1, lastRow), lastRow)}
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
              disabled={from + PAGE > lastRow}
              onClick={() => setFrom(from + PAGE)}
            >
              {importTexts.plan.moreRows}
            </Button>
          </span>
        )}
      </footer>
      <RowMenu
        anchor={menu?.anchor ?? null}
        row={menu?.row ?? null}
        headerRow={sheet.plan.headerRow}
        onClose={() => setMenu(null)}
        onChange={(change) => onChange({ ...change, ...at })}
      />
    </div>
  );
}
