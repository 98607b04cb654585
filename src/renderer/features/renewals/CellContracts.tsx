/** The contracts behind one cell; a row opens its account, Esc goes back to the cell. */
import { CloseButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { heatmapPlaceId, type HeatmapPlace } from '../../../shared/charts/heatmap.ts';
import type { DueContract, HeatmapBy, HeatmapRows } from '../../../shared/contract/renewals.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import { defaultView, useTableView } from '../../tables/view.ts';
import { formatMoneyShort } from '../../../shared/domain/money.ts';
import { oncePerAccount, standingOf, standingWords } from '../../../shared/domain/standing.ts';
import { formatMonthLong } from '../../ui/formatDate.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Panel } from '../../ui/Page.tsx';
import { CallDialog, type CallDraft } from './CallDialog.tsx';
import { dueColumns } from './dueColumns.tsx';
import classes from './Renewals.module.css';
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
            <>
              <BiggestOf contracts={contracts} currency={currency} />
              <StandingOf contracts={contracts} />
              <Contracts key={heatmapPlaceId(place)} contracts={contracts} id={heatmapPlaceId(place)} label={title} />
            </>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}

/** How much of the cell hangs on one account. */
function BiggestOf({
  contracts,
  currency,
}: {
  readonly contracts: readonly DueContract[];
  readonly currency: string;
}): ReactNode {
  const sums = new Map<string, number>();
  for (const { accountName, arrMinor } of contracts) sums.set(accountName, (sums.get(accountName) ?? 0) + arrMinor);
  const all = [...sums.values()].reduce((sum, minor) => sum + minor, 0);
  const [biggest] = [...sums].sort(([, a], [, b]) => b - a);
  if (biggest === undefined || all === 0) return null;
  const [name, minor] = biggest;
  return (
    <p className={classes.lead}>{texts.biggest(name, formatMoneyShort(minor, currency), formatShare(minor / all))}</p>
  );
}

/** How much of the scores behind the cell is known and fresh. */
function StandingOf({ contracts }: { readonly contracts: readonly DueContract[] }): ReactNode {
  const standing = standingOf(oncePerAccount(contracts));
  return <p className={classes.lead}>{texts.standing(standingWords(standing), standing.accounts)}</p>;
}

interface ContractsProps {
  readonly contracts: readonly DueContract[];
  readonly id: string;
  readonly label: string;
}

function Contracts({ contracts, id, label }: ContractsProps): ReactNode {
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<CallDraft | null>(null);
  const columns = useMemo(() => dueColumns(setDraft), []);
  const [view, setView] = useTableView(`renewals ${id}`, () =>
    defaultView(columns, { sorting: [{ id: 'arr', desc: true }] }),
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
        columns={columns}
        rowId={rowId}
        view={view}
        onView={setView}
        onOpen={open}
        height="grows"
        plain
        takesFocus
      />
      <CallDialog draft={draft} onClose={() => setDraft(null)} />
    </div>
  );
}
