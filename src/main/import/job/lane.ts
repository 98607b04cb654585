/** One thing of a job at a time: a change that comes while the effect is worked out waits for its turn. */
export interface Lane {
  /** Runs the work once everything before it has ended, well or not. */
  inTurn<T>(work: () => T | Promise<T>): Promise<T>;
  /** Runs long work under a signal that `stop` aborts, beside the one from outside. */
  stoppable<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Stops the long work under way; what waits behind it is done. */
  stop(): void;
}

export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  let running: AbortController | null = null;
  return {
    inTurn: (work) => {
      const next = last.then(work);
      last = next.catch(() => undefined);
      return next;
    },
    stoppable: async (signal, work) => {
      const own = new AbortController();
      running = own;
      try {
        return await work(AbortSignal.any([signal, own.signal]));
      } finally {
        running = null;
      }
    },
    stop: () => running?.abort(),
  };
}
