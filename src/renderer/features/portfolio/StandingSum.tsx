/** How much of the scores behind a sum is known and fresh, in a group's row or the foot of the table. */
import type { ReactNode } from 'react';
import type { PortfolioRow } from '../../../shared/contract/portfolio.ts';
import { standingOf, standingWords } from '../../../shared/domain/standing.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import classes from './Portfolio.module.css';
import { portfolioTexts as texts } from './texts.ts';

export function StandingSum({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactNode {
  const standing = standingOf(rows);
  if (standing.coverage === null) return null;
  const fresh = standing.freshness === null ? '' : ` · ${texts.fresh(formatShare(standing.freshness))}`;
  return (
    <span className={classes.sums} title={standingWords(standing)}>
      {formatShare(standing.coverage)}
      {fresh}
    </span>
  );
}

export function UnprovenSum({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactNode {
  const { unproven } = standingOf(rows);
  return unproven === 0 ? null : (
    <span className={classes.sums} title={texts.unproven(unproven)}>
      {unproven} U
    </span>
  );
}
