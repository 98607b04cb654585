/** The import wizard: each method is one step of a job; the job lives in src/main/import/job. */
import { randomUUID } from 'node:crypto';
import type { importMethods, MappingInfo } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { fieldByKey } from '../../shared/fields/catalogue.ts';
import { importHistory } from '../book/importing/importHistory.ts';
import { forgetMapping, keepMappings, type KeptMapping, keptMappings } from '../book/importing/memory.ts';
import type { Book } from '../book/openBook.ts';
import type { Job } from '../import/job/importJob.ts';
import type { Work } from '../import/job/jobPreview.ts';
import { importJobs, type ImportJobs } from '../import/job/importJobs.ts';
import { mappingFileText, parseMappingFile } from '../import/job/mappingFile.ts';
import { rejectedCsv } from '../import/job/rejectedCsv.ts';
import { loadSettings } from '../settings/bookSettings.ts';
import type { ServiceContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { safeFileName } from './safeFileName.ts';
import { secondsLeft } from './secondsLeft.ts';

/** Jobs belong to the services that started them; tests run several side by side. */
const jobsOf = new WeakMap<ServiceContext, ImportJobs>();

function jobs(ctx: ServiceContext): ImportJobs {
  const known = jobsOf.get(ctx) ?? importJobs();
  jobsOf.set(ctx, known);
  return known;
}

/** Also while the book is being written: whoever comes back to the screen finds the import that does it, and can stop it. */
function bookPath(ctx: ServiceContext): string {
  return (ctx.session.current() ?? ctx.book()).path;
}

const ALL_REJECTED = 100_000;
/** Each is understood and shown as sheets of its own: more could not be looked through. */
const MOST_FILES = 50;

export const importHandlers = {
  'import.begin': ({ sourceIds }, ctx) => {
    ctx.book();
    if (sourceIds.length > MOST_FILES) {
      ctx.sources.release(sourceIds);
      throw new AppError(
        'import/too-many-files',
        `${sourceIds.length} files were chosen; one import takes at most ${MOST_FILES}. Nothing was imported. Choose fewer, and the others after them.`,
        { files: sourceIds.length },
      );
    }
    const sources = sourceIds.map((sourceId) => ctx.sources.get(sourceId));
    const job = jobs(ctx).start(sources, {
      host: ctx.host,
      book: ctx.book,
      alone: ctx.turns.alone,
      today: ctx.today,
      now: ctx.now,
      fiscalYearStart: async () => (await loadSettings(ctx.book())).fiscalYearStartMonth,
    });
    const totalBytes = sources.reduce((sum, source) => sum + source.bytes, 0);
    // The answer does not wait for the reading; its end is told by an event and by the state of the job.
    void ctx.jobs
      .run(job.jobId, (signal) =>
        readWithProgress(
          job,
          signal,
          sources.map((source) => source.bytes),
          totalBytes,
          ctx,
        ),
      )
      .catch(() => undefined);
    return { jobId: job.jobId };
  },
  'import.job': ({ jobId }, ctx) => jobs(ctx).get(jobId).state(),
  'import.jobs': (_input, ctx) =>
    jobs(ctx)
      .all(bookPath(ctx))
      .map((job) => job.state())
      .filter((state) => state.state !== 'applied' && state.state !== 'cancelled'),
  'import.rows': ({ jobId, ...request }, ctx) => jobs(ctx).get(jobId).rows(request),
  'import.changePlan': ({ jobId, change }, ctx) => jobs(ctx).get(jobId).changePlan(change),
  'import.preview': ({ jobId }, ctx) => watched(ctx, jobId, (job, work) => job.preview(work)),
  'import.changes': ({ jobId, offset, limit, ...filter }, ctx) => jobs(ctx).get(jobId).changes(filter, offset, limit),
  'import.rejected': ({ jobId, offset, limit }, ctx) => jobs(ctx).get(jobId).rejected(offset, limit),
  'import.exportRejected': ({ jobId }, ctx) => ({
    fileName: 'Rejected cells.csv',
    csv: rejectedCsv(jobs(ctx).get(jobId).rejected(0, ALL_REJECTED).entries),
  }),
  'import.decide': ({ jobId, decisions }, ctx) => watched(ctx, jobId, (job, work) => job.decide(decisions, work)),
  'import.apply': async ({ jobId }, ctx) => {
    try {
      const result = await watched(ctx, jobId, (job, work) => job.apply(work));
      ctx.sources.release(jobs(ctx).sourceIds(jobId));
      return result;
    } finally {
      // Also when nothing was written: what was refused meanwhile is read again.
      ctx.emit('book.changed', { reason: 'imported' });
    }
  },
  'import.stop': ({ jobId }, ctx) => {
    jobs(ctx).get(jobId).stop();
    return null;
  },
  'import.cancel': async ({ jobId }, ctx) => {
    ctx.jobs.cancel(jobId);
    const state = await jobs(ctx).get(jobId).cancel();
    ctx.sources.release(jobs(ctx).sourceIds(jobId));
    return state;
  },
  'import.discard': async ({ jobId }, ctx) => {
    ctx.jobs.cancel(jobId);
    ctx.sources.release(jobs(ctx).sourceIds(jobId));
    await jobs(ctx).discard(jobId);
    return null;
  },
  'import.history': (_input, ctx) => importHistory(ctx.book()),
  'import.mappings': (_input, ctx) => mappingList(ctx.book()),
  'import.forgetMapping': ({ fingerprint }, ctx) => {
    forgetMapping(ctx.book(), fingerprint);
    return null;
  },
  'import.exportMapping': ({ fingerprint }, ctx) => {
    const kept = keptMappings(ctx.book()).find((entry) => entry.mapping.fingerprint === fingerprint);
    if (kept === undefined)
      throw new AppError('import/no-such-mapping', 'This mapping is no longer remembered.', { fingerprint });
    return {
      fileName: `${safeFileName(kept.sheet === '' ? 'Mapping' : kept.sheet)}.mapping.json`,
      text: mappingFileText([kept]),
    };
  },
  'import.importMapping': ({ text, name }, ctx) => {
    const mappings = parseMappingFile(text, name);
    keepMappings(
      ctx.book(),
      mappings.map((entry) => ({ ...entry, savedAt: ctx.now() })),
    );
    return mappingList(ctx.book());
  },
} satisfies Handlers<typeof importMethods>;

const TICK_MS = 200;

/** Runs a long step of a job where closing the book reaches it, telling how far it is. */
function watched<T>(ctx: ServiceContext, jobId: string, run: (job: Job, work: Work) => Promise<T>): Promise<T> {
  const job = jobs(ctx).get(jobId);
  const startedAt = performance.now();
  let toldAt = startedAt;
  const onRows: Work['onRows'] = (phase, rows, total) => {
    const now = performance.now();
    if (now - toldAt < TICK_MS) return;
    toldAt = now;
    const share = total === 0 ? 0 : Math.min(1, rows / total);
    const left = secondsLeft(share, (now - startedAt) / 1000);
    ctx.emit('import.progress', { jobId, phase, done: rows, total, rows, secondsLeft: left });
  };
  return ctx.jobs.run(`${jobId} ${randomUUID()}`, (signal) => run(job, { signal, onRows }));
}

async function readWithProgress(
  job: Job,
  signal: AbortSignal,
  sizes: readonly number[],
  totalBytes: number,
  ctx: ServiceContext,
): Promise<void> {
  const startedAt = performance.now();
  let toldAt = 0;
  const tell = (phase: 'reading' | 'done', share: number, rows: number): void => {
    const seconds = (performance.now() - startedAt) / 1000;
    ctx.emit('import.progress', {
      jobId: job.jobId,
      phase,
      done: Math.round(totalBytes * share),
      total: totalBytes,
      rows,
      secondsLeft: secondsLeft(share, seconds),
    });
  };
  try {
    await job.read({
      signal,
      onProgress: (file, done, total, rows) => {
        const now = performance.now();
        if (now - toldAt < TICK_MS) return;
        toldAt = now;
        const before = sizes.slice(0, file).reduce((sum, size) => sum + size, 0);
        const own = (sizes[file] ?? 0) * (total > 0 ? Math.min(1, done / total) : 0);
        tell('reading', totalBytes === 0 ? 0 : (before + own) / totalBytes, rows);
      },
    });
  } finally {
    tell('done', 1, 0);
  }
}

function mappingList(book: Book): readonly MappingInfo[] {
  return keptMappings(book).map(mappingInfo);
}

function mappingInfo({ savedAt, sheet, mapping }: KeptMapping): MappingInfo {
  const entities = mapping.columns.flatMap((column) => fieldByKey(column.field?.key ?? '')?.entity ?? []);
  return {
    fingerprint: mapping.fingerprint,
    savedAt,
    sheet,
    entities: [...new Set([...(mapping.main === null ? [] : [mapping.main]), ...entities])],
    columns: mapping.columns.map((column) => ({ header: column.header, field: column.field?.key ?? null })),
  };
}
