/**
 * The service of one fuzz run, a process of its own so that its death would be seen: takes files one by one and does with each
 * what an import does, from the real parser process to a commit into a book that is thrown away.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { scratchBook } from '../../../src/main/book/importing/scratchBook.ts';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { openQuestions, sheetsToImport } from '../../../src/main/import/job/sheetsToImport.ts';
import { stageFile } from '../../../src/main/import/job/stageFile.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';

export interface FuzzAnswer {
  readonly kind: 'rows' | 'refused' | 'unnamed';
  /** Rows read, or the code, or what was thrown. */
  readonly what: string;
  readonly parserRss: number;
}

const PARSER = new URL('../../../src/main/parser.ts', import.meta.url).pathname;
const temporary = mkdtempSync(join(tmpdir(), 'quarterbook-fuzz-'));
const host = {
  folders: { config: '', books: '', backups: '', resources: '', temporary },
  startParser: () => startNodeParser(PARSER),
};
const today = '2026-11-22';

async function importFile(path: string, name: string): Promise<FuzzAnswer> {
  let parserRss = 0;
  try {
    const staged = await stageFile(
      host,
      { path, name },
      {
        today,
        fiscalYearStart: 1,
        onProgress: ({ rss }) => {
          parserRss = Math.max(parserRss, rss);
        },
      },
    );
    try {
      const rows = staged.parsed.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
      if (openQuestions([staged.plan]).length === 0) commit(staged, name);
      return { kind: 'rows', what: String(rows), parserRss };
    } finally {
      staged.dispose();
    }
  } catch (error) {
    const isNamed = error instanceof AppError && error.code !== 'app/unexpected' && !error.code.startsWith('fuzz/');
    const what =
      error instanceof AppError ? error.code : error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: isNamed ? 'refused' : 'unnamed', what, parserRss };
  }
}

function commit(staged: Awaited<ReturnType<typeof stageFile>>, name: string): void {
  const sheets = sheetsToImport(
    [{ staged, plan: staged.plan, settings: new Map() }],
    { today, fiscalYearStart: 1 },
    null,
  );
  if (sheets.length === 0) return;
  const scratch = scratchBook(null, join(temporary, `${randomUUID()}.qbook`));
  try {
    importIntoBook(scratch.book, {
      sheets,
      files: [name],
      at: `${today}T09:00:00.000Z`,
      date: today,
      choices: NO_CHOICES,
    });
    const broken = scratch.book.sqlite.pragma('foreign_key_check') as readonly unknown[];
    if (broken.length > 0) throw new Error(`${broken.length} rows point at nothing after the import`);
  } finally {
    scratch.dispose();
  }
}

process.on('message', (message) => {
  const { path, name } = message as { readonly path: string; readonly name: string };
  void importFile(path, name).then((answer) => process.send?.(answer));
});
process.once('disconnect', () => {
  rmSync(temporary, { recursive: true, force: true });
  process.exit();
});
