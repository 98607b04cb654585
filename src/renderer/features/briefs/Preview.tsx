/** One brief as it will be printed, in a frame without rights, with what to know before it is sent. */
import { Anchor, Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
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
            <Sheet url={url} title={title} />
          </div>
        );
      }}
    </Loaded>
  );
}

/** Width in pixels of the sheet with some air at both sides, as the document draws itself on a screen. */
const SHEET_WIDTH = 860;

/** The document at the width of paper, made smaller to fit: the lines break as they will in print. */
function Sheet({ url, title }: { readonly url: string; readonly title: string }): ReactNode {
  const { ref, width, height } = useElementSize();
  const scale = Math.min(1, width / SHEET_WIDTH);
  return (
    <div ref={ref} className={classes.sheet}>
      {width > 0 && (
        <iframe
          src={url}
          title={title}
          sandbox=""
          style={{ width: width / scale, height: height / scale, transform: `scale(${scale})` }}
        />
      )}
    </div>
  );
}
