/** The imports of a book with what each did. */
import type { ImportHistoryEntry } from '../../../shared/contract/imports.ts';
import type { Book } from '../openBook.ts';

interface ImportRow {
  readonly id: number;
  readonly started_at: string;
  readonly undone_at: string | null;
  readonly summary: string;
  readonly entry_id: number | null;
  readonly rejected: number;
}

/** Newest first. */
export function importHistory({ sqlite }: Book): readonly ImportHistoryEntry[] {
  const files = sqlite.prepare<[number], { file: string }>(
    'SELECT DISTINCT file FROM source_sheet WHERE import_id = ? ORDER BY id',
  );
  return sqlite
    .prepare<[], ImportRow>(
      `SELECT i.id, i.started_at, i.undone_at, i.summary,
         (SELECT e.id FROM journal_entry e WHERE e.import_id = i.id AND e.kind = 'import' AND e.undone_by_id IS NULL) AS entry_id,
         (SELECT count(*) FROM rejected_cell r JOIN source_sheet s ON s.id = r.source_sheet_id WHERE s.import_id = i.id) AS rejected
       FROM import i WHERE i.finished_at IS NOT NULL ORDER BY i.id DESC`,
    )
    .all()
    .map((row) => {
      const summary = JSON.parse(row.summary) as Pick<ImportHistoryEntry, 'sheets' | 'effect'>;
      return {
        importId: String(row.id),
        at: row.started_at,
        files: files.all(row.id).map((entry) => entry.file),
        sheets: summary.sheets,
        effect: summary.effect,
        rejectedTotal: row.rejected,
        undoneAt: row.undone_at,
        entryId: row.entry_id === null ? null : String(row.entry_id),
      };
    });
}
