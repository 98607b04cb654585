/** The import jobs of this run of the program, by id. After a restart there is none. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors.ts';
import type { FileToRead } from './stageFile.ts';
import { importJob, type Job, type JobContext } from './importJob.ts';

export interface ImportJobs {
  /** The job is for the book that is open now, and for no other. */
  start(sources: readonly (FileToRead & { readonly bytes: number; readonly sourceId: string })[], ctx: JobContext): Job;
  /** @throws AppError import/no-such-job. */
  get(jobId: string): Job;
  sourceIds(jobId: string): readonly string[];
  discard(jobId: string): Promise<void>;
  /** Those of one book, newest first. */
  all(bookPath: string): readonly Job[];
}

export function importJobs(): ImportJobs {
  const jobs = new Map<
    string,
    { readonly job: Job; readonly bookPath: string; readonly sourceIds: readonly string[] }
  >();
  return {
    start: (sources, ctx) => {
      const bookPath = ctx.book().path;
      const book = (): ReturnType<JobContext['book']> => ofJob(ctx.book(), bookPath);
      const job = importJob(randomUUID(), sources, { ...ctx, book });
      jobs.set(job.jobId, { job, bookPath, sourceIds: sources.map((source) => source.sourceId) });
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
    all: (bookPath) =>
      [...jobs.values()]
        .filter((entry) => entry.bookPath === bookPath)
        .map((entry) => entry.job)
        .toReversed(),
  };
}

/** What was matched to one book must never be written into another that was opened meanwhile. */
function ofJob<B extends { readonly path: string; readonly name: string }>(book: B, bookPath: string): B {
  if (book.path !== bookPath)
    throw new AppError(
      'import/other-book',
      `This import was begun for another book than "${book.name}". Open that book to go on, or add the files again here.`,
    );
  return book;
}
