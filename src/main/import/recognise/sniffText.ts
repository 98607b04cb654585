/** What one text cell looks like, whatever its column turns out to be. Linear; quick for plain words. Source: import page, "Recognise". */
import { currencyOf } from '../normalise/currencies.ts';
import { readDate, startsDate, withoutZoneName, type DateContext, type DateReading } from '../normalise/readDate.ts';
import { opensWithScale, readNumber, type NumberReading } from '../normalise/readNumber.ts';

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
const BOOLEANS = new Set([
  'yes',
  'no',
  'y',
  'n',
  'true',
  'false',
  'ja',
  'nein',
  'oui',
  'non',
  'sí',
  'si',
  'sim',
  'não',
  'nao',
  'nee',
  'wahr',
  'falsch',
  'vrai',
  'faux',
  'verdadero',
  'falso',
  'verdadeiro',
  'waar',
  'onwaar',
  '✓',
  '✔',
  '✗',
  '✘',
]);
const LONGEST = 200;

const PLAIN_NUMBER = /^-?(?:[1-9]\d{0,14}|0)(?:\.\d{1,12})?$/;

/** What a trimmed or untrimmed text looks like. Plain words and plain numbers, nearly all cells, take the short ways out. */
export function sniffText(raw: string, context: DateContext): TextLook {
  if (raw.length > LONGEST) return TEXT;
  const text = withoutZoneName(raw.trim());
  const head = text.charCodeAt(0);
  if ((head >= 48 && head <= 57) || head === 45) {
    const plain = plainNumber(text);
    if (plain !== null) return plain;
  }
  if (text.includes('@')) return EMAIL_SHAPE.test(text) ? EMAIL : TEXT;
  if (text.length <= 10 && BOOLEANS.has(text.toLowerCase())) return BOOLEAN;
  if (isLetter(head) && !mayStartValue(text)) return urlOrText(text);
  if (!/\d/.test(text)) return urlOrText(text);
  if (isCode(text)) return CODE;
  if (hasWordOfProse(text)) return urlOrText(text);
  const date = readDate(text, context);
  if (date !== null && !isPlainNumber(text)) return { kind: 'date', date };
  const number = readNumber(text);
  if (number !== null) return { kind: 'number', number };
  return urlOrText(text);
}

function urlOrText(text: string): TextLook {
  return text.includes('.') && URL_SHAPE.test(text) ? URL_LOOK : TEXT;
}

const LONG_WORD = /[A-Za-z\u00c0-\u024f]{4,}/;
const TAKEN_APART = /[\u0300-\u036f]/;
/** What words of four letters and more end in where they are part of an amount or a time: "thousand", "permonth", "pmUTC". */
const VALUE_WORD =
  /^(?:t|k|m|tsd|mio|mn)(?:eur|usd|gbp|chf)|(?:(?:p|per|pro|par|por)(?:mo?|mes|yr?|an?)?|month|monat|mois|maand|m[eê]s|year|jahr|jaar|a[nñ]o|thousand|mill?ion(?:s|en|es)?|milhões|billion|euros?|real|utc|gmt)$/i;

/**
 * True when the text holds a word that stands in no date and no amount ("12 High Street"): the full readings, which cost
 * many times more, would find neither.
 */
export function hasWordOfProse(text: string): boolean {
  const word = LONG_WORD.exec(text)?.[0];
  return word !== undefined && !VALUE_WORD.test(word) && !startsDate(word) && !TAKEN_APART.test(text);
}

function plainNumber(text: string): TextLook | null {
  if (!PLAIN_NUMBER.test(text)) return null;
  const value = Number(text);
  const point = text.indexOf('.');
  if (point >= 0 && text.length - point === 4 && point <= (value < 0 ? 4 : 3) && Math.abs(value) >= 1) return null;
  return {
    kind: 'number',
    number: {
      point: value,
      comma: point < 0 ? value : null,
      percent: false,
      currency: null,
      perMonth: false,
      scaled: false,
    },
  };
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 191;
}

/** True when the first word can open a date ("March 3", "Q3 FY26", "Tue") or an amount ("EUR 5", "kr 5", "TEUR 5"). */
function mayStartValue(text: string): boolean {
  let end = 0;
  while (end < text.length && end <= 12 && isLetter(text.charCodeAt(end))) end += 1;
  if (end > 12) return false;
  const word = text.slice(0, end);
  const next = text.charCodeAt(end);
  if (next !== next) return false;
  if (
    end <= 4 &&
    (next === 36 || next === 32 || next === 46 || (next >= 48 && next <= 57) || next === 45 || next > 127) &&
    currencyOf(next === 36 ? `${word}$` : word) !== null
  )
    return true;
  return startsDate(word) || opensWithScale(text);
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
