import type { ReactNode } from 'react';
import classes from './Nothing.module.css';

/** A blank of the book: a quiet dash that is read aloud as what it is. */
export function Nothing({ spoken = 'not on file' }: { readonly spoken?: string }): ReactNode {
  return (
    <span className={classes.nothing}>
      <span aria-hidden="true">–</span>
      <span className="qb-only-spoken">{spoken}</span>
    </span>
  );
}
