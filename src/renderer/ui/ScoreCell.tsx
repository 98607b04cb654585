/** Score with its coverage and freshness; a click or Space shows the arithmetic. */
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatShare } from './formatNumber.ts';
import classes from './ScoreCell.module.css';
import { Nothing } from './Nothing.tsx';

interface Props {
  /** Whole number for display; null: no part is known. */
  readonly score: number | null;
  /** 0-1. */
  readonly coverage: number;
  /** Age in days of the newest fact used; null: none is dated. */
  readonly freshnessDays: number | null;
  readonly name: string;
  readonly onExplain: (anchor: HTMLElement) => void;
}

export function ScoreCell({ score, coverage, freshnessDays, name, onExplain }: Props): ReactNode {
  const age = freshnessDays === null ? 'no dated fact' : `newest fact ${freshnessDays} days old`;
  const spoken = `${name}: score ${score ?? 'empty'}, coverage ${formatShare(coverage)}, ${age}. Show the arithmetic`;
  return (
    <UnstyledButton
      className={classes.score}
      tabIndex={-1}
      aria-label={spoken}
      title={`Coverage ${formatShare(coverage)}, ${age}`}
      onClick={(event) => onExplain(event.currentTarget)}
    >
      <span className={classes.value}>{score ?? <Nothing />}</span>
      <span className={classes.meter} aria-hidden="true">
        <span className={classes.filled} style={{ width: `${Math.round(coverage * 100)}%` }} />
      </span>
      <span className={classes.age}>{freshnessDays === null ? '' : `${freshnessDays} d`}</span>
    </UnstyledButton>
  );
}
