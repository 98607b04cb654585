/**
 * Breaks a spreadsheet the way chance, bad programs and bad people do: inside its parts (unzip, change the XML, zip again),
 * in the archive around them, or in the raw bytes. Source: reliability page, E11.
 */
import { makeZip, type ZipEntry } from '../../support/makeZip.ts';
import type { Random } from '../random.ts';
import { unzip, type Part } from './unzip.ts';

/** One to three changes of one seed. `other` is a second seed to splice in. */
export function mutate(seed: Buffer, other: Buffer, random: Random): Buffer {
  const parts = random.chance(0.8) ? unzip(seed) : null;
  let bytes = parts === null ? seed : mutateArchive(parts, random);
  const isText = parts === null && !bytes.subarray(0, 2000).includes(0);
  const rounds = parts === null ? 1 + random.below(3) : random.below(2);
  for (let n = 0; n < rounds; n += 1) {
    if (isText && random.chance(0.7))
      bytes = Buffer.from(random.pick(TEXT)(bytes.toString('latin1'), random), 'latin1');
    else if (parts === null || random.chance(0.2)) bytes = random.pick(RAW)(bytes, other, random);
  }
  return bytes;
}

function mutateArchive(parts: readonly Part[], random: Random): Buffer {
  let entries: ZipEntry[] = parts.map(({ name, data }) => ({ name, data }));
  for (let n = 1 + random.below(3); n > 0; n -= 1) {
    const at = random.below(entries.length);
    const entry = entries[at];
    if (entry === undefined) break;
    if (random.chance(0.75)) entries[at] = { ...entry, data: mutatePart(entry, random) };
    else entries = random.pick(ARCHIVE)(entries, at, random);
  }
  return makeZip(entries);
}

function mutatePart({ name, data }: ZipEntry, random: Random): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  if (bytes.length === 0) return bytes;
  if (!/\.(?:xml|rels|vml)$/i.test(name)) return random.pick(RAW)(bytes, bytes, random);
  return Buffer.from(random.pick(XML)(bytes.toString('utf8'), random), 'utf8');
}

const NUMBERS = [
  '0',
  '-1',
  '1e308',
  '-1e308',
  'NaN',
  '1048577',
  '4294967296',
  '9007199254740993',
  '2958466',
  '60',
  '',
  ' 1',
  '0x10',
  '1,5',
];
const REFERENCES = ['A0', 'XFE1', 'ZZZZZZ9', 'A99999999999', '1A', 'A1:XFD1048576', 'B2:A1', ':', '$A$1', 'a1', ''];
const WORDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u202eabc',
  '\u0000',
  '&#0;',
  '&#x110000;',
  '&nope;',
  '&amp',
  '=1+1',
  '😀\ud800',
];
const TAGS = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<![CDATA[ <v>1</v> ]]>',
  '<!-- ',
  '<?x ?>',
  '</c>',
  '</row>',
  '<row r="3">',
  '<c r="A1" t="s"><v>99999999</v></c>',
  '<c t="inlineStr"><is><t>x</t></is></c>',
  '<c t="d"><v>9999-99-99</v></c>',
  '<c t="e"><v>#WHAT!</v></c>',
  '<c t="b"><v>7</v></c>',
  '<v>',
  '<is>',
  '<si/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<dimension ref="A1:XFD1048576"/>',
  '<sheet name="__proto__" sheetId="1" r:id="rId1"/>',
  '<f>HYPERLINK("http://x")</f>',
  '<table:table-row table:number-rows-repeated="1048576"/>',
  '<table:table-cell table:number-columns-repeated="999999999" office:value="1"/>',
];

type XmlChange = (text: string, random: Random) => string;

/** Replaces one match of the pattern, chosen by chance. */
function replaceOne(text: string, pattern: RegExp, random: Random, by: (match: string) => string): string {
  const from = random.below(text.length);
  const match = new RegExp(pattern.source, 'g');
  match.lastIndex = from;
  const found = match.exec(text) ?? pattern.exec(text);
  if (found === null) return text;
  return text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length);
}

const XML: readonly XmlChange[] = [
  (text, random) =>
    replaceOne(text, /="[^"]*"/, random, () => `="${random.pick([...NUMBERS, ...REFERENCES, ...WORDS])}"`),
  (text, random) => replaceOne(text, /\br="[A-Z]+\d+"/, random, () => `r="${random.pick(REFERENCES)}"`),
  (text, random) => replaceOne(text, />[^<>]+</, random, () => `>${random.pick([...NUMBERS, ...WORDS])}<`),
  (text, random) => replaceOne(text, />[^<>]+</, random, () => `>${'x'.repeat(40_000)}<`),
  (text, random) => replaceOne(text, /<[^<>]+>/, random, () => ''),
  (text, random) => replaceOne(text, /<[^<>]+>/, random, (tag) => tag + tag),
  (text, random) => replaceOne(text, /<[^<>]+>/, random, (tag) => tag + random.pick(TAGS)),
  (text, random) => replaceOne(text, /<[^<>]+>/, random, (tag) => random.pick(TAGS) + tag),
  (text, random) => replaceOne(text, /<[^<>]+>/, random, (tag) => tag.repeat(5_000)),
  (text, random) =>
    replaceOne(
      text,
      /<[\w:]+/,
      random,
      (tag) => `${tag} ${random.pick(['t', 's', 'r', 'hidden', 'ht', 'spans'])}="${random.pick(NUMBERS)}"`,
    ),
  (text, random) => replaceOne(text, /"/, random, () => random.pick(["'", '', '""'])),
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => {
    const from = random.below(text.length);
    return text.slice(0, from) + text.slice(from + random.below(2_000));
  },
  (text, random) => {
    const from = random.below(text.length);
    const piece = text.slice(from, from + random.below(3_000));
    const at = random.below(text.length);
    return text.slice(0, at) + piece + text.slice(at);
  },
  (text, random) =>
    text.replace(/encoding="[^"]*"/i, `encoding="${random.pick(['utf-16', 'ebcdic', 'ISO-8859-1', ''])}"`),
];

type ArchiveChange = (entries: readonly ZipEntry[], at: number, random: Random) => ZipEntry[];

const ARCHIVE: readonly ArchiveChange[] = [
  (entries, at) => entries.filter((_, index) => index !== at),
  (entries, at) => entries.flatMap((entry, index) => (index === at ? [entry, entry] : [entry])),
  (entries, at, random) => {
    const name = random.pick([
      '../../evil.xml',
      'C:\\x',
      '/etc/x',
      'xl/WORKBOOK.XML',
      '__proto__',
      'xl/worksheets/sheet1.xml',
      '',
      'x'.repeat(70_000).slice(0, 60_000),
    ]);
    return entries.map((entry, index) => (index === at ? { ...entry, name } : entry));
  },
  (entries, at, random) => {
    const data = entries[random.below(entries.length)]?.data ?? '';
    return entries.map((entry, index) => (index === at ? { ...entry, data } : entry));
  },
  (entries, at, random) =>
    entries.map((entry, index) =>
      index === at ? { ...entry, claimedSize: random.pick([0, 1, 0xffffffff, 0x7fffffff]) } : entry,
    ),
  (entries, at) => entries.map((entry, index) => (index === at ? { ...entry, encrypted: true } : entry)),
  (entries, at, random) =>
    entries.map((entry, index) =>
      index === at ? { ...entry, packed: random.pick([Buffer.alloc(0), Buffer.alloc(500, 7)]) } : entry,
    ),
  (entries) => [...entries].reverse(),
];

type RawChange = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const splice = (bytes: Buffer, at: number, remove: number, insert: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);

const RAW: readonly RawChange[] = [
  (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 1 + random.below(20); n > 0 && copy.length > 0; n -= 1) {
      const at = random.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    }
    return copy;
  },
  // The first sector holds what a binary format believes about itself.
  (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 1 + random.below(8); n > 0 && copy.length > 0; n -= 1)
      copy[random.below(Math.min(copy.length, 600))] = random.pick([0, 0xff, 0x7f, 0x80, random.below(256)]);
    return copy;
  },
  (bytes, _, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, _, random) => splice(bytes, random.below(bytes.length), random.below(1_500), Buffer.alloc(0)),
  (bytes, _, random) =>
    splice(bytes, random.below(bytes.length), 0, Buffer.alloc(random.below(2_000), random.below(256))),
  (bytes, _, random) => {
    const from = random.below(bytes.length);
    return splice(bytes, random.below(bytes.length), 0, bytes.subarray(from, from + random.below(4_000)));
  },
  (bytes, other, random) =>
    Buffer.concat([bytes.subarray(0, random.below(bytes.length)), other.subarray(random.below(other.length))]),
  (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    const at = random.below(Math.max(1, copy.length - 4));
    if (copy.length >= 4)
      copy.writeUInt32LE(
        random.pick([0, 1, 0xffffffff, 0x7fffffff, 0xfffffffe, 0x80000000]),
        Math.min(at, copy.length - 4),
      );
    return copy;
  },
];

const TEXT: readonly XmlChange[] = [
  (text, random) =>
    insert(
      text,
      random,
      random.pick([
        '"',
        '""',
        '"\n',
        ',',
        ';',
        '\t',
        '|',
        '\r',
        '\r\n',
        '\n\n',
        '\0',
        '\xff\xfe',
        '\xef\xbb\xbf',
        'sep=;\n',
        '\x1a',
        "'",
      ]),
    ),
  (text, random) => insert(text, random, random.pick(WORDS)),
  (text, random) =>
    insert(text, random, `${random.pick([',', ';', '"', 'x', '<td>', '<table>', '<b>', ' '])}`.repeat(20_000)),
  (text, random) => insert(text, random, random.pick(TAGS)),
  (text, random) =>
    replaceOne(text, /\d[\d.,/-]*/, random, () =>
      random.pick([...NUMBERS, '31/02/2026', '0000-00-00', '1899-12-31', '99999-01-01', '1.234.567,89', '1e999']),
    ),
  (text, random) => replaceOne(text, /[^,;\t\n]+/, random, () => random.pick([...WORDS, 'y'.repeat(100_000)])),
  (text, random) => Buffer.from(text, random.pick(['utf16le', 'utf8'])).toString('latin1'),
  (text, random) => text.slice(0, random.below(text.length)),
];

function insert(text: string, random: Random, piece: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}
