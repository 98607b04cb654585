/**
 * Writes invented account rows, 20 columns wide, as .xlsx (shared strings, styles) or .csv: the same shape the reader
 * measurements of the parsers page used, from a fixed seed.
 * Usage: node bench/makeAccounts.ts ROWS OUT.xlsx|OUT.csv
 */
import { writeFileSync } from 'node:fs';
import { makeZip } from '../tests/support/makeZip.ts';

const COLUMNS = [
  'account_id',
  'name',
  'account_no',
  'currency',
  'balance',
  'credit_limit',
  'interest_rate',
  'opened_on',
  'last_activity',
  'status',
  'is_active',
  'email',
  'phone',
  'street',
  'city',
  'country',
  'postal_code',
  'notes',
  'closed_on',
  'score',
];
const FIRST = [
  'Anna',
  'José',
  'Zoë',
  'Łukasz',
  'Søren',
  'Siobhán',
  'Мария',
  'Γιώργος',
  'יעל',
  '佐藤',
  'Olivia',
  'Liam',
  'Chloé',
  'Ömer',
  "O'Brien",
];
const LAST = [
  'Smith',
  'García',
  'Nowak',
  'Müller',
  'Jensen',
  'Nguyễn',
  'Петрова',
  '太郎',
  'Johnson',
  'Dupont',
  "D'Angelo",
  'Peña',
  'Smith & Sons',
  '<Test> "Co"',
];
const CITIES = [
  'London',
  'München',
  'São Paulo',
  'Kraków',
  'København',
  'Dublin',
  'Αθήνα',
  '東京',
  'Zürich',
  'Montréal',
];
const CURRENCIES = ['EUR', 'USD', 'GBP', 'JPY', 'CHF'];
const STATUSES = ['active', 'dormant', 'closed', 'pending review', 'blocked'];
const NOTES = [
  'Called re: statement',
  'VIP, handle with care',
  'Line one\nline two',
  'He said "no"; twice',
  'fees & charges <waived>',
  'emoji 😀 ok',
  'Überweisung fällig',
  '0012',
];
const STREETS = ['High Street', 'Hauptstraße', 'Rua Augusta', 'ul. Długa', 'Calle Mayor'];

/** Small seeded generator (mulberry32): the same rows on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Value = string | number | boolean | null | { readonly serial: number; readonly withTime: boolean };

function* accountRows(count: number): Generator<Value[]> {
  const random = generator(42);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  for (let i = 0; i < count; i++) {
    const opened = 31_048 + below(14_600);
    yield [
      `ACC-${String(i + 1).padStart(7, '0')}`,
      `${pick(FIRST)} ${pick(LAST)}`,
      String(below(1e10)).padStart(10, '0'),
      pick(CURRENCIES),
      Math.round((random() * 60_000 - 20_000) * 100) / 100,
      random() < 0.1 ? null : below(500) * 100,
      Math.round(random() * 2_000) / 10_000,
      { serial: opened, withTime: false },
      { serial: 42_005 + below(345_600_000) / 86_400, withTime: true },
      pick(STATUSES),
      random() < 0.8,
      random() < 0.08 ? null : `user${i}.${below(1_000)}@example${below(50)}.com`,
      random() < 0.15
        ? null
        : `+${1 + below(98)} ${String(below(1_000)).padStart(3, '0')} ${String(below(10_000_000)).padStart(7, '0')}`,
      `${1 + below(400)} ${pick(STREETS)}`,
      pick(CITIES),
      pick(['GB', 'DE', 'BR', 'PL', 'JP']),
      String(below(100_000)).padStart(5, '0'),
      random() < 0.7 ? null : `${pick(NOTES)}${random() < 0.5 ? '' : ` #${below(100_000)}`}`,
      random() < 0.85 ? null : { serial: opened + below(4_000), withTime: false },
      random() * 1_000 - 300,
    ];
  }
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const column = (index: number): string => String.fromCharCode(65 + index);

function xlsx(count: number): Buffer {
  const strings = new Map<string, number>();
  const sheet: Buffer[] = [];
  let text =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  let row = 0;
  const cell = (value: Value, index: number): string => {
    const at = `r="${column(index)}${row}"`;
    if (value === null) return '';
    if (typeof value === 'boolean') return `<c ${at} t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value === 'number')
      return `<c ${at}${index === 4 ? ' s="3"' : index === 6 ? ' s="4"' : ''}><v>${value}</v></c>`;
    if (typeof value === 'object') return `<c ${at} s="${value.withTime ? 2 : 1}"><v>${value.serial}</v></c>`;
    const known = strings.get(value) ?? strings.size;
    strings.set(value, known);
    return `<c ${at} t="s"><v>${known}</v></c>`;
  };
  const add = (values: readonly Value[]): void => {
    row += 1;
    text += `<row r="${row}" spans="1:20">${values.map(cell).join('')}</row>`;
    if (text.length > 4_000_000) {
      sheet.push(Buffer.from(text, 'utf8'));
      text = '';
    }
  };
  add(COLUMNS);
  for (const values of accountRows(count)) add(values);
  sheet.push(Buffer.from(`${text}</sheetData></worksheet>`, 'utf8'));
  const items: Buffer[] = [];
  let batch = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${strings.size}">`;
  for (const value of strings.keys()) {
    batch += `<si><t${/^\s|\s$|\n/.test(value) ? ' xml:space="preserve"' : ''}>${escapeXml(value)}</t></si>`;
    if (batch.length > 4_000_000) {
      items.push(Buffer.from(batch, 'utf8'));
      batch = '';
    }
  }
  items.push(Buffer.from(`${batch}</sst>`, 'utf8'));
  const main = 'http://schemas.openxmlformats.org';
  const related = `${main}/officeDocument/2006/relationships`;
  return makeZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${main}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${main}/package/2006/relationships"><Relationship Id="rId1" Type="${related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${main}/spreadsheetml/2006/main" xmlns:r="${related}"><sheets><sheet name="Accounts" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${main}/package/2006/relationships"><Relationship Id="rId1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${related}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${related}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${main}/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', data: Buffer.concat(items) },
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.concat(sheet) },
  ]);
}

/** A date as text, for the .csv: serials here are all after 1 March 1900. */
function isoDay(serial: number, withTime: boolean): string {
  const iso = new Date(Math.round((serial - 25_569) * 86_400) * 1_000).toISOString();
  return withTime ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10);
}

function csv(count: number): string {
  const field = (value: Value): string => {
    if (value === null) return '';
    if (typeof value === 'object') return isoDay(value.serial, value.withTime);
    const text = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [COLUMNS.join(',')];
  for (const values of accountRows(count)) lines.push(values.map(field).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

const [count = '1000', out = 'accounts.xlsx'] = process.argv.slice(2);
writeFileSync(out, out.endsWith('.csv') ? csv(Number(count)) : xlsx(Number(count)));
