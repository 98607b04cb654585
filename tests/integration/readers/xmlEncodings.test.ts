/** Workbooks whose XML is in another encoding than UTF-8, as its declaration says, and web pages that say nothing. */
import { expect, it } from 'vitest';
import { encodeText } from '../../support/encodeText.ts';
import { makeOneSheet, worksheet } from '../../support/makeXlsx.ts';
import { readBytes, rowsOf } from '../../support/readSheets.ts';

const excel2003 = (encoding: string, sheet: string, text: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="${sheet}"><Table><Row><Cell><Data ss:Type="String">${text}</Data></Cell></Row></Table></Worksheet></Workbook>`;
const flatOds = (encoding: string, sheet: string, text: string): string =>
  `<?xml version='1.0' encoding='${encoding}'?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="${sheet}"><table:table-row><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>`;
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

it.each([
  [
    'windows-1251',
    'old.xml',
    'Лист',
    'Клиент',
    (s: string, t: string) => encodeText(excel2003('windows-1251', s, t), 'windows-1251'),
  ],
  [
    'ISO-8859-1',
    'old.xml',
    'Blätter',
    'Größe',
    (s: string, t: string) => Buffer.from(excel2003('ISO-8859-1', s, t), 'latin1'),
  ],
  [
    'Shift_JIS',
    'old.xml',
    '表',
    '顧客',
    (s: string, t: string) => encodeText(excel2003('Shift_JIS', s, t), 'shift_jis'),
  ],
  ['UTF-16', 'old.xml', 'Лист', 'Клиент', (s: string, t: string) => utf16(excel2003('UTF-16', s, t))],
  [
    'UTF-8, whatever ASCII it claims',
    'old.xml',
    'Blätter',
    'Größe',
    (s: string, t: string) => Buffer.from(excel2003('us-ascii', s, t)),
  ],
  [
    'ISO-8859-1',
    'flat.fods',
    'Blätter',
    'Größe',
    (s: string, t: string) => Buffer.from(flatOds('ISO-8859-1', s, t), 'latin1'),
  ],
  ['UTF-16', 'flat.fods', 'Blätter', 'Größe', (s: string, t: string) => utf16(flatOds('UTF-16', s, t))],
])('%s in %s', async (_, name, sheet, text, write) => {
  const { sheets } = await readBytes(write(sheet, text), name);
  expect(sheets.map(({ start }) => start.name)).toEqual([sheet]);
  expect(rowsOf(sheets[0])).toEqual([[text]]);
});

it('every part of an .xlsx by its own declaration', async () => {
  const declared = (xml: string): Buffer =>
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml.replace(/^<\?xml[^>]*>/, '')}`, 'latin1');
  const cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Größe</t></is></c><c r="B1" t="s"><v>0</v></c></row>';
  const book = makeOneSheet('', {
    'xl/worksheets/sheet1.xml': declared(worksheet(cells)),
    'xl/sharedStrings.xml': declared('<sst><si><t>Übung</t></si></sst>'),
  });
  const { sheets } = await readBytes(book, 'book.xlsx');
  expect(rowsOf(sheets[0])).toEqual([['Größe', 'Übung']]);
});

it('a web page that names no encoding, or a wrong one, by its words', async () => {
  const page = (head: string, cells: readonly string[]): string =>
    `<html>${head}<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table></html>`;
  const chinese = ['客户名称', '上海明远科技有限公司', '北京'];
  const one = await readBytes(encodeText(page('', chinese), 'gb18030'), 'report.xls');
  expect(rowsOf(one.sheets[0])).toEqual([chinese]);
  const two = await readBytes(Buffer.from(page('<meta charset=utf-8>', ['Müller']), 'latin1'), 'report.xls');
  expect(rowsOf(two.sheets[0])).toEqual([['Müller']]);
});
