import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { RankedGap } from '../../../shared/contract/quality.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import { defaultView, useTableView } from '../../tables/view.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { fixOf } from './gapFix.ts';
import { GapFixingContext } from './gapFixing.ts';
import { gapColumns, gapId } from './gapColumns.tsx';
import gapClasses from './Gaps.module.css';
import classes from './Quality.module.css';
import { qualityTexts as texts } from './texts.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly RankedGap[];
  /** How many there are in all; the list holds those that weigh most. */
  readonly total: number;
  readonly empty: ReactNode;
}

/** Gaps in the order of their rank. A row opens its one field in place; what one field cannot close opens the account. */
export function GapTable({ id, label, rows, total, empty }: Props): ReactNode {
  const navigate = useNavigate();
  const [view, setView] = useTableView(id, () => defaultView(gapColumns));
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  /** Place of the row being fixed: the next gap moves up to it. */
  const place = useRef<string | null>(null);
  const mustReturn = useRef(false);

  const onOpen = useCallback(
    (gap: RankedGap) => {
      if (fixOf(gap) === null) return void navigate({ to: '/account/$id', params: { id: gap.accountId } });
      place.current = document.activeElement?.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? null;
      setOpen(gapId(gap));
    },
    [navigate],
  );
  const close = useCallback(() => {
    mustReturn.current = true;
    setOpen(null);
  }, []);
  const fixing = useMemo(() => ({ open, onSaved: close, onLeft: close }), [open, close]);

  // Back to the grid when the field closes, and again when the closed gap has gone from under the focus.
  useEffect(() => {
    if (place.current === null || open !== null) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!mustReturn.current && !isLost) return;
    const cell = box.current?.querySelector<HTMLElement>(`[data-place="${place.current}"]`);
    const last = box.current?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]');
    mustReturn.current = false;
    (cell ?? last)?.focus();
  }, [open, rows]);

  return (
    <GapFixingContext value={fixing}>
      <div ref={box} className={gapClasses.box}>
        <DataTable
          id={id}
          label={label}
          rows={rows}
          columns={gapColumns}
          rowId={gapId}
          view={view}
          onView={setView}
          onOpen={onOpen}
          empty={empty}
        />
      </div>
      {rows.length > 0 && (
        <p className={classes.note}>
          {rows.some((gap) => fixOf(gap) !== null) && (
            <span className={gapClasses.keys}>
              <KeyHint keys="Enter" /> {texts.keyOpens} <KeyHint keys="Enter" /> {texts.keySaves} <KeyHint keys="Esc" />{' '}
              {texts.keyLeaves} <KeyHint keys="Space" /> {texts.keyAccount}
            </span>
          )}
          {rows.length < total && texts.shownOf(rows.length, total)}
        </p>
      )}
    </GapFixingContext>
  );
}
