/**
 * .csv, .tsv, .txt: a text table read as a stream. Every filled cell is the text as it stands in the file: a text file has no
 * types, and what "1.234" or "03/02/2026" means is decided per column from all its rows, later and visibly (import page,
 * "Normalise"), never here and per cell. Rows are counted as a spreadsheet counts them: one per record.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../../shared/contract/errors.ts';
import { LIMITS } from '../limits.ts';
import type { ReadOptions, Reader, ReadResult, RowSink } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { blankDropper } from './blankDropper.ts';
import { createParser, detectDialect, parseText, type CsvParser, type Dialect } from './dialect.ts';
import { decideEncoding, isUtf32, type EncodingChoice } from './encoding.ts';
import { csvNotices } from './csvNotices.ts';
import { createRecords, type Records } from './csvRecords.ts';
import { surveyText } from './textSurvey.ts';
import { insideOf, unwrapping } from './wrappedLines.ts';

const CHUNK = 1024 * 1024;
const COUNT_LINES_FROM = 200 * 1024 * 1024;

export const readCsv: Reader = async (options, sink) => {
  const descriptor = openSync(options.path, 'r');
  try {
    return await readText(descriptor, options, sink);
  } finally {
    closeSync(descriptor);
  }
};

async function readText(descriptor: number, options: ReadOptions, sink: RowSink): Promise<ReadResult> {
  const file = options.displayName;
  const { size } = fstatSync(descriptor);
  // The survey reads the file once more, quickly: it counts as the first tenth of the work.
  const surveyed = (done: number): void => sink.progress(Math.round(done / 10), size);
  const survey = surveyText(descriptor, size, size > COUNT_LINES_FROM, surveyed);
  if (survey.lines !== null && survey.lines > LIMITS.gridRows) {
    throw refusal('import/too-many-rows', { file, what: 'about ', found: survey.lines, limit: LIMITS.gridRows });
  }
  if (survey.nulLine !== null && isUtf32(survey.sample))
    throw refusal('import/unsupported-format', { file, what: 'text in UTF-32, which spreadsheets do not write' });
  const choice = decideEncoding(survey);
  if (choice === null) throw refusal('import/binary-text', { file, line: survey.nulLine ?? 1 });
  const start = new TextDecoder(choice.encoding).decode(survey.sample, { stream: survey.sample.length < size });
  if (start.trim() === '') throw refusal('import/empty', { file });
  const isWhole = survey.sample.length >= size;
  const dialect = detectDialect(start, isWhole);
  const inside = insideOf(start.slice(dialect.skip), dialect, isWhole);
  const records = inside === null ? createRecords(file, sink) : unwrapping(createRecords(file, sink), inside);
  sink.sheetStart({ index: 0, name: '', state: 'visible' });
  await streamRecords({ descriptor, size, choice, dialect, options, sink, records });
  sink.sheetEnd({ merges: [], formats: new Map(), hiddenColumns: [], notices: records.notices() });
  return {
    format: 'csv',
    encoding: choice.encoding,
    delimiter: (inside ?? dialect).delimiter,
    notices: csvNotices(survey, choice, dialect, inside !== null),
  };
}

interface Job {
  readonly descriptor: number;
  readonly size: number;
  readonly choice: EncodingChoice;
  readonly dialect: Dialect;
  readonly options: ReadOptions;
  readonly sink: RowSink;
  readonly records: Records;
}

/** Decodes and parses chunk by chunk; keeps only the record that is not complete yet, and that is bounded. */
async function streamRecords(job: Job): Promise<void> {
  const { descriptor, size, choice, dialect, options, sink, records } = job;
  const decoder = new TextDecoder(choice.encoding);
  const parser = createParser(dialect);
  const dropBlanks = dialect.isSpaced ? blankDropper(dialect) : null;
  const buffer = Buffer.allocUnsafe(CHUNK);
  let rest = '';
  let skip = dialect.skip;
  let retryAt = 0;
  let position = 0;
  while (position < size) {
    const read = readSync(descriptor, buffer, 0, CHUNK, position);
    if (read === 0) throw refusal('import/file-changed', { file: options.displayName });
    position += read;
    let text = decoder.decode(buffer.subarray(0, read), { stream: position < size });
    if (skip > 0) {
      text = text.slice(skip);
      skip = 0;
    }
    rest += dropBlanks === null ? text : dropBlanks(text);
    if (position < size && rest.length >= retryAt) {
      const done = parseWhole(parser, rest, records);
      if (rest.length - done > LIMITS.recordBytes) throw records.tooLong();
      retryAt = done === 0 ? rest.length * 2 : 0;
      rest = rest.slice(done);
    }
    sink.progress(Math.round(size / 10 + (position * 9) / 10), size);
    // Let messages (cancel, heartbeat) in between two chunks.
    await new Promise(setImmediate);
    if (options.signal?.aborted === true)
      throw new AppError('import/cancelled', 'The import was cancelled. Nothing was imported.');
  }
  if (rest.length > LIMITS.recordBytes * 2) throw records.tooLong();
  finishRecords(parser, dialect, rest, records);
}

/** Passes on the complete records of `text`; returns how many characters they took. */
function parseWhole(parser: CsvParser, text: string, records: Records): number {
  const { data, errors, meta } = parser.parse(text, 0, true);
  records.noteQuotes(errors, data.length);
  for (const fields of data) records.add(fields);
  return meta.cursor;
}

/** Lines in a row, at the end of a file, whose quotes may be out of place before the last quote counts as never closed. */
const ODD_LINES = 100;

/** The last records. A quote that stays open to the end is a file cut short, unless its own line closes every quote it opens. */
function finishRecords(parser: CsvParser, dialect: Dialect, rest: string, records: Records): void {
  let text = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
  for (let oddLines = 0; text !== ''; oddLines++) {
    const { data, errors } = parser.parse(text, 0, false);
    if (!errors.some((error) => error.code === 'MissingQuotes')) {
      // A line end after the last record is an end, not an empty record.
      records.noteQuotes(errors, data.length);
      const last = data.at(-1);
      if (last !== undefined && last.length === 1 && last[0] === '') data.pop();
      for (const fields of data) records.add(fields);
      return;
    }
    text = text.slice(parseWhole(parser, text, records));
    const lineEnd = text.indexOf(dialect.newline);
    const line = lineEnd < 0 ? text : text.slice(0, lineEnd);
    if (oddLines >= ODD_LINES || (line.split(dialect.quote).length - 1) % 2 === 1) throw records.openQuote();
    records.noteQuotes([{ code: 'InvalidQuotes', row: 0 }], 1);
    for (const fields of parseText(line, { ...dialect, quote: '', escape: '' })) records.add(fields);
    text = lineEnd < 0 ? '' : text.slice(lineEnd + 1);
  }
}
