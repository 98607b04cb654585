/** Names of devices that Windows will not take as a file name, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LONGEST = 120;

/**
 * A file name (without extension) that every desktop system takes: no separators, reserved names, control or invisible
 * direction marks, no trailing dot; at most 120 characters. Source: reliability page, "Export".
 */
export function safeFileName(text: string): string {
  const cleaned = text.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
  const short = [...cleaned]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  if (short === '') return 'Untitled';
  return RESERVED.test(short) ? `_${short}` : short;
}
