/** The language tag that numbers and dates on the screens follow: the one of the settings, else the system's. */
let chosen: string | null = null;

// Some systems report a POSIX locale ("en-US@posix"), which is no language tag and makes Intl throw.
const system = [...navigator.languages, navigator.language].find(isTag) ?? 'en-US';

export function locale(): string {
  return chosen ?? system;
}

/** Called when the settings were read; null follows the system. An unknown tag is ignored. */
export function setLocale(tag: string | null): void {
  chosen = tag !== null && isTag(tag) ? tag : null;
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
