/** `quarterbook import FILE... --book B`: applies (or only previews) a changeset. Source: cli page. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { ChangesetSummary, OpenQuestion } from '../../shared/contract/imports.ts';
import type { DateOrder, DecimalMark, ImportPlan, RememberedMapping } from '../../shared/fields/types.ts';
import {
  eachRejectedCell,
  rejectedCells,
  rejectedCount,
  type StoredRejection,
} from '../book/importing/rejectedCells.ts';
import { keptMappings } from '../book/importing/memory.ts';
import { scratchBook } from '../book/importing/scratchBook.ts';
import { copyBeforeImport } from '../book/keepBackup.ts';
import { openBook, type Book } from '../book/openBook.ts';
import { importIntoBook, NO_CHOICES } from '../import/apply/importIntoBook.ts';
import { answerPlan } from '../import/job/answerPlan.ts';
import { nothingToImport } from '../import/job/nothingToImport.ts';
import { withMappings } from '../import/job/withMappings.ts';
import { parseMappingFile } from '../import/job/mappingFile.ts';
import { openQuestions, type PlannedInput, sheetsToImport } from '../import/job/sheetsToImport.ts';
import { type StagedFile, stageFile } from '../import/job/stageFile.ts';
import { loadSettings } from '../settings/bookSettings.ts';
import { readArgs, type RunCommand, UsageError } from './command.ts';
import { fileToRead } from './inputFiles.ts';
import { needed, todayHere } from './readBook.ts';
import { readingsText } from './readingsText.ts';
import { importText, placeOf, REJECTED_SHOWN } from './importText.ts';

const PAIRS_UP_TO_ROWS = 10_000;
const DATE_ORDERS: readonly string[] = ['dmy', 'mdy', 'ymd'] satisfies readonly DateOrder[];

export const run: RunCommand = async (args, env) => {
  const startedAt = performance.now();
  const { values, positionals } = readArgs(args, {
    book: { type: 'string' },
    mapping: { type: 'string' },
    'date-order': { type: 'string' },
    decimal: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (positionals.length === 0) throw new UsageError('FILE is missing.');
  const bookPath = resolve(needed(values.book, '--book'));
  const dateOrder = choice<DateOrder>(values['date-order'], '--date-order', DATE_ORDERS);
  const decimal = choice<DecimalMark>(values.decimal, '--decimal', ['.', ',']);
  const files = positionals.map(fileToRead);
  const mapping = values.mapping === undefined ? [] : readMapping(values.mapping);
  const host = await env.host();
  const today = todayHere();
  const staged: StagedFile[] = [];
  const isDryRun = values['dry-run'] === true;
  try {
    // Everything that can be refused is refused before a book is touched or made.
    for (const file of files)
      staged.push(
        await stageFile(host, file, { today, fiscalYearStart: 1 }).catch((error: unknown) => {
          throw files.length === 1 ? error : named(file.name, error);
        }),
      );
    const target = openTarget(bookPath, { isDryRun, scratch: join(host.folders.temporary, 'preview.qbook') });
    let isDone = false;
    try {
      const settings = await loadSettings(target.book);
      const kept = keptMappings(target.book).map((entry) => entry.mapping);
      const inputs = staged.map((file): PlannedInput => {
        const { plan, settings: policies } = withMappings(file, { given: mapping, kept, likeness: 'equal' });
        return { staged: file, plan: answerPlan(plan, { dateOrder, decimal }), settings: policies };
      });
      refuseQuestions(openQuestions(inputs.map((input) => input.plan)), inputs);
      const sheets = sheetsToImport(
        inputs,
        { dateOrder, fiscalYearStart: settings.fiscalYearStartMonth, today },
        host.rowsEntry,
      );
      if (sheets.length === 0)
        throw nothingToImport(
          inputs.map((input) => ({ name: input.staged.name, plan: input.plan })),
          'See `quarterbook inspect`, and give a mapping.',
        );
      if (!isDryRun) copyBeforeImport(target.book, host.folders.backups);
      const notices = staged.flatMap(({ plan }) => fileNotices(plan));
      const print = (told: ChangesetSummary, importId: string, isRefused: boolean): void => {
        const summary = { ...told, notes: [...notices, ...told.notes] };
        const seconds = Math.round(performance.now() - startedAt) / 1000;
        if (values.json === true) {
          const shownId = isDryRun || isRefused ? null : importId;
          writeJson(env.out, importJson(summary, shownId, seconds), eachRejectedCell(target.book, importId));
          return;
        }
        const rejected = {
          total: rejectedCount(target.book, importId),
          first: rejectedCells(target.book, importId, { offset: 0, limit: REJECTED_SHOWN }),
        };
        env.out(importText(summary, rejected, { isDryRun, isRefused, importId, seconds }));
      };
      const { result, importId } = importIntoBook(target.book, {
        sheets,
        files: files.map((file) => file.name),
        at: new Date().toISOString(),
        date: today,
        choices: NO_CHOICES,
        // Nobody is asked here; above so many rows the search is left to the app.
        findPairs: sheets.reduce((sum, sheet) => sum + sheet.plan.rowCount, 0) <= PAIRS_UP_TO_ROWS,
        whenAllRefused: (summary, refusedId) => {
          print(summary, refusedId, true);
          return allRefused(summary, rejectedCells(target.book, refusedId, { offset: 0, limit: 1 })[0]);
        },
      });
      isDone = true;
      print(result, importId, false);
    } finally {
      target.close(isDone);
    }
  } finally {
    for (const file of staged) file.dispose();
  }
};

/** What the readers found of the file as a whole: that it is really something else, macros ignored, how its letters were read. */
function fileNotices({ file, warnings }: ImportPlan): readonly string[] {
  return warnings.map((warning) => (warning.includes(file) ? warning : `“${file}”: ${warning}`));
}

/** Rows that are refused block no others; where there are no others the file is. What is wrong with each was printed. */
function allRefused({ sheets }: ChangesetSummary, first: StoredRejection | undefined): AppError {
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  const files = [...new Set(sheets.map(({ fileName }) => `"${fileName}"`))].join(', ');
  return new AppError(
    'import/all-rows-refused',
    `${rows === 1 ? `The one row of ${files} was refused` : `All ${rows} rows of ${files} were refused`}, so nothing was imported.${first === undefined ? '' : ` The first: ${placeOf(first)}: ${first.message}`}`,
    { files, rows },
  );
}

/** Of several files, the one that is refused is named. */
function named(file: string, error: unknown): unknown {
  return error instanceof AppError ? new AppError(error.code, `${file}: ${error.message}`, error.details) : error;
}

interface Target {
  readonly book: Book;
  close(isDone: boolean): void;
}

/** The book itself, made where there is none; for a dry run a copy of it, or an empty one elsewhere. */
function openTarget(
  path: string,
  { isDryRun, scratch }: { readonly isDryRun: boolean; readonly scratch: string },
): Target {
  const isNew = !existsSync(path);
  if (!isDryRun) {
    const book = openBook(path, { create: true });
    return {
      book,
      close: (isDone) => {
        book.close();
        if (isNew && !isDone) for (const suffix of ['', '-journal']) rmSync(path + suffix, { force: true });
      },
    };
  }
  const source = isNew ? null : openBook(path, { readOnly: true });
  try {
    const copy = scratchBook(source, scratch);
    return { book: copy.book, close: () => copy.dispose() };
  } finally {
    source?.close();
  }
}

function readMapping(argument: string): readonly RememberedMapping[] {
  const file = fileToRead(argument);
  return parseMappingFile(readFileSync(file.path, 'utf8'), file.name).map((entry) => entry.mapping);
}

function choice<T extends string>(text: string | undefined, option: string, choices: readonly string[]): T | undefined {
  if (text === undefined) return undefined;
  if (!choices.includes(text)) throw new UsageError(`${option} "${text}" is none of: ${choices.join(', ')}.`);
  return text as T;
}

/** @throws AppError import/ambiguous-date or import/ambiguous-number with the first column that asks. */
function refuseQuestions(questions: readonly OpenQuestion[], inputs: readonly PlannedInput[]): void {
  const first = questions[0];
  if (first === undefined) return;
  const input = inputs[first.file];
  const sheet = input?.plan.sheets.find((entry) => entry.sheetIndex === first.sheet)?.name ?? '';
  const isDate = first.ambiguity.kind === 'dateOrder';
  const more = questions.length - 1;
  const others = more === 0 ? '' : ` ${more} more ${more === 1 ? 'column asks' : 'columns ask'} as well.`;
  const where = `Column "${first.header}"${sheet === '' ? '' : ` of sheet "${sheet}"`} in "${input?.staged.name ?? ''}"`;
  throw new AppError(
    isDate ? 'import/ambiguous-date' : 'import/ambiguous-number',
    `${where} has ${first.ambiguity.count} ${isDate ? 'dates' : 'numbers'} that can be read in two ways (${readingsText(first.ambiguity)}).${others} Nothing was imported. ${isDate ? 'Say which with --date-order dmy, mdy or ymd' : 'Say which with --decimal . (a point) or --decimal , (a comma)'}, or with a mapping.`,
    { file: input?.staged.name ?? '', sheet, column: first.header, count: first.ambiguity.count },
  );
}

const REJECTED_AT_ONCE = 2000;

/** One JSON document in parts: `rejected` last, a few thousand at a time, so that its size costs no memory. */
function writeJson(out: (text: string) => void, document: object, rejected: Iterable<StoredRejection>): void {
  let text = `${JSON.stringify(document).slice(0, -1)},"rejected":[`;
  let count = 0;
  for (const { file, sheet, row, column, header, value, code, message } of rejected) {
    text += `${count === 0 ? '' : ','}${JSON.stringify({ file, sheet, row, column, header, value, code, message })}`;
    count += 1;
    if (count % REJECTED_AT_ONCE > 0) continue;
    out(text);
    text = '';
  }
  out(`${text}]}`);
}

function importJson(summary: ChangesetSummary, importId: string | null, seconds: number): object {
  const { arr } = summary.effect;
  const single = arr.length <= 1;
  return {
    importId,
    sheets: summary.sheets.map((sheet) => ({
      file: sheet.fileName,
      name: sheet.name,
      entities: sheet.entities,
      rows: sheet.rows,
      new: sheet.new,
      changed: sheet.changed,
      same: sheet.same,
      conflict: sheet.conflict,
      vanished: sheet.vanished,
      rejected: sheet.rejected,
      rejectedCells: sheet.rejectedCells,
      byEntity: sheet.byEntity,
    })),
    // Several currencies have no one sum.
    arrBefore: single ? (arr[0]?.beforeMinor ?? 0) : null,
    arrAfter: single ? (arr[0]?.afterMinor ?? 0) : null,
    arrByCurrency: Object.fromEntries(
      arr.map(({ currency, beforeMinor, afterMinor }) => [currency, { before: beforeMinor, after: afterMinor }]),
    ),
    effect: summary.effect,
    vanished: summary.vanished,
    pairs: summary.pairs,
    moves: summary.moves,
    notes: summary.notes,
    seconds,
  };
}
