/**
 * Web pages with tables, mostly exports that call themselves .xls. Each table is a sheet. What a page shows is text: a number
 * is a number only where the page says so. Source: import page "Read".
 */
import { readFileSync, statSync } from 'node:fs';
import { LIMITS } from '../limits.ts';
import type { Reader } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { keepRowLimit } from '../rowLimit.ts';
import { decodePage } from './decodePage.ts';
import { readHtmlTables } from './htmlTables.ts';

export const readHtml: Reader = async (options, sink) => {
  const file = options.displayName;
  const { size } = statSync(options.path);
  if (size > LIMITS.heldFileBytes) {
    throw refusal('import/too-large', {
      file,
      found: Math.round(size / 1024 / 1024),
      limit: LIMITS.heldFileBytes / 1024 / 1024,
    });
  }
  const html = decodePage(readFileSync(options.path));
  sink.progress(Math.round(size / 2), size);
  let cells = 0;
  const tables = readHtmlTables(html, (count, row) => {
    cells += count;
    keepRowLimit(row, file);
    if (cells > LIMITS.cells) throw refusal('import/too-many-cells', { file, limit: LIMITS.cells });
  });
  if (tables.length === 0) throw refusal('import/not-a-spreadsheet', { file, what: 'a web page without a table' });
  if (tables.length > LIMITS.sheets)
    throw refusal('import/too-many-sheets', { file, found: tables.length, limit: LIMITS.sheets });
  const named = /<x:Name>([^<]{1,100})<\/x:Name>/.exec(html)?.[1];
  for (const [index, table] of tables.entries()) {
    const name = index === 0 && named !== undefined ? named : `Sheet${index + 1}`;
    if (options.onlySheet?.(name, index) === false) continue;
    sink.sheetStart({ index, name, state: 'visible' });
    for (const [at, row] of table.rows.entries()) {
      if (row.length > LIMITS.columns)
        throw refusal('import/too-many-columns', { file, sheet: name, found: row.length, limit: LIMITS.columns });
      if (row.length > 0) sink.row(at + 1, row, false);
    }
    sink.sheetEnd({ merges: table.merges, formats: new Map(), hiddenColumns: [], notices: [] });
  }
  return { format: 'html', notices: [] };
};
