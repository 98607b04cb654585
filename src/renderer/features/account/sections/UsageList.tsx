/** Usage per feature, each as its own line with the latest figure. Context, never merit: usage may lower a score, not lift it. */
import { useCallback, type ReactNode } from 'react';
import { usageSparkline } from '../../../../shared/charts/usageSparkline.ts';
import type { AccountPage, UsageSeries } from '../../../../shared/contract/account.ts';
import { Chart, type Look } from '../../../charts/Chart.tsx';
import { formatNumber } from '../../../ui/formatNumber.ts';
import { FreshMark } from '../../../ui/FreshMark.tsx';
import { accountTexts } from '../texts.ts';
import classes from './UsageList.module.css';

const HEIGHT = 44;
const SHOWN = 6;

export function UsageList({ view }: { readonly view: AccountPage }): ReactNode {
  const features = view.usage.filter((one) => one.person === null);
  if (features.length === 0) return <p className={classes.dim}>{accountTexts.signals.empty}</p>;
  return (
    <>
      {features.slice(0, SHOWN).map((one) => (
        <Feature key={one.feature ?? ''} series={one} view={view} />
      ))}
      {features.length > SHOWN && <p className={classes.dim}>{accountTexts.signals.more(features.length - SHOWN)}</p>}
    </>
  );
}

function Feature({ series, view }: { readonly series: UsageSeries; readonly view: AccountPage }): ReactNode {
  const build = useCallback((look: Look) => usageSparkline(series, { ...look, height: HEIGHT }), [series]);
  const last = series.points.at(-1);
  return (
    <div className={classes.feature}>
      <div className={classes.words}>
        <strong>{series.feature ?? accountTexts.signals.total}</strong>
        {last !== undefined && last.activeUsers !== null && last.licensedUsers !== null && (
          <span className={classes.dim}>
            {accountTexts.signals.activeOf(formatNumber(last.activeUsers), formatNumber(last.licensedUsers))}
          </span>
        )}
        {last !== undefined && (
          <FreshMark day={last.endDate} kind="usage" asOf={view.asOf} halfLives={view.halfLives} />
        )}
      </div>
      <Chart build={build} fileName={`usage ${series.feature ?? 'total'}`} />
    </div>
  );
}
