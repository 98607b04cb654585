/**
 * Who has the book. An import writes it in one transaction, in turns with everything else the thread does: while that is
 * open, nobody else may read or change the book, because all share its one connection.
 */
import { AppError } from '../../shared/contract/errors.ts';

export interface BookTurns {
  /** @throws AppError import/writing while an import writes. */
  check(): void;
  /** Runs a call that may use the book over several turns; a writer waits for it. */
  during<T>(call: () => T | Promise<T>): Promise<T>;
  /**
   * Runs work that has the book to itself, once the calls under way are through.
   * @throws AppError import/writing when another import writes; import/book-in-use when a call does not end.
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Only a run of briefs or an export takes longer. */
const PATIENCE_MS = 10_000;

export function createBookTurns(): BookTurns {
  let underWay = 0;
  let isWriting = false;
  let quiet: (() => void) | null = null;

  const check = (): void => {
    if (isWriting)
      throw new AppError(
        'import/writing',
        'An import is being written. Wait until it is done, or stop it on the Import screen.',
      );
  };
  const untilQuiet = async (): Promise<void> => {
    if (underWay === 0) return;
    const isQuiet = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), PATIENCE_MS);
      quiet = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
    quiet = null;
    if (!isQuiet)
      throw new AppError(
        'import/book-in-use',
        'Something else is still reading the book, a run of briefs for example. Start the import again when it is done.',
      );
  };
  return {
    check,
    during: async (call) => {
      underWay += 1;
      try {
        return await call();
      } finally {
        underWay -= 1;
        if (underWay === 0) quiet?.();
      }
    },
    alone: async (work) => {
      check();
      isWriting = true;
      try {
        await untilQuiet();
        return await work();
      } finally {
        isWriting = false;
      }
    },
  };
}
