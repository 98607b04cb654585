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

/** Saves a view in place of one of the same name. @param at this instant, ISO. */
export async function saveView(book: Book, view: SavedView, at: string): Promise<readonly SavedView[]> {
  const others = (await savedViews(book)).filter(({ name }) => name !== view.name);
  return store(book, [...others, view], { label: `Saved the view ${view.name}`, at });
}

export async function removeView(book: Book, name: string, at: string): Promise<readonly SavedView[]> {
  const others = (await savedViews(book)).filter((view) => view.name !== name);
  return store(book, others, { label: `Removed the view ${name}`, at });
}

function store(
  book: Book,
  views: readonly SavedView[],
  deed: { readonly label: string; readonly at: string },
): readonly SavedView[] {
  const ordered = [...views].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeSettings(book, { [KEY]: ordered }, deed);
  return ordered;
}
