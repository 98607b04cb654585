/**
 * Long work on a book as steps: a generator that yields now and then, inside one transaction. It runs through at once where
 * nobody waits beside it, or in turns with everything else the thread has to do (import/takeTurns.ts).
 */

/** Yields how much is done: rows of an import so far, further facts of an undo. */
export type Steps<T> = Generator<number, T, void>;

export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}
