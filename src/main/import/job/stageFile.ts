/**
 * Reads one file in the parser process and says what was understood: the first half of every import, in the wizard and on
 * the command line alike. Nothing here knows a book.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportPlan } from '../../../shared/fields/types.ts';
import { type ChunkReader, openStaging, readChunks, type Staging } from '../../book/staging/openStaging.ts';
import type { ChunkPlace, StagedChunk } from '../../book/staging/stagingFormat.ts';
import type { Host } from '../../hosts/host.ts';
import type { ParsedFile, ParseProgress } from '../parser/messages.ts';
import { watchParser } from '../parser/watchParser.ts';
import type { SheetRow, SheetSource } from '../recognise/sheetRows.ts';
import { planOf, type SheetOptions, type ViewedSheet, viewOf, viewOfProfile } from '../understand.ts';
import { earlyProfiles } from './earlyProfiles.ts';

export interface FileToRead {
  readonly path: string;
  /** Name as the person knows it. */
  readonly name: string;
}

/** A parsed file, not yet understood. */
export interface ParsedInput {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly parsed: ParsedFile;
  readonly staging: Staging;
  readonly stagingPath: string;
  /** Closes and deletes the staging file. Safe to call twice. */
  dispose(): void;
}

export interface StagedFile extends ParsedInput {
  readonly plan: ImportPlan;
  /** Per sheet of the plan what later steps need: its rows, and how its columns were counted. */
  readonly sheets: readonly StagedSheet[];
}

export interface StagedSheet {
  readonly source: SheetSource;
  readonly viewed: ViewedSheet;
  readonly options: SheetOptions;
}

export interface ParseOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Omit<ParseProgress, 'kind'>) => void;
  /** Rows as they come, while the parser goes on. */
  readonly onRows?: (chunk: StagedChunk) => void;
}

export interface StageOptions extends Omit<ParseOptions, 'onRows'> {
  /** ISO day. */
  readonly today: string;
  /** 1-12. */
  readonly fiscalYearStart: number;
}

type ParserHost = Pick<Host, 'folders' | 'startParser'>;

/** @throws AppError as watchParser does, import/file-not-found, import/file-changed. */
export async function parseFile(host: ParserHost, file: FileToRead, options: ParseOptions = {}): Promise<ParsedInput> {
  const before = statSync(file.path, { throwIfNoEntry: false });
  if (before === undefined || !before.isFile())
    throw new AppError('import/file-not-found', `There is no file "${file.name}". Check the name and the folder.`, {
      file: file.name,
    });
  const stagingPath = join(host.folders.temporary, `${randomUUID()}.staging`);
  const [parsed, sha256] = await Promise.all([
    parseAndFollow(host, { path: file.path, displayName: file.name, stagingPath }, options),
    fileDigest(file.path),
  ]);
  const staging = openStaging(stagingPath);
  let isOpen = true;
  const dispose = (): void => {
    if (!isOpen) return;
    isOpen = false;
    staging.close();
    rmSync(stagingPath, { force: true });
  };
  const after = statSync(file.path, { throwIfNoEntry: false });
  if (after?.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    dispose();
    throw new AppError(
      'import/file-changed',
      `"${file.name}" changed while it was being read (is it open in Excel, or syncing?). Nothing was imported. Try again when it is saved.`,
      { file: file.name },
    );
  }
  return { name: file.name, bytes: before.size, sha256, parsed, staging, stagingPath, dispose };
}

/** Parses in a process of its own, and hands rows on while it does. */
async function parseAndFollow(
  host: ParserHost,
  request: Parameters<typeof watchParser>[0],
  { onRows, ...options }: ParseOptions,
): Promise<ParsedFile> {
  let chunks: ChunkReader | null = null;
  const onStaged = (place: ChunkPlace): void => {
    chunks ??= readChunks(request.stagingPath);
    onRows?.(chunks.read(place));
  };
  try {
    return await watchParser(request, {
      ...options,
      startProcess: () => host.startParser(),
      ...(onRows === undefined ? {} : { onStaged }),
    });
  } finally {
    (chunks as ChunkReader | null)?.close();
  }
}

/** Parses a file and makes its plan. @throws AppError as parseFile does. */
export async function stageFile(host: ParserHost, file: FileToRead, options: StageOptions): Promise<StagedFile> {
  const context: SheetOptions = { today: options.today, fiscalYearStart: options.fiscalYearStart };
  const early = earlyProfiles(context);
  const input = await parseFile(host, file, { ...options, onRows: early.take });
  try {
    const { staging, parsed } = input;
    const sheets = staging.sheets.map((sheet): StagedSheet => {
      const source = sheetSource(staging, sheet.index);
      const profile = early.of(sheet);
      const viewed =
        profile === null ? viewOf(source, file.name, context) : viewOfProfile(profile, source.name, file.name, context);
      return { source, viewed, options: context };
    });
    const plan: ImportPlan = {
      file: file.name,
      format: parsed.format,
      ...(parsed.encoding === undefined ? {} : { encoding: parsed.encoding }),
      ...(parsed.delimiter === undefined ? {} : { delimiter: parsed.delimiter }),
      sheets: sheets.map(({ source, viewed }) => planOf(source, viewed, context)),
      warnings: sheets.length === 0 ? [...parsed.notices, `"${file.name}" has no sheets.`] : parsed.notices,
    };
    return { ...input, plan, sheets };
  } catch (error) {
    input.dispose();
    throw error;
  }
}

function sheetSource(staging: Staging, index: number): SheetSource {
  const sheet = staging.sheets.find((entry) => entry.index === index);
  return {
    index,
    name: sheet?.name ?? '',
    hidden: sheet?.state !== 'visible',
    rows: {
      *[Symbol.iterator](): IterableIterator<SheetRow> {
        for (const { n, hidden, values } of staging.iterateDecoded(index)) yield { n, hidden, cells: values };
      },
    },
    ...(sheet === undefined
      ? {}
      : {
          formats: sheet.end.formats,
          merges: sheet.end.merges,
          notices: [...sheet.end.notices, ...hiddenColumnNotice(sheet.end.hiddenColumns, sheet.columnCount)],
        }),
  };
}

/** Hidden columns are read like the others, and said: somebody may not want them in the book. */
function hiddenColumnNotice(hidden: readonly number[], columnCount: number): readonly string[] {
  const count = hidden.filter((column) => column < columnCount).length;
  if (count === 0) return [];
  return [
    `This sheet has ${count === 1 ? '1 hidden column; it is' : `${count} hidden columns; they are`} read like the others.`,
  ];
}

async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
