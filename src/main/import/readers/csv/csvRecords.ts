/** Records of a text table as rows: blanks, limits, and what a person should know about odd ones. */
import type { AppError } from '../../../../shared/contract/errors.ts';
import type { Cell } from '../../../../shared/fields/types.ts';
import { LIMITS } from '../limits.ts';
import type { RowSink } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { keepRowLimit } from '../rowLimit.ts';
import type { CsvPieces } from './dialect.ts';

export interface Records {
  add(fields: string[]): void;
  /** Remembers quotation marks out of place in the `count` records that come next. */
  noteQuotes(errors: CsvPieces['errors'], count: number): void;
  notices(): readonly string[];
  tooLong(): AppError;
  openQuote(): AppError;
}

/** Turns records into rows and keeps the limits. */
export function createRecords(file: string, sink: RowSink): Records {
  let row = 0;
  let cells = 0;
  let cut = 0;
  let firstCut = 0;
  const oddQuotes = new Set<number>();
  return {
    noteQuotes(errors, count) {
      for (const error of errors) {
        if (error.code === 'InvalidQuotes' && (error.row ?? count) < count && oddQuotes.size < 1_000)
          oddQuotes.add(row + 1 + (error.row ?? 0));
      }
    },
    add(fields) {
      row += 1;
      keepRowLimit(row, file);
      const values: Cell[] = fields;
      let filled = 0;
      const end = fields.length - 1;
      for (let i = 0; i <= end; i++) {
        let field = fields[i] as string;
        if (i === end) while (field.endsWith('\r')) field = field.slice(0, -1);
        if (field.length > LIMITS.cellText) {
          if (cut++ === 0) firstCut = row;
          field = field.slice(0, LIMITS.cellText);
        }
        if (field === '') values[i] = null;
        else {
          values[i] = field;
          filled = i + 1;
          cells += 1;
        }
      }
      if (filled > LIMITS.columns)
        throw refusal('import/too-many-columns', { file, found: filled, limit: LIMITS.columns });
      if (cells > LIMITS.cells) throw refusal('import/too-many-cells', { file, limit: LIMITS.cells });
      values.length = filled;
      if (filled > 0) sink.row(row, values, false);
    },
    notices: () => recordNotices(cut, firstCut, oddQuotes),
    tooLong: () => refusal('import/line-too-long', { file, line: row + 1, limit: LIMITS.recordBytes / (1024 * 1024) }),
    openQuote: () => refusal('import/truncated', { file, line: row + 1, what: 'a quote is never closed' }),
  };
}

function recordNotices(cut: number, firstCut: number, oddQuotes: ReadonlySet<number>): string[] {
  const notices: string[] = [];
  const [firstOdd] = oddQuotes;
  if (firstOdd !== undefined) {
    const more = oddQuotes.size > 1 ? ` (and ${oddQuotes.size - 1} more)` : '';
    notices.push(`Row ${firstOdd}${more} has a quotation mark out of place; its cells may stand in the wrong columns.`);
  }
  if (cut > 0) {
    const more = cut > 1 ? ` (and ${cut - 1} more cells)` : '';
    notices.push(
      `Row ${firstCut}${more} has a text of more than ${LIMITS.cellText.toLocaleString('en-US')} characters; the rest was left out.`,
    );
  }
  return notices;
}
