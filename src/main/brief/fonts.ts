/** The letters a document needs, embedded: only the alphabets that occur in its text, so that a brief stays small and prints alike everywhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const WEIGHTS = [400, 600] as const;

interface Alphabet {
  readonly name: string;
  /** CSS unicode-range. */
  readonly range: string;
  has(codePoint: number): boolean;
}

const cache = new Map<string, { readonly alphabets: readonly Alphabet[]; readonly files: Map<string, string> }>();

/**
 * @font-face rules of Inter for the alphabets in `text`; Latin always.
 * @param folder `resources/brief/fonts`: woff2 files and the ranges they cover.
 */
export function fontFaces(folder: string, text: string): string {
  const known = cache.get(folder) ?? { alphabets: readAlphabets(folder), files: new Map<string, string>() };
  cache.set(folder, known);
  const used = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0));
  const needed = known.alphabets.filter(
    (alphabet) => alphabet.name === 'latin' || [...used].some((codePoint) => alphabet.has(codePoint)),
  );
  return needed
    .flatMap(({ name, range }) =>
      WEIGHTS.map((weight) => {
        const file = `inter-${name}-${weight}-normal.woff2`;
        const data = known.files.get(file) ?? readFileSync(join(folder, file)).toString('base64');
        known.files.set(file, data);
        return `@font-face{font-family:Inter;font-weight:${weight};font-style:normal;src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
      }),
    )
    .join('\n');
}

/** Narrowest first would be nicer for size, the order of the file is the order of preference. */
function readAlphabets(folder: string): readonly Alphabet[] {
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Readonly<Record<string, string>>;
  return Object.entries(ranges).map(([name, range]) => {
    const spans = range.split(',').map((part) => {
      const [from = '', to = from] = part.replace('U+', '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    return { name, range, has: (codePoint) => spans.some(([from, to]) => codePoint >= from && codePoint <= to) };
  });
}
