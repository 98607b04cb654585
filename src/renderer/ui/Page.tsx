/** The frame of one screen: title, a line that says the finding, actions; the body scrolls or fills. */
import type { ReactNode } from 'react';
import classes from './Page.module.css';

interface Props {
  readonly title: ReactNode;
  /** One sentence under the title, e.g. how much is shown. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** True: the body takes the window's height and its parts scroll themselves (a virtual table). */
  readonly fills?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, lead, actions, fills = false, children }: Props): ReactNode {
  return (
    <div className={classes.page} data-fills={fills || undefined}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1 className={classes.title}>{title}</h1>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A titled part of a screen. */
export function Panel({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.panelHead}>
        <h2 className={classes.panelTitle}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
