/** Reads and understands the files of one import, one after the other. A file that is refused is left out and told; the others go on. */
import { AppError, toWireError } from '../../../shared/contract/errors.ts';
import type { UnreadFile } from '../../../shared/contract/imports.ts';
import { keptMappings } from '../../book/importing/memory.ts';
import type { JobContext } from './importJob.ts';
import type { JobFile } from './plannedFile.ts';
import { type FileToRead, stageFile } from './stageFile.ts';
import { withMappings } from './withMappings.ts';

export interface Reading {
  readonly signal?: AbortSignal;
  readonly onProgress: (file: number, done: number, total: number, rows: number) => void;
  /** The file that is read from now on. */
  readonly onFile: (name: string) => void;
  /** A file is read; whoever takes it disposes of it. */
  readonly onRead: (file: JobFile) => void;
}

/**
 * @returns the files that were left out, with the reasons.
 * @throws what refused the first file, when none could be read; anything that is not the fault of one file.
 */
export async function readSources(
  sources: readonly FileToRead[],
  ctx: JobContext,
  { signal, onProgress, onFile, onRead }: Reading,
): Promise<readonly UnreadFile[]> {
  const fiscalYearStart = await ctx.fiscalYearStart();
  const kept = keptMappings(ctx.book()).map((entry) => entry.mapping);
  const unread: UnreadFile[] = [];
  let first: { readonly name: string; readonly error: AppError } | null = null;
  for (const [index, source] of sources.entries()) {
    onFile(source.name);
    try {
      const staged = await stageFile(ctx.host, source, {
        today: ctx.today(),
        fiscalYearStart,
        ...(signal === undefined ? {} : { signal }),
        onProgress: (progress) => onProgress(index, progress.done, progress.total, progress.rows),
      });
      onRead({ staged, ...withMappings(staged, { given: [], kept, likeness: 'alike' }) });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      unread.push({ fileName: source.name, error: toWireError(error) });
      first ??= { name: source.name, error };
    }
  }
  if (first === null || unread.length < sources.length) return unread;
  onFile(first.name);
  throw first.error;
}

/** What stops the reading as a whole (Cancel, a full disk) is not the fault of one file. */
function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.code.startsWith('import/') && error.code !== 'import/cancelled';
}

/** "accounts.csv" and "accounts.csv (2)": files of two folders may share a name, and everything told of a file goes by it. */
export function distinctNames<Source extends FileToRead>(sources: readonly Source[]): readonly Source[] {
  const taken = new Set<string>();
  return sources.map((source) => {
    let { name } = source;
    for (let n = 2; taken.has(name); n += 1) name = `${source.name} (${n})`;
    taken.add(name);
    return { ...source, name };
  });
}
