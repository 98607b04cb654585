/**
 * Byte-level pieces shared by the shared-string and worksheet scanners. They work on UTF-8 bytes because turning 100 MB of
 * markup into a string first would cost more than everything else together.
 */
import { decodeEntities, decodeEscapes } from './entities.ts';

export const LT = 60;
export const GT = 62;
export const SLASH = 47;
export const COLON = 58;
export const BANG = 33;
export const QUESTION = 63;
const AMP = 38;
const CR = 13;
const UNDERSCORE = 95;

/** Bytes that end an element's name. */
export function endsName(byte: number | undefined): boolean {
  return byte === GT || byte === SLASH || byte === 32 || byte === 9 || byte === 10 || byte === 13;
}

/** What a byte of text asks of decoding: 1 more than ASCII, 2 an entity, 4 an escape, 8 a line end. */
export const TEXT_FLAGS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > 127 ? 1 : byte === AMP ? 2 : byte === UNDERSCORE ? 4 : byte === CR ? 8 : 0,
);

/** Text between two positions, with entities, line ends and `_x000D_` escapes resolved. */
export function decodeText(buffer: Buffer, start: number, end: number): string {
  let flags = 0;
  for (let i = start; i < end; i++) flags |= TEXT_FLAGS[buffer[i] as number] as number;
  return decodeFlagged(buffer, start, end, flags);
}

/** The same where the caller has gathered TEXT_FLAGS on its way. */
export function decodeFlagged(buffer: Buffer, start: number, end: number, flags: number): string {
  let text = (flags & 1) === 0 ? buffer.toString('latin1', start, end) : buffer.toString('utf8', start, end);
  if (flags > 1) {
    if ((flags & 8) !== 0) text = text.replace(/\r\n?/g, '\n');
    if ((flags & 2) !== 0) text = decodeEntities(text);
    if ((flags & 4) !== 0) text = decodeEscapes(text);
  }
  return text;
}

/** Length of the namespace prefix with its colon in `<x:name`, given the position after `<`; 0 without prefix. */
export function prefixLength(buffer: Buffer, nameStart: number, end: number): number {
  for (let i = nameStart; i < end && !endsName(buffer[i]); i++) if (buffer[i] === COLON) return i + 1 - nameStart;
  return 0;
}

/** Position of the next `>` at or after `from`, or `end`. */
export function findTagEnd(buffer: Buffer, from: number, end: number): number {
  let i = from;
  while (i < end && buffer[i] !== GT) i++;
  return i;
}

/**
 * The text of a rich or plain string item (`<si>` or `<is>`): every `<t>` joined, phonetic runs (`<rPh>`) left out. Of alternatives
 * (`<mc:Choice>`, `<mc:Fallback>`), which say the same for newer and older programs, the first that has text counts.
 * Source: ECMA-376 part 1, 18.4.8, 18.4.6; part 3, 7.5.
 */
export function itemText(buffer: Buffer, start: number, end: number): string {
  let text = '';
  let phonetic = 0;
  let alternativesFrom = 0;
  let isAnswered = false;
  let i = start;
  while (i < end) {
    if (buffer[i] !== LT) {
      i++;
      continue;
    }
    const closing = buffer[i + 1] === SLASH;
    const tag = i + (closing ? 2 : 1);
    const name = tag + prefixLength(buffer, tag, end);
    const tagEnd = findTagEnd(buffer, name, end);
    const selfClosed = buffer[tagEnd - 1] === SLASH;
    i = tagEnd + 1;
    if (isName(buffer, name, 'rPh')) {
      if (closing) phonetic -= 1;
      else if (!selfClosed) phonetic += 1;
    } else if (isName(buffer, name, 'AlternateContent')) {
      if (!closing) alternativesFrom = text.length;
    } else if (isName(buffer, name, 'Choice') || isName(buffer, name, 'Fallback')) {
      isAnswered = !closing && text.length > alternativesFrom;
    } else if (!closing && !selfClosed && isName(buffer, name, 't')) {
      const close = textEnd(buffer, i, end);
      if (phonetic === 0 && !isAnswered) text += runText(buffer, i, close);
      i = close;
    }
  }
  return text;
}

function isName(buffer: Buffer, start: number, name: string): boolean {
  for (let k = 0; k < name.length; k++) if (buffer[start + k] !== name.charCodeAt(k)) return false;
  return endsName(buffer[start + name.length]);
}

const CDATA = '<![CDATA[';

/** Where the text of a `<t>` ends: at the next tag that is not a CDATA section. */
function textEnd(buffer: Buffer, from: number, end: number): number {
  let i = from;
  for (;;) {
    while (i < end && buffer[i] !== LT) i++;
    if (i >= end || buffer[i + 1] !== BANG) return i;
    const close = buffer.indexOf(']]>', i, 'latin1');
    if (close < 0 || close >= end) return end;
    i = close + 3;
  }
}

function runText(buffer: Buffer, start: number, end: number): string {
  // Looked for inside the run only: a search to the end of the buffer would make every inline string cost the whole sheet.
  let at = start;
  while (at < end && buffer[at] !== LT) at++;
  if (at >= end) return decodeText(buffer, start, end);
  const close = buffer.indexOf(']]>', at, 'latin1');
  return (
    decodeText(buffer, start, at) +
    buffer.toString('utf8', at + CDATA.length, close) +
    (close + 3 < end ? runText(buffer, close + 3, end) : '')
  );
}
