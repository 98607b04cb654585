/** The state of one import job, read again whenever the services report progress; and its last progress line. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ImportEvents, ImportJob, PlanChange } from '../../../shared/contract/imports.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { api } from '../../api/client.ts';

export type ImportProgress = ImportEvents['import.progress'];

const ASK_AGAIN_MS = 1000;

/** Methods that change a job and answer its new state. */
type JobChange = 'import.changePlan' | 'import.preview' | 'import.decide' | 'import.cancel';

export interface ImportJobHandle {
  readonly job: ImportJob | undefined;
  readonly error: Error | null;
  readonly progress: ImportProgress | null;
  /** The change under way, or null. */
  readonly busy: JobChange | 'import.apply' | null;
  readonly change: <Name extends JobChange>(method: Name, input: Omit<Input<Name>, 'jobId'>) => Promise<void>;
  /** Changes the plan under a preview and makes the preview anew, as one step: the screen stays where it is meanwhile. */
  readonly fix: (planChange: PlanChange) => Promise<void>;
  readonly apply: () => Promise<void>;
  /** Stops the change under way; the job stays where it was. */
  readonly stop: () => void;
}

export function useImportJob(jobId: string): ImportJobHandle {
  const client = useQueryClient();
  const key = ['import.job', { jobId }];
  const query = useQuery<ImportJob, Error>({
    queryKey: key,
    queryFn: () => api.call('import.job', { jobId }),
    // The end is told by an event, which may come while the first answer is still on its way or a connection was down.
    refetchInterval: ({ state }) =>
      state.data?.state === 'reading' || state.data?.state === 'applying' ? ASK_AGAIN_MS : false,
  });
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [busy, setBusy] = useState<ImportJobHandle['busy']>(null);
  const [error, setError] = useState<Error | null>(null);

  useEffect(
    () =>
      api.on('import.progress', (event) => {
        if (event.jobId !== jobId) return;
        setProgress(event);
        if (event.phase === 'done') void client.invalidateQueries({ queryKey: ['import.job', { jobId }] });
      }),
    [client, jobId],
  );

  const run = useCallback(
    async (method: JobChange | 'import.apply', work: () => Promise<ImportJob>) => {
      setBusy(method);
      setError(null);
      setProgress(null);
      try {
        client.setQueryData(['import.job', { jobId }], await work());
        // Rows, changes and rejected cells depend on the plan that was just changed.
        for (const part of ['import.rows', 'import.changes', 'import.rejected'])
          void client.invalidateQueries({ queryKey: [part] });
      } catch (reason) {
        setError(reason instanceof Error ? reason : new Error(String(reason)));
        // The connection may have gone while the services went on: what became of the job is asked, not guessed.
        void client.invalidateQueries({ queryKey: ['import.job', { jobId }] });
      } finally {
        setBusy(null);
      }
    },
    [client, jobId],
  );

  const change: ImportJobHandle['change'] = useCallback(
    // The four methods share the job id and answer the job; the contract types each call.
    (method, input) =>
      run(method, () => api.call(method, { ...input, jobId } as Input<typeof method>) as Promise<ImportJob>),
    [jobId, run],
  );
  const fix = useCallback(
    (planChange: PlanChange) =>
      run('import.preview', async () => {
        await api.call('import.changePlan', { jobId, change: planChange });
        return api.call('import.preview', { jobId });
      }),
    [jobId, run],
  );
  const apply = useCallback(
    () =>
      run('import.apply', async () => {
        const result = await api.call('import.apply', { jobId });
        return { state: 'applied', jobId, result };
      }),
    [jobId, run],
  );
  const stop = useCallback(() => void api.call('import.stop', { jobId }).catch(() => undefined), [jobId]);
  return { job: query.data, error: error ?? query.error, progress, busy, change, fix, apply, stop };
}
