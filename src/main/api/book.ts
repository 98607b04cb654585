/** Create, open and close books. Where a host has dialogs they ask for the path; elsewhere books live in the books folder. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BookInfo, bookMethods } from '../../shared/contract/book.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { makeSampleBook } from '../sample/makeSampleBook.ts';
import { bookInfo } from './bookInfo.ts';
import type { ServiceContext } from './context.ts';
import { safeFileName } from './safeFileName.ts';
import type { Handlers } from './handlers.ts';
import { recentBookPath } from './recentBooks.ts';

export const bookHandlers = {
  'book.create': async ({ name }, ctx) => {
    const path = await newBookPath(ctx, `${safeFileName(name)}.qbook`);
    if (path === null) return null;
    await ctx.session.open(path, { create: true });
    return bookInfo(ctx);
  },
  'book.open': async ({ recentId }, ctx) => {
    const path = recentId === undefined ? await askForBook(ctx) : recentPath(ctx, recentId);
    if (path === null) return null;
    await ctx.session.open(path);
    return bookInfo(ctx);
  },
  'book.openSample': (_input, ctx) => openSample(ctx),
  'book.info': (_input, ctx) => (ctx.session.current() === null ? null : bookInfo(ctx)),
  'book.close': async (_input, ctx) => {
    await ctx.session.close();
    return null;
  },
} satisfies Handlers<typeof bookMethods>;

async function newBookPath(ctx: ServiceContext, fileName: string): Promise<string | null> {
  if (ctx.host.dialogs !== null) {
    const path = await ctx.host.dialogs.pickSaveTarget({ title: 'New book', suggestedName: fileName });
    if (path !== null && existsSync(path)) throw nameTaken(fileName);
    return path;
  }
  mkdirSync(ctx.host.folders.books, { recursive: true });
  const path = join(ctx.host.folders.books, fileName);
  if (existsSync(path)) throw nameTaken(fileName);
  return path;
}

/** A new book never replaces a file, whatever a dialog says: there is no undo for that. */
function nameTaken(fileName: string): AppError {
  return new AppError('book/name-taken', `There is already a file called "${fileName}" there. Choose another name.`, {
    name: fileName,
  });
}

async function askForBook(ctx: ServiceContext): Promise<string | null> {
  if (ctx.host.dialogs === null) {
    throw new AppError('book/no-dialog', 'Choose a book from the list, or start Quarterbook with --book and its path.');
  }
  return ctx.host.dialogs.pickBook();
}

function recentPath(ctx: ServiceContext, recentId: string): string {
  const path = recentBookPath(ctx.host.folders.config, recentId);
  if (path === null) throw new AppError('book/not-found', 'This book is no longer on the list of recent books.');
  return path;
}

/** The sample is made anew each time and lives in the temporary folder: whatever is tried in it is gone with the run. */
async function openSample(ctx: ServiceContext): Promise<BookInfo> {
  const path = join(ctx.host.folders.temporary, 'Sample book.qbook');
  await ctx.session.close();
  rmSync(path, { force: true });
  await makeSampleBook(path, ctx.host, { today: ctx.today(), now: ctx.now() });
  await ctx.session.open(path, { isSample: true });
  return bookInfo(ctx);
}
