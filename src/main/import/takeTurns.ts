/** Long work in turns with everything else the thread has to do, so that a window gets its answers and Cancel is heard. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { Steps } from '../book/steps.ts';

export interface Turns {
  readonly signal: AbortSignal;
  readonly onStep?: (rows: number) => void;
  /** What the work ends with when it is stopped; absent: import/cancelled. */
  readonly stopped?: () => AppError;
}

/** Others wait at most about this long for their turn. */
const TURN_MS = 25;

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
