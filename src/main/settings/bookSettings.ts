/** The settings of a book: what was saved, with defaults for everything that was not. */
import { DEFAULT_SETTINGS, settingsInput, type BookSettings } from '../../shared/contract/settings.ts';
import type { Book } from '../book/openBook.ts';
import { readSettings, writeSettings } from '../book/repositories/settings.ts';

/** Keys of `setting` that hold settings; other features keep other keys there. */
const prefix = 'settings.';

/** All settings. A stored value that no longer fits its schema counts as never saved. */
export async function loadSettings(book: Book): Promise<BookSettings> {
  const stored = await readSettings(book.db);
  const saved: Partial<Record<keyof BookSettings, unknown>> = {};
  for (const [key, schema] of Object.entries(settingsInput.shape)) {
    const value = schema.safeParse(stored.get(prefix + key));
    if (value.success) Object.assign(saved, { [key]: value.data });
  }
  return settingsInput.parse({ ...DEFAULT_SETTINGS, ...saved });
}

/** Saves what is named and answers all settings as they are now. */
export async function saveSettings(book: Book, changes: Partial<BookSettings>): Promise<BookSettings> {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  await writeSettings(book.db, Object.fromEntries(named.map(([key, value]) => [prefix + key, value])));
  return loadSettings(book);
}
