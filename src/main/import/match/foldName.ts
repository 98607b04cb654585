/**
 * Folding of names for exact matching: case, accents, punctuation and legal forms do not tell two names apart.
 * Source: import page, "Match".
 */

/** Legal forms that stand at the end of a company's name, folded. */
const LEGAL_FORMS = new Set([
  'inc',
  'incorporated',
  'corp',
  'corporation',
  'co',
  'company',
  'llc',
  'lllp',
  'llp',
  'lp',
  'ltd',
  'limited',
  'plc',
  'pbc',
  'gmbh',
  'mbh',
  'ggmbh',
  'ag',
  'kg',
  'kgaa',
  'ohg',
  'ug',
  'ev',
  'eg',
  'se',
  'sa',
  'sas',
  'sasu',
  'sarl',
  'sl',
  'slu',
  'srl',
  'spa',
  'sapi',
  'cv',
  'bv',
  'nv',
  'vof',
  'ab',
  'as',
  'asa',
  'aps',
  'oy',
  'oyj',
  'kk',
  'pty',
  'pte',
  'pvt',
  'ltda',
  'eireli',
  'lda',
  'zoo',
  'sro',
  'doo',
  'kft',
  'bvba',
  'gbr',
  'sagl',
  'ohf',
  'ehf',
  'hf',
  'jsc',
  'ooo',
  'bhd',
  'sdn',
]);
const MARKS = /\p{M}+/gu;
const INVISIBLE = /[\p{Cf}\p{Cc}]+/gu;
/** Dots and apostrophes vanish inside words: "S.A." is "sa", "O'Brien" is "obrien". */
const INNER = /['’`´.]/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9 ]+$/;
/** Letters that Unicode does not take apart. */
const UNDECOMPOSED = /[ßøłæœ]/;
const LONGEST = 400;

const REMEMBERED = 2000;

/** Looking for a name is followed by filing it, and sheets repeat names: answers are kept, until they are too many. */
function remembering(fold: (name: string) => string): (name: string) => string {
  const answers = new Map<string, string>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const folded = fold(name);
    if (answers.size >= REMEMBERED) answers.clear();
    if (name.length <= LONGEST) answers.set(name, folded);
    return folded;
  };
}

function plainWords(text: string): string {
  const lower = (text.length > LONGEST ? text.slice(0, LONGEST) : text).toLowerCase();
  if (PLAIN.test(lower) && !lower.includes('  ')) return lower.trim();
  const plain = UNDECOMPOSED.test(lower)
    ? lower.replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l').replaceAll('æ', 'ae').replaceAll('œ', 'oe')
    : lower;
  return plain
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(INVISIBLE, '')
    .replaceAll('&', ' and ')
    .replace(INNER, '')
    .replace(NOT_WORD, ' ')
    .trim();
}

/** Lower-case words parted by single spaces, without accents and punctuation. Empty when nothing is left. */
export const foldText = remembering(plainWords);

/** A company's name without its legal form: "Müller & Söhne GmbH & Co. KG" -> "muller and sohne". */
export const foldCompany = remembering((name) => {
  const words = plainWords(name).split(' ');
  let end = words.length;
  while (end > 1 && (LEGAL_FORMS.has(words[end - 1] ?? '') || (words[end - 1] === 'and' && end < words.length)))
    end -= 1;
  const start = end > 1 && words[0] === 'the' ? 1 : 0;
  // Names of signs only ("???") still need a key of their own.
  return words.slice(start, end).join(' ') || name.trim().toLowerCase();
});

/** A person's name; "Doe, Jane" is "jane doe". */
export const foldPerson = remembering((name) => {
  if (!name.includes(',')) return plainWords(name) || name.trim().toLowerCase();
  const parts = name.split(',');
  const turned =
    parts.length === 2 && parts[0] !== undefined && parts[1] !== undefined && /^\s*\p{L}[\p{L}' .-]*$/u.test(parts[1])
      ? `${parts[1]} ${parts[0]}`
      : name;
  return plainWords(turned) || name.trim().toLowerCase();
});

/** Domains that belong to a mail provider and name no company. */
const MAIL_PROVIDERS = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'proton.me',
  'protonmail.com',
  'orange.fr',
  'free.fr',
  'uol.com.br',
  'msn.com',
  'mail.com',
  'yandex.ru',
  'qq.com',
  '163.com',
  'ymail.com',
  'rocketmail.com',
  'mac.com',
  'email.com',
  'gmx.at',
  'gmx.ch',
  'gmx.com',
  'freenet.de',
  'arcor.de',
  'bluewin.ch',
  'hotmail.co.uk',
  'hotmail.fr',
  'hotmail.de',
  'hotmail.es',
  'hotmail.it',
  'hotmail.nl',
  'outlook.fr',
  'outlook.de',
  'outlook.es',
  'outlook.pt',
  'live.fr',
  'live.nl',
  'live.co.uk',
  'yahoo.fr',
  'yahoo.de',
  'yahoo.es',
  'yahoo.it',
  'yahoo.co.uk',
  'yahoo.com.br',
  'wanadoo.fr',
  'laposte.net',
  'sfr.fr',
  'bbox.fr',
  'bol.com.br',
  'terra.com.br',
  'ig.com.br',
  'sapo.pt',
  'libero.it',
  'virgilio.it',
  'tin.it',
  'alice.it',
  'ziggo.nl',
  'hetnet.nl',
  'kpnmail.nl',
  'planet.nl',
  'telefonica.net',
  'btinternet.com',
  'comcast.net',
]);

/** "https://www.Acme.com/about" -> "acme.com"; null when it names no company. */
export function foldDomain(text: string): string | null {
  const host =
    text
      .trim()
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^.*@/, '')
      .split(/[/?#:,; ]/, 1)[0] ?? '';
  const domain = host.replace(/^www\d?\./, '').replace(/\.$/, '');
  return domain.includes('.') && !MAIL_PROVIDERS.has(domain) ? domain : null;
}
