/** The language tag of the reader's system, for numbers, dates and order on screens. (Briefs follow the locale of the book.) */

// Some systems report a POSIX locale ("en-US@posix"), which is no language tag and makes Intl throw.
const system = [...navigator.languages, navigator.language].find(isTag) ?? 'en-US';

export function locale(): string {
  return system;
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
