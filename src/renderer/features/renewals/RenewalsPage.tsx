/** What is due and how it stands: the heatmap, the contracts behind a cell, the forecast beside it. The cell in hand is in the address, so Back finds it. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { parseHeatmapPlace } from '../../../shared/charts/heatmap.ts';
import { HEATMAP_ROWS, type Heatmap, type HeatmapBy, type HeatmapRows } from '../../../shared/contract/renewals.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { CellContracts } from './CellContracts.tsx';
import { Forecast } from './Forecast.tsx';
import { HeatmapChart } from './HeatmapChart.tsx';
import { MovementPanel } from './MovementPanel.tsx';
import classes from './Renewals.module.css';
import { renewalsTexts as texts, rowsWords } from './texts.ts';

export function RenewalsPage(): ReactNode {
  const { input } = useAsOf();
  const { rows = 'segment', by = 'decision' } = useSearch({ from: '/renewals' });
  const heatmap = useApi('renewals.heatmap', { ...input, rows, by });
  return (
    <Loaded query={heatmap} waiting={texts.waiting} failed={texts.failed}>
      {(data) => <Renewals data={data} rows={rows} by={by} />}
    </Loaded>
  );
}

interface Props {
  readonly data: Heatmap;
  readonly rows: HeatmapRows;
  readonly by: HeatmapBy;
}

function Renewals({ data, rows, by }: Props): ReactNode {
  const navigate = useNavigate({ from: '/renewals' });
  const { cell, open = false } = useSearch({ from: '/renewals' });
  const place = cell === undefined ? null : parseHeatmapPlace(cell);
  const contracts = data.totals.reduce(
    (sum, row) => sum + [row.overdue, ...row.cells].reduce((all, { count }) => all + count, 0),
    0,
  );
  const drill = useCallback(
    (id: string) =>
      void navigate({ search: (previous) => ({ ...previous, cell: id, open: true }), resetScroll: false }),
    [navigate],
  );
  const close = useCallback(
    () => void navigate({ search: (previous) => ({ ...previous, open: undefined }), resetScroll: false }),
    [navigate],
  );
  const controls = (
    <>
      <Select
        size="xs"
        w={130}
        aria-label={texts.rowsBy}
        data={HEATMAP_ROWS.map((value) => ({ value, label: rowsWords[value] }))}
        value={rows}
        onChange={(value) => {
          const next = HEATMAP_ROWS.find((candidate) => candidate === value);
          void navigate({
            search: ({ by: kept }) => ({ by: kept, rows: next === 'segment' ? undefined : next }),
            replace: true,
          });
        }}
      />
      <SegmentedControl
        size="xs"
        aria-label={texts.datesBy}
        data={[
          { value: 'decision', label: 'Decision date' },
          { value: 'end', label: 'Contract end' },
        ]}
        value={by}
        onChange={(value) =>
          void navigate({
            search: ({ rows: kept }) => ({ rows: kept, by: value === 'end' ? 'end' : undefined }),
            replace: true,
          })
        }
      />
    </>
  );

  return (
    <Page
      title={texts.title}
      lead={texts.lead(contracts, by === 'end' ? 'contract end' : 'decision date')}
      actions={controls}
    >
      {contracts === 0 ? (
        <NothingDue />
      ) : (
        <>
          <Panel title={texts.heatmap}>
            <HeatmapChart data={data} startAt={cell} takesFocus={cell !== undefined && !open} onDrill={drill} />
          </Panel>
          {open && place !== null && <CellContracts place={place} rows={rows} by={by} onClose={close} />}
          <div className={classes.below}>
            <Forecast by={by} />
            <MovementPanel />
          </div>
        </>
      )}
    </Page>
  );
}

function NothingDue(): ReactNode {
  return (
    <EmptyState
      icon={<IconCalendarOff size={32} stroke={1.3} />}
      title={texts.emptyTitle}
      explain={texts.emptyExplain}
      action={
        <Button component={Link} to="/import" variant="default">
          {texts.emptyAction}
        </Button>
      }
    />
  );
}
