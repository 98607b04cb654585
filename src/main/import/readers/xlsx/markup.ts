/** Pieces of markup that shared strings and worksheets have in common. Source: XML 1.0, 2.5, 2.6, 2.8. */
import { BANG, LT, SLASH, endsName, findTagEnd, prefixLength } from '../xml/bytes.ts';
import { refuseDoctype } from './workbook.ts';

/** Position of the `</xy` end tag (any prefix) at or after `from`, or -1. */
export function findClose(buffer: Buffer, from: number, end: number, first: number, second: number): number {
  for (let i = from; i < end - 3; i++) {
    if (buffer[i] !== LT || buffer[i + 1] !== SLASH) continue;
    const name = i + 2;
    if (buffer[name] === first && buffer[name + 1] === second) return i;
    const local = name + prefixLength(buffer, name, end);
    if (buffer[local] === first && buffer[local + 1] === second && endsName(buffer[local + 2])) return i;
  }
  return -1;
}

/** Steps over a comment or processing instruction; -1 when it is cut off. */
export function skipAside(buffer: Buffer, at: number, end: number, file: string): number {
  if (buffer[at + 1] === BANG) refuseIfDoctype(buffer, at, file);
  const close = buffer.indexOf(buffer[at + 1] === BANG ? '-->' : '?>', at + 2, 'latin1');
  if (close < 0 || close >= end) return -1;
  return findTagEnd(buffer, close, end) + 1;
}

/** `<!` is a comment or CDATA section in an honest part; anything else is a document type. */
export function refuseIfDoctype(buffer: Buffer, at: number, file: string): void {
  const third = buffer[at + 2];
  if (third === 45 /* - */ || third === 91 /* [ */ || third === 0) return;
  refuseDoctype(file);
}
