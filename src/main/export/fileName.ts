/** File names that every system takes. Source: reliability page, end of section C. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 120;

/** A name from text of the book: no separators, no control characters, no trailing dots, nothing reserved. */
export function safeFileName(text: string, extension: string): string {
  const cleaned = text
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST - extension.length - 1)
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '');
  const stem = cleaned === '' || RESERVED.test(cleaned) ? `Quarterbook ${cleaned}`.trim() : cleaned;
  return `${stem}.${extension}`;
}
