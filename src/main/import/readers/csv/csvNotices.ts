/** What a person should know about how a text file was read: encoding, with an example where it is a guess; `sep=` line. */
import type { Dialect } from './dialect.ts';
import type { EncodingChoice } from './encoding.ts';
import type { TextSurvey } from './textSurvey.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['utf-16le', 'UTF-16 (little endian)'],
  ['utf-16be', 'UTF-16 (big endian)'],
  ['windows-1252', 'Windows-1252 (Western European)'],
  ['iso-8859-2', 'ISO-8859-2 (Central European)'],
  ['windows-1250', 'Windows-1250 (Central European)'],
  ['iso-8859-9', 'ISO-8859-9 (Turkish)'],
  ['windows-1257', 'Windows-1257 (Baltic)'],
  ['macintosh', 'Mac Roman'],
  ['gb18030', 'GBK (Chinese)'],
  ['big5', 'Big5 (Chinese)'],
  ['shift_jis', 'Shift-JIS (Japanese)'],
  ['euc-jp', 'EUC-JP (Japanese)'],
  ['euc-kr', 'EUC-KR (Korean)'],
  ['windows-1251', 'Windows-1251 (Cyrillic)'],
  ['koi8-u', 'KOI8 (Cyrillic)'],
  ['iso-8859-5', 'ISO-8859-5 (Cyrillic)'],
  ['ibm866', 'DOS 866 (Cyrillic)'],
  ['x-mac-cyrillic', 'Mac Cyrillic'],
  ['windows-1253', 'Windows-1253 (Greek)'],
  ['iso-8859-7', 'ISO-8859-7 (Greek)'],
  ['windows-1255', 'Windows-1255 (Hebrew)'],
  ['iso-8859-8', 'ISO-8859-8 (Hebrew)'],
  ['windows-1256', 'Windows-1256 (Arabic)'],
  ['iso-8859-6', 'ISO-8859-6 (Arabic)'],
  ['windows-874', 'Windows-874 (Thai)'],
]);

export function csvNotices(survey: TextSurvey, choice: EncodingChoice, dialect: Dialect, isWrapped: boolean): string[] {
  const notices: string[] = [];
  const name = NAMES.get(choice.encoding);
  if (choice.isGuess && choice.encoding === 'utf-8') {
    notices.push('Some letters are not valid UTF-8, as if texts had been cut or mixed; they stand as � in the cells.');
  } else if (choice.isGuess) {
    const words = exampleWords(new TextDecoder(choice.encoding).decode(survey.oddBytes ?? survey.sample));
    notices.push(
      `Some letters are not valid UTF-8; the text was read as ${name ?? choice.encoding}${words === '' ? '' : `: ${words}`}.`,
    );
  } else if (name !== undefined) notices.push(`The text is ${name}.`);
  if (dialect.skip > 0) notices.push('The first line names the delimiter (sep=) and was left out.');
  if (isWrapped) notices.push('Each line stands in quotation marks as a whole; it was read as the cells inside them.');
  return notices;
}

const LONGEST_EXAMPLE = 40;

/**
 * Up to three different words with the letters in question, so that a person can see whether they are right. Whole runs are taken
 * and then looked at: to search for such a letter from every letter of a long word would take the square of its length.
 */
function exampleWords(text: string): string {
  const words = new Set<string>();
  for (const [run] of text.matchAll(/[\p{L}'’\-\u{80}-\u{10ffff}]+/gu)) {
    if (/[^\u0000-\u007f]/.test(run)) words.add(run.slice(0, LONGEST_EXAMPLE));
    if (words.size === 3) break;
  }
  return [...words].join(', ');
}
