/** What the averages hide: watermelons, disagreements, each exception and the rules that fired, with their accounts and money. */
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ExceptionLists } from '../../../shared/contract/portfolio.ts';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { Definition } from '../../ui/Definition.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { ExceptionAccounts } from './ExceptionAccounts.tsx';
import classes from './Exceptions.module.css';
import { ListChoice } from './ListChoice.tsx';
import { NpsPanel } from './NpsPanel.tsx';
import { exceptionsTexts as texts } from './texts.ts';

export function ExceptionsPage(): ReactNode {
  const { input } = useAsOf();
  const exceptions = useApi('portfolio.exceptions', input);
  return (
    <Loaded query={exceptions} waiting={texts.waiting} failed={texts.failed}>
      {(data) => <Exceptions data={data} />}
    </Loaded>
  );
}

function Exceptions({ data }: { readonly data: ExceptionLists }): ReactNode {
  const navigate = useNavigate({ from: '/exceptions' });
  const { list: chosen } = useSearch({ from: '/exceptions' });
  const list = data.lists.find(({ key }) => key === chosen) ?? data.lists[0];
  if (data.coverage.ofAccounts === 0 || list === undefined) return <NoAccounts />;
  return (
    <Page
      title={texts.title}
      lead={texts.lead(data.coverage.sentence)}
      actions={<Definition of={texts.what}>{data.definition}</Definition>}
    >
      <div className={classes.split}>
        <ListChoice
          lists={data.lists}
          chosen={list.key}
          onChoose={(key) => void navigate({ search: (previous) => ({ ...previous, list: key }), resetScroll: false })}
        />
        <ExceptionAccounts key={list.key} list={list} asOf={data.asOf} />
      </div>
      <NpsPanel />
    </Page>
  );
}

function NoAccounts(): ReactNode {
  return (
    <EmptyState
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
