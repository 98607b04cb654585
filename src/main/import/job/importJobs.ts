/** The import jobs of this run of the program, by id. After a restart there is none. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors.ts';
import type { FileToRead } from './stageFile.ts';
import { importJob, type Job, type JobContext } from './importJob.ts';

export interface ImportJobs {
  start(sources: readonly (FileToRead & { readonly bytes: number; readonly sourceId: string })[], ctx: JobContext): Job;
  /** @throws AppError import/no-such-job. */
  get(jobId: string): Job;
  sourceIds(jobId: string): readonly string[];
  discard(jobId: string): Promise<void>;
  /** Newest first. */
  all(): readonly Job[];
}

export function importJobs(): ImportJobs {
  const jobs = new Map<string, { readonly job: Job; readonly sourceIds: readonly string[] }>();
  return {
    start: (sources, ctx) => {
      const job = importJob(randomUUID(), sources, ctx);
      jobs.set(job.jobId, { job, sourceIds: sources.map((source) => source.sourceId) });
      return job;
    },
    get: (jobId) => {
      const entry = jobs.get(jobId);
      if (entry === undefined)
        throw new AppError('import/no-such-job', 'This import is over. Add the files again to start a new one.', {
          jobId,
        });
      return entry.job;
    },
    sourceIds: (jobId) => jobs.get(jobId)?.sourceIds ?? [],
    discard: async (jobId) => {
      const entry = jobs.get(jobId);
      jobs.delete(jobId);
      await entry?.job.dispose();
    },
    all: () => [...jobs.values()].map((entry) => entry.job).toReversed(),
  };
}
