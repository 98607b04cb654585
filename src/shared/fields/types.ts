/**
 * Vocabulary of the import: entities, fields, cells and the plan of a sheet.
 * One plan is made by the recogniser, shown and changed in the wizard, remembered as a mapping, and executed unchanged by
 * preview and commit. Everything here is JSON. Source: import page.
 */

export const ENTITIES = [
  'account',
  'contract',
  'stakeholder',
  'milestone',
  'pulse',
  'touch',
  'survey',
  'usage',
  'ticket',
  'forecast',
] as const;
export type Entity = (typeof ENTITIES)[number];

/** A cell as the sheet stores it; the same shape that `quarterbook rows` prints. */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly date: string }
  | { readonly dateTime: string }
  | { readonly error: string };

export const FIELD_TYPES = [
  'text',
  'id',
  'email',
  'domain',
  'date',
  'number',
  'integer',
  'money',
  'percent',
  'days',
  'boolean',
  'currency',
  'enum',
  'enumList',
  'people',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One importable field of the catalogue: knowledge as data, not branches. */
export interface Field {
  /** `entity.name`, e.g. "contract.endDate"; `name` is the property in shared/domain/facts.ts. */
  readonly key: string;
  readonly entity: Entity;
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Header synonyms, lower case, folded later; English first. */
  readonly synonyms: Partial<Record<Language, readonly string[]>>;
  /** For enum fields: canonical value -> spellings that mean it ("decision maker" -> "dm", "entscheider"). */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Bounds for numbers, inclusive. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * Where one column goes. `slot` tells several people (or other facts) of one row apart: in a flat tracker the column
 * "Champion" is `stakeholder.name` in slot "champion", which also gives that person the role. `period` is set for wide
 * month columns: each cell becomes a dated row of its entity.
 */
export interface FieldRef {
  readonly key: string;
  readonly slot?: string;
  readonly period?: { readonly startDate: string; readonly days: number };
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type DecimalMark = '.' | ',';

/** A question the column asks because its cells can honestly be read in two ways. */
export interface Ambiguity {
  readonly kind: 'dateOrder' | 'decimal';
  /** How many cells can be read both ways. */
  readonly count: number;
  /** Each reading with what the first few cells would become. */
  readonly readings: readonly { readonly choice: string; readonly examples: readonly { readonly raw: string; readonly read: string }[] }[];
}

export const COLUMN_TYPES = ['empty', 'text', 'id', 'date', 'number', 'money', 'percent', 'boolean', 'email', 'enum', 'mixed'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What was understood of one column, and what will be done with it. */
export interface ColumnPlan {
  /** 0-based position on the sheet. */
  readonly index: number;
  readonly header: string;
  readonly type: ColumnType;
  readonly field: FieldRef | null;
  /** 0-1; 0.9 and above is shown as sure. */
  readonly confidence: number;
  /** One sentence: why this field (or why none). */
  readonly reason: string;
  /** Decided from all rows of the column; absent when no cell needs it, or while `ambiguity` is unanswered. */
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  /** Currency of the whole column where header, format or cells say so. */
  readonly currency?: string;
  /** True where the sheet formats the numbers as percent (0.12 means 12 %). */
  readonly percentFormat?: boolean;
  readonly ambiguity?: Ambiguity;
  /** Raw value (folded) -> canonical value, for enum fields; "" means "leave blank". */
  readonly valueMap?: Readonly<Record<string, string>>;
  /** Raw spellings no rule understood, most frequent first. */
  readonly unknownValues?: readonly { readonly value: string; readonly count: number }[];
  /** First few distinct cells as text. */
  readonly samples: readonly string[];
  readonly filled: number;
  readonly blank: number;
  readonly distinct: number;
}

export interface SkippedRows {
  /** 1-based sheet rows, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly reason: 'title' | 'blank' | 'header' | 'subheader' | 'total' | 'note' | 'other table' | 'hidden';
  readonly text: string;
}

export interface SheetPlan {
  /** 0-based position in the workbook. */
  readonly sheetIndex: number;
  readonly name: string;
  readonly hidden: boolean;
  /** False: the person (or the recogniser, with a reason in `warnings`) leaves this sheet out. */
  readonly include: boolean;
  /** 1-based row of the (last) header line; null: no header row found. */
  readonly headerRow: number | null;
  /** First header line of a multi-row header; equals headerRow otherwise. */
  readonly headerFromRow: number | null;
  readonly firstDataRow: number | null;
  readonly lastDataRow: number | null;
  /** Data rows between them that are not skipped. */
  readonly rowCount: number;
  readonly skipped: readonly SkippedRows[];
  readonly hiddenRows: number;
  /** Whether hidden rows are imported (asked once; default true, and said). */
  readonly includeHiddenRows: boolean;
  /** What one row holds, main entity first. A flat tracker names several. */
  readonly entities: readonly Entity[];
  readonly confidence: number;
  readonly reason: string;
  readonly columns: readonly ColumnPlan[];
  readonly warnings: readonly string[];
  /** Look-alike key of the header for remembered mappings. */
  readonly fingerprint: string;
}

export interface ImportPlan {
  readonly file: string;
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheets: readonly SheetPlan[];
  readonly warnings: readonly string[];
}

export type NormalisedValue = string | number | boolean | readonly string[];

/**
 * One fact of one row, ready to be matched: only fields that the row fills ("(clear)" arrives as null: erase).
 * `values` uses the property names of shared/domain/facts.ts except for references to other facts, which are still words:
 * `accountName`, `accountExternalId`, `accountDomain`, `contractProduct`, `stakeholderName`, `stakeholderEmail`, `reportsTo`, `successor`, `people`.
 */
export interface DraftFact {
  readonly entity: Entity;
  readonly slot: string;
  readonly values: ReadonlyMap<string, NormalisedValue | null>;
  /** Property name -> 0-based column it came from. */
  readonly columns: ReadonlyMap<string, number>;
}

/** A cell that cannot become its field: data, not an exception. */
export interface RejectedCell {
  readonly row: number;
  /** 0-based; null when the row as a whole is refused. */
  readonly column: number | null;
  readonly header: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

export interface NormalisedRow {
  /** 1-based sheet row. */
  readonly row: number;
  readonly facts: readonly DraftFact[];
  readonly rejected: readonly RejectedCell[];
  /** Unmapped filled columns: header -> text as shown. */
  readonly extra: ReadonlyMap<string, string>;
}
