/** How a run goes and what came of it. */
import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BriefJob } from '../../../shared/contract/brief.ts';
import { errorText } from '../../ui/errorText.ts';
import { receive } from '../../ui/receive.ts';
import classes from './Briefs.module.css';
import { briefTexts as texts } from './texts.ts';
import type { BriefProgress, BriefRun } from './useBriefRun.ts';

export function RunPanel({ run }: { readonly run: BriefRun }): ReactNode {
  const { state } = run;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running':
      return <Running progress={state.progress} isStopping={state.isStopping} onCancel={run.cancel} />;
    case 'failed':
      return (
        <section className={classes.run} role="alert">
          <p>
            <strong>{texts.printFailed}.</strong> {errorText(state.error)}
          </p>
          <Button variant="default" size="compact-sm" onClick={run.dismiss}>
            {texts.dismiss}
          </Button>
        </section>
      );
    case 'over':
      return <Over job={state.job} onDismiss={run.dismiss} />;
  }
}

function Running({
  progress,
  isStopping,
  onCancel,
}: {
  readonly progress: BriefProgress;
  readonly isStopping: boolean;
  readonly onCancel: () => void;
}): ReactNode {
  const { done, total, current, secondsLeft } = progress;
  return (
    <section className={classes.run} aria-label={texts.running(done, total)}>
      <div className={classes.runText} role="status">
        <strong>{texts.running(done, total)}</strong>
        <span>{isStopping ? texts.cancelling : current === null ? '' : texts.now(current)}</span>
        <span>{secondsLeft === null ? '' : texts.left(secondsLeft)}</span>
      </div>
      <Progress
        className={classes.bar}
        value={(100 * done) / Math.max(1, total)}
        aria-label={texts.running(done, total)}
      />
      <Button variant="default" size="compact-sm" onClick={onCancel} disabled={isStopping}>
        {texts.cancel}
      </Button>
    </section>
  );
}

function Over({ job, onDismiss }: { readonly job: BriefJob; readonly onDismiss: () => void }): ReactNode {
  const { written, skipped, bundle } = job;
  const [only] = written.length === 1 ? written : [];
  const isInPlace = written[0]?.delivery.kind === 'saved';
  return (
    <section className={classes.run} aria-label={titleOf(job)}>
      <div className={classes.runText} role="status">
        <strong>{titleOf(job)}</strong>
        {only !== undefined && (
          <span>{[only.file, only.pages === null ? '' : texts.pages(only.pages)].filter(Boolean).join(', ')}</span>
        )}
        {isInPlace && <span>{texts.savedIn}</span>}
        {job.problem !== null && <span className={classes.stop}>{job.problem.message}</span>}
        {skipped.length > 0 && (
          <details>
            <summary>{texts.skipped(skipped.length)}</summary>
            <ul>
              {skipped.map(({ accountId, account, reason }) => (
                <li key={accountId}>
                  <strong>{account}</strong>: {reason}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {bundle?.kind === 'download' && (
        <Button size="compact-sm" onClick={() => receive(bundle)}>
          {texts.takeAll}
        </Button>
      )}
      {only?.delivery.kind === 'download' && (
        <Button size="compact-sm" onClick={() => receive(only.delivery)}>
          {texts.take(only.file)}
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={onDismiss}>
        {texts.dismiss}
      </Button>
    </section>
  );
}

function titleOf({ state, written }: BriefJob): string {
  if (state === 'failed') return texts.stopped;
  return state === 'cancelled' ? texts.cancelled(written.length) : texts.done(written.length);
}
