/** The language tag that numbers and dates on the screens follow: the one of the settings, else the system's. */
let chosen: string | null = null;

export function locale(): string {
  return chosen ?? navigator.language;
}

/** Called when the settings were read; null follows the system. An unknown tag is ignored. */
export function setLocale(tag: string | null): void {
  chosen = tag !== null && isKnown(tag) ? tag : null;
}

function isKnown(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
