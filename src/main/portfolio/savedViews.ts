/** Saved views of the portfolio table: a name and what the table showed. */
import type { SavedView } from '../../shared/contract/portfolio.ts';
import type { Book } from '../book/openBook.ts';
import { readSetting, writeSettings } from '../book/repositories/settings.ts';

const KEY = 'portfolio.views';

/** By name. */
export async function savedViews(book: Book): Promise<readonly SavedView[]> {
  const stored = await readSetting(book.db, KEY);
  // Written by the two functions below only.
  return stored === null ? [] : (stored as readonly SavedView[]);
}

/** Saves a view in place of one of the same name. */
export async function saveView(book: Book, view: SavedView): Promise<readonly SavedView[]> {
  const others = (await savedViews(book)).filter(({ name }) => name !== view.name);
  return store(book, [...others, view]);
}

export async function removeView(book: Book, name: string): Promise<readonly SavedView[]> {
  return store(
    book,
    (await savedViews(book)).filter((view) => view.name !== name),
  );
}

async function store(book: Book, views: readonly SavedView[]): Promise<readonly SavedView[]> {
  const ordered = [...views].sort((a, b) => (a.name < b.name ? -1 : 1));
  await writeSettings(book.db, { [KEY]: ordered });
  return ordered;
}
