/** One account on one page: how it stands, why, what changed, who decides, what is due, what we do not know. */
import { Anchor, Breadcrumbs } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import classes from './AccountPage.module.css';
import { ActionsPanel } from './sections/ActionsPanel.tsx';
import { ContractsPanel } from './sections/ContractsPanel.tsx';
import { DeltaPanel } from './sections/DeltaPanel.tsx';
import { GapsPanel } from './sections/GapsPanel.tsx';
import { Header } from './sections/Header.tsx';
import { HistoryPanel } from './sections/HistoryPanel.tsx';
import { NextPanel } from './sections/NextPanel.tsx';
import { OutcomePanel } from './sections/OutcomePanel.tsx';
import { PeoplePanel } from './sections/PeoplePanel.tsx';
import { ScorePanel } from './sections/ScorePanel.tsx';
import { SignalsPanel } from './sections/SignalsPanel.tsx';
import { SourcesPanel } from './sections/SourcesPanel.tsx';
import { TimelinePanel } from './sections/TimelinePanel.tsx';
import { accountTexts } from './texts.ts';

export function AccountPage(): ReactNode {
  const { id } = useParams({ from: '/account/$id' });
  const { asOf, isToday } = useAsOf();
  const page = useApi('account.page', { accountId: id, ...(isToday ? {} : { asOf }) });
  return (
    <div className={classes.page}>
      <Breadcrumbs separator="›" className={classes.crumbs}>
        <Anchor component={Link} to="/portfolio">
          {accountTexts.portfolio}
        </Anchor>
        <span>{page.data?.account.name ?? '…'}</span>
      </Breadcrumbs>
      <Loaded query={page} waiting={accountTexts.waiting} failed={accountTexts.failed}>
        {(view) => (
          <>
            <Header view={view} />
            <div className={classes.pair}>
              <ScorePanel view={view} />
              <div className={classes.stack}>
                <DeltaPanel view={view} />
                <NextPanel view={view} />
              </div>
            </div>
            <PeoplePanel view={view} />
            <TimelinePanel view={view} />
            <div className={classes.pair}>
              <SignalsPanel view={view} />
              <div className={classes.stack}>
                <OutcomePanel view={view} />
                <GapsPanel view={view} />
              </div>
            </div>
            <ContractsPanel view={view} />
            <div className={classes.pair}>
              <HistoryPanel accountId={id} asOf={isToday ? undefined : asOf} />
              <div className={classes.stack}>
                <ActionsPanel view={view} />
                <SourcesPanel view={view} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
