/** Values of worksheet cells from their bytes. Source: ECMA-376 part 1, 18.18.11 (ST_CellType). */
import type { Cell } from '../../../../shared/fields/types.ts';

const POWERS = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));
const ZERO = 48;
const DOT = 46;
const MINUS = 45;

/**
 * A decimal number between two positions, exact: up to 15 digits over a power of ten is one correctly rounded division
 * (Clinger 1990); everything else goes through Number(). NaN when it is no number.
 */
export function parseNumber(buffer: Buffer, start: number, end: number): number {
  let i = start;
  const negative = buffer[i] === MINUS;
  if (negative) i++;
  if (i >= end) return Number.NaN;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; i < end; i++) {
    const byte = buffer[i] as number;
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (digits >= 15) return parseSlowly(buffer, start, end);
      mantissa = mantissa * 10 + digit;
      if (mantissa !== 0) digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === DOT && decimals < 0) decimals = 0;
    else return parseSlowly(buffer, start, end);
  }
  if (decimals > 22) return parseSlowly(buffer, start, end);
  const value = decimals > 0 ? mantissa / (POWERS[decimals] as number) : mantissa;
  return negative && value !== 0 ? -value : value;
}

/** Any decimal notation. Bytes are looked at first because Number() knows more than sheets do: hexadecimal, infinity, blanks. */
function parseSlowly(buffer: Buffer, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && isBlank(buffer[from])) from++;
  while (to > from && isBlank(buffer[to - 1])) to--;
  if (from === to) return Number.NaN;
  for (let i = from; i < to; i++) if (!isFigure(buffer[i] as number)) return Number.NaN;
  const value = Number(buffer.toString('latin1', from, to));
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** Whether the byte is one of `0-9 . - + e E`. */
function isFigure(byte: number): boolean {
  const digit = byte - ZERO;
  return (digit >= 0 && digit <= 9) || byte === DOT || byte === MINUS || byte === 43 || (byte | 32) === 101;
}

/** A non-negative integer (shared string index, style); -1 when there is none. */
export function parseIndex(buffer: Buffer, start: number, end: number): number {
  let value = -1;
  for (let i = start; i < end; i++) {
    const digit = (buffer[i] as number) - ZERO;
    if (digit >= 0 && digit <= 9) value = (value < 0 ? 0 : value * 10) + digit;
  }
  return value;
}

const errors = new Map<string, Cell>();

/** One frozen object per kind of error: a column of #N/A is one object. */
export function errorCell(code: string): Cell {
  let cell = errors.get(code);
  if (cell === undefined) {
    cell = Object.freeze({ error: code });
    if (errors.size < 100) errors.set(code, cell);
  }
  return cell;
}

/** "C4" for row 4, column 3 (1-based). */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let c = column; c > 0; c = Math.floor((c - 1) / 26))
    letters = String.fromCharCode(65 + ((c - 1) % 26)) + letters;
  return `${letters}${row}`;
}
