/** The briefs: which accounts could get one, how each looks, printing one or all that the list shows. */
import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { BriefCandidate } from '../../../shared/contract/brief.ts';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { useStart } from '../../app/start.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import { filterRows, rowTexts, searchRows } from '../../tables/filterRows.ts';
import { defaultView, useTableView } from '../../tables/view.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import classes from './Briefs.module.css';
import { Choices, type BriefChoices } from './Choices.tsx';
import { briefColumns } from './columns.tsx';
import { Preview } from './Preview.tsx';
import { RunPanel } from './RunPanel.tsx';
import { briefTexts as texts } from './texts.ts';
import { useBriefRun } from './useBriefRun.ts';

const rowId = ({ accountId }: BriefCandidate): string => accountId;
const NO_ROWS: readonly BriefCandidate[] = [];

export function BriefsPage(): ReactNode {
  const { input } = useAsOf();
  const { capabilities } = useStart();
  const settings = useApi('settings.get', {});
  const [changed, setChanged] = useState<BriefChoices | null>(null);
  const choices: BriefChoices = changed ?? {
    audience: 'internal',
    paper: settings.data?.paper ?? 'A4',
    format: capabilities.printPdf ? 'pdf' : 'html',
  };
  const { audience, paper, format } = choices;
  const candidates = useApi('brief.candidates', { ...input, audience });
  const [view, setView] = useTableView('briefs', () => defaultView(briefColumns));
  const account = useSearch({ strict: false, select: (search) => search.account });
  const navigate = useNavigate();
  const open = useCallback(
    (row: BriefCandidate) =>
      void navigate({ to: '/briefs', search: (previous) => ({ ...previous, account: row.accountId }), replace: true }),
    [navigate],
  );
  const run = useBriefRun();
  const isBusy = run.state.kind === 'running';
  const rows = candidates.data?.candidates ?? NO_ROWS;
  const shown = useMemo(
    () => filterRows(searchRows(rows, rowTexts(briefColumns), view.search), briefColumns, view.filters),
    [rows, view.search, view.filters],
  );
  const printable = shown.filter(({ preflight }) => preflight.every(({ level }) => level !== 'stop'));
  const print = (accountIds: readonly string[]): void =>
    void run.start({ ...input, accountIds: [...accountIds], audience, paper, format });
  const chosen = rows.find((row) => row.accountId === account) ?? null;

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      fills
      actions={
        <Button disabled={isBusy || printable.length === 0} onClick={() => print(shown.map(rowId))}>
          {texts.printAll(printable.length)}
        </Button>
      }
    >
      <Choices choices={choices} onChange={setChanged} canPrintPdf={capabilities.printPdf} />
      <RunPanel run={run} />
      <div className={classes.split}>
        <Loaded query={candidates} waiting={texts.waiting} failed={texts.failed}>
          {() => (
            <DataTable
              id="briefs"
              label={texts.table}
              rows={rows}
              columns={briefColumns}
              rowId={rowId}
              view={view}
              onView={setView}
              onOpen={open}
              empty={<EmptyState title={texts.none} explain={texts.noneExplain} />}
            />
          )}
        </Loaded>
        <Preview
          account={chosen === null ? null : { id: chosen.accountId, name: chosen.name }}
          wish={{ ...input, audience, paper }}
          onPrint={(accountId) => print([accountId])}
          isBusy={isBusy}
        />
      </div>
    </Page>
  );
}
