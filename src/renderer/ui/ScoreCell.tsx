/** Score with its coverage and freshness; a click or Space shows the arithmetic. */
import type { ReactNode } from 'react';
import { freshnessState } from '../../shared/domain/freshness.ts';
import { formatShare } from './formatNumber.ts';
import { FreshBars } from './FreshMark.tsx';
import { Nothing } from './Nothing.tsx';
import classes from './ScoreCell.module.css';

interface Props {
  /** Whole number for display; null: no part is known. */
  readonly score: number | null;
  /** 0-1. */
  readonly coverage: number;
  /** Age in days of the newest fact used; null: none is dated. */
  readonly freshnessDays: number | null;
  /** 0-1 by the half-lives of the model; null: nothing is dated. */
  readonly freshness: number | null;
  readonly onExplain: (anchor: HTMLElement) => void;
}

export function ScoreCell({ score, coverage, freshnessDays, freshness, onExplain }: Props): ReactNode {
  const covered = `coverage ${formatShare(coverage)}`;
  const state = freshness === null ? null : freshnessState(freshness);
  const left = freshness === null ? '' : `, freshness ${formatShare(freshness)}, ${state ?? ''}`;
  const age = (freshnessDays === null ? 'no dated fact' : `newest fact ${freshnessDays} days old`) + left;
  return (
    <button
      type="button"
      className={classes.score}
      tabIndex={-1}
      title={`${covered}, ${age}. Space or a click shows the arithmetic`}
      onClick={(event) => onExplain(event.currentTarget)}
    >
      <span className={classes.value}>{score ?? <Nothing spoken="no score" />}</span>
      <span className="qb-only-spoken">{covered}, newest fact</span>
      <span className={classes.meter} aria-hidden="true">
        <span className={classes.filled} style={{ width: `${Math.round(coverage * 100)}%` }} />
      </span>
      <span className={classes.age}>
        {freshnessDays === null ? 'undated' : `${freshnessDays} d`} {state !== null && <FreshBars state={state} />}
        <span className="qb-only-spoken">{left}</span>
      </span>
    </button>
  );
}
