/**
 * A small XML scanner over text: start tags with attributes, end tags, text. It expands only the five predefined entities
 * and character references, refuses DOCTYPE, and is linear in its input. Prefixes are dropped: spreadsheet parts use any
 * prefix for the same few namespaces, transitional and strict. Source: ECMA-376; reliability page, section C.
 */
import { decodeEntities } from './entities.ts';

export type Attributes = ReadonlyMap<string, string>;

export interface TagVisitor {
  /** @param name without prefix. @param attributes by name without prefix. A self-closed tag is followed by its close. */
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Called for `<!DOCTYPE`; must throw. */
  doctype(): never;
}

const NONE: Attributes = new Map();
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/**
 * Scans `xml` from `from`, calling the visitor.
 * @returns the position up to which everything was complete; a tag cut off at the end begins there. Text is passed on only
 * when a tag follows it, so a caller may append the next piece and go on from the returned position.
 */
export function scanTags(xml: string, visitor: TagVisitor, from = 0): number {
  let position = from;
  for (;;) {
    const start = xml.indexOf('<', position);
    if (start < 0) return position;
    const next = xml.charCodeAt(start + 1);
    let end: number;
    if (next === 33 /* ! */) {
      end = skipDeclaration(xml, start, visitor);
      if (end < 0) return position;
      if (start > position) visitor.text?.(decodeEntities(xml.slice(position, start)));
      if (xml.startsWith('<![CDATA[', start)) visitor.text?.(xml.slice(start + 9, end - 3));
      position = end;
      continue;
    }
    end = next === 63 /* ? */ ? xml.indexOf('?>', start) + 1 : tagEnd(xml, start);
    if (end <= 0) return position;
    if (start > position) visitor.text?.(decodeEntities(xml.slice(position, start)));
    position = end + 1;
    if (next === 63) continue;
    if (next === 47 /* / */) visitor.close?.(localName(xml.slice(start + 2, end).trimEnd()));
    else openTag(xml, start + 1, end, visitor);
  }
}

/** Position after a comment, CDATA section or other declaration; -1 when it is not complete. */
function skipDeclaration(xml: string, start: number, visitor: TagVisitor): number {
  const terminator = xml.startsWith('<!--', start) ? '-->' : xml.startsWith('<![CDATA[', start) ? ']]>' : null;
  if (terminator === null) {
    if (xml.length - start < 9) return -1;
    return visitor.doctype();
  }
  const end = xml.indexOf(terminator, start + 4);
  return end < 0 ? -1 : end + 3;
}

/** Position of the `>` that ends the tag, stepping over quoted values, or -1. */
function tagEnd(xml: string, start: number): number {
  let quote = 0;
  for (let i = start + 1; i < xml.length; i++) {
    const code = xml.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return i;
  }
  return -1;
}

function openTag(xml: string, from: number, end: number, visitor: TagVisitor): void {
  const selfClosed = xml.charCodeAt(end - 1) === 47;
  const stop = selfClosed ? end - 1 : end;
  let i = from;
  while (i < stop && !isSpace(xml.charCodeAt(i))) i++;
  const name = localName(xml.slice(from, i));
  visitor.open(name, i < stop ? readAttributes(xml, i, stop) : NONE);
  if (selfClosed) visitor.close?.(name);
}

function readAttributes(xml: string, from: number, stop: number): Attributes {
  const attributes = new Map<string, string>();
  let i = from;
  for (;;) {
    while (i < stop && isSpace(xml.charCodeAt(i))) i++;
    const nameStart = i;
    while (i < stop && xml.charCodeAt(i) !== 61 && !isSpace(xml.charCodeAt(i))) i++;
    const name = xml.slice(nameStart, i);
    while (i < stop && xml.charCodeAt(i) !== 34 && xml.charCodeAt(i) !== 39) i++;
    if (i >= stop) return attributes;
    const close = xml.indexOf(xml.charAt(i), i + 1);
    if (close < 0 || close >= stop) return attributes;
    if (!name.startsWith('xmlns')) attributes.set(localName(name), decodeEntities(xml.slice(i + 1, close)));
    i = close + 1;
  }
}
