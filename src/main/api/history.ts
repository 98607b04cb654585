/** Undo, redo and the list of deeds. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/contract/errors.ts';
import type { HistoryEvents, historyMethods, UndoResult } from '../../shared/contract/history.ts';
import { history } from '../book/journal/history.ts';
import { redoOf, type Reversal, undoOf } from '../book/journal/undo.ts';
import type { Book } from '../book/openBook.ts';
import { runAtOnce } from '../book/steps.ts';
import { runInTurns } from '../import/takeTurns.ts';
import type { ServiceContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { secondsLeft } from './secondsLeft.ts';

export const historyHandlers = {
  'history.list': (page, ctx) => history(ctx.book(), page),
  'history.undo': ({ entryId }, ctx) => revert(ctx, 'undo', (book) => undoOf(book, entryId ?? null)),
  'history.redo': (_input, ctx) => revert(ctx, 'redo', redoOf),
} satisfies Handlers<typeof historyMethods>;

/** From here on it takes longer than anybody should wait for their turn. */
const LARGE = 5000;
const TICK_MS = 200;

/** Small deeds are taken back at once, large ones in turns with everything else, as an import is written. */
async function revert(
  ctx: ServiceContext,
  kind: 'undo' | 'redo',
  reversalOf: (book: Book) => Reversal,
): Promise<UndoResult> {
  const book = ctx.book();
  const { label, facts, steps } = reversalOf(book);
  if (facts < LARGE) {
    const result = runAtOnce(steps(ctx.now()));
    ctx.emit('book.changed', { reason: 'undone' });
    return result;
  }
  const jobId = randomUUID();
  const startedAt = performance.now();
  const tell = (state: HistoryEvents['history.progressed']['state'], done: number): void => {
    const seconds = (performance.now() - startedAt) / 1000;
    ctx.emit('history.progressed', {
      jobId,
      kind,
      label,
      state,
      done: Math.min(done, facts),
      total: facts,
      secondsLeft: secondsLeft(done / facts, seconds),
    });
  };
  let toldAt = startedAt;
  const onStep = (done: number): void => {
    if (performance.now() - toldAt < TICK_MS) return;
    toldAt = performance.now();
    tell('running', done);
  };
  try {
    tell('running', 0);
    return await ctx.jobs.run(jobId, (signal) =>
      // Asked again once the calls under way are through: one of them may have changed the book.
      ctx.turns.alone(
        () => runInTurns(reversalOf(book).steps(ctx.now()), { signal, onStep, stopped: () => stoppedError(kind) }),
        'undo',
      ),
    );
  } finally {
    tell('over', facts);
    // Also when nothing was written: what was refused meanwhile is read again.
    ctx.emit('book.changed', { reason: 'undone' });
  }
}

function stoppedError(kind: 'undo' | 'redo'): AppError {
  return new AppError('history/stopped', `The ${kind} was stopped. The book is as it was before it.`);
}
