/** GRR, NRR, logo and renewal rates over any period, by group, each with its definition; and the ledger of what was lost. */
import { SegmentedControl } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState, type ReactNode } from 'react';
import { calendarLabels } from '../../ui/calendarLabels.ts';
import { RETENTION_GROUPS, type RetentionFigures, type RetentionRow } from '../../../shared/contract/renewals.ts';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { formatDay, moveMonths } from '../../ui/formatDate.ts';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { ChurnLedger } from './ChurnLedger.tsx';
import { RateTable } from './RateTable.tsx';
import { rateText } from './rateText.ts';
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
            ariaLabels={calendarLabels}
            size="xs"
            w={130}
            label={texts.from}
            value={from}
            maxDate={to}
            valueFormat="YYYY-MM-DD"
            onChange={(day) => day !== null && setPeriod({ from: day, to })}
          />
          <DateInput
            ariaLabels={calendarLabels}
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
  const isMixed = Object.keys(overall.byCurrency).length > 1 && overall.grr === null;
  const figure = (name: RateName, label: string, what: string): ReactNode => (
    <Figure
      label={label}
      value={isMixed && overall[name] === null ? <PerCurrency row={overall} name={name} /> : rateText(overall[name])}
      covers={texts.covers(overall.cohort)}
      definition={`${what} ${definition}`}
    />
  );
  return (
    <>
      <Figures label={texts.title}>
        {figure('grr', texts.grr, texts.means.grr)}
        {figure('nrr', texts.nrr, texts.means.nrr)}
        {figure('logo', texts.logo, texts.means.logo)}
        {figure('grossRenewalRate', texts.gross, texts.means.gross)}
        {figure('netRenewalRate', texts.net, texts.means.net)}
      </Figures>
      {isMixed && <p className={classes.note}>{texts.mixed}</p>}
      <Panel title={group === null ? texts.byCurrency : texts.byGroup(groupNames[group])}>
        {overall.cohort === 0 && figures.groups.length === 0 ? (
          <p className={classes.dim}>{texts.nobody}</p>
        ) : (
          <RateTable
            rows={group === null ? [overall] : [...figures.groups, overall]}
            keyName={group === null ? texts.who : groupNames[group]}
          />
        )}
      </Panel>
      <Panel title={texts.churn}>
        <ChurnLedger churn={figures.churn} />
      </Panel>
      <p className={classes.definition}>{definition}</p>
    </>
  );
}

type RateName = 'grr' | 'nrr' | 'logo' | 'grossRenewalRate' | 'netRenewalRate';

/** Without a rate table each currency has its own rate; they are never mixed into one. */
function PerCurrency({ row, name }: { readonly row: RetentionRow; readonly name: RateName }): ReactNode {
  return (
    <span className={classes.perCurrency}>
      {Object.entries(row.byCurrency).map(([currency, rates]) => (
        <span key={currency}>
          <small>{currency}</small> {rateText(rates[name])}
        </span>
      ))}
    </span>
  );
}
