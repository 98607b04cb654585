/** All accounts: the figures on top, then the table that opens each one. */
import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import type { PortfolioList, PortfolioRow } from '../../../shared/contract/portfolio.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import { useTableView } from '../../tables/view.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Arithmetic, type Explained } from './Arithmetic.tsx';
import { builtInViews } from './builtInViews.ts';
import { portfolioColumns } from './columns.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { PortfolioFigures } from './PortfolioFigures.tsx';
import { portfolioTexts as texts } from './texts.ts';
import { ViewMenu } from './ViewMenu.tsx';

export function PortfolioPage(): ReactNode {
  const { input } = useAsOf();
  const list = useApi('portfolio.list', input);
  return (
    <Loaded query={list} waiting={texts.waiting} failed={texts.failed}>
      {(data) => <Portfolio data={data} />}
    </Loaded>
  );
}

const rowId = (row: PortfolioRow) => row.id;

function Portfolio({ data }: { readonly data: PortfolioList }): ReactNode {
  const navigate = useNavigate();
  const [explained, setExplained] = useState<Explained | null>(null);
  const explain = useCallback(
    (row: PortfolioRow, anchor: HTMLElement) => setExplained({ accountId: row.id, name: row.name, anchor }),
    [],
  );
  const columns = useMemo(() => portfolioColumns(data.extraColumns, explain), [data.extraColumns, explain]);
  const [view, setView] = useTableView('portfolio', () => builtInViews(columns)[0].view);
  const open = useCallback(
    (row: PortfolioRow) => void navigate({ to: '/account/$id', params: { id: row.id } }),
    [navigate],
  );
  const churned = data.rows.filter((row) => row.churned).length;

  if (data.rows.length === 0) return <NoAccounts />;
  return (
    <Page title={texts.title} lead={texts.lead(data.rows.length, churned)} actions={<ExportMenu />} fills>
      <PortfolioFigures figures={data.figures} />
      <DataTable
        id="portfolio"
        label={texts.table}
        rows={data.rows}
        columns={columns}
        rowId={rowId}
        view={view}
        onView={setView}
        onOpen={open}
        tools={<ViewMenu columns={columns} view={view} onView={setView} />}
      />
      <Arithmetic of={explained} onClose={() => setExplained(null)} />
    </Page>
  );
}

function NoAccounts(): ReactNode {
  return (
    <Page title={texts.title}>
      <EmptyState
        icon={<IconTableImport size={32} stroke={1.3} />}
        title={texts.emptyTitle}
        explain={texts.emptyExplain}
        action={
          <Button component={Link} to="/import">
            {texts.emptyAction}
          </Button>
        }
      />
    </Page>
  );
}
