/**
 * Real spreadsheets against what independent readers (openpyxl, LibreOffice, xlrd, Python's csv) saw in them: sheet names,
 * typed first rows, counts by type and sums of whole sheets. The files are kept beside the project, not in it.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/shared/fields/types.ts';
import { readSheets } from '../../support/readSheets.ts';

const CORPORA = resolve(import.meta.dirname, '../../../../shared/corpora');
const EXPECTED = join(CORPORA, 'expected');
const isThere = existsSync(EXPECTED);
if (!isThere) console.warn('Corpora not found: the comparison with independent readers is SKIPPED.');

interface Dialect {
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: string;
  readonly thousands: string | null;
}

interface ExpectedSheet {
  readonly name: string;
  readonly state: string;
  readonly rows: number;
  readonly cols: number;
  readonly nonempty_by_type: Readonly<Record<string, number>>;
  readonly sum_of_numbers: number;
  readonly rows_first20: readonly (readonly unknown[])[];
  readonly types_first20: readonly string[];
  readonly row_last: { readonly row: number; readonly values: readonly unknown[] } | null;
  readonly merged_count?: number;
  readonly hidden_rows?: number;
  readonly hidden_cols?: readonly unknown[];
  readonly raw_first20?: readonly (readonly string[])[];
  readonly raw_last?: readonly string[];
}

interface Expected {
  readonly file: string;
  readonly why: string;
  readonly sheet_names: readonly string[];
  readonly sheets: readonly ExpectedSheet[];
  readonly workbook?: { readonly date1904?: boolean };
  readonly dialect?: Dialect;
}

function typeOf(cell: Cell): string {
  if (cell === null) return '_';
  if (typeof cell === 'object') return 'error' in cell ? 'e' : 'd';
  return typeof cell === 'string' ? 's' : typeof cell === 'number' ? 'n' : 'b';
}

/** A cell in the notation of the expected files: dates as text, a midnight without its time, times to the millisecond. */
function plain(cell: Cell): unknown {
  if (cell === null || typeof cell !== 'object') return cell;
  return 'date' in cell ? cell.date : 'dateTime' in cell ? cell.dateTime.replace(/\.\d+$/, '') : cell.error;
}

function padded(cells: readonly Cell[], width: number): Cell[] {
  return Array.from({ length: width }, (_, i) => cells[i] ?? null);
}

const documents = isThere ? readdirSync(EXPECTED).filter((name) => /^\d/.test(name)) : [];
const load = (name: string): Expected => JSON.parse(readFileSync(join(EXPECTED, name), 'utf8')) as Expected;
const workbooks = documents.filter((name) => load(name).dialect === undefined);
const texts = documents.filter((name) => load(name).dialect !== undefined);

describe.skipIf(!isThere)('workbooks read as independent readers see them', () => {
  it.each(workbooks)('%s', async (name) => {
    const expected = load(name);
    const { result, sheets } = await readSheets(join(CORPORA, expected.file));
    expect(sheets.map((s) => s.start.name)).toEqual(expected.sheet_names);
    if (expected.workbook?.date1904 !== undefined) expect(result.date1904 === true).toBe(expected.workbook.date1904);
    for (const [index, sheet] of expected.sheets.entries()) {
      const seen = sheets[index]!;
      const where = `sheet ${sheet.name}`;
      expect(seen.start.state, where).toBe(sheet.state);
      sheet.rows_first20.forEach((row, at) => {
        const cells = padded(seen.rows.get(at + 1) ?? [], sheet.cols);
        expect(cells.map(plain), `${where} row ${at + 1}`).toEqual(
          row.map((v) => (typeof v === 'string' ? v.replace(/(T\d\d:\d\d:\d\d)\.\d+$/, '$1') : v)),
        );
        expect(cells.map(typeOf).join(''), `${where} types of row ${at + 1}`).toBe(sheet.types_first20[at]);
      });
      const counts: Record<string, number> = {};
      let sum = 0;
      for (const cells of seen.rows.values()) {
        for (const cell of cells) {
          if (cell === null) continue;
          counts[typeOf(cell)] = (counts[typeOf(cell)] ?? 0) + 1;
          if (typeof cell === 'number') sum += cell;
        }
      }
      expect(counts, where).toEqual(sheet.nonempty_by_type);
      expect(Math.abs(sum - sheet.sum_of_numbers), `${where} sum ${sum}`).toBeLessThanOrEqual(
        1e-6 * Math.max(1, Math.abs(sum)),
      );
      expect(Math.max(0, ...seen.rows.keys()), where).toBe(sheet.rows);
      if (sheet.row_last !== null)
        expect((seen.rows.get(sheet.row_last.row) ?? []).map(plain), where).toEqual(sheet.row_last.values);
      if (sheet.merged_count !== undefined) expect(seen.end?.merges.length, where).toBe(sheet.merged_count);
      if (sheet.hidden_rows !== undefined) expect(seen.hiddenRows.length, where).toBe(sheet.hidden_rows);
      if (sheet.hidden_cols !== undefined) expect(seen.end?.hiddenColumns.length, where).toBe(sheet.hidden_cols.length);
    }
  });
});

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8-sig': 'utf-8',
  'utf-16': 'utf-16le',
  cp1252: 'windows-1252',
};

/** What an independent reader who knows the dialect calls a number: our reader keeps the text, the test applies the dialect. */
function numberUnder(dialect: Dialect, text: string): number | null {
  let plainText = dialect.thousands === null ? text : text.replaceAll(dialect.thousands, '');
  if (dialect.decimal === ',') plainText = plainText.replace(',', '.');
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(plainText) ? Number(plainText) : null;
}

describe.skipIf(!isThere)('text tables keep every cell as it stands in the file', () => {
  it.each(texts)('%s', async (name) => {
    const expected = load(name);
    const dialect = expected.dialect!;
    const sheet = expected.sheets[0]!;
    const { result, sheets } = await readSheets(join(CORPORA, expected.file));
    const seen = sheets[0]!;
    expect(result.delimiter).toBe(dialect.delimiter);
    sheet.raw_first20?.forEach((raw, at) => {
      const cells = padded(seen.rows.get(at + 1) ?? [], raw.length);
      expect(
        cells.map((cell) => cell ?? ''),
        `row ${at + 1}`,
      ).toEqual(raw);
    });
    if (sheet.row_last !== null && (sheet.raw_last?.length ?? 0) > 0) {
      expect(padded(seen.rows.get(sheet.row_last.row) ?? [], sheet.raw_last!.length).map((c) => c ?? '')).toEqual(
        sheet.raw_last,
      );
    }
    let filled = 0;
    let sum = 0;
    for (const cells of seen.rows.values()) {
      for (const cell of cells) {
        if (typeof cell !== 'string') continue;
        filled += 1;
        sum += numberUnder(dialect, cell) ?? 0;
      }
    }
    expect(filled).toBe(Object.values(sheet.nonempty_by_type).reduce((a, b) => a + b, 0));
    expect(Math.max(...seen.rows.keys())).toBe(sheet.row_last?.row);
    expect(Math.abs(sum - sheet.sum_of_numbers), `sum ${sum}`).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(sum)));
    const isAscii = ![...seen.rows.values()].some((cells) =>
      cells.some((c) => typeof c === 'string' && /[^\u0000-\u007f]/.test(c)),
    );
    if (!isAscii) expect(result.encoding).toBe(ENCODINGS[dialect.encoding] ?? dialect.encoding);
  });
});
