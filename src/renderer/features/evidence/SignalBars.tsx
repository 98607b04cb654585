/** AUC of each signal with its interval on a line from 0 to 1; the middle is a coin toss. A table for everyone else. */
import type { ReactNode } from 'react';
import { SIGNALS, type EvidenceReport, type Interval } from '../../../shared/contract/evidence.ts';
import { formatNumber } from '../../ui/formatNumber.ts';
import classes from './EvidencePage.module.css';
import { evidenceTexts as texts, signalNames } from './texts.ts';

/** What the interval allows to be said on this book, and nothing more. */
function verdictOf({ low, high }: Interval, tooFew: boolean): string {
  if (low === null || high === null) return texts.verdicts.unknown;
  if (tooFew) return texts.verdicts.few;
  if (low > 0.5) return texts.verdicts.told;
  return high < 0.5 ? texts.verdicts.reversed : texts.verdicts.open;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

export function SignalBars({ report }: { readonly report: EvidenceReport }): ReactNode {
  return (
    <div className={classes.bars} role="table" aria-label={texts.signals}>
      {SIGNALS.map((signal) => {
        const { value, low, high, n } = report.auc[signal];
        return (
          <div key={signal} role="row" style={{ display: 'contents' }}>
            <span role="rowheader">{signalNames[signal]}</span>
            <span role="cell" className={classes.track} aria-hidden={value === null}>
              {low !== null && high !== null && (
                <span className={classes.span} style={{ left: percent(low), width: percent(high - low) }} />
              )}
              {value !== null && <span className={classes.dot} style={{ left: percent(value) }} />}
            </span>
            <span role="cell" className={classes.number}>
              {value === null ? '–' : formatNumber(value, 2)}
              {low !== null && high !== null && ` (${formatNumber(low, 2)} – ${formatNumber(high, 2)})`}
            </span>
            <span role="cell" className={classes.verdict}>
              {verdictOf(report.auc[signal], report.tooFew)}
            </span>
            <span role="cell" className={classes.number}>
              n = {n}
            </span>
          </div>
        );
      })}
    </div>
  );
}
