/** One brief as it will be printed, in a frame without rights, with what to know before it is sent. */
import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BriefAudience, BriefPaper } from '../../../shared/contract/brief.ts';
import { useApi } from '../../api/useApi.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import classes from './Briefs.module.css';
import { briefTexts as texts } from './texts.ts';

interface Props {
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly wish: { readonly asOf?: string; readonly audience: BriefAudience; readonly paper?: BriefPaper };
  readonly onPrint: (accountId: string) => void;
  readonly isBusy: boolean;
}

export function Preview({ account, wish, onPrint, isBusy }: Props): ReactNode {
  const query = useApi('brief.preview', { accountId: account?.id ?? '1', ...wish }, { enabled: account !== null });
  if (account === null) return <EmptyState title={texts.chooseOne} explain={texts.chooseOneExplain} />;
  return (
    <Loaded query={query} waiting={texts.previewWaiting} failed={texts.previewFailed}>
      {({ url, title, preflight }) => {
        const isStopped = preflight.some(({ level }) => level === 'stop');
        return (
          <div className={classes.preview}>
            <div className={classes.previewHead}>
              <div>
                <h2 className={classes.previewTitle}>{texts.preview(account.name)}</h2>
                {preflight.length > 0 && (
                  <details>
                    <summary>{texts.checks(preflight.length)}</summary>
                    <ul>
                      {preflight.map(({ key, level, sentence }) => (
                        <li key={key} className={level === 'stop' ? classes.stop : undefined}>
                          {sentence}
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </div>
              <div className={classes.previewActions}>
                <Anchor
                  size="sm"
                  renderRoot={(props) => <Link to="/account/$id" params={{ id: account.id }} {...props} />}
                >
                  {texts.toAccount}
                </Anchor>
                <Button size="compact-md" onClick={() => onPrint(account.id)} disabled={isBusy || isStopped}>
                  {texts.print}
                </Button>
              </div>
            </div>
            <iframe className={classes.sheet} src={url} title={title} sandbox="" />
          </div>
        );
      }}
    </Loaded>
  );
}
