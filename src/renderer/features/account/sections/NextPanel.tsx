/** The next conversation worth having: with whom, about what, and the value it brings. Nobody "checks in". */
import type { ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts } from '../texts.ts';
import classes from './Lists.module.css';

export function NextPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [first, ...others] = view.nextConversations;
  return (
    <Panel title={accountTexts.next.title}>
      {first === undefined ? (
        <p className={classes.dim}>{accountTexts.next.nothing}</p>
      ) : (
        <>
          <p className={classes.text}>
            <strong>{first.withWhom}</strong>: {first.about}
          </p>
          <p className={classes.dim}>{first.why}</p>
          {others.length > 0 && (
            <ul className={classes.events} style={{ marginTop: 10 }}>
              {others.slice(0, 2).map((other) => (
                <li key={`${other.withWhom}${other.about}`}>
                  <strong>{other.withWhom}</strong>: {other.about}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  );
}
