/**
 * E3 of the reliability page: one deed fails at its first, second, third … step until it gets through: a statement that is refused once
 * or from then on, or a file that may not grow by another page (which is what a full disk is to SQLite). After each failure the
 * book holds exactly what it held before, and the deed works on the next try.
 */
import Database from 'better-sqlite3';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { digestOf } from '../../../src/main/book/digest.ts';
import type { Book } from '../../../src/main/book/openBook.ts';

export interface FaultReport {
  /** How many steps were made to fail before the deed got through. */
  readonly steps: number;
  readonly failures: readonly string[];
}

type Deed = (book: Book) => unknown;

/** A statement is refused at step N, for N = 1, 2, 3 … */
export function failEachStatement(book: Book, deed: Deed, isPersistent: boolean): FaultReport {
  return untilThrough(book, deed, (step) => failing(book, step, isPersistent));
}

/** The file may grow by N pages, for N = 0, 1, 2 … */
export function failEachPage(book: Book, deed: Deed): FaultReport {
  const pages = Number(book.sqlite.pragma('page_count', { simple: true }));
  const report = untilThrough(book, deed, (step) => {
    book.sqlite.pragma(`max_page_count = ${pages + step}`);
    return book;
  });
  book.sqlite.pragma('max_page_count = 4294967294');
  return report;
}

function untilThrough(book: Book, deed: Deed, prepare: (step: number) => Book): FaultReport {
  const before = digestOf(book.sqlite);
  const failures: string[] = [];
  for (let step = 0; ; step += 1) {
    try {
      deed(prepare(step));
      return { steps: step, failures };
    } catch (error) {
      if (!(error instanceof AppError) || !['book/disk-full', 'book/unreadable'].includes(error.code))
        failures.push(`step ${step}: ${error instanceof Error ? error.message : String(error)}`);
      if (error instanceof AppError && error.code === 'book/disk-full' && !/Free about [\d,]+ MB/.test(error.message))
        failures.push(`step ${step}: the sentence does not say how much to free`);
      if (book.sqlite.inTransaction) failures.push(`step ${step}: a transaction was left open`);
      if (digestOf(book.sqlite) !== before) failures.push(`step ${step}: the book changed`);
    }
  }
}

/** The book with a connection whose writing statements are counted; reading is never disturbed. */
function failing(book: Book, at: number, isPersistent: boolean): Book {
  let left = at;
  const step = (): void => {
    left -= 1;
    if (left === -1 || (isPersistent && left < 0))
      throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
  };
  return { ...book, sqlite: counting(book.sqlite, step) };
}

const WRITES = new Set<string | symbol>(['run', 'exec']);

/** Passes everything on; statements it hands out count as well. */
function counting<T extends object>(target: T, step: () => void): T {
  const proxy: T = new Proxy(target, {
    get: (_, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        // Rolling back is what SQLite does by itself when it must; it is not made to fail.
        if (WRITES.has(key) && args[0] !== 'ROLLBACK') step();
        const result: unknown = Reflect.apply(value, target, args);
        if (result === target) return proxy;
        return key === 'prepare' ? counting(result as object, step) : result;
      };
    },
  });
  return proxy;
}
