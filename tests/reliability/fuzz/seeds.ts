/** What is mutated: one honest file of every format, made here, and on demand every small file of a folder of spreadsheets. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { makeXlsx } from '../../support/makeXlsx.ts';

export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

const ROWS = [
  ['Account', 'ARR', 'Contract end', 'CSM', 'Health', '__proto__'],
  ...Array.from({ length: 25 }, (_, n) => [
    `Kestrel Works ${n}`,
    n * 1250.5,
    { date: `2027-0${1 + (n % 9)}-15` },
    n % 3 === 0 ? 'Ana Duarte' : 'Ravi "R" Menon; Bo, Li',
    ['Red', 'Amber', 'Green', null][n % 4] ?? null,
    n % 2 === 0,
  ]),
];

/** The formats SheetJS writes; dates as text, because its cells are not ours. */
function bySheetJs(bookType: XLSX.BookType): Buffer {
  const plain = ROWS.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.date : cell)));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(plain), 'Tracker');
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['Name', 'Email'],
      ['Ida', 'ida@kestrel.example'],
    ]),
    'People',
  );
  return Buffer.from(XLSX.write(book, { type: 'buffer', bookType }) as Uint8Array);
}

const csv = (separator: string, end: string): string =>
  ROWS.map((row) =>
    row
      .map((cell) => (typeof cell === 'object' && cell !== null ? cell.date : String(cell ?? '')))
      .map((text) => (/["\n,;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(separator),
  ).join(end);

/** At least one of every format that is read, small. */
export function madeSeeds(): readonly Seed[] {
  const sheet = { name: 'Tracker', rows: ROWS, merges: ['A1:B1'], hiddenRows: [4], hiddenColumns: [3] };
  return [
    { name: 'plain.xlsx', bytes: makeXlsx([sheet, { name: 'Old', rows: [['x', 1]], state: 'hidden' }]) },
    {
      name: 'odd.xlsx',
      bytes: makeXlsx([sheet], { prefix: 'x', oddAttributes: true, richStrings: true, isoDates: true }),
    },
    {
      name: 'strict.xlsx',
      bytes: makeXlsx([sheet], { strict: true, inlineStrings: true, references: false, date1904: true }),
    },
    { name: 'stored.xlsx', bytes: makeXlsx([sheet], { stored: true }) },
    ...(['xlsx', 'xlsb', 'biff8', 'biff5', 'biff2', 'ods', 'fods', 'html', 'xlml'] as const).map((type) => ({
      name: `sheetjs-${type}.${EXTENSIONS[type]}`,
      bytes: bySheetJs(type),
    })),
    { name: 'comma.csv', bytes: Buffer.from(csv(',', '\n')) },
    { name: 'semicolon.csv', bytes: Buffer.from(`\ufeff${csv(';', '\r\n')}`) },
    { name: 'wide.csv', bytes: Buffer.from(`\ufeff${csv('\t', '\n')}`, 'utf16le') },
  ];
}

const EXTENSIONS = {
  xlsx: 'xlsx',
  xlsb: 'xlsb',
  biff8: 'xls',
  biff5: 'xls',
  biff2: 'xls',
  ods: 'ods',
  fods: 'fods',
  html: 'xls',
  xlml: 'xml',
} as const;
const SPREADSHEETS = new Set([
  '.xlsx',
  '.xlsm',
  '.xlsb',
  '.xls',
  '.ods',
  '.fods',
  '.csv',
  '.tsv',
  '.txt',
  '.html',
  '.xml',
]);

/** Every spreadsheet below the folder of at most `maxBytes`. */
export function seedsOfFolder(folder: string, maxBytes = 200_000): readonly Seed[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => SPREADSHEETS.has(extname(name).toLowerCase()))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= maxBytes && statSync(path).size > 0)
    .map((path) => ({ name: path.slice(folder.length + 1).replaceAll('/', '-'), bytes: readFileSync(path) }));
}
