/** The text of a web page: by its byte order mark, else as UTF-8 when it is valid, else by what the page itself says. */
import { isUtf8 } from 'node:buffer';

export function decodePage(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const said = /charset\s*=\s*["']?([\w-]{2,30})/i.exec(bytes.toString('latin1', 0, 4096))?.[1] ?? '';
  return new TextDecoder(isKnown(said) && !/^utf-?8$/i.test(said) ? said : 'windows-1252').decode(bytes);
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
