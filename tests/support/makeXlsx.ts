/**
 * A small .xlsx writer for tests: honest workbooks in many dialects (prefix, attribute order, inline or shared strings, with
 * or without references), and packages whose parts a test writes itself, to be hostile with.
 */
import type { Cell } from '../../src/shared/fields/types.ts';
import { makeZip, type ZipEntry } from './makeZip.ts';

const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  related: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  related: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export interface XlsxDialect {
  /** Namespace prefix of every element, e.g. "x"; "" for none. */
  readonly prefix?: string;
  readonly strict?: boolean;
  readonly inlineStrings?: boolean;
  readonly richStrings?: boolean;
  readonly references?: boolean;
  /** Reverses the order of a cell's attributes and uses single quotes. */
  readonly oddAttributes?: boolean;
  readonly date1904?: boolean;
  readonly isoDates?: boolean;
  readonly stored?: boolean;
}

const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '_x000D_')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );

/** Text that looks like an escape is itself escaped, as Excel does. */
const literal = (text: string): string => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

export function columnLetters(index: number): string {
  let letters = '';
  for (let c = index + 1; c > 0; c = Math.floor((c - 1) / 26))
    letters = String.fromCharCode(65 + ((c - 1) % 26)) + letters;
  return letters;
}

/** Days since 1899-12-30 (or 1904-01-01) of an ISO date or date-time after 1 March 1900. */
function serialOf(text: string, date1904: boolean): number {
  const ms = Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text}Z`);
  return ms / 86_400_000 + 25_569 - (date1904 ? 1_462 : 0);
}

/** Style 1 is a date, style 2 a date-time. */
const STYLES = (tag: (name: string) => string): string =>
  `<${tag('styleSheet')} XMLNS><${tag('numFmts')} count="2"><${tag('numFmt')} numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><${tag('numFmt')} numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/></${tag('numFmts')}><${tag('cellXfs')} count="3"><${tag('xf')} numFmtId="0"/><${tag('xf')} numFmtId="164"/><${tag('xf')} numFmtId="165"/></${tag('cellXfs')}></${tag('styleSheet')}>`;

/** A workbook as .xlsx bytes. */
export function makeXlsx(sheets: readonly TestSheet[], dialect: XlsxDialect = {}): Buffer {
  const space = dialect.strict === true ? STRICT : TRANSITIONAL;
  const prefix = dialect.prefix ?? '';
  const tag = (name: string): string => (prefix === '' ? name : `${prefix}:${name}`);
  const xmlns = `${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${space.main}" xmlns:r="${space.related}"`;
  const strings: string[] = [];
  const deflate = dialect.stored !== true;
  const workbook = `<${tag('workbook')} ${xmlns}><${tag('workbookPr')}${dialect.date1904 === true ? ' date1904="1"' : ''}/><${tag('sheets')}>${sheets
    .map(
      (s, i) =>
        `<${tag('sheet')} name="${escapeXml(s.name).replaceAll('"', '&quot;')}" sheetId="${i + 1}"${s.state === undefined ? '' : ` state="${s.state}"`} r:id="rId${i + 1}"/>`,
    )
    .join('')}</${tag('sheets')}></${tag('workbook')}>`;
  const relationships = [
    ...sheets.map(
      (_, i) =>
        `<Relationship Id="rId${i + 1}" Type="${space.related}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    ),
    `<Relationship Id="rIdS" Type="${space.related}/sharedStrings" Target="sharedStrings.xml"/>`,
    `<Relationship Id="rIdT" Type="${space.related}/styles" Target="styles.xml"/>`,
  ].join('');
  const parts = sheets.map((sheet, i): ZipEntry => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    data: sheetXml(sheet, dialect, tag, xmlns, strings),
    deflate,
  }));
  const items = strings.map((text) => `<${tag('si')}>${runs(text, dialect, tag)}</${tag('si')}>`).join('');
  return makePackage(
    {
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relationships}</Relationships>`,
      'xl/styles.xml': STYLES(tag).replace('XMLNS', xmlns),
      'xl/sharedStrings.xml': `<?xml version="1.0"?><${tag('sst')} ${xmlns} count="1">${items}</${tag('sst')}>`,
      '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${space.related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    parts,
  );
}

/** A package with one sheet whose parts a test may replace or add. */
export function makeOneSheet(
  sheetXmlText: string,
  more: Readonly<Record<string, string | Buffer>> = {},
  entries: readonly ZipEntry[] = [],
): Buffer {
  const files: Record<string, string | Buffer> = {
    'xl/workbook.xml': `<workbook xmlns="${TRANSITIONAL.main}" xmlns:r="${TRANSITIONAL.related}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${TRANSITIONAL.related}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${TRANSITIONAL.related}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${TRANSITIONAL.related}/styles" Target="styles.xml"/></Relationships>`,
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${TRANSITIONAL.related}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXmlText,
    ...more,
  };
  for (const entry of entries) delete files[entry.name];
  return makePackage(files, entries);
}

export const worksheet = (rows: string, before = '', after = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${TRANSITIONAL.main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

export function makePackage(files: Readonly<Record<string, string | Buffer>>, more: readonly ZipEntry[] = []): Buffer {
  const types = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`;
  return makeZip([
    { name: '[Content_Types].xml', data: types },
    ...Object.entries(files).map(([name, data]) => ({ name, data })),
    ...more,
  ]);
}

function runs(text: string, dialect: XlsxDialect, tag: (name: string) => string): string {
  const keep = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  if (dialect.richStrings !== true || text.length < 2 || /_x|[\ud800-\udfff\r]/.test(text))
    return `<${tag('t')}${keep}>${literal(text)}</${tag('t')}>`;
  const half = Math.floor(text.length / 2);
  const run = (part: string): string =>
    `<${tag('r')}><${tag('rPr')}><${tag('b')}/></${tag('rPr')}><${tag('t')} xml:space="preserve">${literal(part)}</${tag('t')}></${tag('r')}>`;
  return `${run(text.slice(0, half))}${run(text.slice(half))}<${tag('rPh')} sb="0" eb="1"><${tag('t')}>yomi</${tag('t')}></${tag('rPh')}>`;
}

function sheetXml(
  sheet: TestSheet,
  dialect: XlsxDialect,
  tag: (name: string) => string,
  xmlns: string,
  strings: string[],
): string {
  const cell = (value: Cell, row: number, column: number): string => {
    if (value === null) return dialect.references === false ? `<${tag('c')}/>` : '';
    const { type, style, body } = encode(value, dialect, tag, strings);
    const attributes = [
      dialect.references === false ? '' : `r="${columnLetters(column)}${row}"`,
      style === 0 ? '' : `s="${style}"`,
      type === '' ? '' : `t="${type}"`,
    ].filter((a) => a !== '');
    if (dialect.oddAttributes === true) attributes.reverse();
    const text = attributes.map((a) => ` ${a}`).join('');
    return `<${tag('c')}${dialect.oddAttributes === true ? text.replaceAll('"', "'").replaceAll('=', ' = ') : text}>${body}</${tag('c')}>`;
  };
  const hidden = new Set(sheet.hiddenRows ?? []);
  const rows = sheet.rows
    .map(
      (values, i) =>
        `<${tag('row')}${dialect.references === false ? '' : ` r="${i + 1}"`}${hidden.has(i + 1) ? ' hidden="1"' : ''}>${values.map((v, c) => cell(v, i + 1, c)).join('')}</${tag('row')}>`,
    )
    .join('\n');
  const columns = (sheet.hiddenColumns ?? [])
    .map((c) => `<${tag('col')} min="${c + 1}" max="${c + 1}" hidden="1"/>`)
    .join('');
  const merges = (sheet.merges ?? []).map((ref) => `<${tag('mergeCell')} ref="${ref}"/>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a comment --><${tag('worksheet')} ${xmlns}>${columns === '' ? '' : `<${tag('cols')}>${columns}</${tag('cols')}>`}<${tag('sheetData')}>${rows}</${tag('sheetData')}>${merges === '' ? '' : `<${tag('mergeCells')}>${merges}</${tag('mergeCells')}>`}</${tag('worksheet')}>`;
}

interface Encoded {
  readonly type: string;
  readonly style: number;
  readonly body: string;
}

function encode(
  value: Exclude<Cell, null>,
  dialect: XlsxDialect,
  tag: (name: string) => string,
  strings: string[],
): Encoded {
  const v = (text: string): string => `<${tag('v')}>${text}</${tag('v')}>`;
  if (typeof value === 'number') return { type: '', style: 0, body: v(String(value)) };
  if (typeof value === 'boolean') return { type: 'b', style: 0, body: v(value ? '1' : '0') };
  if (typeof value === 'string') {
    if (dialect.inlineStrings === true)
      return { type: 'inlineStr', style: 0, body: `<${tag('is')}>${runs(value, dialect, tag)}</${tag('is')}>` };
    return { type: 's', style: 0, body: v(String(strings.push(value) - 1)) };
  }
  if ('error' in value) return { type: 'e', style: 0, body: `<${tag('f')}>1/0</${tag('f')}>${v(value.error)}` };
  const text = 'date' in value ? value.date : value.dateTime;
  const style = 'date' in value ? 1 : 2;
  if (dialect.isoDates === true) return { type: 'd', style, body: v(text) };
  return { type: '', style, body: v(String(serialOf(text, dialect.date1904 === true))) };
}
