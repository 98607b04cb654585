/** The contracts behind one cell; a row opens its account, Esc goes back to the cell. */
import { CloseButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { heatmapPlaceId, type HeatmapPlace } from '../../../shared/charts/heatmap.ts';
import type { DueContract, HeatmapBy, HeatmapRows } from '../../../shared/contract/renewals.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import { defaultView, useTableView } from '../../tables/view.ts';
import { formatMonthLong } from '../../ui/formatDate.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Panel } from '../../ui/Page.tsx';
import { dueColumns } from './dueColumns.tsx';
import { renewalsTexts as texts } from './texts.ts';

interface Props {
  readonly place: HeatmapPlace;
  readonly rows: HeatmapRows;
  readonly by: HeatmapBy;
  readonly onClose: () => void;
}

const rowId = (row: DueContract) => row.contractId;

export function CellContracts({ place, rows, by, onClose }: Props): ReactNode {
  const { input } = useAsOf();
  const { key, currency, month } = place;
  const cell = useApi('renewals.cell', {
    ...input,
    rows,
    by,
    currency,
    month: month as `${number}-${number}` | 'overdue',
    ...(key === null ? {} : { key }),
  });
  const title = texts.cellTitle(key ?? texts.total, month === 'overdue' ? texts.overdue : formatMonthLong(month));
  return (
    <div onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}>
      <Panel title={title} aside={<CloseButton aria-label={texts.backToMap} onClick={onClose} />}>
        <Loaded query={cell} waiting={texts.cellWaiting} failed={texts.cellFailed}>
          {({ contracts }) => (
            <Contracts key={heatmapPlaceId(place)} contracts={contracts} id={heatmapPlaceId(place)} label={title} />
          )}
        </Loaded>
      </Panel>
    </div>
  );
}

interface ContractsProps {
  readonly contracts: readonly DueContract[];
  readonly id: string;
  readonly label: string;
}

function Contracts({ contracts, id, label }: ContractsProps): ReactNode {
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useTableView(`renewals ${id}`, () =>
    defaultView(dueColumns, { sorting: [{ id: 'arr', desc: true }] }),
  );
  const open = useCallback(
    (row: DueContract) => void navigate({ to: '/account/$id', params: { id: row.accountId } }),
    [navigate],
  );
  useEffect(() => {
    // In braces: recent browsers answer with a promise, which is no clean-up function.
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);
  return (
    <div ref={box}>
      <DataTable
        id={`renewals ${id}`}
        label={label}
        rows={contracts}
        columns={dueColumns}
        rowId={rowId}
        view={view}
        onView={setView}
        onOpen={open}
        height="grows"
        plain
        takesFocus
      />
    </div>
  );
}
