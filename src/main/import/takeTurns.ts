/**
 * Long work as steps: a generator that yields now and then. It runs through at once where nobody waits beside it (the command
 * line), or in turns with everything else the thread has to do, so that a window gets its answers and Cancel is heard.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';

/** Yields how many rows are done. */
export type Steps<T> = Generator<number, T, void>;

export interface Turns {
  readonly signal: AbortSignal;
  readonly onStep?: (rows: number) => void;
  /** What the work ends with when it is stopped; absent: import/cancelled. */
  readonly stopped?: () => AppError;
}

/** Others wait at most about this long for their turn. */
const TURN_MS = 25;

export function runAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** @throws AppError `stopped` once the signal is aborted; the work gets it as an exception and cleans up after itself. */
export async function runInTurns<T>(steps: Steps<T>, { signal, onStep, stopped = cancelledError }: Turns): Promise<T> {
  for (;;) {
    const until = performance.now() + TURN_MS;
    let next = signal.aborted ? steps.throw(stopped()) : steps.next();
    while (next.done !== true && performance.now() < until) next = steps.next();
    if (next.done === true) return next.value;
    onStep?.(next.value);
    await nextTurn();
  }
}

export function cancelledError(): AppError {
  return new AppError('import/cancelled', 'The import was stopped. The book is unchanged.');
}
