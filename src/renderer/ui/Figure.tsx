/** One figure on top of a screen: label, value, what it covers, its definition box. */
import type { ReactNode } from 'react';
import { Definition } from './Definition.tsx';
import classes from './Figure.module.css';

interface Props {
  readonly label: string;
  readonly value: ReactNode;
  readonly definition: string;
  /** What it covers, e.g. "41 of 58 accounts, 83 % of ARR". */
  readonly covers?: ReactNode;
  readonly tone?: 'plain' | 'alarm' | 'unproven';
  /** Takes the room of two. */
  readonly isWide?: boolean;
}

export function Figure({ label, value, definition, covers, tone = 'plain', isWide = false }: Props): ReactNode {
  return (
    <section className={classes.figure} data-tone={tone} data-wide={isWide || undefined} aria-label={label}>
      <div className={classes.head}>
        <h3 className={classes.label}>{label}</h3>
        <Definition of={label}>{definition}</Definition>
      </div>
      <div className={classes.value}>{value}</div>
      {covers !== undefined && <div className={classes.covers}>{covers}</div>}
    </section>
  );
}

/** A row of figures that wraps on narrow windows. */
export function Figures({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={classes.figures} aria-label={label}>
      {children}
    </section>
  );
}
