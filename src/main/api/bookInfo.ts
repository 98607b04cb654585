/** The open book as the screens know it. */
import type { BookInfo } from '../../shared/contract/book.ts';
import { bookSummary } from '../book/repositories/bookSummary.ts';
import type { ServiceContext } from './context.ts';

/** @throws AppError "book/none-open". */
export function bookInfo(ctx: ServiceContext): BookInfo {
  const book = ctx.book();
  return {
    name: book.name,
    isSample: ctx.session.isSample(),
    readOnly: book.readOnly,
    notices: book.notices,
    ...bookSummary(book),
  };
}
