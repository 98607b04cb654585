/**
 * Importing: from dropped files to a changed book, one step of the wizard per method.
 *
 * A job holds the staged files. `import.job` answers the whole state as one discriminated union, so a screen can be drawn
 * from it alone; `import.progress` says when to ask again. Files are named by their position in the job (`file`), sheets by
 * their position in the workbook (`sheet`), rows by their 1-based number on the sheet, columns by 0-based position.
 * Longer than most files because the wizard is one vocabulary: states, changes and decisions are read together. Source: import page.
 */
import { z } from 'zod';
import type { WireError } from './errors.ts';
import {
  ENTITIES,
  FIELD_POLICIES,
  type Ambiguity,
  type Cell,
  type Entity,
  type FieldPolicy,
  type ImportPlan,
  type SheetPlan,
} from '../fields/types.ts';
import { method, type AnyMethods } from './method.ts';

export { FIELD_POLICIES, type FieldPolicy };

/** One row of a sheet counts once, under the first of these that fits. */
export const ROW_KINDS = ['new', 'changed', 'same', 'conflict', 'vanished', 'rejected'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export type FactValue = string | number | boolean | null | readonly string[];

/** A question that must be answered before the job can be previewed. */
export interface OpenQuestion {
  readonly file: number;
  readonly sheet: number;
  readonly column: number;
  readonly header: string;
  readonly ambiguity: Ambiguity;
}

export interface PlannedFile {
  readonly file: number;
  readonly name: string;
  readonly bytes: number;
  readonly plan: ImportPlan;
  readonly sheets: readonly SheetState[];
}

/** A file of several that could not be read: the others go on without it. */
export interface UnreadFile {
  readonly fileName: string;
  readonly error: WireError;
}

/** What the job knows of a sheet beside its plan. */
export interface SheetState {
  readonly sheet: number;
  readonly policy: FieldPolicy;
  /** Column -> its own policy, where it differs from the sheet's. */
  readonly columnPolicies: Readonly<Record<string, FieldPolicy>>;
  /** True: the mapping of an earlier import with this header was taken up. */
  readonly remembered: boolean;
  /** Cells fixed in place: the text that is read instead. */
  readonly fixes: readonly CellFix[];
  /** True: a full export, so rows no longer in it are listed as vanished. False: a part. null: full where it looks complete. */
  readonly isFullExport: boolean | null;
}

export interface CellFix {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface RowCounts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly conflict: number;
  readonly vanished: number;
  readonly rejected: number;
}

export interface EntityCounts {
  readonly entity: Entity;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly conflict: number;
  readonly vanished: number;
}

export interface SheetCounts extends RowCounts {
  readonly file: number;
  readonly fileName: string;
  readonly sheet: number;
  readonly name: string;
  readonly entities: readonly Entity[];
  /** Cells that could not be read, beside the rows refused as a whole (`rejected`). */
  readonly rejectedCells: number;
  readonly byEntity: readonly EntityCounts[];
}

/** What the import does to the book as a whole, as of the day of the import. */
export interface BookEffect {
  /** Active ARR per currency. */
  readonly arr: readonly { readonly currency: string; readonly beforeMinor: number; readonly afterMinor: number }[];
  readonly accountsBefore: number;
  readonly accountsAfter: number;
  /** Contracts whose decision date (end minus notice) changes. */
  readonly renewalsMoved: number;
  readonly contractsBefore: number;
  readonly contractsAfter: number;
  readonly peopleBefore: number;
  readonly peopleAfter: number;
}

/** Two accounts that may be one; never merged alone. */
export interface LikelyPair {
  readonly id: string;
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
  /** The name on the sheet. */
  readonly incoming: string;
  readonly candidate: string;
  readonly candidateAccountId: string;
  /** Where the candidate stands when it comes with this import; null: it is in the book. */
  readonly candidateAt: { readonly file: number; readonly sheet: number; readonly row: number } | null;
  /** 0-1, weighted by how rare the shared words are in the book. */
  readonly likeness: number;
  /** One sentence, e.g. 'Both names hold “helioscope”, rare in this book.' */
  readonly reason: string;
  readonly decision: 'open' | 'same' | 'different';
}

/** Somebody whose e-mail the book knows at another account; moved only when a person says so. */
export interface MoveOffer {
  /** Of the person in the book. */
  readonly id: string;
  readonly file: number;
  readonly sheet: number;
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly fromAccount: string;
  readonly toAccount: string;
  /** `moved`: left the old account on the day of the import. `both`: on file at both. */
  readonly decision: 'open' | 'moved' | 'both';
}

/** What an earlier import of this source had and the file has no more. */
export interface VanishedFact {
  readonly id: string;
  readonly file: number;
  readonly sheet: number;
  readonly entity: Entity;
  readonly label: string;
  readonly decision: VanishedDecision;
}

export const CHURN_CLASS_CHOICES = [
  'bad fit foreseen',
  'bad fit unforeseen',
  'good fit foreseen',
  'good fit unforeseen',
] as const;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const vanishedDecision = z.discriminatedUnion('take', [
  z.strictObject({ take: z.literal('ignore') }),
  /** Listed as a gap on data health and on its account until it is named again or settled; nothing else. */
  z.strictObject({ take: z.literal('flag') }),
  /** For accounts and contracts. */
  z.strictObject({ take: z.literal('churned'), date: day, churnClass: z.enum(CHURN_CLASS_CHOICES) }),
  /** For people. */
  z.strictObject({ take: z.literal('left'), date: day }),
]);
export type VanishedDecision = z.infer<typeof vanishedDecision>;

export interface ChangesetSummary {
  readonly sheets: readonly SheetCounts[];
  readonly effect: BookEffect;
  readonly pairs: readonly LikelyPair[];
  /** At most 200. */
  readonly moves: readonly MoveOffer[];
  /** The first 500; `vanishedTotal` counts all. */
  readonly vanished: readonly VanishedFact[];
  readonly vanishedTotal: number;
  /** Rows with conflicts nobody has decided; those values keep what the book says. */
  readonly openConflicts: number;
  /** Sentences, e.g. '“Nordwind AG” is named only on sheet “Tickets”; the account was made from that.' At most 200. */
  readonly notes: readonly string[];
}

export interface FieldChange {
  /** Property of shared/domain/facts.ts, e.g. "endDate". */
  readonly name: string;
  /** Header of the column, or '' for a value that follows from others. */
  readonly header: string;
  readonly old: FactValue;
  readonly new: FactValue;
  /** `kept`: the book's value stays under the policy. `conflict`: stays until decided. */
  readonly verdict: 'set' | 'erased' | 'kept' | 'conflict';
}

export interface FactChange {
  readonly entity: Entity;
  readonly label: string;
  /** Id of the fact in the book; null when it is new. */
  readonly factId: string | null;
  readonly kind: 'new' | 'changed' | 'same' | 'conflict' | 'vanished';
  /** Mapped fields, and of a fact that was there the unmapped columns that change, named "extra." and their header. */
  readonly fields: readonly FieldChange[];
  /** Unmapped columns kept with a new fact. */
  readonly extras: number;
}

export interface ChangeRow {
  /** Names the row in `import.decide`. */
  readonly id: string;
  readonly file: number;
  readonly sheet: number;
  readonly sheetName: string;
  readonly row: number;
  readonly kind: RowKind;
  readonly facts: readonly FactChange[];
  readonly notes: readonly string[];
}

export interface ChangePage {
  readonly total: number;
  readonly rows: readonly ChangeRow[];
}

export interface RejectedEntry {
  readonly file: number;
  readonly fileName: string;
  readonly sheet: number;
  readonly sheetName: string;
  readonly row: number;
  /** 0-based; null when the row as a whole is refused. */
  readonly column: number | null;
  readonly header: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

export interface RejectedPage {
  readonly total: number;
  readonly entries: readonly RejectedEntry[];
}

export interface RawRow {
  readonly row: number;
  readonly hidden: boolean;
  /** What becomes of the row: a data row, or the reason it is skipped. */
  readonly role: 'data' | 'header' | SheetPlan['skipped'][number]['reason'] | 'filtered' | 'outside';
  readonly cells: readonly Cell[];
  /** Columns whose cell is refused, with the sentence. */
  readonly refused: readonly { readonly column: number; readonly code: string; readonly message: string }[];
}

export interface RawRows {
  readonly rows: readonly RawRow[];
  /** Number of the last row with any cell. */
  readonly lastRow: number;
}

export interface ImportResult {
  readonly importId: string;
  /** The journal entry that Undo reverts; null when nothing changed and no new file said what the book says already. */
  readonly entryId: string | null;
  readonly sheets: readonly SheetCounts[];
  readonly effect: BookEffect;
  readonly rejectedTotal: number;
  readonly notes: readonly string[];
  readonly seconds: number;
}

export type ImportJob =
  | {
      readonly state: 'reading';
      readonly jobId: string;
      readonly files: readonly { readonly name: string; readonly bytes: number }[];
    }
  | { readonly state: 'failed'; readonly jobId: string; readonly error: WireError; readonly fileName: string | null }
  | { readonly state: 'cancelled'; readonly jobId: string }
  | {
      readonly state: 'planned';
      readonly jobId: string;
      readonly files: readonly PlannedFile[];
      readonly unread: readonly UnreadFile[];
      readonly questions: readonly OpenQuestion[];
    }
  | {
      readonly state: 'previewed';
      readonly jobId: string;
      readonly files: readonly PlannedFile[];
      readonly unread: readonly UnreadFile[];
      readonly questions: readonly OpenQuestion[];
      readonly summary: ChangesetSummary;
      /** True when the effect holds answers to conflicts, which can be taken back. */
      readonly conflictsAnswered: boolean;
    }
  | { readonly state: 'applying'; readonly jobId: string }
  | { readonly state: 'applied'; readonly jobId: string; readonly result: ImportResult };

const index = z.int().min(0).max(100_000);
const at = { file: index, sheet: index };
const sheetRow = z.int().min(1).max(1_048_576);
const fieldRef = z.strictObject({
  key: z.string().max(100),
  slot: z.string().max(100).optional(),
  per: z.enum(['month', 'quarter', 'term']).optional(),
  unit: z.enum(['weeks', 'months', 'years']).optional(),
  period: z.strictObject({ startDate: day, days: z.int().min(1).max(3660) }).optional(),
});

/** One change a person makes to what was understood. */
export const planChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('includeSheet'), ...at, include: z.boolean() }),
  /** Which values of the filter's column are taken in, as the plan spells them; null: every row. */
  z.strictObject({
    kind: z.literal('rowFilter'),
    ...at,
    keep: z.array(z.string().max(2000)).max(1000).nullable(),
  }),
  /** `fromRow` is the first line of a multi-row header; null: the sheet has no header row. */
  z.strictObject({ kind: z.literal('headerRow'), ...at, row: sheetRow.nullable(), fromRow: sheetRow.nullable() }),
  z.strictObject({ kind: z.literal('entities'), ...at, entities: z.array(z.enum(ENTITIES)).max(ENTITIES.length) }),
  /** One account for all rows of a sheet that names none. */
  z.strictObject({ kind: z.literal('account'), ...at, name: z.string().trim().min(1).max(1000) }),
  /** When the rows are from that no column dates; null: unknown. */
  z.strictObject({
    kind: z.literal('rowsPeriod'),
    ...at,
    period: z.strictObject({ startDate: day, days: z.int().min(1).max(3660) }).nullable(),
  }),
  z.strictObject({ kind: z.literal('columnField'), ...at, column: index, field: fieldRef.nullable() }),
  /** Raw value as shown -> canonical value; '' leaves it blank, null forgets the mapping. */
  z.strictObject({
    kind: z.literal('valueMap'),
    ...at,
    column: index,
    value: z.string().max(1000),
    to: z.string().max(200).nullable(),
  }),
  /** Column null: every column of the sheet that asks. */
  z.strictObject({
    kind: z.literal('dateOrder'),
    ...at,
    column: index.nullable(),
    order: z.enum(['dmy', 'mdy', 'ymd']),
  }),
  z.strictObject({ kind: z.literal('decimal'), ...at, column: index.nullable(), decimal: z.enum(['.', ',']) }),
  z.strictObject({
    kind: z.literal('currency'),
    ...at,
    column: index,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('hiddenRows'), ...at, include: z.boolean() }),
  z.strictObject({ kind: z.literal('skipRows'), ...at, from: sheetRow, to: sheetRow, skip: z.boolean() }),
  /** Reads `text` instead of the cell; null takes the fix back. */
  z.strictObject({
    kind: z.literal('fixCell'),
    ...at,
    row: sheetRow,
    column: index,
    text: z.string().max(32_767).nullable(),
  }),
  z.strictObject({ kind: z.literal('policy'), ...at, column: index.nullable(), policy: z.enum(FIELD_POLICIES) }),
  z.strictObject({ kind: z.literal('fullExport'), ...at, isFullExport: z.boolean().nullable() }),
]);
export type PlanChange = z.infer<typeof planChange>;

/** One answer of a person to what the preview asks. */
export const importDecision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pair'),
    pairId: z.string().max(100),
    decision: z.enum(['open', 'same', 'different']),
  }),
  z.strictObject({ kind: z.literal('move'), id: z.string().max(40), decision: z.enum(['open', 'moved', 'both']) }),
  /**
   * `rowId` of `import.changes`; null decides every conflict of the job. Name null: every conflict of the row.
   * Open takes the answers back; with `rowId` null all of them.
   */
  z.strictObject({
    kind: z.literal('conflict'),
    rowId: z.string().max(100).nullable(),
    name: z.string().max(100).nullable(),
    take: z.enum(['open', 'mine', 'theirs']),
  }),
  /** Id null decides all vanished facts. */
  z.strictObject({ kind: z.literal('vanished'), id: z.string().max(100).nullable(), decision: vanishedDecision }),
]);
export type ImportDecision = z.infer<typeof importDecision>;

export interface ImportHistoryEntry {
  readonly importId: string;
  readonly at: string;
  readonly files: readonly string[];
  readonly sheets: readonly SheetCounts[];
  readonly effect: BookEffect;
  readonly rejectedTotal: number;
  readonly undoneAt: string | null;
  /** The journal entry to undo; null when it changed nothing or is undone. */
  readonly entryId: string | null;
}

export interface MappingInfo {
  readonly fingerprint: string;
  readonly savedAt: string;
  readonly sheet: string;
  readonly entities: readonly Entity[];
  readonly columns: readonly { readonly header: string; readonly field: string | null }[];
}

const job = z.strictObject({ jobId: z.string().max(100) });
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };

export const importMethods = {
  /** Starts reading the staged files, at most 50; answers at once. */
  'import.begin': method<{ readonly jobId: string }>()(
    z.strictObject({ sourceIds: z.array(z.string().max(200)).min(1).max(10_000) }),
  ),
  'import.job': method<ImportJob>()(job),
  /** The spreadsheet as stored, for the preview table. */
  'import.rows': method<RawRows>()(
    job.extend({ ...at, from: sheetRow.default(1), count: z.int().min(1).max(500).default(100) }),
  ),
  /** Changes the plan; a preview made before is dropped. */
  'import.changePlan': method<ImportJob>()(job.extend({ change: planChange })),
  /** Works out the changeset on a copy of the book. Refused with `import/question-open` while a column asks. */
  'import.preview': method<ImportJob>()(job),
  'import.changes': method<ChangePage>()(
    job.extend({
      kind: z.enum(ROW_KINDS).nullable().default(null),
      file: index.nullable().default(null),
      sheet: index.nullable().default(null),
      ...page,
    }),
  ),
  'import.rejected': method<RejectedPage>()(job.extend(page)),
  /** Rejected rows as CSV text with the reason of each, formulas neutralised. */
  'import.exportRejected': method<{ readonly fileName: string; readonly csv: string }>()(job),
  /** Takes decisions and works the changeset out again. */
  'import.decide': method<ImportJob>()(job.extend({ decisions: z.array(importDecision).min(1).max(1000) })),
  /** Applies in one transaction. */
  'import.apply': method<ImportResult>()(job),
  /** Stops working out the effect, or writing: the book is as it was and the job where it was. Nothing under way: nothing. */
  'import.stop': method<null>()(job),
  /** Stops reading, or leaves the wizard; the staged copy is deleted. */
  'import.cancel': method<ImportJob>()(job),
  /** Forgets a job that is over. */
  'import.discard': method<null>()(job),
  /** The jobs of this session and book that are not over, newest first; after a restart there is none. */
  'import.jobs': method<readonly ImportJob[]>()(z.strictObject({})),
  'import.history': method<readonly ImportHistoryEntry[]>()(z.strictObject({})),
  'import.mappings': method<readonly MappingInfo[]>()(z.strictObject({})),
  'import.forgetMapping': method<null>()(z.strictObject({ fingerprint: z.string().max(500) })),
  /** One mapping as the text of a mapping file (JSON), to hand to a colleague or to `import --mapping`. */
  'import.exportMapping': method<{ readonly fileName: string; readonly text: string }>()(
    z.strictObject({ fingerprint: z.string().max(500) }),
  ),
  /** `name`: of the file, to be named where it is refused. */
  'import.importMapping': method<readonly MappingInfo[]>()(
    z.strictObject({ text: z.string().max(5_000_000), name: z.string().max(1000) }),
  ),
} satisfies AnyMethods;

export interface ImportEvents {
  readonly 'import.progress': {
    readonly jobId: string;
    readonly phase: 'reading' | 'understanding' | 'matching' | 'applying' | 'done';
    /** Bytes while reading, rows afterwards. */
    readonly done: number;
    readonly total: number;
    readonly rows: number;
    /** Null while it cannot be told. */
    readonly secondsLeft: number | null;
  };
}
