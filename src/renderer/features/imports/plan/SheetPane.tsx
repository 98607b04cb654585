/** One sheet: what was understood in a line, its cells as a spreadsheet, and the chosen column beside it. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { OpenQuestion, PlanChange } from '../../../../shared/contract/imports.ts';
import type { SheetOf } from './sheetOf.ts';
import { importTexts } from '../texts.ts';
import { ColumnPanel } from './ColumnPanel.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import { SheetHead } from './SheetHead.tsx';
import classes from './SheetPane.module.css';

interface Props {
  readonly jobId: string;
  readonly sheet: SheetOf;
  readonly questions: readonly OpenQuestion[];
  readonly column: number | null;
  readonly onColumn: (column: number | null) => void;
  readonly onChange: (change: PlanChange) => void;
}

export function SheetPane({ jobId, sheet, questions, column, onColumn, onChange }: Props): ReactNode {
  const { plan, state } = sheet;
  const at = { file: sheet.file.file, sheet: plan.sheetIndex };
  const chosen = plan.columns.find((one) => one.index === column);
  const pane = useRef<HTMLElement>(null);
  const side = useRef<HTMLElement>(null);
  const cameByKey = useRef(false);
  useEffect(() => {
    if (column === null || !cameByKey.current) return;
    cameByKey.current = false;
    side.current?.focus();
  }, [column]);

  const content = useRef<HTMLDivElement>(null);
  // In a low window what was opened may be below the edge.
  useEffect(() => {
    if (column !== null) content.current?.scrollIntoView({ block: 'nearest' });
  }, [column]);

  const close = (): void => {
    onColumn(null);
    pane.current?.querySelector<HTMLElement>('[data-place][tabindex="0"]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // An open list takes its own Escape first.
    const hasOpenList = side.current?.querySelector('[aria-expanded="true"]') != null;
    if (event.key !== 'Escape' || hasOpenList) return;
    event.preventDefault();
    close();
  };
  return (
    <section ref={pane} className={classes.pane} aria-label={plan.name || sheet.file.name}>
      <SheetHead sheet={sheet} onChange={onChange} />
      <div ref={content} className={classes.content} data-open={chosen !== undefined || undefined}>
        <SheetGrid
          jobId={jobId}
          sheet={sheet}
          questions={questions}
          column={column}
          onColumn={(next, byKey) => {
            cameByKey.current = byKey;
            if (byKey && next === column) side.current?.focus();
            onColumn(next);
          }}
          onChange={onChange}
        />
        {chosen !== undefined && (
          <aside
            ref={side}
            className={classes.side}
            aria-label={importTexts.column.panel(chosen.header)}
            tabIndex={-1}
            onKeyDown={onKeyDown}
          >
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.close}
              aria-label={importTexts.column.close}
              onClick={close}
            >
              <IconX size={16} />
            </ActionIcon>
            <ColumnPanel
              key={chosen.index}
              at={at}
              column={chosen}
              entities={plan.entities}
              sheetPolicy={state?.policy ?? 'file wins'}
              policy={state?.columnPolicies[String(chosen.index)]}
              onChange={onChange}
            />
          </aside>
        )}
      </div>
    </section>
  );
}
