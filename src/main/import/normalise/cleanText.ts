/** Texts, ids, addresses and domains of cells, cleaned. Source: reliability page, section C (control characters; export guard). */

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** The quote that the product's own CSV export puts before texts that a spreadsheet would run as a formula. */
const GUARD = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** Plain texts, nearly all, need no cleaning. */
const UNCLEAN = /^'|[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text.replace(GUARD, '').replace(CONTROL, '').trim();
}

export function cleanId(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text.replace(GUARD, '').replace(CONTROL, '').replace(INVISIBLE, '').trim();
}

export function idOfNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}

const EMAIL = /[^\s@<>,;:"'()[\]]{1,64}@[^\s@<>,;:"'()[\]]{1,190}\.[^\s@<>,;:"'()[\].]{2,24}/;

/** The first address in a text, in lower case; null when there is none. */
export function addressIn(text: string): string | null {
  return text.length > 1000 ? null : (EMAIL.exec(text)?.[0].toLowerCase() ?? null);
}

/** The registrable host of a URL, domain or address, without "www."; null when the text is none. */
export function domainOf(text: string): string | null {
  if (text.length > 500) return null;
  const host =
    text
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^.*@/, '')
      .split(/[/?#:\s;,]/)[0]
      ?.replace(/^www\./, '')
      .replace(/\.$/, '') ?? '';
  return /^(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}]{2,24}$/u.test(host) ? host : null;
}

/** A value as sentences quote it. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
