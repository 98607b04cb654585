/** One spreadsheet into one staging file. Runs in the parser process; on failure no staging file is left behind. */
import { rmSync, statSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ChunkPlace } from '../../book/staging/stagingFormat.ts';
import { createStaging } from '../../book/staging/writeStaging.ts';
import { LIMITS } from '../readers/limits.ts';
import { isDiskFull, readSpreadsheet } from '../readers/readSpreadsheet.ts';
import { refusal } from '../readers/refusals.ts';
import type { ParsedFile, ParsedSheet, ParseProgress, ParseRequest } from './messages.ts';

/**
 * @param staged told of rows that can be read already.
 * @param room most bytes that the rows may take in the staging file.
 * @throws AppError as readSpreadsheet does; import/zip-bomb too when the rows take far more room than the file: a hundred
 * kilobytes that name one long text two million times would fill the disk; source/disk-full.
 */
export async function parseIntoStaging(
  request: Omit<ParseRequest, 'kind'>,
  report: (progress: Pick<ParseProgress, 'done' | 'total' | 'rows'>) => void,
  staged?: (place: ChunkPlace) => void,
  room = roomFor(request.path),
): Promise<ParsedFile> {
  const { path, displayName, stagingPath } = request;
  const sheets: ParsedSheet[] = [];
  let written = 0;
  let share = 0;
  const writer = createStaging(stagingPath, {
    progress: (done, total) => {
      share = done / Math.max(1, total);
      report({ done, total, rows: writer.rows });
    },
    staged: (place) => {
      written = place.at + place.bytes;
      if (written > room) throw refusal('import/zip-bomb', { file: displayName, found: written });
      staged?.(place);
    },
  });
  let current: ParsedSheet | null = null;
  try {
    const result = await readSpreadsheet(
      { path, displayName },
      {
        ...writer,
        sheetStart(sheet) {
          current = { ...sheet, rowCount: 0, columnCount: 0 };
          writer.sheetStart(sheet);
        },
        sheetEnd(end) {
          const counts = writer.sheetEnd(end);
          if (current !== null) sheets.push({ ...current, ...counts });
        },
      },
    );
    for (const [key, value] of Object.entries({ ...result, displayName })) writer.setMeta(key, JSON.stringify(value));
    writer.finish();
    return { ...result, stagingPath, date1904: result.date1904 === true, sheets };
  } catch (error) {
    writer.abandon();
    rmSync(stagingPath, { force: true });
    throw isDiskFull(error) ? noRoom(displayName, written / Math.max(share, 0.01) - written) : error;
  }
}

/** As much as a workbook may unpack to; for longer files of text their own length with what quotes and commas add to it. */
function roomFor(path: string): number {
  return Math.max(LIMITS.totalBytes, 2 * (statSync(path, { throwIfNoEntry: false })?.size ?? 0));
}

/** @param bytes about how many are missing, from what was written so far. */
function noRoom(file: string, bytes: number): AppError {
  const missingMb = Math.max(16, Math.ceil(bytes / 1_000_000));
  return new AppError(
    'source/disk-full',
    `The disk for temporary files is full, so '${file}' was not read. Nothing was imported. Free about ${missingMb.toLocaleString('en-US')} MB and try again.`,
    { file, missingMb },
  );
}
