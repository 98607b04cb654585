/** What the commands that only read have in common: the book opened for looking, the day, the way of printing. */
import type { ParseArgsConfig } from 'node:util';
import { dayInput } from '../../shared/contract/inputs.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { openBook, type Book } from '../book/openBook.ts';
import { UsageError } from './command.ts';

/** Options of every command that answers about a book as of a day. */
export const bookOptions = {
  book: { type: 'string' },
  'as-of': { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

/**
 * Opens the book so that nothing can be written, runs, and closes it whatever happens.
 * @param reads "facts" for commands that print figures: only those tables are checked for damage first.
 */
export async function withBook<T>(
  path: string | undefined,
  use: (book: Book) => T | Promise<T>,
  reads: 'everything' | 'facts' = 'everything',
): Promise<T> {
  const book = openBook(needed(path, '--book'), { readOnly: true, reads });
  try {
    return await use(book);
  } finally {
    book.close();
  }
}

/** @throws UsageError when the option is missing. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing.`);
  return value;
}

/** @throws UsageError when nothing more is expected. */
export function noMore(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0] ?? ''}" is not expected here.`);
}

/** The day of an option, or null when it is not given. @throws UsageError when it is not a day. */
export function dayOption(text: string | undefined, option: string): IsoDay | null {
  if (text === undefined) return null;
  const day = dayInput.safeParse(text);
  if (!day.success) throw new UsageError(`${option} "${text}" is not a day like 2026-03-31.`);
  return day.data;
}

/** The whole number of an option, or null when it is not given. @throws UsageError outside the bounds. */
export function numberOption(
  text: string | undefined,
  option: string,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  if (text === undefined) return null;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= min && number <= max))
    throw new UsageError(`${option} "${text}" is not a whole number from ${min} to ${max}.`);
  return number;
}

/** Today on this machine, ISO day: the day on the wall, not in UTC. */
export function todayHere(): IsoDay {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
