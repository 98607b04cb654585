/**
 * The parent's side of the parser process: starts it, passes its progress on, and kills it when it takes too much memory,
 * stops working, takes too long, or is no longer wanted. A thread's limits do not bound its memory; a process can be killed.
 * Source: reliability page, section 0 (8) and section C.
 */
import { rmSync } from 'node:fs';
import { AppError, type ErrorDetails } from '../../../shared/contract/errors.ts';
import type { ChunkPlace } from '../../book/staging/stagingFormat.ts';
import type { ParsedFile, ParseProgress, ParserMessage, ParseRequest } from './messages.ts';

/** A started process, as the hosts give it: child_process and utilityProcess differ only in names. */
export interface ParserProcess {
  postMessage(message: ParseRequest): void;
  onMessage(callback: (message: ParserMessage) => void): void;
  onExit(callback: () => void): void;
  kill(): void;
  /** What the process takes, as seen from outside. */
  measure(): ProcessUse;
}

/** Each figure is null where only the process itself can tell. */
export interface ProcessUse {
  /** Resident memory. */
  readonly rssBytes: number | null;
  /** Processor time since it began. */
  readonly cpuMs: number | null;
}

export interface WatchLimits {
  readonly rssBytes: number;
  /**
   * Time without progress. On a busy machine a process may stand still because it gets no turn: it counts as stalled when
   * it worked for half of that time, or when three times that time is over.
   */
  readonly stalledMs: number;
  readonly totalMs: number;
  readonly checkEveryMs: number;
}

export const WATCH_LIMITS: WatchLimits = {
  rssBytes: 1024 * 1024 * 1024,
  stalledMs: 20_000,
  totalMs: 10 * 60_000,
  checkEveryMs: 250,
};

export interface WatchOptions {
  readonly startProcess: () => ParserProcess;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Omit<ParseProgress, 'kind'>) => void;
  /** Rows that can be read from the staging file while the parser goes on. */
  readonly onStaged?: (place: ChunkPlace) => void;
  readonly limits?: WatchLimits;
}

/** Why the watchdog ended the process; the wording follows refusals.ts. */
const ENDINGS = {
  'import/out-of-memory': [
    'IMP-20',
    (file: string) =>
      `Reading '${file}' took more memory than we allow (1 GB). Nothing was imported. Save it as .csv, or delete unused sheets and formats in Excel and save it again.`,
  ],
  'import/stalled': [
    'IMP-21',
    (file: string) =>
      `Reading '${file}' stopped making progress for 20 seconds. Nothing was imported. Open it in Excel, save it again, and import the new file.`,
  ],
  'import/timeout': [
    'IMP-22',
    (file: string) =>
      `Reading '${file}' took more than 10 minutes. Nothing was imported. Split the file and import the parts.`,
  ],
  'import/parser-ended': [
    'IMP-23',
    (file: string) =>
      `The program part that reads spreadsheets ended while reading '${file}'. Nothing was imported. The file may be damaged; open it in Excel, save it again, and import the new file.`,
  ],
} as const;

function ending(code: keyof typeof ENDINGS, file: string, details: ErrorDetails): AppError {
  const [support, sentence] = ENDINGS[code];
  return new AppError(code, `${sentence(file)} (${support})`, { support, file, ...details });
}

/**
 * Parses one file in a process of its own.
 * @returns what was parsed, with the path of the finished staging file; the caller deletes it when done.
 * @throws AppError with the codes of refusals.ts and of this file, or import/cancelled; then no staging file is left.
 */
export function watchParser(request: Omit<ParseRequest, 'kind'>, options: WatchOptions): Promise<ParsedFile> {
  const limits = options.limits ?? WATCH_LIMITS;
  const file = request.displayName;
  return new Promise((resolve, reject) => {
    const parser = options.startProcess();
    const startedAt = performance.now();
    let movedAt = startedAt;
    /** Processor time at the last look before it moved; null where it cannot be measured. */
    let cpuWhenMoved: number | null = 0;
    let use: ProcessUse = { rssBytes: null, cpuMs: null };
    let last = '';
    let settled = false;

    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearInterval(watch);
      options.signal?.removeEventListener('abort', cancel);
      return true;
    };
    const fail = (error: unknown): void => {
      if (!settle()) return;
      // Whatever was written is worthless; it is deleted once the process can no longer write it.
      parser.onExit(() => {
        removeStaging(request.stagingPath);
        reject(error);
      });
      parser.kill();
    };
    const cancel = (): void =>
      fail(new AppError('import/cancelled', 'The import was cancelled. Nothing was imported.'));
    const moved = (): void => {
      movedAt = performance.now();
      cpuWhenMoved = use.cpuMs;
    };
    const isStalled = (now: number): boolean => {
      const still = now - movedAt;
      if (still <= limits.stalledMs) return false;
      if (use.cpuMs === null || cpuWhenMoved === null || still > 3 * limits.stalledMs) return true;
      return use.cpuMs - cpuWhenMoved > limits.stalledMs / 2;
    };
    const checkMemory = (rss: number): void => {
      if (rss > limits.rssBytes) fail(ending('import/out-of-memory', file, { rss, limit: limits.rssBytes }));
    };
    const watch = setInterval(() => {
      const now = performance.now();
      use = parser.measure();
      checkMemory(use.rssBytes ?? 0);
      if (now - startedAt > limits.totalMs)
        fail(ending('import/timeout', file, { seconds: Math.round((now - startedAt) / 1000) }));
      else if (isStalled(now)) fail(ending('import/stalled', file, { seconds: Math.round((now - movedAt) / 1000) }));
    }, limits.checkEveryMs);

    parser.onMessage((message) => {
      if (settled) return;
      switch (message.kind) {
        case 'progress': {
          const mark = `${message.done}:${message.rows}`;
          if (mark !== last) moved();
          last = mark;
          options.onProgress?.({ done: message.done, total: message.total, rows: message.rows, rss: message.rss });
          checkMemory(message.rss);
          return;
        }
        case 'staged':
          moved();
          try {
            options.onStaged?.(message.place);
          } catch (error) {
            // A parser that fails removes the file at once, and says why in the message that comes next.
            if (!isGone(error)) fail(error);
          }
          return;
        case 'done':
          settle();
          parser.kill();
          resolve(message.result);
          return;
        case 'failed':
          settle();
          parser.kill();
          reject(new AppError(message.code, message.message, message.details));
          return;
      }
    });
    parser.onExit(() => {
      if (!settle()) return;
      removeStaging(request.stagingPath);
      reject(ending('import/parser-ended', file, {}));
    });
    if (options.signal?.aborted === true) cancel();
    else options.signal?.addEventListener('abort', cancel, { once: true });
    parser.postMessage({ kind: 'parse', ...request });
  });
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function removeStaging(path: string): void {
  for (const suffix of ['', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}
