/** Long work by id, so that Cancel reaches it and closing a book waits for it. */
import { AppError } from '../../shared/contract/errors.ts';
import type { Jobs } from './context.ts';

interface Running {
  readonly controller: AbortController;
  readonly done: Promise<unknown>;
}

export function createJobs(): Jobs {
  const running = new Map<string, Running>();
  return {
    run: async (jobId, work) => {
      if (running.has(jobId)) throw new AppError('job/already-running', 'This is already running.', { jobId });
      const controller = new AbortController();
      const done = work(controller.signal).finally(() => running.delete(jobId));
      // Waiters only need to know that it stopped; the caller gets the outcome.
      running.set(jobId, { controller, done: done.catch(() => undefined) });
      return done;
    },
    cancel: (jobId) => {
      const job = running.get(jobId);
      job?.controller.abort();
      return job !== undefined;
    },
    stopAll: async () => {
      for (const job of running.values()) job.controller.abort();
      await Promise.all([...running.values()].map((job) => job.done));
    },
  };
}
