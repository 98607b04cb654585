/**
 * How a text table is written: delimiter, quote, escape, line end. Found from the data: each delimiter is tried on the first
 * rows, and the one under which they fall into the most even columns wins. Source: import page "Read".
 */
import Papa from 'papaparse';
import { blankDropper } from './blankDropper.ts';

export interface Dialect {
  /** One character. */
  readonly delimiter: string;
  /** Blanks follow the delimiters and are no part of the cells. */
  readonly isSpaced: boolean;
  /** "" where quotes are ordinary characters. */
  readonly quote: string;
  readonly escape: string;
  readonly newline: '\n' | '\r';
  /** Characters of a `sep=` line at the top, which is no data; 0 when there is none. */
  readonly skip: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const ROWS_TRIED = 300;

/** @param sample decoded beginning of the file; @param isWhole whether that is all of it. */
export function detectDialect(sample: string, isWhole: boolean): Dialect {
  const newline = detectNewline(sample);
  const sep = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|$)/i.exec(sample);
  const skip = sep?.[0].length ?? 0;
  const text = wholeLines(sample.slice(skip), newline, isWhole);
  const quote = detectQuote(text);
  const escape = detectEscape(text, quote);
  const between =
    sep?.[1] === undefined ? detectBetween(text, { quote, escape, newline }) : { delimiter: sep[1], isSpaced: false };
  const dialect = { ...between, quote, escape, newline, skip };
  const cells = between.isSpaced ? blankDropper(dialect)(text) : text;
  return quotesAreText(cells, dialect, isWhole) ? { ...dialect, quote: '', escape: '' } : dialect;
}

/**
 * Some programs write quotes as they come (tab-separated dumps do). Then reading them as enclosures breaks: one stays open or
 * closes in the middle of a field, and the rows fall into columns more evenly without them.
 */
function quotesAreText(text: string, dialect: Dialect, isWhole: boolean): boolean {
  const quoted = createParser(dialect).parse(text, 0, !isWhole);
  const isBroken = quoted.errors.length > 0 || (!isWhole && quoted.meta.cursor < text.length / 2);
  if (!isBroken) return false;
  const literal = parseText(text, { ...dialect, quote: '', escape: '' });
  const gain = evenness(literal) - evenness(quoted.data);
  if (gain > 0) return true;
  const { fields, opened, enclosed } = countEnclosed(literal, dialect.quote);
  if (gain === 0) return opened < fields / 50;
  return shape(literal) >= shape(quoted.data) && opened > 3 && enclosed < opened / 2;
}

/** How many fields begin with the quote, and end with it too, when it is read as an ordinary character. */
function countEnclosed(
  rows: readonly (readonly string[])[],
  quote: string,
): Record<'fields' | 'opened' | 'enclosed', number> {
  const counts = { fields: 0, opened: 0, enclosed: 0 };
  for (const row of rows) {
    counts.fields += row.length;
    for (const field of row) {
      if (!field.startsWith(quote)) continue;
      counts.opened++;
      if (field.length > 1 && field.trimEnd().endsWith(quote)) counts.enclosed++;
    }
  }
  return counts;
}

/** A piece of a text up to its last line end; all of it where nothing follows. */
export function wholeLines(text: string, newline: string, isWhole: boolean): string {
  const last = isWhole ? -1 : text.lastIndexOf(newline);
  return last > 0 ? text.slice(0, last) : text;
}

/**
 * Carriage returns end lines only where line feeds do not (old Macintosh); CR LF is read as LF with the CR taken off. Line ends
 * inside quotes belong to a cell, where either may stand whatever ends the rows.
 */
function detectNewline(text: string): '\n' | '\r' {
  const outside = { lf: 0, loneCr: 0 };
  const inside = { lf: 0, loneCr: 0 };
  let counts = outside;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) counts = counts === outside ? inside : outside;
    else if (code === 10) counts.lf++;
    else if (code === 13) {
      // Several before a line feed are one line end, written as text once too often.
      const first = i;
      while (text.charCodeAt(i + 1) === 13) i++;
      if (text.charCodeAt(i + 1) !== 10) counts.loneCr += i + 1 - first;
    }
  }
  const { lf, loneCr } = outside.lf + outside.loneCr > 0 ? outside : inside;
  return loneCr > lf * 2 ? '\r' : '\n';
}

/** Single quotes enclose fields only where they stand at field edges, often, and double quotes do not. */
function detectQuote(text: string): string {
  if (/(?:^|[,;\t|\n\r])"/.test(text)) return '"';
  const opening = text.match(/(?:^|[,;\t|\n\r])'(?=[^'\n\r]*'(?:[,;\t|\n\r]|$))/g)?.length ?? 0;
  return opening >= 4 ? "'" : '"';
}

/** A backslash escapes quotes only where `\"` occurs inside fields and doubled quotes do not. */
function detectEscape(text: string, quote: string): string {
  if (quote !== '"' || !text.includes('\\"')) return quote;
  const inside = text.match(/\\"(?![,;\t|\n\r]|$)/g)?.length ?? 0;
  const doubled = text.match(/[^,;\t|\n\r"\\]""(?=[^,;\t|\n\r"])/g)?.length ?? 0;
  return inside > 0 && doubled === 0 ? '\\' : quote;
}

type Between = Pick<Dialect, 'delimiter' | 'isSpaced'>;

/** What parts the cells of a text whose quotes and line ends are known. */
export function detectBetween(text: string, dialect: Pick<Dialect, 'quote' | 'escape' | 'newline'>): Between {
  let best: Between = { delimiter: ',', isSpaced: false };
  let highest = 0;
  const look = (rows: readonly (readonly string[])[], between: Between): void => {
    const score = evenness(rows);
    if (score <= highest) return;
    highest = score;
    best = between;
  };
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const tried = { ...dialect, delimiter, isSpaced: false, skip: 0 };
    const rows = parseText(text, tried, ROWS_TRIED);
    look(rows, { delimiter, isSpaced: false });
    // Nobody types a blank after a tab.
    if (delimiter !== '\t' && rows.some((row) => row.some((cell) => hidesQuote(cell, dialect.quote))))
      look(parseText(blankDropper(tried)(text), tried, ROWS_TRIED), { delimiter, isSpaced: true });
  }
  return best;
}

/** With blanks before it a quote encloses nothing, and the delimiters behind it part what it should hold together. */
function hidesQuote(cell: string, quote: string): boolean {
  return cell.startsWith(' ') && cell.trimStart().startsWith(quote);
}

/** How much like a table the rows look: their shape, weighted by how many cells look like one value each. */
function evenness(rows: readonly (readonly string[])[]): number {
  return shape(rows) * (0.5 + plainShare(filledRows(rows)));
}

const filledRows = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.filter((row) => row.length > 1 || (row[0] ?? '').trim() !== '');

/**
 * How evenly rows fall into columns: the share of rows with the commonest width, weighted by how many columns that makes.
 * Nearly 0 when the commonest width is a single column and few rows are wider.
 */
function shape(rows: readonly (readonly string[])[]): number {
  const filled = filledRows(rows);
  if (filled.length === 0) return 0;
  const widths = new Map<number, number>();
  for (const row of filled) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  let width = 1;
  let share = 0;
  for (const [candidate, count] of widths) {
    const weighted = candidate > 1 ? count * 1.5 : count;
    if (weighted > share || (weighted === share && candidate > width)) {
      share = weighted;
      width = candidate;
    }
  }
  if (width === 1) return 0.01 * (1 - (widths.get(1) ?? 0) / filled.length);
  const even = (widths.get(width) ?? 0) / filled.length;
  return even * even * (1 + Math.log2(width));
}

const PLAIN = /^\s*(?:[-+]?[\d.,' ]*\d%?|[\p{L}\d][^;|\t]{0,60}|[\d/.:T-]+Z?)?\s*$/u;

/** Share of cells that hold one plain value: no other delimiter inside, no unbalanced quote. */
function plainShare(rows: readonly (readonly string[])[]): number {
  let cells = 0;
  let plain = 0;
  for (const row of rows) {
    for (const cell of row) {
      cells++;
      if (cell.length < 80 && PLAIN.test(cell)) plain++;
    }
  }
  return cells === 0 ? 0 : plain / cells;
}

/** The rows of a text held in memory. */
export function parseText(text: string, dialect: Dialect, preview = 0): string[][] {
  return createParser(dialect, preview).parse(text, 0, false).data;
}

export interface CsvPieces {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  /** `cursor`: characters done with. */
  readonly meta: { readonly cursor: number };
}

export interface CsvParser {
  /** @param ignoreLastRow true while more text may follow. */
  parse(text: string, baseIndex: number, ignoreLastRow: boolean): CsvPieces;
}

/** Papa Parse's own tokenizer, without its streaming shell: we read and decode the bytes ourselves. */
export function createParser(dialect: Dialect, preview = 0): CsvParser {
  const { delimiter, quote, escape, newline } = dialect;
  // NUL never occurs in the text of a table (files with it are refused), so as a quote it encloses nothing.
  return new Papa.Parser({
    delimiter,
    quoteChar: quote === '' ? '\0' : quote,
    escapeChar: escape === '' ? '\0' : escape,
    newline,
    preview,
  });
}
