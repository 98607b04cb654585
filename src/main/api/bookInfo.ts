/** The open book as the screens know it. */
import type { BookInfo } from '../../shared/contract/book.ts';
import { bookSummary, type BookSummary } from '../book/repositories/bookSummary.ts';
import type { Book } from '../book/openBook.ts';
import type { ServiceContext } from './context.ts';

/** What was last said of a book: a window that is opened while an import writes must not wait for its end. */
const told = new WeakMap<Book, BookSummary>();

/** @throws AppError "book/none-open"; "import/writing" or "history/writing" when nothing was said of the book before. */
export function bookInfo(ctx: ServiceContext): BookInfo {
  const book = ctx.session.current() ?? ctx.book();
  const before = ctx.turns.isWriting() ? told.get(book) : undefined;
  const summary = before ?? bookSummary(ctx.book());
  told.set(book, summary);
  return {
    name: book.name,
    isSample: ctx.session.isSample(),
    readOnly: book.readOnly,
    notices: book.notices,
    ...summary,
  };
}
