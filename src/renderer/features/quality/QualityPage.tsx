/** What the book does not know, ranked by the money and the date at stake; what cannot be right; how full and how old it is. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import type { DataHealth } from '../../../shared/contract/quality.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatCount } from '../../ui/formatNumber.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { DismissedFlags } from './DismissedFlags.tsx';
import { Duplicates } from './Duplicates.tsx';
import { FieldCoverageTable } from './FieldCoverageTable.tsx';
import { FreshnessTable } from './FreshnessTable.tsx';
import { GapTable } from './GapTable.tsx';
import classes from './Quality.module.css';
import { qualityTexts as texts } from './texts.ts';

export function QualityPage(): ReactNode {
  const { input } = useAsOf();
  const report = useApi('quality.report', input);
  return (
    <Loaded query={report} waiting={texts.waiting} failed={texts.failed}>
      {(data) => <Quality data={data} />}
    </Loaded>
  );
}

function Quality({ data }: { readonly data: DataHealth }): ReactNode {
  return (
    <Page title={texts.title} lead={texts.lead(data.gapsTotal, data.contradictionsTotal)} fills>
      <Tabs defaultValue="gaps" keepMounted={false} className={classes.tabs}>
        <Tabs.List>
          <Tab value="gaps" label={texts.gaps} count={data.gapsTotal} />
          <Tab value="contradictions" label={texts.contradictions} count={data.contradictionsTotal} />
          <Tab value="fields" label={texts.fields} />
          <Tab value="freshness" label={texts.freshness} />
          <Tab value="duplicates" label={texts.duplicates} count={data.duplicates.length} />
        </Tabs.List>
        <Tabs.Panel value="gaps" className={classes.panel}>
          <GapTable
            id="gaps"
            label={texts.gaps}
            rows={data.gaps}
            total={data.gapsTotal}
            empty={<EmptyState title={texts.noGaps} explain={texts.noGapsExplain} />}
          />
          <DismissedFlags flags={data.dismissed} />
        </Tabs.Panel>
        <Tabs.Panel value="contradictions" className={classes.panel}>
          <GapTable
            id="contradictions"
            label={texts.contradictions}
            rows={data.contradictions}
            total={data.contradictionsTotal}
            empty={<EmptyState title={texts.noContradictions} explain={texts.noContradictionsExplain} />}
          />
        </Tabs.Panel>
        <Tabs.Panel value="fields" className={classes.panel}>
          <FieldCoverageTable fields={data.fields} />
        </Tabs.Panel>
        <Tabs.Panel value="freshness" className={classes.panel}>
          <FreshnessTable freshness={data.freshness} facts={data.facts} />
        </Tabs.Panel>
        <Tabs.Panel value="duplicates" className={classes.panel}>
          <Duplicates pairs={data.duplicates} merges={data.merges} toldApart={data.toldApart} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Tab({
  value,
  label,
  count,
}: {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}): ReactNode {
  return (
    <Tabs.Tab value={value}>
      {label}
      {count !== undefined && <span className={classes.count}>{formatCount(count)}</span>}
    </Tabs.Tab>
  );
}
