/**
 * Makes the sample book: the invented company's workbook, imported through the ordinary pipeline without a question asked,
 * so that every value of the sample has its cell.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { openBook } from '../book/openBook.ts';
import type { Host } from '../hosts/host.ts';
import { importIntoBook, NO_CHOICES } from '../import/apply/importIntoBook.ts';
import { openQuestions, sheetsToImport } from '../import/job/sheetsToImport.ts';
import { stageFile, type StagedFile } from '../import/job/stageFile.ts';
import { SAMPLE_FILE, sampleWorkbook } from './sampleWorkbook.ts';

const FISCAL_YEAR_START = 1;

interface Clock {
  /** ISO day the sample's dates move with. */
  readonly today: string;
  /** ISO instant of the import. */
  readonly now: string;
}

/** Writes a new book to `path`, where nothing must be yet. @throws AppError as stageFile does, sample/not-understood. */
export async function makeSampleBook(
  path: string,
  host: Pick<Host, 'folders' | 'startParser'>,
  { today, now }: Clock,
): Promise<void> {
  const workbook = join(host.folders.temporary, SAMPLE_FILE);
  writeFileSync(workbook, sampleWorkbook(today), { mode: 0o600 });
  let staged: StagedFile | null = null;
  try {
    staged = await stageFile(
      host,
      { path: workbook, name: SAMPLE_FILE },
      { today, fiscalYearStart: FISCAL_YEAR_START },
    );
    fill(path, staged, { today, now });
  } finally {
    staged?.dispose();
    rmSync(workbook, { force: true });
  }
}

function fill(path: string, staged: StagedFile, { today, now }: Clock): void {
  if (openQuestions([staged.plan]).length > 0)
    throw new AppError(
      'sample/not-understood',
      'The sample workbook asks a question it should not. Open an empty book instead.',
    );
  const book = openBook(path, { create: true });
  try {
    const input = { staged, plan: staged.plan, settings: new Map() };
    const sheets = sheetsToImport([input], { today, fiscalYearStart: FISCAL_YEAR_START }, null);
    importIntoBook(book, { sheets, files: [SAMPLE_FILE], at: now, date: today, choices: NO_CHOICES });
  } finally {
    book.close();
  }
}
