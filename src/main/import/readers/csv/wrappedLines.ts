/**
 * Lines that stand in quotes as a whole: "account,arr,renewal". A table opened in one column and saved again comes out so, with every
 * line a single cell. Source: import page, "Read".
 */
import type { Records } from './csvRecords.ts';
import { detectBetween, type Dialect, parseText, wholeLines } from './dialect.ts';

const ROWS_TRIED = 300;
/** Sentences and addresses have a blank after most commas; tables have none. */
const MOST_SPACED = 0.1;

/**
 * How the text inside the quotes is written, or null where lines are not wrapped: each must fall into the same two or more cells.
 *
 * @param sample decoded beginning of the file, behind a `sep=` line; @param isWhole whether that is all of it.
 */
export function insideOf(sample: string, dialect: Dialect, isWhole: boolean): Dialect | null {
  // Who names the delimiter means the lines as they stand.
  if (dialect.skip > 0) return null;
  const text = wholeLines(sample, dialect.newline, isWhole);
  const rows = parseText(text, dialect, ROWS_TRIED).filter((row) => (row[0] ?? '').trim() !== '');
  if (rows.length < 2 || rows.some((row) => row.length > 1) || !everyLineIsQuoted(text, dialect)) return null;
  const lines = rows.map((row) => (row[0] ?? '').replace(/\r+$/, ''));
  if (lines.some((line) => /[\r\n]/.test(line))) return null;
  const unquoted = lines.join(dialect.newline);
  const inside: Dialect = { ...dialect, ...detectBetween(unquoted, dialect), skip: 0 };
  const cells = parseText(unquoted, inside, ROWS_TRIED);
  const width = cells[0]?.length ?? 1;
  if (inside.isSpaced || width < 2 || cells.some((row) => row.length !== width)) return null;
  const behind = cells.flatMap((row) => row.slice(1));
  return behind.filter((cell) => cell.startsWith(' ')).length <= behind.length * MOST_SPACED ? inside : null;
}

function everyLineIsQuoted(text: string, { quote, newline }: Dialect): boolean {
  return text
    .split(newline)
    .slice(0, ROWS_TRIED)
    .every((line) => line.trim() === '' || (line.startsWith(quote) && quote !== ''));
}

/** Records whose single cell is a line of its own. */
export function unwrapping(records: Records, inside: Dialect): Records {
  return {
    ...records,
    add: (fields) => records.add(fields.length === 1 ? (parseText(fields[0] ?? '', inside)[0] ?? []) : fields),
  };
}
