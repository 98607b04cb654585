/** What an import would do to the book: the import itself, run on a copy of it, with every row kept for the screen. */
import type { ChangesetSummary, RejectedPage } from '../../../shared/contract/imports.ts';
import { rejectedCells, rejectedCount } from '../../book/importing/rejectedCells.ts';
import { previewRows, type PreviewRows } from '../../book/importing/previewRows.ts';
import { scratchBookInTurns, type ScratchBook } from '../../book/importing/scratchBook.ts';
import type { Book } from '../../book/openBook.ts';
import { type ImportRequest, importSteps } from '../apply/importIntoBook.ts';
import { cancelledError, runInTurns } from '../takeTurns.ts';
import { describeRow } from './describeRow.ts';
import { rowsOf } from './sheetsToImport.ts';

/** How the long steps of a job are watched and stopped from outside. */
export interface Work {
  readonly signal: AbortSignal;
  readonly onRows: (phase: 'matching' | 'applying', rows: number, total: number) => void;
}

export interface Preview {
  readonly scratch: ScratchBook;
  readonly rows: PreviewRows;
  readonly importId: string;
  readonly summary: ChangesetSummary;
}

/**
 * Makes the preview in turns. The copy is at `path` until the preview is disposed.
 * @throws AppError import/cancelled when the signal stops it; no copy is left then.
 */
export async function previewOf(
  book: Book,
  {
    path,
    work,
    ...request
  }: Omit<ImportRequest, 'observer' | 'findPairs'> & { readonly path: string; readonly work: Work },
): Promise<Preview> {
  const { signal, onRows } = work;
  const scratch = await scratchBookInTurns(book, path, () => {
    if (signal.aborted) throw cancelledError();
  });
  try {
    const rows = previewRows(scratch.book);
    const total = rowsOf(request.sheets);
    const steps = importSteps(scratch.book, {
      ...request,
      findPairs: true,
      observer: (report, run) =>
        rows.add({
          kind: report.kind,
          file: report.sheet.file,
          sheet: report.sheet.plan.sheetIndex,
          row: report.row,
          json: JSON.stringify(describeRow(report, run)),
        }),
    });
    const done = await runInTurns(steps, { signal, onStep: (row) => onRows('matching', row, total) });
    rows.flush();
    return { scratch, rows, importId: done.importId, summary: done.result };
  } catch (error) {
    scratch.dispose();
    throw error;
  }
}

/** The cells that could not be taken, a page of them. @param files names of the files of the import, in order. */
export function rejectedInPreview(
  { scratch, importId }: Preview,
  files: readonly string[],
  offset: number,
  limit: number,
): RejectedPage {
  const entries = rejectedCells(scratch.book, importId, { offset, limit }).map((cell) => ({
    file: Math.max(0, files.indexOf(cell.file)),
    fileName: cell.file,
    sheet: cell.sheetIndex,
    sheetName: cell.sheet,
    row: cell.row,
    column: cell.column,
    header: cell.header,
    value: cell.value,
    code: cell.code,
    message: cell.message,
  }));
  return { total: rejectedCount(scratch.book, importId), entries };
}
