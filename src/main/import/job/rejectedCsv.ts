/** The rejected cells as CSV with their reasons. Text of the sheet never becomes a live formula. */
import type { RejectedEntry } from '../../../shared/contract/imports.ts';

/** What spreadsheet programs take for the start of a formula, full-width forms included (reliability page, C "Export"). */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

export function rejectedCsv(entries: readonly RejectedEntry[]): string {
  const head = ['File', 'Sheet', 'Row', 'Column', 'Value', 'Reason', 'Code'];
  const lines = entries.map((entry) => [
    entry.fileName,
    entry.sheetName,
    String(entry.row),
    entry.header,
    entry.value,
    entry.message,
    entry.code,
  ]);
  // The mark tells spreadsheet programs that this is UTF-8.
  return `\uFEFF${[head, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
