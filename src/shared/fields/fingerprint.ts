/**
 * The look-alike key of a header: which columns it has, whatever their order. Similar sheets have similar keys, so a mapping
 * is found again when columns moved or were added. Source: import page, "Map".
 */
import { foldHeader } from './fold.ts';

const SEPARATOR = '.';

/** FNV-1a over UTF-16 code units, in base 36: short, stable, no secrets. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return (value >>> 0).toString(36);
}

/** The key of one header line; blank headers do not count. Equal sets of headers give equal keys. */
export function fingerprintOf(headers: readonly string[]): string {
  const folded = new Set(headers.map(foldHeader).filter((header) => header !== ''));
  return [...folded].map(hash).toSorted().join(SEPARATOR);
}

/** How alike two keys are: shared columns / all columns, 0-1. */
export function fingerprintLikeness(one: string, other: string): number {
  if (one === '' || other === '') return 0;
  const left = new Set(one.split(SEPARATOR));
  const right = new Set(other.split(SEPARATOR));
  let shared = 0;
  for (const part of left) if (right.has(part)) shared += 1;
  return shared / (left.size + right.size - shared);
}
