/**
 * The encoding of a text file, decided from its bytes: mark, NUL pattern, UTF-8 validity of the whole file, then the
 * older encodings by which reading makes words of the letters. Source: import page "Read".
 */
import { foreignEncoding } from './foreignEncoding.ts';
import { latinEncoding } from './latinEncoding.ts';
import type { TextSurvey } from './textSurvey.ts';

export interface EncodingChoice {
  /** A label TextDecoder understands. */
  readonly encoding: string;
  readonly hasMark: boolean;
  /** True when another reading is possible, so that a person is told and shown an example. */
  readonly isGuess: boolean;
}

/** @returns null when the bytes are no text at all (NUL bytes without the pattern of UTF-16). */
export function decideEncoding(survey: TextSurvey): EncodingChoice | null {
  const { sample } = survey;
  const odd = survey.oddBytes ?? sample;
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf && survey.nulLine === null) {
    const encoding = survey.isUtf8 || isMostlyUtf8(odd) ? 'utf-8' : 'windows-1252';
    return { encoding, hasMark: true, isGuess: !survey.isUtf8 };
  }
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', hasMark: true, isGuess: false };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', hasMark: true, isGuess: false };
  if (survey.nulLine !== null) {
    const encoding = utf16Pattern(sample);
    return encoding === null ? null : { encoding, hasMark: false, isGuess: false };
  }
  if (survey.isUtf8) return { encoding: 'utf-8', hasMark: false, isGuess: false };
  return { encoding: guessEncoding(odd), hasMark: false, isGuess: true };
}

/** @param bytes some of a text that is not UTF-8 throughout, from its first byte beyond ASCII on. */
export function guessEncoding(bytes: Buffer): string {
  return isMostlyUtf8(bytes) ? 'utf-8' : legacyEncoding(bytes);
}

/** UTF-32, with its mark or by three NUL bytes for every letter; hardly a program writes it, and none here reads it. */
export function isUtf32(sample: Buffer): boolean {
  if (sample.length < 4) return false;
  const mark = sample.readUInt32LE(0);
  if (mark === 0x0000_feff || mark === 0xfffe_0000) return true;
  const zeros = [0, 0, 0, 0];
  const fours = Math.floor(sample.length / 4);
  for (let i = 0; i < fours * 4; i++) if (sample[i] === 0) zeros[i % 4] = (zeros[i % 4] ?? 0) + 1;
  const filled = zeros.filter((count) => count < fours * 0.3).length;
  return filled === 1 && zeros.filter((count) => count > fours * 0.7).length === 3;
}

/**
 * UTF-8 with a few letters broken, as when a program cut a text after so many bytes: four of five letters are whole. In any other
 * encoding letters that are UTF-8 by accident are rare, and one broken letter must not turn all the others into signs.
 */
function isMostlyUtf8(bytes: Buffer): boolean {
  let whole = 0;
  let broken = 0;
  for (const c of new TextDecoder().decode(bytes, { stream: true })) {
    if (c === '\ufffd') broken += 1;
    else if (c > '\u007f') whole += 1;
  }
  return whole > 0 && whole >= broken * 4;
}

/** UTF-16 without a mark: in western text every other byte is NUL, and none of the rest. */
function utf16Pattern(sample: Buffer): string | null {
  const zeros = [0, 0];
  const pairs = Math.floor(sample.length / 2);
  for (let i = 0; i < pairs * 2; i++) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > pairs * 0.3 && even < pairs * 0.02) return 'utf-16le';
  if (even > pairs * 0.3 && odd < pairs * 0.02) return 'utf-16be';
  return null;
}

const CANDIDATES = ['windows-1252', 'iso-8859-2', 'windows-1250', 'iso-8859-9', 'macintosh'];

function legacyEncoding(bytes: Buffer): string {
  const foreign = foreignEncoding(bytes);
  if (foreign !== null) return foreign;
  const latin = latinEncoding(bytes);
  if (latin !== null) return latin;
  let best = 'windows-1252';
  let least = Number.POSITIVE_INFINITY;
  for (const encoding of CANDIDATES) {
    const cost = strangeness(new TextDecoder(encoding).decode(bytes)) + (encoding === 'windows-1252' ? 0 : 0.5);
    if (cost < least) {
      least = cost;
      best = encoding;
    }
  }
  return best;
}

/** How often a high character stands where a language would not put it: signs inside words, capitals after small letters. */
function strangeness(text: string): number {
  let cost = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue;
    const c = text.charAt(i);
    const inWord = isLetter(text.charAt(i - 1)) || isLetter(text.charAt(i + 1));
    if (!isLetter(c))
      cost += /[\u0080-\u009f\ufffd]/.test(c) ? 4 : inWord && !/[’‘“”€£–—…®™©°ºª·«»\u00a0²³½¼¾§•]/.test(c) ? 2 : 0;
    else if (/\p{Lu}/u.test(c) && /\p{Ll}/u.test(text.charAt(i - 1))) cost += 2;
    else if (/[ƒˆ˜ˇ˘˙˛˝ıªº]/.test(c)) cost += 1;
  }
  return cost;
}

const isLetter = (c: string): boolean => /\p{L}/u.test(c);
