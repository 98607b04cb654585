/** Nothing to show yet: says so in one line and names the next step. */
import type { ReactNode } from 'react';
import classes from './State.module.css';

interface Props {
  readonly title: string;
  readonly explain: string;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, explain, icon, action }: Props): ReactNode {
  return (
    <div className={classes.state}>
      {icon !== undefined && (
        <div className={classes.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.explain}>{explain}</p>
      {action !== undefined && <div className={classes.actions}>{action}</div>}
    </div>
  );
}
