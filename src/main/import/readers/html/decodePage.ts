/** The text of a web page: by its byte order mark, else as UTF-8 when it is valid, else by what the page itself says, else by its words. */
import { isUtf8 } from 'node:buffer';
import { guessEncoding } from '../csv/encoding.ts';

const AROUND = 64 * 1024;

export function decodePage(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const said = /charset\s*=\s*["']?([\w-]{2,30})/i.exec(bytes.toString('latin1', 0, 4096))?.[1] ?? '';
  if (isKnown(said) && !/^utf-?8$/i.test(said)) return new TextDecoder(said).decode(bytes);
  const first = bytes.findIndex((byte) => byte >= 0x80);
  return new TextDecoder(guessEncoding(bytes.subarray(first, first + AROUND))).decode(bytes);
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
