/**
 * The start tag of a cell: where it is, how it is styled, what its content means. Attributes come in any order, spacing and
 * quotes; unknown ones are stepped over. Source: ECMA-376 part 1, 18.3.1.4 (c), 18.18.11 (ST_CellType).
 */
import { GT, SLASH } from '../xml/bytes.ts';
import { parseIndex } from './cellValues.ts';

/** ST_CellType by what its first bytes tell apart. */
export const NUMBER = 0;
export const SHARED = 1;
export const FORMULA_TEXT = 2;
export const INLINE = 3;
export const BOOLEAN = 4;
export const ERROR = 5;
export const ISO_DATE = 6;

const R = 114;
const S = 115;
const T = 116;
const SPACE = 32;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const ZERO = 48;

/** What the tag said; one object per sheet, written over for each cell. */
export interface CellTag {
  /** 1-based; 0 when the cell names no place and so follows the one before. */
  column: number;
  style: number;
  type: number;
  hasContent: boolean;
}

export function createCellTag(): CellTag {
  return { column: 0, style: 0, type: NUMBER, hasContent: false };
}

/**
 * Reads the tag into `tag`.
 * @param from the position after `<c`.
 * @returns the position after the tag, or -1 when it is cut off.
 */
export function readCellTag(buffer: Buffer, from: number, end: number, tag: CellTag): number {
  tag.column = 0;
  tag.style = 0;
  tag.type = NUMBER;
  let i = from;
  while (i < end) {
    const byte = buffer[i];
    if (byte === GT) {
      tag.hasContent = true;
      return i + 1;
    }
    // Nearly every attribute is a space, a letter, an equals sign and a quoted value.
    if (byte === SPACE && buffer[i + 2] === EQUALS && buffer[i + 3] === QUOTE) {
      i = readValue(buffer, buffer[i + 1], i + 4, QUOTE, end, tag);
    } else if (byte === SLASH) {
      tag.hasContent = false;
      return i + 2 > end ? -1 : i + 2;
    } else if (byte === SPACE || byte === 10 || byte === 13 || byte === 9) i++;
    else i = readOddAttribute(buffer, i, end, tag);
  }
  return -1;
}

/** Reads the value at `from` of the attribute called by one letter; returns the position after its closing quote. */
function readValue(
  buffer: Buffer,
  letter: number | undefined,
  from: number,
  quote: number,
  end: number,
  tag: CellTag,
): number {
  let i = from;
  if (letter === R) {
    let column = 0;
    for (let byte = (buffer[i] as number) & 0xdf; byte >= 65 && byte <= 90; byte = (buffer[++i] as number) & 0xdf)
      column = column * 26 + byte - 64;
    tag.column = column;
  } else if (letter === T) tag.type = cellType(buffer, i, quote);
  while (i < end && buffer[i] !== quote) i++;
  if (letter === S) tag.style = i === from + 1 ? (buffer[from] as number) - ZERO : parseIndex(buffer, from, i);
  return i + 1;
}

/** An attribute of any other shape; from its name. */
function readOddAttribute(buffer: Buffer, from: number, end: number, tag: CellTag): number {
  let i = from;
  while (i < end && buffer[i] !== EQUALS && buffer[i] !== SPACE && buffer[i] !== GT) i++;
  const letter = i === from + 1 ? buffer[from] : undefined;
  while (i < end && buffer[i] !== QUOTE && buffer[i] !== APOSTROPHE && buffer[i] !== GT) i++;
  const quote = buffer[i] as number;
  return quote === GT ? i : readValue(buffer, letter, i + 1, quote, end, tag);
}

function cellType(buffer: Buffer, at: number, quote: number): number {
  switch (buffer[at]) {
    case S:
      return buffer[at + 1] === quote ? SHARED : FORMULA_TEXT;
    case 105 /* inlineStr */:
      return INLINE;
    case 98 /* b */:
      return BOOLEAN;
    case 101 /* e */:
      return ERROR;
    case 100 /* d */:
      return ISO_DATE;
    default:
      return NUMBER;
  }
}
