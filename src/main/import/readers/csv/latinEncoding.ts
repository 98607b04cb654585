/**
 * Languages written in Latin letters that Windows-1252 reads without a sign out of place, but with letters that no western language has
 * together: "Þirket, Baðdat, Iþýk" is Turkish, "idõ, jövõ, hûség" Hungarian. So a file whose letters are all of one such language under its
 * encoding, some of them its own, and not all of one western language under Windows-1252, is of that language. Source: import page, "Read".
 */

const WESTERN = [
  'äöüßé', // German
  'àâæçéèêëîïôœùûüÿ', // French
  'áéíóúüñªº', // Spanish
  'áâãàçéêíóôõúüªº', // Portuguese
  'àèéìíîòóùúªº', // Italian
  'àçéèíïóòúüñª', // Catalan
  'åäöéæøüàóòôâê', // Danish, Norwegian, Swedish, Finnish
  'áðéíóúýþæöø', // Icelandic, Faroese
  'éëèïíóöüáúàâêîôûç', // Dutch, Afrikaans
  'äõöüšžé', // Estonian
  'áâéêíîóôúûŵŷëïäöèàçñ', // Irish, Welsh, Breton
].map(bothCases);

/** `own`: the letters that stand for ones which hardly a western table has. */
const LANGUAGES = [
  { encoding: 'iso-8859-9', alphabet: 'çğıöşüâîûİ', own: 'ğışİ' }, // Turkish
  { encoding: 'windows-1250', alphabet: 'áéíóöőúüű', own: 'őű' }, // Hungarian
  { encoding: 'windows-1257', alphabet: 'ąčęėįšųūž', own: 'šž' }, // Lithuanian
  { encoding: 'windows-1257', alphabet: 'āčēģīķļņšūž', own: 'šž' }, // Latvian
].map(({ encoding, alphabet, own }) => ({ encoding, alphabet: bothCases(alphabet), own: bothCases(own) }));

/** Share of the letters that are of the language: names from elsewhere stand in every table. */
const LEAST_OF_LANGUAGE = 0.97;
/** With fewer letters, names from several western countries may look like one of these languages. */
const LEAST_LETTERS = 6;
/** Fewer of its own letters may be slips. */
const LEAST_OWN = 3;

/** The encoding of one of those languages, or null. */
export function latinEncoding(bytes: Buffer): string | null {
  const western = lettersOf(bytes, 'windows-1252');
  let best: string | null = null;
  let most = Math.max(...WESTERN.map((alphabet) => countOf(western, alphabet) / western.length));
  for (const { encoding, alphabet, own } of LANGUAGES) {
    const letters = lettersOf(bytes, encoding);
    const share = countOf(letters, alphabet) / letters.length;
    if (letters.length < LEAST_LETTERS || share < LEAST_OF_LANGUAGE || countOf(letters, own) < LEAST_OWN) continue;
    if (share <= most) continue;
    most = share;
    best = encoding;
  }
  return best;
}

/** Letters beyond ASCII, and signs inside words. */
function lettersOf(bytes: Buffer, encoding: string): readonly string[] {
  const text = new TextDecoder(encoding).decode(bytes);
  return [...text].filter((c, i) => {
    if (c < '\u0080') return false;
    if (isLetter(c)) return true;
    return isLetter(text.charAt(i - 1)) && isLetter(text.charAt(i + 1)) && !/[’‘´–—\u00a0\u00ad·]/.test(c);
  });
}

const isLetter = (c: string): boolean => /\p{L}/u.test(c);

function countOf(letters: readonly string[], wanted: ReadonlySet<string>): number {
  return letters.reduce((count, letter) => (wanted.has(letter) ? count + 1 : count), 0);
}

function bothCases(letters: string): ReadonlySet<string> {
  return new Set([...letters, ...letters.toUpperCase()]);
}
