/** GRR, NRR, logo and renewal rates over any period, by group, each with its definition; and the ledger of what was lost. */
import { SegmentedControl } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { RETENTION_GROUPS, type RetentionFigures } from '../../../shared/contract/renewals.ts';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { formatDay, moveMonths } from '../../ui/formatDate.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { ChurnLedger } from './ChurnLedger.tsx';
import { RateTable } from './RateTable.tsx';
import classes from './RetentionPage.module.css';
import { groupNames, retentionTexts as texts } from './texts.ts';

type Group = (typeof RETENTION_GROUPS)[number];

export function RetentionPage(): ReactNode {
  const { asOf, isToday } = useAsOf();
  const [period, setPeriod] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const [group, setGroup] = useState<Group | null>(null);
  const { from, to } = period ?? { from: moveMonths(asOf, -12), to: asOf };
  const figures = useApi(
    'retention.figures',
    { from, to, ...(isToday ? {} : { asOf }), ...(group === null ? {} : { groupBy: group }) },
    { enabled: from < to },
  );
  return (
    <Page
      title={texts.title}
      lead={
        figures.data === undefined
          ? undefined
          : texts.lead(formatDay(figures.data.from), formatDay(figures.data.to), figures.data.overall.cohort)
      }
      actions={
        <>
          <DateInput
            size="xs"
            w={130}
            label={texts.from}
            value={from}
            maxDate={to}
            valueFormat="YYYY-MM-DD"
            onChange={(day) => day !== null && setPeriod({ from: day, to })}
          />
          <DateInput
            size="xs"
            w={130}
            label={texts.to}
            value={to}
            minDate={from}
            maxDate={asOf}
            valueFormat="YYYY-MM-DD"
            onChange={(day) => day !== null && setPeriod({ from, to: day })}
          />
          <SegmentedControl
            size="xs"
            aria-label={texts.groups}
            value={group ?? 'all'}
            onChange={(value) => setGroup(RETENTION_GROUPS.find((one) => one === value) ?? null)}
            data={(['all', ...RETENTION_GROUPS] as const).map((value) => ({ value, label: groupNames[value] }))}
          />
        </>
      }
    >
      <Loaded query={figures} waiting={texts.waiting} failed={texts.failed}>
        {(found) => <Rates figures={found} group={group} />}
      </Loaded>
    </Page>
  );
}

function Rates({ figures, group }: { readonly figures: RetentionFigures; readonly group: Group | null }): ReactNode {
  const { overall, definition } = figures;
  const rate = (value: number | null): string => (value === null ? '–' : formatShare(value, 1));
  const isMixed = Object.keys(overall.byCurrency).length > 1;
  return (
    <>
      <Figures label={texts.title}>
        <Figure
          label={texts.grr}
          value={rate(overall.grr)}
          definition={`Sum of the smaller of ARR then and now, over ARR then. ${definition}`}
        />
        <Figure
          label={texts.nrr}
          value={rate(overall.nrr)}
          definition={`ARR now of the customers of the first day, over their ARR then. ${definition}`}
        />
        <Figure
          label={texts.logo}
          value={rate(overall.logo)}
          definition={`Customers of the first day that still have ARR, over all of them. ${definition}`}
        />
        <Figure
          label={texts.gross}
          value={rate(overall.grossRenewalRate)}
          definition={`Renewed ARR, at most the ARR due, over the ARR of contracts that ended in the period. ${definition}`}
        />
        <Figure
          label={texts.net}
          value={rate(overall.netRenewalRate)}
          definition={`Renewed ARR over the ARR of contracts that ended in the period. ${definition}`}
        />
      </Figures>
      {isMixed && overall.grr === null && <p className={classes.note}>{texts.mixed}</p>}
      <Panel title={group === null ? texts.title : `${texts.title} · ${groupNames[group]}`}>
        <RateTable
          rows={group === null ? [overall] : [...figures.groups, overall]}
          keyName={group === null ? '' : groupNames[group]}
        />
      </Panel>
      <Panel title={texts.churn}>
        <ChurnLedger churn={figures.churn} />
      </Panel>
      <p className={classes.definition}>{definition}</p>
    </>
  );
}
