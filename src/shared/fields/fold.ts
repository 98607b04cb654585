/**
 * Folding of headers and cell words, so that "Renewal_Date__c", "renewalDate" and "RENEWAL DATE" are one spelling.
 * Source: import page, "Map".
 */

const API_SUFFIX = /__(?:c|r|pc|s)$/i;
const CAMEL = /(\p{Ll}|\d)(\p{Lu})/gu;
/** "NPSScore" -> "NPS Score", but "CSMs" stays one word. */
const ACRONYM = /(\p{Lu}+)(\p{Lu}(?!s(?:$|[^\p{Ll}]))\p{Ll})/gu;
const MARKS = /\p{M}+/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const NOT_ASCII_WORD = /[^a-z0-9]+/g;
/** As folding leaves it: nothing to do, for a catalogue of thousands of synonyms and for most cells. */
const FOLDED = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** Longer texts are notes, not names; folding a prefix keeps hostile cells cheap. */
const LONGEST = 400;

/** One spelling of a header: lower-case words without accents or punctuation, parted by single spaces. */
export function foldHeader(text: string): string {
  if (text.length <= LONGEST && FOLDED.test(text)) return text;
  const short = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return foldWords(short.trim().replace(API_SUFFIX, '').replace(CAMEL, '$1 $2').replace(ACRONYM, '$1 $2'));
}

/** One spelling of a cell value: as headers, but without splitting camelCase ("iPhone" is one word). */
export function foldWords(text: string): string {
  if (text.length <= LONGEST && FOLDED.test(text)) return text;
  const short = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const spelled = short.replaceAll('%', ' percent ').replaceAll('#', ' number ').replaceAll('&', ' and ');
  return BEYOND_ASCII.test(spelled)
    ? spelled.replaceAll(/[ßẞ]/g, 'ss').normalize('NFKD').replace(MARKS, '').toLowerCase().replace(NOT_WORD, ' ').trim()
    : spelled.toLowerCase().replace(NOT_ASCII_WORD, ' ').trim();
}

/** Articles and prepositions of the languages: they come and go in headers without changing what is meant. */
const SMALL = new Set(
  'of the de do da dos das du des del la le les el los l d der die den dem des van het een von di della dello dei degli delle'.split(
    ' ',
  ),
);

/** A folded text without its small words; the text itself where nothing else would be left. */
export function withoutSmallWords(folded: string): string {
  const words = folded.split(' ').filter((word) => !SMALL.has(word));
  return words.length === 0 ? folded : words.join(' ');
}
