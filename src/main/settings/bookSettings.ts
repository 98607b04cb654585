/** The settings of a book: what was saved, with defaults for everything that was not. */
import { DEFAULT_SETTINGS, settingsInput, type BookSettings } from '../../shared/contract/settings.ts';
import { names } from '../../shared/domain/wording.ts';
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

/** What the history calls each setting. */
const NAMES = {
  fiscalYearStartMonth: 'the fiscal year',
  baseCurrency: 'the base currency',
  locale: 'the language of dates',
  paper: 'the paper size',
  brand: 'the branding',
  balance: 'the hours model',
} as const satisfies Readonly<Record<keyof BookSettings, string>>;

/** Saves what is named and answers all settings as they are now. @param at this instant, ISO. */
export async function saveSettings(book: Book, changes: Partial<BookSettings>, at: string): Promise<BookSettings> {
  const before: Readonly<Record<string, unknown>> = { ...(await loadSettings(book)) };
  const named = Object.entries(changes).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key]),
  );
  if (named.length > 0) {
    const what = names(
      named.map(([key]) => NAMES[key as keyof BookSettings]),
      named.length,
    );
    writeSettings(book, Object.fromEntries(named.map(([key, value]) => [prefix + key, value])), {
      label: `Changed ${what}`,
      at,
    });
  }
  return loadSettings(book);
}
