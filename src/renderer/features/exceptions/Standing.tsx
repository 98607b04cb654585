/** The computed band and score; an override in force stands beside them. */
import type { ReactNode } from 'react';
import type { ListedAccount } from '../../../shared/contract/portfolio.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { formatShare } from '../../ui/formatNumber.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import classes from './Exceptions.module.css';
import { exceptionsTexts as texts } from './texts.ts';

export function Standing({ account }: { readonly account: ListedAccount }): ReactNode {
  const { band, displayScore, coverage, freshness, overrideBand } = account;
  return (
    <div className={classes.standing}>
      <span className={classes.score}>
        <BandBadge band={band} /> {displayScore ?? <Nothing spoken={texts.noScore} />}
      </span>
      <span className={classes.dim}>{texts.coverage(formatShare(coverage))}</span>
      <span className={classes.dim}>
        {freshness === null ? texts.undated : texts.freshness(formatShare(freshness))}
      </span>
      {overrideBand !== null && (
        <span className={classes.override} title={texts.overrideOf}>
          {texts.override} <BandBadge band={overrideBand} />
        </span>
      )}
    </div>
  );
}
