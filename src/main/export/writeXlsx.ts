/**
 * Writes an .xlsx workbook: text, numbers, booleans and real dates, with the few formats people expect. Text is always stored
 * as text, so a cell that begins with "=" can never become a live formula.
 */
import { dayNumber } from '../../shared/domain/days.ts';
import { zip, type ZipPart } from './zip.ts';

/** `format` is an Excel number format, e.g. `"$"#,##0`. */
export type XlsxCell =
  | null
  | string
  | number
  | boolean
  | { readonly date: string; readonly format?: string }
  | { readonly number: number; readonly format: string };

export interface XlsxSheet {
  /** At most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  /** 1-based rows printed bold; the last of them stays in view when scrolling. */
  readonly boldRows?: readonly number[];
  /** Column widths in characters, from the first column on. */
  readonly widths?: readonly number[];
  /** Ranges such as "A1:D1". */
  readonly merges?: readonly string[];
}

const DATE_FORMAT = 'yyyy-mm-dd';
/** Excel's day 0 is 1899-12-30 for every day from March 1900 on. */
const EXCEL_EPOCH = dayNumber('1899-12-30');
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The workbook as bytes; the same sheets give the same bytes. */
export function writeXlsx(sheets: readonly XlsxSheet[]): Uint8Array {
  const styles = styleTable();
  const sheetParts = sheets.map((sheet, index): ZipPart => ({
    path: `xl/worksheets/sheet${index + 1}.xml`,
    content: sheetXml(sheet, styles),
  }));
  const list = sheets
    .map((sheet, index) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('');
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const override = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return zip([
    {
      path: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${sheetParts.map((part) => override(part.path, 'worksheet')).join('')}</Types>`,
    },
    {
      path: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      path: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    },
    { path: 'xl/styles.xml', content: styles.xml() },
    ...sheetParts,
  ]);
}

interface StyleTable {
  /** Index of the cell format, made on first use. */
  of(format: string, bold: boolean): number;
  xml(): string;
}

function styleTable(): StyleTable {
  const formats: string[] = [];
  const cells: string[] = ['0|0'];
  return {
    of(format, bold) {
      if (format !== '' && !formats.includes(format)) formats.push(format);
      const key = `${format === '' ? 0 : 164 + formats.indexOf(format)}|${bold ? 1 : 0}`;
      if (!cells.includes(key)) cells.push(key);
      return cells.indexOf(key);
    },
    xml() {
      const numFmts = formats
        .map((format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(format)}"/>`)
        .join('');
      const xfs = cells
        .map((cell) => cell.split('|'))
        .map(
          ([format, font]) =>
            `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
        )
        .join('');
      const font = (bold: boolean): string => `<font>${bold ? '<b/>' : ''}<sz val="11"/><name val="Calibri"/></font>`;
      return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${numFmts}</numFmts><fonts count="2">${font(false)}${font(true)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${xfs}</cellXfs></styleSheet>`;
    },
  };
}

function sheetXml(sheet: XlsxSheet, styles: StyleTable): string {
  const bold = new Set(sheet.boldRows);
  const rows = sheet.rows.map((cells, index) => {
    const row = index + 1;
    return `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`, bold.has(row), styles)).join('')}</row>`;
  });
  const widths = (sheet.widths ?? [])
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const top = Math.max(0, ...bold);
  const pane =
    top === 0 ? '' : `<pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/>`;
  const merges = sheet.merges ?? [];
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: XlsxCell, at: string, bold: boolean, styles: StyleTable): string {
  if (cell === null || cell === '') return '';
  const open = (format: string, type = ''): string => `<c r="${at}" s="${styles.of(format, bold)}"${type}>`;
  if (typeof cell === 'string')
    return `${open('', ' t="inlineStr"')}<is><t${cell.trim() === cell ? '' : ' xml:space="preserve"'}>${escapeXml(cell)}</t></is></c>`;
  if (typeof cell === 'boolean') return `${open('', ' t="b"')}<v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `${open('')}<v>${cell}</v></c>`;
  if ('date' in cell) return `${open(cell.format ?? DATE_FORMAT)}<v>${dayNumber(cell.date) - EXCEL_EPOCH}</v></c>`;
  return `${open(cell.format)}<v>${cell.number}</v></c>`;
}

/** 0 -> "A", 26 -> "AA". */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes markup and drops what XML 1.0 cannot hold (control characters, lone surrogates). */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
