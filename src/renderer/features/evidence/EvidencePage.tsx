/** What was right on this book: flags, signals and callers against what happened, with intervals. No claim to predict churn. */
import { NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { EvidenceReport } from '../../../shared/contract/evidence.ts';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatNumber, formatShare } from '../../ui/formatNumber.ts';
import { Figure, Figures } from '../../ui/Figure.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page, Panel } from '../../ui/Page.tsx';
import { CallerTable } from './CallerTable.tsx';
import { CaseTable } from './CaseTable.tsx';
import figures from '../../ui/FigureTable.module.css';
import classes from './EvidencePage.module.css';
import { OverrideTable } from './OverrideTable.tsx';
import { SignalBars } from './SignalBars.tsx';
import { evidenceTexts as texts } from './texts.ts';

const MOST_DAYS = 365;

export function EvidencePage(): ReactNode {
  const { asOf, isToday } = useAsOf();
  const [leadDays, setLeadDays] = useState<number | null>(null);
  const report = useApi('evidence.report', {
    ...(isToday ? {} : { asOf }),
    ...(leadDays === null ? {} : { leadDays }),
  });
  return (
    <Page
      title={texts.title}
      lead={report.data === undefined ? undefined : texts.lead(report.data.n, report.data.losses, report.data.leadDays)}
      actions={
        <NumberInput
          size="xs"
          w={170}
          label={texts.leadDays}
          min={0}
          max={MOST_DAYS}
          value={leadDays ?? report.data?.leadDays ?? ''}
          onChange={(value) =>
            setLeadDays(typeof value === 'number' ? Math.min(MOST_DAYS, Math.max(0, Math.round(value))) : null)
          }
        />
      }
    >
      <Loaded query={report} waiting={texts.waiting} failed={texts.failed}>
        {(found) =>
          found.n === 0 ? <EmptyState title={texts.empty} explain={texts.emptyExplain} /> : <Report report={found} />
        }
      </Loaded>
    </Page>
  );
}

function Report({ report }: { readonly report: EvidenceReport }): ReactNode {
  const { confusion } = report;
  return (
    <div className={classes.report} data-few={report.tooFew || undefined}>
      {report.tooFew && (
        <p className={classes.few} role="status">
          {texts.tooFew(report.losses)}
        </p>
      )}
      <Figures label={texts.flags}>
        <Figure
          label={texts.precision}
          value={share(report.precision.value)}
          covers={interval(report.precision)}
          definition={`${texts.flagsExplain} ${report.definition}`}
        />
        <Figure
          label={texts.recall}
          value={share(report.recall.value)}
          covers={interval(report.recall)}
          definition={`${texts.flagsExplain} ${report.definition}`}
        />
        <Figure
          label={texts.lift}
          value={report.lift.value === null ? '–' : `× ${formatNumber(report.lift.value)}`}
          covers={
            report.lift.low === null || report.lift.high === null
              ? undefined
              : `${texts.interval(formatNumber(report.lift.low), formatNumber(report.lift.high))}, n = ${report.n}`
          }
          definition={texts.liftMeans}
        />
        <Figure
          label={texts.watermelons}
          value={share(report.watermelonRate)}
          covers={interval(report.churnedWhileGreen)}
          definition={texts.watermelonsMean}
          tone="alarm"
        />
      </Figures>
      <div className={classes.pair}>
        <Panel title={texts.signals}>
          <p className={classes.dim}>{texts.signalsExplain}</p>
          <SignalBars report={report} />
        </Panel>
        <Panel title={texts.flags}>
          <table className={figures.table}>
            <thead>
              <tr>
                <th aria-label={texts.flags} />
                <th scope="col">{texts.lost}</th>
                <th scope="col">{texts.renewed}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{texts.flagged}</th>
                <td>{confusion.tp}</td>
                <td>{confusion.fp}</td>
              </tr>
              <tr>
                <th scope="row">{texts.notFlagged}</th>
                <td>{confusion.fn}</td>
                <td>{confusion.tn}</td>
              </tr>
            </tbody>
          </table>
          <p className={classes.dim}>
            {texts.left(report.leftOut.notStarted, report.leftOut.alreadyDecided, report.leftOut.noDecisionDate)}
          </p>
          <h3 className={classes.heading}>{texts.callers}</h3>
          <CallerTable callers={report.callers} />
        </Panel>
      </div>
      <Panel title={texts.overrides.title}>
        <OverrideTable report={report} />
      </Panel>
      <Panel title={texts.cases}>
        <CaseTable cases={report.cases} />
      </Panel>
      <p className={classes.dim}>
        {texts.noClaim} {report.definition}
      </p>
    </div>
  );
}

function share(value: number | null): string {
  return value === null ? '–' : formatShare(value);
}

function interval({
  low,
  high,
  n,
}: {
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}): string | undefined {
  return low === null || high === null ? undefined : `${texts.interval(formatShare(low), formatShare(high))}, n = ${n}`;
}
