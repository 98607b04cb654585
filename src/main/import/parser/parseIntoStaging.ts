/** One spreadsheet into one staging file. Runs in the parser process; on failure no staging file is left behind. */
import { rmSync } from 'node:fs';
import type { ChunkPlace } from '../../book/staging/stagingFormat.ts';
import { createStaging } from '../../book/staging/writeStaging.ts';
import { readSpreadsheet } from '../readers/readSpreadsheet.ts';
import type { ParsedFile, ParsedSheet, ParseProgress, ParseRequest } from './messages.ts';

/** @param staged told of rows that can be read already. @throws AppError as readSpreadsheet does. */
export async function parseIntoStaging(
  request: Omit<ParseRequest, 'kind'>,
  report: (progress: Pick<ParseProgress, 'done' | 'total' | 'rows'>) => void,
  staged?: (place: ChunkPlace) => void,
): Promise<ParsedFile> {
  const { path, displayName, stagingPath } = request;
  const sheets: ParsedSheet[] = [];
  const writer = createStaging(stagingPath, {
    progress: (done, total) => report({ done, total, rows: writer.rows }),
    ...(staged === undefined ? {} : { staged }),
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
    throw error;
  }
}
