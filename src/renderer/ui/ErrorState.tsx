/** A failure in the place where the content would be: what, why, what to do. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './State.module.css';

interface Props {
  readonly title: string;
  readonly explain: string;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

export function ErrorState({ title, explain, action, children }: Props): ReactNode {
  return (
    <div className={classes.state} role="alert">
      <IconAlertTriangle className={classes.alarm} size={28} stroke={1.5} aria-hidden="true" />
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.explain}>{explain}</p>
      {children}
      {action !== undefined && <div className={classes.actions}>{action}</div>}
    </div>
  );
}
