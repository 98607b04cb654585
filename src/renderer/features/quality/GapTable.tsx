import { useNavigate } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import type { RankedGap } from '../../../shared/contract/quality.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import { defaultView, useTableView } from '../../tables/view.ts';
import { gapColumns } from './gapColumns.tsx';
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

const rowId = (gap: RankedGap) =>
  `${gap.accountId} ${gap.key} ${gap.facts.map(({ table, id }) => `${table}${id}`).join()}`;

/** Gaps in the order of their rank; a row opens the account where it can be closed. */
export function GapTable({ id, label, rows, total, empty }: Props): ReactNode {
  const navigate = useNavigate();
  const [view, setView] = useTableView(id, () => defaultView(gapColumns));
  const open = useCallback(
    (gap: RankedGap) => void navigate({ to: '/account/$id', params: { id: gap.accountId } }),
    [navigate],
  );
  return (
    <>
      <DataTable
        id={id}
        label={label}
        rows={rows}
        columns={gapColumns}
        rowId={rowId}
        view={view}
        onView={setView}
        onOpen={open}
        empty={empty}
      />
      {rows.length < total && <p className={classes.note}>{texts.shownOf(rows.length, total)}</p>}
    </>
  );
}
