/** Score with its coverage and freshness; a click or Space shows the arithmetic. */
import type { ReactNode } from 'react';
import { freshnessState } from '../../shared/domain/freshness.ts';
import { formatShare } from './formatNumber.ts';
import { FreshBars } from './FreshMark.tsx';
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
  const ageShort = freshnessDays === null ? 'undated' : `${freshnessDays} d`;
  // Few elements and no hidden texts: hundreds of these are drawn while a table scrolls.
  return (
    <button
      type="button"
      className={classes.score}
      data-age={ageShort}
      tabIndex={-1}
      aria-label={`${score ?? 'no score'}, ${covered}, newest fact ${ageShort}${left}`}
      title={`${covered}, ${age}. Space or a click shows the arithmetic`}
      style={{ '--covered': `${Math.round(coverage * 100)}%` }}
      onClick={(event) => onExplain(event.currentTarget)}
    >
      <span className={classes.value}>{score ?? '–'}</span>
      {state !== null && <FreshBars state={state} />}
    </button>
  );
}
