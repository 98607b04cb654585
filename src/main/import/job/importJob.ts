/**
 * One import of the wizard, from dropped files to a changed book. The job lives in memory only: a failed or forgotten import
 * never comes back by itself. Every method leaves the job in one of the states of the contract.
 */
import { join } from 'node:path';
import { AppError, toWireError, type WireError } from '../../../shared/contract/errors.ts';
import type {
  ChangePage,
  ImportDecision,
  ImportJob,
  ImportResult,
  PlanChange,
  RejectedPage,
  UnreadFile,
} from '../../../shared/contract/imports.ts';
import type { ImportPlan } from '../../../shared/fields/types.ts';
import { importSteps } from '../apply/importIntoBook.ts';
import type { PreviewFilter } from '../../book/importing/previewRows.ts';
import { rejectedCount } from '../../book/importing/rejectedCells.ts';
import { copyBeforeImportInTurns } from '../../book/keepBackup.ts';
import type { Book } from '../../book/openBook.ts';
import type { Host } from '../../hosts/host.ts';
import type { CompileOptions } from '../normalise/compileSheet.ts';
import { cancelledError, runInTurns } from '../takeTurns.ts';
import { newChoices } from './choices.ts';
import { type Preview, previewOf, rejectedInPreview, type Work } from './jobPreview.ts';
import { createLane } from './lane.ts';
import { nothingToImport } from './nothingToImport.ts';
import { type JobFile, plannedFile } from './plannedFile.ts';
import { planAfter } from './planSteps.ts';
import { rawRows, type RawRowsRequest } from './rawRows.ts';
import { settingsAfter } from './settingsAfter.ts';
import { DEFAULT_SETTINGS, openQuestions, type PlannedInput, rowsOf, sheetsToImport } from './sheetsToImport.ts';
import { distinctNames, readSources } from './readSources.ts';
import type { FileToRead, ParseOptions } from './stageFile.ts';

export interface JobContext {
  readonly host: Pick<Host, 'folders' | 'startParser' | 'rowsEntry'>;
  book(): Book;
  /** Runs work that has the book to itself. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  today(): string;
  now(): string;
  fiscalYearStart(): Promise<number>;
}

export interface Job {
  readonly jobId: string;
  state(): ImportJob;
  /** Reads all files; settles the job as planned, failed or cancelled and never rejects. */
  read(
    options: Omit<ParseOptions, 'onProgress'> & {
      readonly onProgress: (file: number, done: number, total: number, rows: number) => void;
    },
  ): Promise<void>;
  rows(request: RawRowsRequest & { readonly file: number }): ReturnType<typeof rawRows>;
  changePlan(change: PlanChange): Promise<ImportJob>;
  preview(work: Work): Promise<ImportJob>;
  changes(filter: PreviewFilter, offset: number, limit: number): ChangePage;
  rejected(offset: number, limit: number): RejectedPage;
  decide(decisions: readonly ImportDecision[], work: Work): Promise<ImportJob>;
  apply(work: Work): Promise<ImportResult>;
  /** Stops a preview or an apply that is under way; what waits behind it is done. */
  stop(): void;
  cancel(): Promise<ImportJob>;
  /** Stops what is under way, then deletes what the job staged. Safe to call twice. */
  dispose(): Promise<void>;
}

export function importJob(
  jobId: string,
  given: readonly (FileToRead & { readonly bytes: number })[],
  ctx: JobContext,
): Job {
  const sources = distinctNames(given);
  const files: JobFile[] = [];
  const unread: UnreadFile[] = [];
  const choices = newChoices();
  let phase: 'reading' | 'open' | 'failed' | 'cancelled' | 'applying' | 'applied' = 'reading';
  let failure: { readonly error: WireError; readonly fileName: string | null } | null = null;
  let preview: Preview | null = null;
  let result: ImportResult | null = null;

  const { inTurn, stoppable, stop } = createLane();

  const dropPreview = (): void => {
    preview?.scratch.dispose();
    preview = null;
  };
  const dispose = (): void => {
    dropPreview();
    for (const file of files) file.staged.dispose();
    files.length = 0;
    unread.length = 0;
  };
  const fileNames = (): readonly string[] => files.map((file) => file.staged.name);
  const plans = (): readonly ImportPlan[] => files.map((file) => file.plan);
  const state = (): ImportJob => {
    switch (phase) {
      case 'reading':
        return { state: 'reading', jobId, files: sources.map(({ name, bytes }) => ({ name, bytes })) };
      case 'failed': {
        const { error, fileName } = failure ?? { error: toWireError(null), fileName: null };
        return { state: 'failed', jobId, error, fileName };
      }
      case 'cancelled':
      case 'applying':
        return { state: phase, jobId };
      case 'applied':
        return result === null ? { state: 'applying', jobId } : { state: 'applied', jobId, result };
      case 'open': {
        const planned = { jobId, files: files.map(plannedFile), unread, questions: openQuestions(plans()) };
        if (preview === null) return { state: 'planned', ...planned };
        const { summary } = preview;
        return { state: 'previewed', ...planned, summary, conflictsAnswered: choices.hasAnsweredConflicts() };
      }
    }
  };
  const needOpen = (): void => {
    if (phase !== 'open')
      throw new AppError(
        'import/not-ready',
        'This import is not waiting for an answer: it is being read, or it is over.',
        { state: phase },
      );
  };
  const fileAt = (index: number): JobFile => {
    const file = files[index];
    if (file === undefined)
      throw new AppError('import/no-such-sheet', 'This import has no such file.', { file: index });
    return file;
  };
  const compileOptions = async (): Promise<CompileOptions> => ({
    fiscalYearStart: await ctx.fiscalYearStart(),
    today: ctx.today(),
  });
  const inputs = (): readonly PlannedInput[] => files.map(({ staged, plan, settings }) => ({ staged, plan, settings }));
  const readySheets = async (): Promise<ReturnType<typeof sheetsToImport>> => {
    const questions = openQuestions(plans());
    if (questions.length > 0)
      throw new AppError(
        'import/question-open',
        `${questions.length === 1 ? 'One column asks' : `${questions.length} columns ask`} how to read its cells. Answer first: nothing is guessed.`,
        { count: questions.length },
      );
    const sheets = sheetsToImport(inputs(), await compileOptions(), ctx.host.rowsEntry);
    if (sheets.length === 0)
      throw nothingToImport(
        inputs().map(({ staged, plan }) => ({ name: staged.name, plan })),
        'Choose a sheet and say what it holds.',
      );
    return sheets;
  };
  const makePreview = async (work: Work): Promise<void> => {
    const sheets = await readySheets();
    dropPreview();
    const { signal, ...rest } = work;
    preview = await stoppable(signal, (stopped) =>
      previewOf(ctx.book(), {
        path: join(ctx.host.folders.temporary, `preview-${jobId}.qbook`),
        sheets,
        files: fileNames(),
        at: ctx.now(),
        date: ctx.today(),
        choices,
        work: { ...rest, signal: stopped },
      }),
    );
  };
  const needPreview = (): Preview => {
    if (preview === null)
      throw new AppError('import/no-preview', 'There is no preview of this import. Make one first.');
    return preview;
  };

  return {
    jobId,
    state,
    dispose: () => {
      stop();
      return inTurn(dispose);
    },
    read: async ({ signal, onProgress }) => {
      let current: string | null = null;
      try {
        const left = await readSources(sources, ctx, {
          ...(signal === undefined ? {} : { signal }),
          onProgress,
          onFile: (name) => {
            current = name;
          },
          onRead: (file) => void files.push(file),
        });
        unread.push(...left);
        if (phase === 'reading') phase = 'open';
        else dispose();
      } catch (error) {
        dispose();
        if (phase === 'cancelled') return;
        const wire = toWireError(error);
        phase = wire.code === 'import/cancelled' ? 'cancelled' : 'failed';
        failure = { error: wire, fileName: current };
        if (!(error instanceof AppError)) throw error;
      }
    },
    rows: ({ file, ...request }) => {
      needOpen();
      const { staged, plan, settings } = fileAt(file);
      return rawRows(staged, plan, settings.get(request.sheet) ?? DEFAULT_SETTINGS, request, {
        fiscalYearStart: 1,
        today: ctx.today(),
      });
    },
    changePlan: (change) =>
      inTurn(() => {
        needOpen();
        const file = fileAt(change.file);
        file.plan = planAfter(file.staged, file.plan, change);
        file.settings = settingsAfter(file.settings, change);
        dropPreview();
        return state();
      }),
    preview: (work) =>
      inTurn(async () => {
        needOpen();
        await makePreview(work);
        return state();
      }),
    changes: (filter, offset, limit) => {
      const { total, rows } = needPreview().rows.page(filter, offset, limit);
      return { total, rows: rows.map((json) => JSON.parse(json) as ChangePage['rows'][number]) };
    },
    rejected: (offset, limit) => rejectedInPreview(needPreview(), fileNames(), offset, limit),
    decide: (decisions, work) =>
      inTurn(async () => {
        needOpen();
        const shown = preview?.summary.pairs ?? [];
        for (const decision of decisions) choices.decide(decision, shown);
        await makePreview(work);
        return state();
      }),
    apply: ({ signal, onRows }) =>
      inTurn(async () => {
        needOpen();
        const startedAt = performance.now();
        const sheets = await readySheets();
        phase = 'applying';
        try {
          const book = ctx.book();
          const total = rowsOf(sheets);
          const steps = importSteps(book, {
            sheets,
            files: fileNames(),
            at: ctx.now(),
            date: ctx.today(),
            choices,
          });
          const done = await stoppable(signal, (stopped) =>
            ctx.alone(async () => {
              await copyBeforeImportInTurns(book, ctx.host.folders.backups, () => {
                if (stopped.aborted) throw cancelledError();
              });
              return runInTurns(steps, { signal: stopped, onStep: (row) => onRows('applying', row, total) });
            }),
          );
          result = {
            importId: done.importId,
            entryId: done.entryId,
            sheets: done.result.sheets,
            effect: done.result.effect,
            rejectedTotal: rejectedCount(book, done.importId),
            notes: done.result.notes,
            seconds: Math.round(performance.now() - startedAt) / 1000,
          };
          phase = 'applied';
          dispose();
          return result;
        } catch (error) {
          // Nothing was written: the person can change something and try again.
          phase = 'open';
          throw error;
        }
      }),
    stop,
    cancel: async () => {
      stop();
      // While files are read, the reader ends first and cleans up after itself.
      if (phase === 'reading') phase = 'cancelled';
      else
        await inTurn(() => {
          if (phase !== 'open') return;
          phase = 'cancelled';
          dispose();
        });
      return state();
    },
  };
}
