/**
 * One quick pass over the bytes of a text file before it is parsed: is it UTF-8 throughout, does it hold NUL bytes and on
 * which line, and, for very large files, how many lines has it. Memory is one chunk.
 */
import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';

export interface TextSurvey {
  /** First bytes, for deciding encoding and dialect. */
  readonly sample: Buffer;
  readonly isUtf8: boolean;
  /** 1-based line of the first NUL byte, or null. */
  readonly nulLine: number | null;
  /** Line ends outside quotes; counted only when `countLines`. */
  readonly lines: number | null;
  /** Some bytes around the first one that is not UTF-8, to show how they would read. */
  readonly oddBytes: Buffer | null;
}

const CHUNK = 1024 * 1024;
const SAMPLE = 256 * 1024;
const LF = 10;
const QUOTE = 34;

export function surveyText(
  descriptor: number,
  size: number,
  countLines: boolean,
  onBytes: (done: number) => void,
): TextSurvey {
  const buffer = Buffer.allocUnsafe(CHUNK);
  let sample: Buffer = Buffer.alloc(0);
  let valid = true;
  let nulLine: number | null = null;
  let linesBefore = 0;
  let lines = 0;
  let quoted = false;
  let carried = 0;
  let oddBytes: Buffer | null = null;
  for (let position = 0; position < size;) {
    const read = readSync(descriptor, buffer, carried, CHUNK - carried, position);
    if (read === 0) break;
    const chunk = buffer.subarray(0, carried + read);
    if (position === 0) sample = Buffer.from(chunk.subarray(0, SAMPLE));
    position += read;
    if (nulLine === null) {
      const at = chunk.indexOf(0);
      if (at >= 0) nulLine = linesBefore + countByte(chunk.subarray(0, at), LF) + 1;
      else if (size <= 64 * CHUNK) linesBefore += countByte(chunk.subarray(carried), LF);
    }
    if (countLines) {
      for (let i = carried; i < chunk.length; i++) {
        if (chunk[i] === QUOTE) quoted = !quoted;
        else if (chunk[i] === LF && !quoted) lines++;
      }
    }
    carried = 0;
    if (valid) {
      const whole = position < size ? completeLength(chunk) : chunk.length;
      valid = isUtf8(chunk.subarray(0, whole));
      if (valid) {
        carried = chunk.length - whole;
        chunk.copy(buffer, 0, whole);
      } else oddBytes = oddPart(chunk);
    }
    onBytes(position);
    if (!valid && nulLine !== null) break;
  }
  return { sample, isUtf8: valid, nulLine, lines: countLines ? lines : null, oddBytes };
}

function countByte(bytes: Buffer, wanted: number): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) count++;
  return count;
}

/** Length without a character cut off at the end (UTF-8 sequences are at most four bytes). */
export function completeLength(chunk: Buffer): number {
  for (let back = 1; back <= 3 && back <= chunk.length; back++) {
    const byte = chunk[chunk.length - back] as number;
    if (byte < 0x80) return chunk.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? chunk.length - back : chunk.length;
    }
  }
  return chunk.length;
}

/** Up to 64 kB from around the first high byte on, where the letters that decide an encoding are. */
function oddPart(chunk: Buffer): Buffer {
  const first = chunk.findIndex((byte) => byte >= 0x80);
  return Buffer.from(chunk.subarray(Math.max(0, first - 200), first + 65_536));
}
