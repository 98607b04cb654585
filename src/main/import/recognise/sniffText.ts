/** What one text cell looks like, whatever its column turns out to be. Linear; quick for plain words. Source: import page, "Recognise". */
import { readDate, type DateContext, type DateReading } from '../normalise/readDate.ts';
import { readNumber, type NumberReading } from '../normalise/readNumber.ts';

export type TextLook =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'email' }
  | { readonly kind: 'url' }
  /** Digits that are a name, not an amount: leading zeros, 16+ digits, +phone, 5E1. */
  | { readonly kind: 'code' }
  | { readonly kind: 'date'; readonly date: DateReading }
  | { readonly kind: 'number'; readonly number: NumberReading };

const TEXT: TextLook = { kind: 'text' };
const BOOLEAN: TextLook = { kind: 'boolean' };
const EMAIL: TextLook = { kind: 'email' };
const URL_LOOK: TextLook = { kind: 'url' };
const CODE: TextLook = { kind: 'code' };

const EMAIL_SHAPE = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}\.[^\s@<>,;.]{2,24}$/;
const URL_SHAPE = /^(?:https?:\/\/\S+|www\.\S+|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?:\/\S*)?)$/i;
const BOOLEANS = new Set(['yes', 'no', 'y', 'n', 'true', 'false', 'ja', 'nein', 'oui', 'non', 'sí', 'si', 'sim', 'não', 'nao', 'nee', 'wahr', 'falsch', 'vrai', 'faux', 'verdadero', 'falso', 'verdadeiro', 'waar', 'onwaar', '✓', '✔', '✗', '✘']);
const LONGEST = 200;

export function sniffText(raw: string, context: DateContext): TextLook {
  if (raw.length > LONGEST) return TEXT;
  const text = raw.trim();
  if (text.length <= 10 && BOOLEANS.has(text.toLowerCase())) return BOOLEAN;
  if (text.includes('@')) return EMAIL_SHAPE.test(text) ? EMAIL : TEXT;
  if (!/\d/.test(text)) return text.includes('.') && URL_SHAPE.test(text) ? URL_LOOK : TEXT;
  if (isCode(text)) return CODE;
  const date = readDate(text, context);
  if (date !== null && !isPlainNumber(text)) return { kind: 'date', date };
  const number = readNumber(text);
  if (number !== null) return { kind: 'number', number };
  return text.includes('.') && URL_SHAPE.test(text) ? URL_LOOK : TEXT;
}

/** "20260331" and "1.2024" may be dates, but on their own they are numbers; a date column reads them itself. */
function isPlainNumber(text: string): boolean {
  return /^\d+$/.test(text) || /^\d{1,2}\.\d{4}$/.test(text);
}

/** Text that looks like a number but must stay text. */
export function isCode(text: string): boolean {
  if (/^0\d+$/.test(text)) return true;
  if (/^\d{16,}$/.test(text)) return true;
  if (/^\+[\d\s()./-]{6,}$/.test(text)) return true;
  if (/^\d+[eE]\d{1,3}$/.test(text)) return true;
  return /^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?:\s?x\d+)?$/.test(text);
}
