/** Row types of everything in a book that is not a fact: settings, imports and origins, journal, reviews. */
import type { Generated } from 'kysely';

export interface BookInfoTable {
  readonly key: string;
  readonly value: string;
}
export interface SettingTable {
  readonly key: string;
  /** JSON. */
  readonly value: string;
}
export interface ScoreModelTable {
  readonly version: Generated<number>;
  readonly from_date: string;
  readonly created_at: string;
  readonly note: string | null;
  /** JSON. */
  readonly model: string;
}
export interface ExchangeRateTable {
  readonly id: Generated<number>;
  readonly from_date: string;
  readonly from_currency: string;
  readonly to_currency: string;
  readonly rate: number;
}
export interface ImportTable {
  readonly id: Generated<number>;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly undone_at: string | null;
  readonly import_date: string;
  readonly summary: string;
}
export interface SourceSheetTable {
  readonly id: Generated<number>;
  readonly import_id: number;
  readonly file: string;
  readonly file_sha256: string;
  readonly sheet: string;
  readonly sheet_index: number;
  /** JSON array of header texts by column. */
  readonly header: string;
  /** JSON: the plan the sheet was imported with. */
  readonly mapping: string;
  readonly summary: string;
}
export interface SourceRowTable {
  readonly id: Generated<number>;
  readonly source_sheet_id: number;
  /** 1-based row of the sheet. */
  readonly n: number;
  /** JSON array of the cells as read. */
  readonly cells: string;
}
export interface RejectedCellTable {
  readonly id: Generated<number>;
  readonly source_sheet_id: number;
  readonly n: number;
  readonly column_index: number | null;
  readonly header: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}
export interface RememberedMappingTable {
  readonly fingerprint: string;
  readonly saved_at: string;
  readonly plan: string;
}
export interface FactOriginTable {
  readonly id: Generated<number>;
  readonly entity: string;
  readonly fact_id: number;
  readonly source_row_id: number;
  /** JSON array of property names this row filled. */
  readonly fields: string;
}
export interface JournalEntryTable {
  readonly id: Generated<number>;
  readonly at: string;
  readonly kind: 'import' | 'edit' | 'merge' | 'undo' | 'redo' | 'settings' | 'review';
  readonly label: string;
  readonly import_id: number | null;
  readonly undoes_id: number | null;
  readonly undone_by_id: number | null;
}
export interface NotSameTable {
  readonly id: Generated<number>;
  readonly entity: 'account' | 'stakeholder';
  /** The smaller id of the two. */
  readonly one_id: number;
  readonly other_id: number;
  /** What the two were called when it was said; null for what was said before format 2. */
  readonly one_name: string | null;
  readonly other_name: string | null;
}
export interface FlagDismissalTable {
  readonly id: Generated<number>;
  readonly entity: 'account' | 'contract' | 'stakeholder';
  readonly fact_id: number;
  /** The import that flagged the fact. */
  readonly import_id: number;
  readonly at: string;
  readonly author: string;
  readonly note: string;
}
export interface JournalConfirmationTable {
  readonly id: Generated<number>;
  /** The import that found these facts as they are. */
  readonly entry_id: number;
  readonly entity: string;
  readonly fact_id: number;
  readonly last_fact_id: number;
  /** JSON array of columns in which it said what the book said already. */
  readonly columns: string;
  /** Null for what was said before format 4. */
  readonly source_sheet_id: number | null;
  /** Row of the first fact; each further one is on the next row. */
  readonly n: number | null;
}
export interface JournalChangeTable {
  readonly id: Generated<number>;
  readonly entry_id: number;
  readonly entity: string;
  readonly fact_id: number;
  readonly op: 'insert' | 'update' | 'delete';
  /** An insert of a whole range of ids, fact_id to last_fact_id. */
  readonly last_fact_id: number | null;
  readonly before: string | null;
  readonly after: string | null;
}
export interface ReviewTable {
  readonly id: Generated<number>;
  readonly title: string;
  readonly date: string;
  readonly status: Generated<string>;
  readonly scope: Generated<string>;
  readonly notes: string | null;
  readonly previous_id: number | null;
}
export interface AgendaItemTable {
  readonly id: Generated<number>;
  readonly review_id: number;
  readonly account_id: number;
  readonly position: number;
  readonly why: string;
  readonly status: Generated<string>;
  readonly notes: string | null;
}
export interface DecisionTable {
  readonly id: Generated<number>;
  readonly review_id: number | null;
  readonly account_id: number | null;
  readonly date: string;
  readonly text: string;
  readonly kind: Generated<string>;
  readonly band: string | null;
  readonly author: string | null;
  readonly expires_date: string | null;
}
export interface ActionTable {
  readonly id: Generated<number>;
  readonly review_id: number | null;
  readonly account_id: number | null;
  readonly text: string;
  readonly owner: string | null;
  readonly due_date: string | null;
  readonly done_date: string | null;
  readonly carried_from_id: number | null;
}
export interface SnapshotTable {
  readonly id: Generated<number>;
  readonly account_id: number;
  readonly date: string;
  readonly review_id: number | null;
  readonly import_id: number | null;
  readonly score: number | null;
  readonly parts: string;
  readonly band: string;
  readonly exceptions: string;
  readonly arr_by_currency: string;
  readonly decision_date: string | null;
  readonly people: number;
  readonly milestones: number;
}
