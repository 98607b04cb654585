/**
 * Who has the book. An import or a large undo writes it in one transaction, in turns with everything else the thread does: while that is
 * open, nobody else may read or change the book, because all share its one connection.
 */
import { AppError } from '../../shared/contract/errors.ts';

export interface BookTurns {
  /** Whether such a transaction is open. */
  isWriting(): boolean;
  /** @throws AppError import/writing or history/writing while it is. */
  check(): void;
  /** Runs a call that may use the book over several turns; a writer waits for it. */
  during<T>(call: () => T | Promise<T>): Promise<T>;
  /**
   * Runs work that has the book to itself, once the calls under way are through.
   * @throws AppError import/writing or history/writing when another one writes; import/book-in-use or history/book-in-use
   * when a call does not end.
   */
  alone<T>(work: () => Promise<T>, writer?: Writer): Promise<T>;
}

type Writer = 'import' | 'undo';

const WRITING = {
  import: () =>
    new AppError(
      'import/writing',
      'An import is being written. Wait until it is done, or stop it on the Import screen.',
    ),
  undo: () =>
    new AppError(
      'history/writing',
      'A large undo is being written. Wait until it is done, or stop it where it shows how far it is.',
    ),
} satisfies Record<Writer, () => AppError>;

const IN_USE = {
  import: () =>
    new AppError(
      'import/book-in-use',
      'Something else is still reading the book, a run of briefs for example. Start the import again when it is done.',
    ),
  undo: () =>
    new AppError(
      'history/book-in-use',
      'Something else is still reading the book, a run of briefs for example. Undo again when it is done.',
    ),
} satisfies Record<Writer, () => AppError>;

/** Only a run of briefs or an export takes longer. */
const PATIENCE_MS = 10_000;

export function createBookTurns(): BookTurns {
  let underWay = 0;
  let writing: Writer | null = null;
  let quiet: (() => void) | null = null;

  const check = (): void => {
    if (writing !== null) throw WRITING[writing]();
  };
  const untilQuiet = async (writer: Writer): Promise<void> => {
    if (underWay === 0) return;
    const isQuiet = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), PATIENCE_MS);
      quiet = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
    quiet = null;
    if (!isQuiet) throw IN_USE[writer]();
  };
  return {
    isWriting: () => writing !== null,
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
    alone: async (work, writer = 'import') => {
      check();
      writing = writer;
      try {
        await untilQuiet(writer);
        return await work();
      } finally {
        writing = null;
      }
    },
  };
}
