/** How fresh a fact is: three bars and its age; the word and what is left of it on hover and to a screen reader. */
import type { ReactNode } from 'react';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { type FactKind, freshnessOf, type FreshnessState, type HalfLives } from '../../shared/domain/freshness.ts';
import { formatShare } from './formatNumber.ts';
import classes from './FreshMark.module.css';

interface Props {
  /** The day the fact speaks of; null: undated, so nothing is shown. */
  readonly day: IsoDay | null;
  readonly kind: FactKind;
  readonly asOf: IsoDay;
  readonly halfLives: HalfLives;
  /** Shows the bars alone, where the date stands beside them. */
  readonly isBare?: boolean;
}

export function FreshMark({ day, kind, asOf, halfLives, isBare = false }: Props): ReactNode {
  const freshness = freshnessOf(day, asOf, kind, halfLives);
  if (freshness === null) return null;
  const { ageDays, share, state } = freshness;
  const words = `${state}: ${ageDays} days old, ${formatShare(share)} left by a half-life of ${halfLives[kind]} days`;
  return (
    <span className={classes.mark} title={words}>
      <FreshBars state={state} />
      {!isBare && <span aria-hidden="true">{ageDays} d</span>}
      <span className="qb-only-spoken">{words}</span>
    </span>
  );
}

/** Three, two or one bar of three: the state without colour. */
export function FreshBars({ state }: { readonly state: FreshnessState }): ReactNode {
  return <span className={classes.bars} data-state={state} aria-hidden="true" />;
}
