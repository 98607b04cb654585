/** One run of the printer: started, followed by its events, cancelled. */
import { useCallback, useEffect, useState } from 'react';
import type { BriefEvents, BriefJob } from '../../../shared/contract/brief.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { api } from '../../api/client.ts';

export type BriefProgress = BriefEvents['brief.progressed'];

export type BriefRunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: BriefProgress; readonly isStopping: boolean }
  | { readonly kind: 'over'; readonly job: BriefJob }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface BriefRun {
  readonly state: BriefRunState;
  readonly start: (input: Input<'brief.print'>) => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const IDLE: BriefRunState = { kind: 'idle' };

export function useBriefRun(): BriefRun {
  const [state, setState] = useState<BriefRunState>(IDLE);
  const jobId = state.kind === 'running' ? state.progress.jobId : null;

  useEffect(() => {
    if (jobId === null) return undefined;
    const finish = (): void => {
      api.call('brief.job', { jobId }).then(
        (job) => setState((now) => (job.state === 'running' ? now : { kind: 'over', job })),
        (error: unknown) => setState({ kind: 'failed', error }),
      );
    };
    // The run may have ended before anybody listened.
    finish();
    return api.on('brief.progressed', (progress) => {
      if (progress.jobId !== jobId) return;
      if (progress.state === 'running') setState((now) => (now.kind === 'running' ? { ...now, progress } : now));
      else finish();
    });
  }, [jobId]);

  const start = useCallback(async (input: Input<'brief.print'>) => {
    try {
      const started = await api.call('brief.print', input);
      if (started === null) return;
      const progress: BriefProgress = {
        jobId: started.jobId,
        state: 'running',
        done: 0,
        total: input.accountIds.length,
        current: null,
        secondsLeft: null,
      };
      setState({ kind: 'running', progress, isStopping: false });
    } catch (error) {
      setState({ kind: 'failed', error });
    }
  }, []);

  const cancel = useCallback(() => {
    if (jobId === null) return;
    setState((now) => (now.kind === 'running' ? { ...now, isStopping: true } : now));
    api.call('brief.cancel', { jobId }).catch((error: unknown) => setState({ kind: 'failed', error }));
  }, [jobId]);

  return { state, start, cancel, dismiss: useCallback(() => setState(IDLE), []) };
}
